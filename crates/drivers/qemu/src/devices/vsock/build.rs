//! The socket device between host and guest: `<vsock>`.

use crate::devices::{BuildError, Part, address, virtio};
use crate::scene::Role;
use crate::scene::Scene;
use ostler_model::domain::Vsock;

/// The parts of the socket device between host and guest.
pub(in crate::devices) fn parts(scene: &Scene<'_>, vsock: &Vsock) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&vsock.info)?;
    let mut device = virtio::device("vhost-vsock", &vsock.info, vsock.model)?;
    if let Some(driver) = &vsock.driver {
        virtio::options(driver, &mut device);
    }
    device.set("id", alias.to_owned());
    let cid = vsock.cid.as_ref().and_then(|cid| cid.address);
    device.set("guest-cid", cid.ok_or_else(|| BuildError::incomplete(alias, "context id"))?);
    let answer = scene.prepared.descriptor(alias, Role::Vhost(0))?;
    device.set("vhostfd", &answer.token);
    address::place(scene, &vsock.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}
