//! The guest's side of a network card: `-device`.

use super::card::{is_virtio, queues};
use crate::arguments::Properties;
use crate::devices::{BuildError, address, virtio};
use crate::scene::Scene;
use ostler_model::domain::{Address, Interface, InterfaceDriver, TeamingKind, TransmitMode};
use ostler_xml::OnOff;

/// The device.
pub(super) fn device(
    scene: &Scene<'_>,
    interface: &Interface,
    boot: Option<u32>,
) -> Result<Properties, BuildError> {
    let alias = address::alias(&interface.info)?;
    let model = interface.model.as_ref().ok_or_else(|| BuildError::incomplete(alias, "model"))?;
    let mut device = if is_virtio(interface) {
        let mut device = virtio::device("virtio-net", &interface.info, model.virtio())?;
        write_virtio(interface, &mut device)?;
        device
    } else {
        Properties::device(model.kind.to_string())
    };
    device.set("netdev", format!("host{alias}"));
    device.set("id", alias.to_owned());
    let mac = interface.mac.as_ref().and_then(|mac| mac.address);
    let mac = mac.ok_or_else(|| BuildError::incomplete(alias, "MAC address"))?;
    device.set("mac", mac.to_string());
    device.set_some("bootindex", boot);
    address::load_parameter(scene, &interface.info, &mut device);
    address::place(scene, &interface.info, &mut device)?;
    address::rom(&interface.info, &mut device);
    Ok(device)
}

fn write_virtio(interface: &Interface, device: &mut Properties) -> Result<(), BuildError> {
    let on = |state: Option<OnOff>| state.map(|state| state == OnOff::On);
    if let Some(driver) = interface.driver.as_deref() {
        virtio::options(&driver.virtio, device);
        device.set_some(
            "tx",
            driver.txmode.map(|mode| match mode {
                TransmitMode::IoThread => "bh",
                TransmitMode::Timer => "timer",
            }),
        );
        device.set_some("ioeventfd", on(driver.ioeventfd));
        device.set_some("event_idx", on(driver.event_idx));
        write_offloads(driver, device);
    }
    let queues = queues(interface);
    if queues > 1 {
        if matches!(interface.info.address, Some(Address::Ccw(_))) {
            device.set("mq", true);
        } else {
            device.set("mq", true);
            // Two for each queue, one for control and one for changes.
            device.set("vectors", u32::from(queues) * 2 + 2);
        }
    }
    if let Some(driver) = interface.driver.as_deref() {
        device.set_some("rx_queue_size", driver.rx_queue_size);
        device.set_some("tx_queue_size", driver.tx_queue_size);
    }
    device.set_some("host_mtu", interface.mtu);
    if interface.teaming.as_ref().is_some_and(|team| team.kind == TeamingKind::Persistent) {
        device.set("failover", true);
    }
    if let Some(driver) = interface.driver.as_deref() {
        device.set_some("rss", on(driver.rss));
        device.set_some("hash", on(driver.rss_hash_report));
    }
    Ok(())
}

fn write_offloads(driver: &InterfaceDriver, device: &mut Properties) {
    let mut set = |key: &'static str, state: Option<OnOff>| {
        device.set_some(key, state.map(|state| state == OnOff::On));
    };
    if let Some(host) = driver.host.as_deref() {
        set("csum", host.csum);
        set("gso", host.gso);
        set("host_tso4", host.tso4);
        set("host_tso6", host.tso6);
        set("host_ecn", host.ecn);
        set("host_ufo", host.ufo);
        set("mrg_rxbuf", host.mrg_rxbuf);
    }
    if let Some(guest) = driver.guest.as_deref() {
        set("guest_csum", guest.csum);
        set("guest_tso4", guest.tso4);
        set("guest_tso6", guest.tso6);
        set("guest_ecn", guest.ecn);
        set("guest_ufo", guest.ufo);
    }
}
