//! The parts of a USB hub.

use crate::arguments::Properties;
use crate::devices::{BuildError, Part, address};
use crate::scene::Scene;
use ostler_model::domain::Hub;

/// The parts of a USB hub.
pub(super) fn parts(scene: &Scene<'_>, hub: &Hub) -> Result<Vec<Part>, BuildError> {
    let mut device =
        Properties::device("usb-hub").with("id", address::alias(&hub.info)?.to_owned());
    address::place(scene, &hub.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}
