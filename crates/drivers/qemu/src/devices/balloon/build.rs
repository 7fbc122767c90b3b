//! The memory balloon: `<memballoon>`.

use crate::devices::{BuildError, Part, address, virtio};
use crate::scene::Scene;
use ostler_model::domain::{MemBalloon, MemBalloonModel, VirtioModel};
use ostler_xml::OnOff;

/// The parts of the memory balloon.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    balloon: &MemBalloon,
) -> Result<Vec<Part>, BuildError> {
    let model = match balloon.model {
        MemBalloonModel::None => return Ok(Vec::new()),
        MemBalloonModel::Virtio => VirtioModel::Virtio,
        MemBalloonModel::Transitional => VirtioModel::Transitional,
        MemBalloonModel::NonTransitional => VirtioModel::NonTransitional,
        MemBalloonModel::Xen => {
            return Err(BuildError::unsupported("<memballoon model='xen'>", "only Xen has it"));
        }
    };
    let mut device = virtio::device("virtio-balloon", &balloon.info, Some(model))?;
    if let Some(driver) = &balloon.driver {
        virtio::options(driver, &mut device);
    }
    device.set("id", address::alias(&balloon.info)?.to_owned());
    let on = |state: Option<OnOff>| state.map(|state| state == OnOff::On);
    device.set_some("deflate-on-oom", on(balloon.auto_deflate));
    device.set_some("free-page-reporting", on(balloon.free_page_reporting));
    address::place(scene, &balloon.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}
