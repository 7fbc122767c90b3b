//! Crypto devices: `<crypto>`.

use crate::arguments::Properties;
use crate::devices::{BuildError, Part, address, virtio};
use crate::scene::Scene;
use ostler_model::domain::{Crypto, CryptoBackendModel};

/// The parts of a crypto device.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    crypto: &Crypto,
) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&crypto.info)?;
    let kind = match crypto.backend.model {
        CryptoBackendModel::Builtin => "cryptodev-backend-builtin",
        CryptoBackendModel::Lkcf => "cryptodev-backend-lkcf",
    };
    let id = format!("obj{alias}");
    let mut object = Properties::object(kind, id.clone());
    object.set_some("queues", crypto.backend.queues);
    let mut device = virtio::device("virtio-crypto", &crypto.info, None)?;
    device.set("cryptodev", id);
    device.set("id", alias.to_owned());
    address::place(scene, &crypto.info, &mut device)?;
    Ok(vec![Part::Object(object), Part::Device(device)])
}
