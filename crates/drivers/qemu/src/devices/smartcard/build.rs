//! Smartcards: `<smartcard>`.

use crate::arguments::Properties;
use crate::devices::chardev::Character;
use crate::devices::{BuildError, Part, address};
use crate::scene::Scene;
use ostler_model::domain::{Address, ControllerKind, Smartcard, SmartcardMode};

/// The database of certificates that is there by default.
const DATABASE: &str = "/etc/pki/nssdb";

/// The host's end of a card that is elsewhere.
pub(in crate::devices) fn end(card: &Smartcard) -> Result<Option<Character<'_>>, BuildError> {
    let SmartcardMode::Passthrough(source) = &card.mode else { return Ok(None) };
    let alias = address::alias(&card.info)?;
    Ok(Some(Character { alias, source, log: None, spice_channel: "smartcard" }))
}

/// The parts of a card.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    card: &Smartcard,
) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&card.info)?;
    let mut parts = Vec::with_capacity(2);
    let mut device = match &card.mode {
        SmartcardMode::Host => {
            Properties::device("ccid-card-emulated").with("backend", "nss-emulated")
        }
        SmartcardMode::HostCertificates(host) => {
            let mut device =
                Properties::device("ccid-card-emulated").with("backend", "certificates");
            for (index, certificate) in host.certificates.iter().enumerate() {
                device.set(format!("cert{}", index + 1), certificate.to_string());
            }
            device.set("db", host.database.as_deref().unwrap_or(DATABASE).to_owned());
            device
        }
        SmartcardMode::Passthrough(_) => {
            let Some(end) = end(card)? else { return Ok(parts) };
            end.parts(scene, &mut parts)?;
            Properties::device("ccid-card-passthru").with("chardev", end.id())
        }
    };
    device.set("id", alias.to_owned());
    let Some(Address::Ccid(place)) = &card.info.address else {
        return Err(BuildError::incomplete(alias, "address on a smartcard reader"));
    };
    let owner = scene.domain.devices.controllers.iter().find(|other| {
        matches!(other.kind, ControllerKind::Ccid(_)) && other.index() == Some(place.controller)
    });
    let owner = owner.ok_or_else(|| BuildError::incomplete(alias, "smartcard reader"))?;
    device.set("bus", format!("{}.0", address::alias(&owner.info)?));
    parts.push(Part::Device(device));
    Ok(parts)
}
