//! Settings of a device that a running guest takes without a new device.

use super::lookup::{self, disk_index};
use super::{media, missing, unfit, unsupported};
use crate::Qemu;
use crate::complete::PostParse;
use crate::definition;
use crate::definition::Random;
use crate::devices::{disk, interface};
use crate::domain::edit;
use crate::error::{QemuError, chain};
use crate::guest::{InTurn, Live};
use crate::traits::EmulatorTraits;
use crate::validate::validate;
use ostler_core::Error;
use ostler_host::network;
use ostler_model::domain::{
    Device, Disk, DiskDriver, DiskSource, Interface, InterfaceSource, LinkState,
};
use ostler_xml::{View, Writer};
use std::sync::Arc;

/// Changes a device of the running guest.
pub(super) async fn live(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: &Arc<Live>,
    device: Device,
    force: bool,
) -> Result<(), QemuError> {
    let emulator = definition::emulator(driver, &live.def).await?;
    let traits = driver.traits.of(&emulator);
    match device {
        Device::Disk(wanted) => update_disk(driver, domain, live, &traits, *wanted, force).await,
        Device::Interface(wanted) => update_card(driver, domain, live, &traits, *wanted).await,
        other => Err(QemuError::Wire(Error::config_unsupported(format!(
            "live update of device '{}' is not supported",
            other.kind()
        )))),
    }
}

/// The device as it would be if it came now: with defaults.
fn completed(
    traits: &EmulatorTraits,
    live: &Live,
    device: Device,
    (kind, index): lookup::Place,
) -> Result<Device, QemuError> {
    let mut def = live.def.as_ref().clone();
    def.devices.remove(kind, index);
    let joined = PostParse::new(traits).join(&mut def, device, &mut Random).map_err(unfit)?;
    validate(&def, traits).map_err(unfit)?;
    let device = def.devices.remove(joined.kind, joined.index);
    device.ok_or_else(|| missing("the device is not there".to_owned()))
}

/// Changes a disk: another medium, or what only the monitor is told.
async fn update_disk(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: &Arc<Live>,
    traits: &EmulatorTraits,
    mut wanted: Disk,
    force: bool,
) -> Result<(), QemuError> {
    let target = wanted.target.dev.clone();
    let index = disk_index(&live.def, &target);
    let index = index.ok_or_else(|| missing(format!("disk '{target}' not found")))?;
    let now = &live.def.devices.disks[index];
    if wanted.info.address.is_none() {
        wanted.info.address = now.info.address.clone();
    }
    if wanted.target.bus.is_none() {
        wanted.target.bus = now.target.bus;
    }
    let place = (ostler_model::domain::DeviceKind::Disk, index);
    let device = completed(traits, live, Device::Disk(Box::new(wanted)), place)?;
    let Device::Disk(wanted) = device else { return Err(missing(format!("disk '{target}'"))) };
    let mut wanted = *wanted;
    wanted.info.alias = now.info.alias.clone();
    refuse_disk(now, &wanted)?;
    if place_of(&now.source) != place_of(&wanted.source) {
        return media::change(driver, domain, live, index, wanted, force).await;
    }
    let limits = (wanted.io_tune != now.io_tune).then(|| disk::follow_up::limits(&wanted));
    if let Some(call) = limits {
        call.send(live.machine.monitor()?).await?;
    }
    edit::in_force(domain, &live.machine, |def| {
        if let Some(at) = disk_index(def, &target) {
            def.devices.disks[at].io_tune = wanted.io_tune.clone();
            def.devices.disks[at].snapshot = wanted.snapshot;
        }
    });
    driver.save_status(domain).await;
    Ok(())
}

/// The place of an image, whatever is known of it besides.
fn place_of(source: &DiskSource) -> String {
    let mut source = source.clone();
    if source.extras().is_some_and(|extras| extras.index.is_some()) {
        source.extras_mut().index = None;
    }
    written(&source)
}

fn written<E: ostler_xml::Element>(element: &E) -> String {
    let mut writer = Writer::new(View::INACTIVE);
    writer.element("source", element);
    writer.finish()
}

/// Refuses what a disk of a running guest cannot change.
fn refuse_disk(now: &Disk, wanted: &Disk) -> Result<(), QemuError> {
    let fixed = [
        ("bus", now.target.bus != wanted.target.bus),
        ("device", now.device != wanted.device),
        ("address", now.info.address != wanted.info.address),
        ("model", now.model != wanted.model),
        ("serial", now.serial != wanted.serial),
        ("wwn", now.wwn != wanted.wwn),
        ("boot order", now.info.boot_order() != wanted.info.boot_order()),
        ("shareable", now.shareable != wanted.shareable),
        ("readonly", now.readonly != wanted.readonly),
    ];
    let driver = now.driver.as_deref().zip(wanted.driver.as_deref());
    let driver = driver.into_iter().flat_map(|(now, wanted)| fixed_of_driver(now, wanted));
    match fixed.into_iter().chain(driver).find(|(_, differs)| *differs) {
        None => Ok(()),
        Some((field, _)) => Err(unsupported(format!("cannot modify field '{field}' of the disk"))),
    }
}

/// Settings of a disk's driver that a running guest cannot change; a value that is left out
/// asks for none.
fn fixed_of_driver(now: &DiskDriver, wanted: &DiskDriver) -> [(&'static str, bool); 11] {
    fn other<T: PartialEq>(now: &Option<T>, wanted: &Option<T>) -> bool {
        wanted.is_some() && wanted != now
    }
    [
        ("cache", other(&now.cache, &wanted.cache)),
        ("error_policy", other(&now.error_policy, &wanted.error_policy)),
        ("rerror_policy", other(&now.read_error_policy, &wanted.read_error_policy)),
        ("io", other(&now.io, &wanted.io)),
        ("ioeventfd", other(&now.ioeventfd, &wanted.ioeventfd)),
        ("event_idx", other(&now.event_idx, &wanted.event_idx)),
        ("copy_on_read", other(&now.copy_on_read, &wanted.copy_on_read)),
        ("discard", other(&now.discard, &wanted.discard)),
        ("iothread", other(&now.iothread, &wanted.iothread)),
        ("detect_zeroes", other(&now.detect_zeroes, &wanted.detect_zeroes)),
        ("queues", other(&now.queues, &wanted.queues)),
    ]
}

/// Changes a card: its link, or the bridge that its tap device is on.
async fn update_card(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: &Arc<Live>,
    traits: &EmulatorTraits,
    mut wanted: Interface,
) -> Result<(), QemuError> {
    let index = lookup::interface(&live.def, &wanted)?;
    let now = &live.def.devices.interfaces[index];
    if wanted.info.address.is_none() {
        wanted.info.address = now.info.address.clone();
    }
    if wanted.model.is_none() {
        wanted.model = now.model.clone();
    }
    let place = (ostler_model::domain::DeviceKind::Interface, index);
    let device = completed(traits, live, Device::Interface(Box::new(wanted)), place)?;
    let Device::Interface(wanted) = device else { return Err(missing("the card".to_owned())) };
    let mut wanted = *wanted;
    wanted.info.alias = now.info.alias.clone();
    if wanted.target.is_none() {
        wanted.target = now.target.clone();
    }
    refuse_card(now, &wanted)?;
    if let (InterfaceSource::Bridge(old), InterfaceSource::Bridge(new)) =
        (&now.source, &wanted.source)
        && old.bridge != new.bridge
    {
        let tap = now.target.as_ref().and_then(|target| target.dev.as_deref());
        move_tap(tap, old.bridge.as_deref(), new.bridge.as_deref()).await?;
    }
    let up = |card: &Interface| card.link != Some(LinkState::Down);
    if up(now) != up(&wanted) {
        interface::link(now, up(&wanted)).send(live.machine.monitor()?).await?;
    }
    let alias = now.info.alias.clone();
    edit::in_force(domain, &live.machine, |def| {
        let mut cards = def.devices.interfaces.iter_mut();
        if let Some(card) = cards.find(|card| card.info.alias == alias) {
            *card = wanted.clone();
        }
    });
    driver.save_status(domain).await;
    Ok(())
}

/// Refuses what a card of a running guest cannot change.
fn refuse_card(now: &Interface, wanted: &Interface) -> Result<(), QemuError> {
    let mut same = wanted.clone();
    same.link = now.link;
    same.info.alias.clone_from(&now.info.alias);
    if let (InterfaceSource::Bridge(_), InterfaceSource::Bridge(_)) = (&now.source, &same.source) {
        same.source = now.source.clone();
    }
    if written(&same) == written(now) {
        return Ok(());
    }
    let fixed = [
        ("type", now.source.kind() != same.source.kind()),
        ("model", now.model != same.model),
        ("address", now.info.address != same.info.address),
        ("MTU", now.mtu != same.mtu),
        ("driver", now.driver != same.driver),
        ("rom", now.info.rare != same.info.rare),
        ("boot order", now.info.boot_order() != same.info.boot_order()),
        ("target", now.target != same.target),
    ];
    let what = fixed.into_iter().find(|(_, differs)| *differs).map_or("configuration", |f| f.0);
    Err(unsupported(format!("cannot modify network device {what} while the guest runs")))
}

/// Moves a tap device from one bridge to another.
async fn move_tap(
    tap: Option<&str>,
    old: Option<&str>,
    new: Option<&str>,
) -> Result<(), QemuError> {
    let told = |error: network::NetworkError| {
        QemuError::Wire(Error::operation_failed(format!(
            "cannot change the bridge: {}",
            chain(&error)
        )))
    };
    let (Some(tap), Some(new)) = (tap, new) else {
        return Err(unsupported(
            "the card has no tap device that could change its bridge".to_owned(),
        ));
    };
    if let Some(old) = old {
        network::detach_from_bridge(tap, old).await.map_err(told)?;
    }
    if let Err(error) = network::attach_to_bridge(tap, new).await {
        if let Some(old) = old {
            let _ = network::attach_to_bridge(tap, old).await;
        }
        return Err(told(error));
    }
    Ok(())
}
