//! Devices that come to a domain, go from it and change.
//!
//! ```text
//!  attach   [turn] device completed ── noted: attaching ── host ── monitor ── listed, told
//!                                         │ fails: all taken back in reverse, note gone
//!  detach   [turn] noted: detaching ── device_del ── DEVICE_DELETED ── backends, host, list ── told
//!                                         │             └ later: in a turn of its own
//!                                         └ the guest says no: note gone, told
//! ```
//!
//! - `lookup`: the device that a client's document means.
//! - `config`: definitions on disk, changed by one device.
//! - `attach`, `detach`: the running guest.
//! - `update`: settings that a running guest takes; `media`: what is in a drive.
//! - `host`: what the host makes and takes back for one device.
//! - `pending`: the notes, which are part of the status file. `recover` reads
//!   them: after a crash a device is wholly there or wholly gone.

mod attach;
mod config;
mod detach;
mod host;
mod lookup;
mod media;
mod recover;
mod update;

pub(crate) use detach::{finish_later, rejected};
pub(crate) use recover::recover;

use super::edit::Edited;
use crate::Qemu;
use crate::definition;
use crate::error::QemuError;
use crate::guest::{Domain, InTurn, Live};
use crate::honoured;
use ostler_core::flags::DomainDeviceModifyFlags;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_model::DefError;
use ostler_model::domain::{Device, DeviceKind, DeviceRef, DomainDef, USER_ALIAS};
use std::sync::Arc;

/// The definitions that a change is for.
#[derive(Debug, Clone)]
pub(crate) struct Targets {
    /// The running guest.
    pub(crate) live: Option<Arc<Live>>,
    /// The definition on disk.
    pub(crate) config: bool,
}

/// Reads the document of a device.
pub(crate) fn parse(xml: &str) -> Result<Device, Error> {
    Device::parse(xml).map_err(|error| Error::from(error).in_domain(ErrorDomain::Domain))
}

/// Gives a device to a domain. The definition on disk is changed only when the
/// running guest has taken the device.
pub(crate) async fn attach(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    targets: Targets,
    xml: &str,
) -> Result<(), QemuError> {
    let device = parse(xml)?;
    let edited = match targets.config {
        true => Some(config::attached(driver, domain, device.clone()).await?),
        false => None,
    };
    if let Some(live) = &targets.live {
        honoured::check_device(&live.def.name, &device)?;
        match attach::is_of_drive(&live.def, &device) {
            true => update::live(driver, domain, live, device, false).await?,
            false => attach::live(driver, domain, live, device).await?,
        }
    }
    save(driver, domain, edited).await
}

/// Takes a device from a domain. A guest that does not answer within a few
/// seconds keeps the device; when it lets go later, the rest follows.
pub(crate) async fn detach(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    targets: Targets,
    which: Which<'_>,
) -> Result<(), QemuError> {
    let edited = match targets.config {
        true => Some(config::detached(driver, domain, &which).await?),
        false => None,
    };
    if let Some(live) = &targets.live {
        let place = which.find(driver, &live.def).await?;
        detach::live(driver, domain, live, place).await?;
    }
    save(driver, domain, edited).await
}

/// Changes a device of a domain.
pub(crate) async fn update(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    targets: Targets,
    xml: &str,
    flags: DomainDeviceModifyFlags,
) -> Result<(), QemuError> {
    let device = parse(xml)?;
    let edited = match targets.config {
        true => Some(config::updated(driver, domain, device.clone()).await?),
        false => None,
    };
    if let Some(live) = &targets.live {
        honoured::check_device(&live.def.name, &device)?;
        let force = flags.contains(DomainDeviceModifyFlags::FORCE);
        update::live(driver, domain, live, device, force).await?;
    }
    save(driver, domain, edited).await
}

async fn save(driver: &Qemu, domain: &InTurn, edited: Option<Edited>) -> Result<(), QemuError> {
    match edited {
        Some(edited) => edited.save(driver, domain).await,
        None => Ok(()),
    }
}

/// How a client says which device it means.
pub(crate) enum Which<'a> {
    /// By its document, or the parts of it that tell it from others.
    Document(&'a str),
    /// By its name.
    Alias(&'a str),
}

impl Which<'_> {
    /// The kind of device that a document tells of.
    fn kind(&self) -> Result<Option<DeviceKind>, QemuError> {
        match self {
            Self::Document(xml) => Ok(Some(parse(xml)?.kind())),
            Self::Alias(_) => Ok(None),
        }
    }

    /// The device in a definition.
    async fn find(&self, driver: &Qemu, def: &DomainDef) -> Result<lookup::Place, QemuError> {
        match self {
            Self::Document(xml) => {
                let emulator = definition::emulator(driver, def).await?;
                lookup::by_document(&driver.traits.of(&emulator), def, parse(xml)?)
            }
            Self::Alias(alias) => lookup::by_alias(def, alias),
        }
    }
}

/// A client's mistake in a definition, in the words of the model.
fn unfit(error: DefError) -> QemuError {
    let domain = match &error {
        DefError::Unsupported { .. } => ErrorDomain::Qemu,
        DefError::Xml(_) | DefError::Invalid { .. } => ErrorDomain::Domain,
    };
    QemuError::Wire(Error::from(error).in_domain(domain))
}

/// Refuses a device that no domain with this definition can have besides its others.
fn refuse_conflict(def: &DomainDef, device: DeviceRef<'_>) -> Result<(), QemuError> {
    let conflict = |detail: String| {
        let error = Error::config_unsupported(detail);
        Err(QemuError::Wire(error.in_domain(ErrorDomain::Domain)))
    };
    let Some(info) = device.info() else { return Ok(()) };
    if let Some(alias) = info.alias.as_deref().filter(|alias| alias.starts_with(USER_ALIAS))
        && def.devices.find_alias(alias).is_some()
    {
        return conflict(format!("alias '{alias}' is another device's: give this one its own"));
    }
    let Some(order) = info.boot_order() else { return Ok(()) };
    if !def.os.boot_devices.is_empty() {
        return conflict(
            "an order per device and <boot> in <os> exclude each other: leave one of them out"
                .to_owned(),
        );
    }
    let mut taken = false;
    def.devices.visit(|other| {
        taken |= other.info().and_then(|info| info.boot_order()) == Some(order);
    });
    match taken {
        true => conflict(format!("boot order {order} is another device's: give a free one")),
        false => Ok(()),
    }
}

/// The error for a device that the domain has already.
fn already(detail: String) -> QemuError {
    QemuError::Wire(Error::new(ErrorCode::OperationInvalid, ErrorDomain::Qemu, detail))
}

/// The error for what no domain of this driver can do.
fn unsupported(detail: String) -> QemuError {
    QemuError::Wire(Error::new(ErrorCode::OperationUnsupported, ErrorDomain::Qemu, detail))
}

/// The error for a device that is not there.
fn missing(detail: String) -> QemuError {
    QemuError::Wire(Error::new(ErrorCode::DeviceMissing, ErrorDomain::Qemu, detail))
}

/// The error for a change that was tried and did not come about.
fn failed(detail: String) -> QemuError {
    QemuError::Wire(Error::new(ErrorCode::OperationFailed, ErrorDomain::Qemu, detail))
}

/// The device of this alias is not there any more, if `domain` ever had it.
pub(crate) fn has_device(domain: &Domain, alias: &str) -> bool {
    let view = domain.view();
    view.live.as_ref().is_some_and(|live| live.def.devices.find_alias(alias).is_some())
}
