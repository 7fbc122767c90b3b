//! Facts that the guest itself reports, through its agent or otherwise.

use super::find;
use crate::{
    failure::{Failure, While},
    output::{Json, time::DateTime},
    parse::Arguments,
    session::Session,
};
use ostler_core::flags::{DomainGetHostnameFlags, DomainSetTimeFlags};
use ostler_driver::api::DomainAgent;
use std::time::{SystemTime, UNIX_EPOCH};

commands! {
    "domhostname" => hostname,
    "domtime" => time,
}

/// `domhostname`
pub(super) async fn hostname(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let flags = match arguments.text("source")? {
        None => DomainGetHostnameFlags::empty(),
        Some("lease") => DomainGetHostnameFlags::LEASE,
        Some("agent") => DomainGetHostnameFlags::AGENT,
        Some(other) => {
            return Err(Failure::new(format!("Unknown data source '{other}'"))
                .hint("there are lease and agent"));
        }
    };
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let name = hypervisor.domain_hostname(&domain, flags).await;
    let name = name.while_(|| "failed to get hostname")?;
    if arguments.flag("json") {
        session.out.json(&Json::object([("hostname", name.into())]));
    } else {
        session.out.line(name);
    }
    Ok(())
}

/// `domtime`
pub(super) async fn time(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    arguments.exclusive(&["time", "now"])?;
    arguments.exclusive(&["time", "sync"])?;
    arguments.exclusive(&["now", "sync"])?;
    let mut wanted: Option<i64> = arguments.number("time")?;
    let mut flags = DomainSetTimeFlags::empty();
    if arguments.flag("now") {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        wanted = i64::try_from(since.as_secs()).ok();
    }
    if arguments.flag("sync") {
        wanted = Some(0);
        flags = DomainSetTimeFlags::SYNC;
    }
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    if let Some(seconds) = wanted {
        hypervisor.domain_set_time(&domain, seconds, 0, flags).await?;
        return Ok(());
    }
    let time = hypervisor.domain_time(&domain).await?;
    let date = DateTime::from_seconds(time.seconds).plain();
    if arguments.flag("json") {
        session.out.json(&Json::object([
            ("seconds", time.seconds.into()),
            ("nanoseconds", time.nseconds.into()),
            ("utc", date.into()),
        ]));
    } else if arguments.flag("pretty") {
        session.out.text(format!("Time: {date}"));
    } else {
        session.out.text(format!("Time: {}", time.seconds));
    }
    Ok(())
}
