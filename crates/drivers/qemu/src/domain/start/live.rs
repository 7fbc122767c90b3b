//! The definition in force: the one on disk with what this start adds.

use super::{display, label, launch};
use crate::Qemu;
use crate::domain::prepare::{self, HostPart};
use crate::error::QemuError;
use crate::guest::{Domain, EmulatorProcess, Live};
use crate::scene::Places;
use ostler_driver::Undo;
use ostler_host::cgroup::CgroupTree;
use ostler_model::domain::{
    ChannelState, ChannelTarget, CharacterSource, DeviceMut, Disk, DiskSource, DomainDef, Graphics,
};
use ostler_qmp::command::Chardev;
use std::sync::Arc;

/// Makes the live copy: id, aliases, displays' places, channels' paths, labels.
pub(super) async fn make(
    driver: &Arc<Qemu>,
    machine: &EmulatorProcess,
    def: &DomainDef,
    places: &Places,
    undo: &mut Undo,
) -> Result<DomainDef, QemuError> {
    let mut def = def.clone();
    def.id = u32::try_from(machine.id).ok();
    prepare::complete_disks(driver, &mut def).await?;
    let settings = &driver.settings.command;
    let numbered = crate::devices::make_live(&mut def, settings, places);
    machine.note_node_number(numbered?);
    def.devices.disks.iter_mut().for_each(forget_empty);
    for channel in def.devices.channels.iter_mut() {
        if let ChannelTarget::Virtio(port) = &mut channel.target {
            port.state = Some(ChannelState::Disconnected);
        }
    }
    for graphics in def.devices.graphics.iter_mut() {
        if let Graphics::Vnc(vnc) = graphics {
            let folder = driver.layout.domain_folder(machine.id, &machine.name);
            display::place(driver, vnc, &folder, undo)?;
        }
    }
    label::fill(driver, &mut def)?;
    Ok(def)
}

/// An empty drive has no image whose number clients could want.
fn forget_empty(disk: &mut Disk) {
    if let DiskSource::File(source) = &mut disk.source
        && source.path.is_none()
    {
        source.extras = None;
    }
}

/// The live definition with the names of its tap devices, published.
pub(super) fn with_taps(
    domain: &Domain,
    machine: &Arc<EmulatorProcess>,
    def: &Arc<DomainDef>,
    host: &HostPart,
) -> Arc<DomainDef> {
    if host.taps.is_empty() {
        return Arc::clone(def);
    }
    let mut changed = DomainDef::clone(def);
    for interface in &mut changed.devices.interfaces {
        let alias = interface.info.alias.as_deref().unwrap_or_default();
        if let Some((_, name)) = host.taps.iter().find(|(device, _)| device == alias) {
            interface.target.get_or_insert_default().dev = Some(name.as_str().into());
        }
    }
    publish(domain, machine, Arc::new(changed))
}

/// The live definition with the partition of its control group, published.
pub(super) fn in_group(
    domain: &Domain,
    machine: &Arc<EmulatorProcess>,
    def: &Arc<DomainDef>,
    has_group: bool,
) -> Arc<DomainDef> {
    if !has_group {
        return Arc::clone(def);
    }
    let mut changed = DomainDef::clone(def);
    let resource = changed.resource.get_or_insert_default();
    resource.partition.get_or_insert_with(|| CgroupTree::PARTITION.into());
    publish(domain, machine, Arc::new(changed))
}

fn publish(domain: &Domain, machine: &Arc<EmulatorProcess>, def: Arc<DomainDef>) -> Arc<DomainDef> {
    let live = Arc::new(Live { def: Arc::clone(&def), machine: Arc::clone(machine) });
    domain.publish_for(machine, |view| view.live = Some(Arc::clone(&live)));
    def
}

/// Returns whether QEMU chooses the other end of one of its character devices.
pub(super) fn has_terminals(def: &DomainDef) -> bool {
    let mut any = false;
    def.devices.visit(|device| {
        any |= matches!(device.character_source(), Some(CharacterSource::Pty(_)));
    });
    any
}

/// Publishes the names of the terminals that QEMU made.
pub(super) fn publish_terminals(
    domain: &Domain,
    machine: &Arc<EmulatorProcess>,
    chardevs: &[Chardev],
) {
    if chardevs.is_empty() {
        return;
    }
    let Some(live) = domain.view().live.clone() else { return };
    let mut def = DomainDef::clone(&live.def);
    def.devices.visit_mut(|device| {
        let alias = device.as_ref().info().and_then(|info| info.alias.as_deref());
        let terminal = alias.and_then(|alias| launch::terminal(chardevs, alias));
        let mut device = device;
        if let DeviceMut::Console(console) = &mut device {
            console.tty.path = terminal.clone();
        }
        if let Some(source) = device.into_character_source() {
            set_terminal(source, terminal);
        }
    });
    publish(domain, machine, Arc::new(def));
}

fn set_terminal(source: &mut CharacterSource, terminal: Option<Box<str>>) {
    if let (CharacterSource::Pty(pty), Some(terminal)) = (source, terminal) {
        pty.path = Some(terminal);
    }
}
