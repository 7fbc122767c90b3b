//! The sessions that the kernel has, as it tells them itself: no program is
//! asked, and no server.

use super::super::lun::{fact, names};
use crate::blocking::blocking;
use crate::error::StorageError;
use ostler_host::file::read_link;
use ostler_model::storage::PoolSource;
use std::net::IpAddr;

/// The port of iSCSI.
const PORT: u16 = 3260;

/// A session with a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Session {
    /// Its number.
    pub(super) number: u32,
    /// The adapter that stands for it.
    pub(super) host: u32,
}

/// The session with the target of this source, if there is one.
pub(super) async fn find(source: &PoolSource) -> Result<Option<Session>, StorageError> {
    let Some(device) = source.devices.first() else { return Ok(None) };
    let target = device.path.to_string();
    let initiator = source.initiator.as_ref().and_then(|it| it.iqn.as_deref()).map(str::to_owned);
    let servers = addresses(source).await;
    let found = blocking(move || {
        Ok(names("/sys/class/iscsi_session").into_iter().find(|session| {
            let about = |what: &str| fact(&format!("/sys/class/iscsi_session/{session}/{what}"));
            about("targetname").as_deref() == Some(&*target)
                && initiator.as_ref().is_none_or(|iqn| about("initiatorname").as_ref() == Some(iqn))
                && reaches(session, &servers)
        }))
    })
    .await?;
    let Some(session) = found else { return Ok(None) };
    let path = read_link(format!("/sys/class/iscsi_session/{session}")).await?;
    let number = |name: &str, prefix: &str| name.strip_prefix(prefix)?.parse().ok();
    let host = path.iter().filter_map(|step| number(step.to_str()?, "host")).next();
    Ok(number(&session, "session").zip(host).map(|(number, host)| Session { number, host }))
}

/// The addresses of the server's name. If it does not resolve, any server is right:
/// the names of targets are unique in the world.
async fn addresses(source: &PoolSource) -> Vec<(IpAddr, u16)> {
    let Some(host) = source.hosts.first() else { return Vec::new() };
    let port = host.port.unwrap_or(PORT);
    let name = host.name.trim_start_matches('[').trim_end_matches(']');
    match tokio::net::lookup_host((name, port)).await {
        Ok(found) => found.map(|address| (address.ip(), port)).collect(),
        Err(_) => Vec::new(),
    }
}

/// Returns whether the session is with one of these servers. Blocks.
fn reaches(session: &str, servers: &[(IpAddr, u16)]) -> bool {
    let number = session.trim_start_matches("session");
    let connection = format!("/sys/class/iscsi_connection/connection{number}:0");
    let about = |what: &str| fact(&format!("{connection}/{what}"));
    let address: Option<IpAddr> = about("persistent_address").and_then(|text| text.parse().ok());
    let port: Option<u16> = about("persistent_port").and_then(|text| text.parse().ok());
    match address.zip(port) {
        Some(at) => servers.is_empty() || servers.contains(&at),
        None => true,
    }
}
