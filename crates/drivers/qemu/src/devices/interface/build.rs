//! The parts of a network card.

use super::card::tap;
use super::{backend, frontend};
use crate::devices::{BuildError, Part, hostdev};
use crate::scene::Scene;
use ostler_model::domain::{Interface, InterfaceSource};

/// Refuses settings that this kind of connection does not have.
fn refuse(interface: &Interface) -> Result<(), BuildError> {
    let kind = interface.source.kind();
    let filtered =
        tap(interface).is_some() && !matches!(interface.source, InterfaceSource::Direct(_));
    if interface.filter.is_some() && !filtered {
        return Err(BuildError::unsupported(
            format!("<filterref> of <interface type='{kind}'>"),
            "only tap devices are filtered",
        ));
    }
    let tap_path = interface.backend.as_ref().and_then(|backend| backend.tap.as_ref());
    if tap_path.is_some() && tap(interface).is_none() {
        return Err(BuildError::unsupported(
            format!("<backend tap=''> of <interface type='{kind}'>"),
            "it has no tap device",
        ));
    }
    Ok(())
}

/// The parts of a network card.
pub(super) fn parts(
    scene: &Scene<'_>,
    interface: &Interface,
    boot: Option<u32>,
) -> Result<Vec<Part>, BuildError> {
    refuse(interface)?;
    if matches!(interface.source, InterfaceSource::Hostdev(_)) {
        return hostdev::of_interface(scene, interface, boot);
    }
    let mut parts = Vec::with_capacity(2);
    backend::parts(scene, interface, &mut parts)?;
    parts.push(Part::Device(frontend::device(scene, interface, boot)?));
    Ok(parts)
}
