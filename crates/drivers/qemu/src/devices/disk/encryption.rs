//! Which encryption of images can be had.

use crate::devices::BuildError;
use crate::emulator::Capability;
use crate::scene::Scene;
use ostler_model::domain::{DiskSource, Encryption, NetworkProtocol};

/// Refuses what cannot be opened, before anybody is asked for a secret. `what`
/// names the image.
pub(crate) fn check_encryption(
    scene: &Scene<'_>,
    what: &str,
    source: &DiskSource,
    format: &str,
    encryption: &Encryption,
) -> Result<(), BuildError> {
    let refused = |reason: String| {
        let element = format!("{what}: <encryption format='{}'>", encryption.format);
        Err(BuildError::unsupported(element, reason))
    };
    if encryption.secrets.is_empty() {
        return refused("it names no <secret>, whose value is the passphrase".to_owned());
    }
    match encryption.engine.as_deref() {
        Some("librbd") => match by_rbd(scene, source, encryption) {
            Some(reason) => refused(reason.to_owned()),
            None => Ok(()),
        },
        None | Some("qemu") => match by_qemu(format, encryption) {
            Some(reason) => refused(reason.to_owned()),
            None => Ok(()),
        },
        Some(other) => refused(format!("there is no engine '{other}', only 'qemu' and 'librbd'")),
    }
}

/// Why QEMU cannot do it.
fn by_qemu(format: &str, encryption: &Encryption) -> Option<&'static str> {
    match &*encryption.format {
        "luks" if !matches!(format, "raw" | "luks" | "qcow2") => {
            Some("QEMU encrypts images of the formats raw and qcow2 only")
        }
        "luks" if encryption.secrets.len() > 1 => {
            Some("several secrets are for images that rest on others, with engine='librbd'")
        }
        "luks" => None,
        "default" | "qcow" => {
            Some("QEMU no longer runs guests from images of this kind: convert it to 'luks'")
        }
        "luks2" | "luks-any" => Some("this needs engine='librbd'"),
        _ => Some("QEMU does not know this format; it has 'luks'"),
    }
}

/// Why RBD cannot do it.
fn by_rbd(scene: &Scene<'_>, source: &DiskSource, encryption: &Encryption) -> Option<&'static str> {
    let is_rbd = source.network().is_some_and(|it| it.protocol == Some(NetworkProtocol::Rbd));
    let has = |capability| scene.target.has(capability);
    match &*encryption.format {
        _ if !is_rbd => Some("engine='librbd' is for <source protocol='rbd'>"),
        _ if !has(Capability::RbdEncryption) => Some("this QEMU has no engine='librbd'"),
        _ if encryption.secrets.len() > 1 && !has(Capability::RbdEncryptionLayering) => {
            Some("this QEMU takes one secret only")
        }
        "luks-any" if !has(Capability::RbdEncryptionLuksAny) => {
            Some("this QEMU wants to be told whether it is 'luks' or 'luks2'")
        }
        "luks" | "luks2" | "luks-any" => None,
        _ => Some("RBD has the formats 'luks', 'luks2' and 'luks-any'"),
    }
}
