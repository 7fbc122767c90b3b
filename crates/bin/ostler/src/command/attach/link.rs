//! `domif-setlink`.

use super::change;
use crate::{
    command::find,
    failure::{Failure, While},
    parse::Arguments,
    session::Session,
    xml::{self, device},
};
use ostler_core::{MacAddress, flags::DomainDeviceModifyFlags as Flags};
use ostler_driver::api::{DomainDevices, DomainLifecycle};

/// `domif-setlink`
pub(in crate::command) async fn set(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let named = arguments.required("interface")?;
    let state = arguments.required("state")?;
    if !["up", "down"].contains(&state) {
        return Err(Failure::new(format!("invalid link state '{state}'")).hint("up or down"));
    }
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let config = arguments.flag("config");
    let flags = match !config && hypervisor.domain_is_active(&domain).await? {
        true => Flags::LIVE,
        false => Flags::CONFIG,
    };
    let text = change::definition(&hypervisor, &domain, config).await?;
    let interfaces = device::interfaces(&xml::read(&text)?);
    let mac: Option<MacAddress> = named.parse().ok();
    let found = interfaces.into_iter().find(|interface| match mac {
        Some(_) => interface.mac == mac,
        None => interface.target.as_deref() == Some(named),
    });
    let found = found.ok_or_else(|| {
        Failure::new(format!("interface '{named}' not found"))
            .hint(format!("'domiflist {}' shows the interfaces there are", domain.name))
    })?;
    let changed = device::with_link(&found.xml, state)?;
    if arguments.flag("print-xml") {
        session.out.text(changed);
        return Ok(());
    }
    let updated = hypervisor.domain_update_device_flags(&domain, &changed, flags).await;
    updated.while_(|| "Failed to update interface link state")?;
    session.out.extra("Device updated successfully\n");
    Ok(())
}
