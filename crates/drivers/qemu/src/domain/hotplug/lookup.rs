//! The device of a definition that a client means.

use super::{failed, missing, unfit};
use crate::complete::PostParse;
use crate::definition::Random;
use crate::error::QemuError;
use crate::traits::EmulatorTraits;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_model::domain::{
    Controller, Device, DeviceKind, DeviceMut, DeviceRef, DomainDef, Interface,
};
use ostler_xml::View;

/// A device by its kind and its place among its kind.
pub(super) type Place = (DeviceKind, usize);

/// The device with this name.
pub(super) fn by_alias(def: &DomainDef, alias: &str) -> Result<Place, QemuError> {
    let found = def.devices.find_alias(alias);
    found.ok_or_else(|| missing(format!("no device found with alias '{alias}'")))
}

/// The device that a document means: a disk by its target, a network card by
/// its MAC address, other kinds by what tells them apart.
pub(super) fn by_document(
    traits: &EmulatorTraits,
    def: &DomainDef,
    device: Device,
) -> Result<Place, QemuError> {
    let kind = device.kind();
    let place = match &device {
        Device::Disk(disk) => {
            let target = &*disk.target.dev;
            disk_index(def, target).ok_or_else(|| missing(format!("no target device {target}")))?
        }
        Device::Interface(card) => interface(def, card)?,
        Device::Controller(wanted) => {
            let same = def.devices.controllers.iter().position(|other| {
                other.kind.kind() == wanted.kind.kind() && other.index() == wanted.index()
            });
            same.ok_or_else(|| not_there(kind))?
        }
        Device::Filesystem(wanted) => {
            let folders = &def.devices.filesystems;
            let same = folders.iter().position(|other| other.target == wanted.target);
            same.ok_or_else(|| not_there(kind))?
        }
        Device::Lease(wanted) => {
            let same =
                def.devices.leases.iter().position(|other| {
                    other.key == wanted.key && other.lockspace == wanted.lockspace
                });
            same.ok_or_else(|| {
                missing(format!("lease '{}' in lockspace is not there", wanted.key))
            })?
        }
        Device::SharedMemory(wanted) => {
            let memories = &def.devices.shared_memories;
            let same = memories.iter().position(|other| other.name == wanted.name);
            same.ok_or_else(|| not_there(kind))?
        }
        _ => alike(traits, def, device)?,
    };
    Ok((kind, place))
}

/// The place of the disk with this target.
pub(super) fn disk_index(def: &DomainDef, target: &str) -> Option<usize> {
    def.devices.disks.iter().position(|disk| &*disk.target.dev == target)
}

/// The place of the controller of this kind and number.
pub(super) fn controller_index(def: &DomainDef, kind: &str, index: u32) -> Option<usize> {
    let is = |controller: &Controller| {
        controller.kind.kind() == kind && controller.index() == Some(index)
    };
    def.devices.controllers.iter().position(is)
}

fn not_there(kind: DeviceKind) -> QemuError {
    let detail = format!("no <{kind}> of the domain is the one that was given");
    match kind {
        DeviceKind::Serial | DeviceKind::Parallel | DeviceKind::Console | DeviceKind::Channel => {
            QemuError::Wire(Error::invalid_arg(detail).in_domain(ErrorDomain::Qemu))
        }
        DeviceKind::Vsock => failed(detail),
        _ => missing(detail),
    }
}

/// The card with the MAC address, the place in the guest and the name that
/// `wanted` has, as far as it has them.
pub(super) fn interface(def: &DomainDef, wanted: &Interface) -> Result<usize, QemuError> {
    let mac = |card: &Interface| card.mac.as_ref().and_then(|mac| mac.address);
    let alias = wanted.info.alias.as_deref();
    let fits = |card: &&Interface| {
        mac(wanted).is_none_or(|wanted| mac(card) == Some(wanted))
            && wanted.info.address.as_ref().is_none_or(|at| card.info.address.as_ref() == Some(at))
            && alias.is_none_or(|alias| card.info.alias.as_deref() == Some(alias))
    };
    let mut found = def.devices.interfaces.iter().enumerate().filter(|(_, card)| fits(card));
    let what = match (mac(wanted), alias) {
        (Some(mac), _) => format!("MAC address {mac}"),
        (None, Some(alias)) => format!("alias {alias}"),
        (None, None) => "the given description".to_owned(),
    };
    match (found.next(), found.next()) {
        (Some((place, _)), None) => Ok(place),
        (None, _) => Err(QemuError::Wire(Error::new(
            ErrorCode::DeviceMissing,
            ErrorDomain::Domain,
            format!("no device matching {what} found"),
        ))),
        (Some(_), Some(_)) => Err(QemuError::Wire(Error::new(
            ErrorCode::OperationFailed,
            ErrorDomain::Domain,
            format!("multiple devices matching {what} found: give the <address> too"),
        ))),
    }
}

/// The device that is like the given one in all but name and place; these must
/// fit where they are given.
fn alike(traits: &EmulatorTraits, def: &DomainDef, device: Device) -> Result<usize, QemuError> {
    let kind = device.kind();
    let given = device.as_ref().info().cloned().unwrap_or_default();
    let wanted = match device.as_ref().info() {
        // Defaults are put in as for a device that comes.
        Some(_) => {
            let mut copy = def.clone();
            // `push` has replaced the only device of a kind of which a domain has one.
            if let Some(single) = copy.devices.push(device.clone()) {
                copy.devices.remove(kind, 0);
                drop(single);
            } else {
                let last = copy.devices.count(kind).saturating_sub(1);
                copy.devices.remove(kind, last);
            }
            let joined = PostParse::new(traits).join(&mut copy, device, &mut Random);
            let joined = joined.map_err(unfit)?;
            let device = copy.devices.remove(joined.kind, joined.index);
            device.ok_or_else(|| not_there(kind))?
        }
        None => device,
    };
    let wanted = bare(wanted);
    let is = |other: DeviceRef<'_>| {
        let info = other.info().cloned().unwrap_or_default();
        given.address.as_ref().is_none_or(|at| info.address.as_ref() == Some(at))
            && given.alias.as_ref().is_none_or(|alias| info.alias.as_ref() == Some(alias))
            && bare(other.to_owned()) == wanted
    };
    let all = 0..def.devices.count(kind);
    let mut found = all.filter(|at| def.devices.device(kind, *at).is_some_and(is));
    found.next().ok_or_else(|| not_there(kind))
}

/// A device without its name and place, as it is written for the next start.
fn bare(mut device: Device) -> String {
    if let Some(info) = DeviceMut::into_info(device.as_mut()) {
        info.alias = None;
        info.address = None;
    }
    device.to_xml(View::INACTIVE)
}
