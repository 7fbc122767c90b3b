//! `change-media`.

use super::change;
use crate::{
    command::find,
    failure::{Failure, While},
    parse::Arguments,
    session::Session,
    xml::{self, device},
};
use ostler_core::flags::DomainDeviceModifyFlags as Flags;
use ostler_driver::api::DomainDevices;

/// `change-media`
pub(in crate::command) async fn change(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let given = |name| arguments.flag(name);
    for pair in [["eject", "insert"], ["eject", "update"], ["insert", "update"], ["eject", "block"]]
    {
        arguments.exclusive(&pair)?;
    }
    arguments.exclusive(&["config", "current"])?;
    arguments.exclusive(&["live", "current"])?;
    let named = arguments.required("path")?;
    let source = arguments.text("source")?;
    let medium = source.filter(|_| !given("eject"));
    let (action, done) = match medium {
        None => ("eject", "ejected"),
        Some(_) if given("insert") => ("insert", "inserted"),
        Some(_) => ("update", "updated"),
    };
    if source.is_none() && !given("eject") && !given("update") {
        return Err(Failure::new("New disk media source was not specified")
            .hint("--eject takes the medium out"));
    }
    let mut flags = Flags::empty();
    for (option, flag) in
        [("config", Flags::CONFIG), ("live", Flags::LIVE), ("force", Flags::FORCE)]
    {
        flags.set(flag, given(option));
    }
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let text = change::definition(&hypervisor, &domain, given("config")).await?;
    let drive = device::disk(&xml::read(&text)?, named, device::Disks::WithMedia)?;
    match device::has_medium(&drive)? {
        true if given("insert") => {
            return Err(Failure::new(format!("The disk device '{named}' already has media"))
                .hint("--update replaces it"));
        }
        false if medium.is_none() => {
            return Err(Failure::new(format!("The disk device '{named}' doesn't have media")));
        }
        _ => {}
    }
    let kind = if given("block") { device::Medium::Block } else { device::Medium::File };
    let changed = device::with_medium(&drive, medium.map(|path| (kind, path)))?;
    if given("print-xml") {
        session.out.text(changed);
        return Ok(());
    }
    let updated = hypervisor.domain_update_device_flags(&domain, &changed, flags).await;
    updated.while_(|| format!("Failed to complete action {action} on media"))?;
    session.out.text(format!("Successfully {done} media."));
    Ok(())
}
