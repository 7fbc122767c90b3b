//! A device that joins a running domain.
//!
//! Nothing of the domain that runs may change: its devices keep their places
//! and settings, and no bus is added, because the guest would not see it. So
//! the newcomer is completed among copies of the others, and then takes what
//! is free beside the originals.

use super::{PostParse, address, controllers, device};
use ostler_model::domain::post_parse::disk;
use ostler_model::domain::{
    ControllerKind, DefError, Device, DeviceKind, DeviceMut, DomainDef, IdentitySource, USER_ALIAS,
};

/// A device in its place among those of the running domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The kind of the device.
    pub kind: DeviceKind,
    /// Its place among its kind.
    pub index: usize,
    /// The places of controllers that it needs and that were not there.
    pub controllers: Vec<usize>,
}

impl PostParse<'_> {
    /// Completes `device` and puts it into `def`, which is that of a running
    /// domain.
    ///
    /// # Errors
    /// Its kind cannot join, a domain has one of its kind, or no place is free.
    pub fn join(
        &self,
        def: &mut DomainDef,
        mut device: Device,
        identities: &mut dyn IdentitySource,
    ) -> Result<Joined, DefError> {
        let kind = device.kind();
        if let DeviceMut::Disk(disk) = device.as_mut() {
            disk::strip_live(disk);
        }
        let (index, device) = self.completed(def, device, identities)?;
        insert(def, index, device)?;
        let before: Vec<_> = named_controllers(def);
        controllers::run(self, def)?;
        address::join(self, def)?;
        let now = named_controllers(def).into_iter().enumerate();
        let added = now.filter(|(_, name)| !before.contains(name)).map(|(at, _)| at).collect();
        Ok(Joined { kind, index, controllers: added })
    }

    /// The device, completed among copies of the others, and its place.
    fn completed(
        &self,
        def: &DomainDef,
        mut device: Device,
        identities: &mut dyn IdentitySource,
    ) -> Result<(usize, Device), DefError> {
        // No client can give this name, for it has a blank.
        let mark: Box<str> = format!("{USER_ALIAS} joins").into();
        let kind = device.kind();
        let cannot =
            || DefError::unsupported(format!("<{kind}>"), "it cannot join a running domain");
        let info = device.as_mut().into_info().ok_or_else(cannot)?;
        let alias = info.alias.replace(mark.clone());
        let mut copies = def.clone();
        if copies.devices.push(device).is_some() {
            return Err(DefError::invalid(format!("<{kind}>"), "a domain has one of it"));
        }
        device::run(self, &mut copies, identities)?;
        let (kind, index) = copies.devices.find_alias(&mark).ok_or_else(cannot)?;
        let mut device = copies.devices.remove(kind, index).ok_or_else(cannot)?;
        if let Some(info) = device.as_mut().into_info() {
            info.alias = alias.filter(|alias| alias.starts_with(USER_ALIAS));
        }
        Ok((index, device))
    }
}

/// Puts the device into its place: disks have an order.
fn insert(def: &mut DomainDef, index: usize, device: Device) -> Result<(), DefError> {
    let kind = device.kind();
    match device {
        Device::Disk(disk) => {
            let disks = &mut def.devices.disks;
            disks.insert(index.min(disks.len()), *disk);
            Ok(())
        }
        device => match def.devices.push(device) {
            None => Ok(()),
            Some(_) => Err(DefError::invalid(format!("<{kind}>"), "a domain has one of it")),
        },
    }
}

/// The kind, number and first port of each controller, which tell one from another.
fn named_controllers(def: &DomainDef) -> Vec<(&'static str, Option<u32>, Option<u8>)> {
    let controllers = def.devices.controllers.iter();
    controllers
        .map(|controller| {
            let kind: &ControllerKind = &controller.kind;
            (kind.kind(), controller.index(), controller.info.master_start_port())
        })
        .collect()
}
