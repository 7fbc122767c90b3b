//! The memory that keeps POWER's settings: `<nvram>`.

use crate::devices::{BuildError, Part};
use crate::scene::{Scene, machine_kind};
use ostler_model::domain::{Address, NvramDevice};
use ostler_xml::Hex;

/// The memory that keeps POWER's settings.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    nvram: &NvramDevice,
) -> Result<Vec<Part>, BuildError> {
    if !machine_kind::is_pseries(scene.domain) {
        return Err(BuildError::unsupported("<nvram>", "only pseries machines have it"));
    }
    let reg = match &nvram.info.address {
        Some(Address::SpaprVio(place)) => place.reg,
        _ => None,
    };
    let option =
        |reg: Hex<u64, 8>| Part::option("-global", format!("spapr-nvram.reg={:#x}", reg.0));
    Ok(reg.map(option).into_iter().collect())
}
