//! Secrets that a guest's devices are to be given: the forms that several kinds share.

use super::BuildError;
use super::chardev::Character;
use crate::scene::{Need, Resource, Role, SecretNeed, SecretSource};
use crate::scene::{Scene, TlsSettings};
use ostler_driver::{SecretLookup, SecretUsage};
use ostler_model::domain::{CharacterSource, Graphics, SecretReference, SocketMode};
use ostler_xml::YesNo;

/// Adds what the TLS key of VNC displays is encrypted with.
pub(super) fn of_vnc(scene: &Scene<'_>, needs: &mut Vec<Need>) {
    let tls = &scene.settings.vnc.tls;
    let graphics = &scene.domain.devices.graphics;
    if tls.enabled && graphics.iter().any(|graphics| matches!(graphics, Graphics::Vnc(_))) {
        let id = "vnc-tls-creds0-secret0".to_owned();
        push_tls(needs, id, || "the TLS key of VNC displays".to_owned(), tls);
    }
}

/// Adds what the TLS key of a character device is encrypted with.
pub(super) fn of_character(scene: &Scene<'_>, end: &Character<'_>, needs: &mut Vec<Need>) {
    let CharacterSource::Tcp(tcp) = end.source else { return };
    let tls = &scene.settings.chardev_tls;
    let wanted = tcp.source.tls.map_or(tls.enabled, |tls| tls == YesNo::Yes);
    let known = matches!(tcp.source.mode, None | Some(SocketMode::Connect | SocketMode::Bind));
    if wanted && known {
        let id = format!("{}-secret0", end.id());
        push_tls(needs, id, || format!("the TLS key for device '{}'", end.alias), tls);
    }
}

/// The secret that a definition names for this use.
pub(super) fn lookup(
    opens: &str,
    kind: SecretUsage,
    reference: Option<&SecretReference>,
) -> Result<SecretLookup, BuildError> {
    match reference.map(|reference| (reference.uuid, reference.usage.as_deref())) {
        Some((Some(uuid), _)) => Ok(SecretLookup::UuidFor { uuid, kind }),
        Some((None, Some(usage))) => Ok(SecretLookup::Usage { kind, id: usage.to_owned() }),
        _ => Err(BuildError::unsupported(
            opens,
            "its <secret> is missing, or has neither uuid nor usage: name the secret to be used",
        )),
    }
}

/// Adds the secret that the key of these TLS settings is encrypted with, if it is.
pub(super) fn push_tls(
    needs: &mut Vec<Need>,
    id: String,
    opens: impl Fn() -> String,
    tls: &TlsSettings,
) {
    if let Some(uuid) = tls.secret {
        let lookup = SecretLookup::UuidFor { uuid, kind: SecretUsage::Tls };
        push(needs, id, opens(), SecretSource::Kept(lookup));
    }
}

/// Adds a secret object with this id; errors name what it `opens`.
pub(super) fn push(needs: &mut Vec<Need>, id: String, opens: String, source: SecretSource) {
    needs.push(Need {
        device: id,
        role: Role::Secret,
        resource: Resource::Secret(SecretNeed { opens, source }),
        set: None,
    });
}
