//! Devices that a file describes, or an alias names.

use super::change::{self, Change};
use crate::{
    command::{file, find},
    failure::{Failure, While},
    parse::Arguments,
    session::Session,
};
use ostler_core::flags::DomainDeviceModifyFlags as Flags;
use ostler_driver::api::DomainDevices;

/// `attach-device`
pub(in crate::command) async fn attach(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    change::check(arguments)?;
    let from = arguments.required("file")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let xml = file::read(from)?;
    let change = Change::read(&hypervisor, &domain, arguments).await?;
    let attached = change.attach(&hypervisor, &domain, &xml).await;
    attached.while_(|| format!("Failed to attach device from {from}"))?;
    session.out.extra("Device attached successfully\n");
    Ok(())
}

/// `detach-device`
pub(in crate::command) async fn detach(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    change::check(arguments)?;
    let from = arguments.required("file")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let xml = file::read(from)?;
    let change = Change::read(&hypervisor, &domain, arguments).await?;
    let detached = change.detach(&hypervisor, &domain, &xml).await;
    detached.while_(|| format!("Failed to detach device from {from}"))?;
    session.out.extra("Device detached successfully\n");
    Ok(())
}

/// `update-device`
pub(in crate::command) async fn update(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    change::check(arguments)?;
    let from = arguments.required("file")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let xml = file::read(from)?;
    let mut flags = match Change::read(&hypervisor, &domain, arguments).await? {
        Change::Flags(flags) => flags,
        Change::Unsaid => Flags::empty(),
    };
    flags.set(Flags::FORCE, arguments.flag("force"));
    let updated = hypervisor.domain_update_device_flags(&domain, &xml, flags).await;
    updated.while_(|| format!("Failed to update device from {from}"))?;
    session.out.extra("Device updated successfully\n");
    Ok(())
}

/// `detach-device-alias`
pub(in crate::command) async fn detach_alias(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    arguments.exclusive(&["config", "current"])?;
    arguments.exclusive(&["live", "current"])?;
    let alias = arguments.required("alias")?;
    let mut flags = Flags::empty();
    flags.set(Flags::CONFIG, arguments.flag("config"));
    flags.set(Flags::LIVE, arguments.flag("live"));
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let detached = hypervisor.domain_detach_device_alias(&domain, alias, flags).await;
    detached.while_(|| format!("Failed to detach device with alias {alias}"))?;
    session.out.extra("Device detach request sent successfully\n");
    Ok(())
}
