//! The device that helps to read dumps, a feature of the machine.

use crate::arguments::Properties;
use crate::devices::Part;
use crate::scene::Scene;
use ostler_xml::OnOff;

/// The device that helps to read dumps.
pub(in crate::devices) fn parts(scene: &Scene<'_>) -> Option<Part> {
    let features = scene.domain.features.as_ref()?.rare.as_ref()?;
    let on = features.vmcoreinfo?.state != Some(OnOff::Off);
    on.then(|| Part::Device(Properties::device("vmcoreinfo")))
}
