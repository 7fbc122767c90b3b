//! PCI bridges and ports.

use crate::arguments::Properties;
use crate::devices::{BuildError, address};
use ostler_model::domain::{Controller, PciController, PciControllerDevice, PciModel, PciTarget};
use ostler_xml::OnOff;

/// The device; none for the root bus.
pub(super) fn device(
    controller: &Controller,
    pci: &PciController,
) -> Result<Option<Properties>, BuildError> {
    let index = controller.index().unwrap_or(0);
    let model = controller
        .pci_model()
        .ok_or_else(|| BuildError::incomplete("<controller type='pci'>", "model"))?;
    let empty = PciTarget::default();
    let target = pci.target.as_deref().unwrap_or(&empty);
    let missing =
        |what| BuildError::incomplete(format!("<controller type='pci' index='{index}'>"), what);
    let alias = || address::alias(&controller.info).map(str::to_owned);
    let driver = match pci.device {
        Some(PciControllerDevice::SpaprPciHostBridge) => {
            return spapr_bridge(target, &alias()?, index);
        }
        Some(device) => device.as_str(),
        None => match model {
            PciModel::PciRoot | PciModel::PcieRoot => return Ok(None),
            _ => return Err(missing("<model>")),
        },
    };
    let mut device = Properties::device(driver);
    match model {
        PciModel::PciRoot | PciModel::PcieRoot => return Ok(None),
        PciModel::PciBridge => {
            let number = target.chassis_number.ok_or_else(|| missing("chassisNr"))?;
            device.set("chassis_nr", number);
            device.set("id", alias()?);
        }
        PciModel::PciExpanderBus | PciModel::PcieExpanderBus => {
            device.set("bus_nr", target.bus_number.ok_or_else(|| missing("busNr"))?);
            device.set("id", alias()?);
            device.set_some("numa_node", target.node);
        }
        PciModel::DmiToPciBridge | PciModel::PcieToPciBridge | PciModel::PcieSwitchUpstreamPort => {
            device.set("id", alias()?);
        }
        PciModel::PcieRootPort | PciModel::PcieSwitchDownstreamPort => {
            device.set("port", target.port.ok_or_else(|| missing("port"))?.0);
            device.set("chassis", target.chassis.ok_or_else(|| missing("chassis"))?);
            device.set("id", alias()?);
            device.set_some("hotplug", target.hotplug.map(|on| on == OnOff::On));
        }
    }
    device.set_some("mem-reserve", target.memory_reserve.map(|size| size.0 * 1024));
    Ok(Some(device))
}

/// A host bridge of POWER. The first is the machine's own.
fn spapr_bridge(
    target: &PciTarget,
    alias: &str,
    index: u32,
) -> Result<Option<Properties>, BuildError> {
    let number = target.index.ok_or_else(|| {
        BuildError::incomplete(format!("<controller type='pci' index='{index}'>"), "target index")
    })?;
    if number == 0 {
        return Ok(None);
    }
    let mut device = Properties::device("spapr-pci-host-bridge");
    device.set("index", number);
    device.set("id", alias.to_owned());
    device.set_some("numa_node", target.node);
    Ok(Some(device))
}
