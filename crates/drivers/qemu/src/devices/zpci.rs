//! The names that s390 has for PCI functions: a device of their own before the
//! one they name.

use super::Part;
use crate::arguments::Properties;
use ostler_model::domain::{Address, DomainDef};

/// The device with the names of `device`, if it has any.
pub(super) fn names(domain: &DomainDef, device: &Properties) -> Option<Part> {
    let alias = device.text("id")?;
    let (kind, index) = domain.devices.find_alias(alias)?;
    let info = domain.devices.device(kind, index)?.info()?;
    let Some(Address::Pci(place)) = &info.address else { return None };
    let zpci = place.zpci.as_deref()?;
    let uid = zpci.uid?.0;
    let mut names = Properties::device("zpci").with("uid", uid);
    names.set_some("fid", zpci.fid.map(|fid| fid.0));
    names.set("target", alias.to_owned());
    names.set("id", format!("zpci{uid}"));
    Some(Part::Device(names))
}
