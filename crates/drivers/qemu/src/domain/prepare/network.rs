//! Tap devices and the vhost descriptors of network cards.

use super::host_part::HostPart;
use crate::Qemu;
use crate::devices::{Need, Role};
use crate::error::QemuError;
use crate::scene::TapNeed;
use ostler_core::Error;
use ostler_host::network::{self, TapName, TapOptions};
use ostler_model::domain::DomainDef;

/// Makes the tap device of a network card, with its queues.
pub(super) async fn make_tap(
    driver: &Qemu,
    def: &DomainDef,
    need: &Need,
    tap: &TapNeed,
    host: &mut HostPart,
) -> Result<(), QemuError> {
    let mut interfaces = def.devices.interfaces.iter();
    let interface = interfaces.find(|card| card.info.alias.as_deref() == Some(&*need.device));
    let mac = interface.and_then(|card| card.mac.as_ref()).and_then(|mac| mac.address);
    let name = match &tap.name {
        Some(name) => TapName::Exactly(name.clone()),
        None => TapName::Next(driver.tap_names()),
    };
    let options = TapOptions {
        name,
        queues: u32::from(tap.queues),
        virtio_header: tap.virtio_header,
        guest_mac: mac,
        mtu: interface.and_then(|card| card.mtu),
        bridge: tap.bridge.clone(),
        up: true,
    };
    let made = network::create_tap(options).await.map_err(|error| {
        QemuError::Wire(Error::system(format!(
            "network card '{}': {}",
            need.device,
            error.sentence()
        )))
    })?;
    host.taps.push((need.device.clone(), made.name));
    for (queue, descriptor) in (0..).zip(made.queues) {
        host.add(need, Role::Tap(queue), descriptor);
    }
    Ok(())
}

/// Opens `/dev/vhost-net` for a network card, once for each queue.
pub(super) async fn make_vhost(
    need: &Need,
    required: bool,
    queues: u32,
    host: &mut HostPart,
) -> Result<(), QemuError> {
    match network::open_vhost_net(queues).await {
        Ok(Some(descriptors)) => {
            for (queue, descriptor) in (0..).zip(descriptors) {
                host.add(need, Role::Vhost(queue), descriptor);
            }
            Ok(())
        }
        Ok(None) | Err(_) if !required => Ok(()),
        Ok(None) => Err(QemuError::Wire(Error::config_unsupported(format!(
            "network card '{}' asks for vhost, but this host has no /dev/vhost-net: load the \
             module vhost_net",
            need.device
        )))),
        Err(error) => Err(QemuError::Wire(Error::operation_failed(error.sentence()))),
    }
}
