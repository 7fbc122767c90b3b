//! Calls that the agent in a guest answers.
//!
//! A call waits for the agent of its own guest only, without the domain's turn:
//! an agent that does not answer holds up nobody who changes the domain.

mod disks;
mod processors;
mod report;

use super::QemuConnection;
use crate::error::QemuError;
use crate::guest::{Domain, Live};
use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ostler_core::enumeration::{
    DomainAgentResponseTimeoutValues as Timeout, DomainInterfaceAddressesSource, IpAddrType, Open,
};
use ostler_core::flags::{
    DomainAuthorizedSshKeysSetFlags, DomainGetHostnameFlags, DomainGuestInfoTypes,
    DomainSetTimeFlags, DomainSetUserPasswordFlags,
};
use ostler_core::{Bytes, DomainRef, Error, ErrorCode, ErrorDomain, Hidden, Result, TypedParams};
use ostler_driver::api::{DomainAgent, DomainFsinfo, DomainInterface, DomainIpAddr, DomainTime};
use ostler_qmp::agent::{
    AgentCommand, GuestFsFreeze, GuestFsFreezeList, GuestFsThaw, GuestFsTrim, GuestGetFsInfo,
    GuestGetHostName, GuestGetTime, GuestGetVcpus, GuestNetworkGetInterfaces, GuestSetTime,
    GuestSetUserPassword, GuestSshAddAuthorizedKeys, GuestSshGetAuthorizedKeys,
    GuestSshRemoveAuthorizedKeys,
};
use ostler_xml::{NumberSet, Value};
pub(super) use processors::{counts as vcpus, set_count as set_vcpus};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

const NANOSECONDS: i64 = 1_000_000_000;

/// How long the agent is waited for.
mod patience {
    use std::time::Duration;

    /// Duration that [`super::Timeout::Default`] stands for.
    pub(super) const USUAL: Duration = Duration::from_secs(5);
    /// Duration that [`super::Timeout::Block`] stands for: it outlasts every client.
    pub(super) const LONGEST: Duration = Duration::from_secs(24 * 3600);
}

/// Gives the agent of a running guest a command.
pub(crate) async fn ask<C: AgentCommand>(
    domain: &Domain,
    live: &Live,
    command: C,
) -> Result<C::Reply> {
    let timeout = domain.agent_timeout.load(Ordering::Relaxed);
    let patience = match Timeout::from_wire(timeout) {
        Some(Timeout::Block) => patience::LONGEST,
        Some(Timeout::Default) => patience::USUAL,
        Some(Timeout::Nowait) => Duration::ZERO,
        None => Duration::from_secs(u64::try_from(timeout).unwrap_or(0)),
    };
    let answer = live.machine.agent.call(&live.def, patience, command).await;
    answer.map_err(|error: QemuError| error.about(domain))
}

impl QemuConnection {
    async fn ask_guest<C: AgentCommand>(
        &self,
        domain: &DomainRef,
        command: C,
    ) -> Result<(Arc<Live>, C::Reply)> {
        let domain = self.domain(domain)?;
        let live = domain.live()?;
        let answer = ask(&domain, &live, command).await?;
        Ok((live, answer))
    }
}

#[async_trait]
impl DomainAgent for QemuConnection {
    async fn domain_hostname(
        &self,
        domain: &DomainRef,
        flags: DomainGetHostnameFlags,
    ) -> Result<String> {
        if flags.contains(DomainGetHostnameFlags::LEASE) {
            let domain = self.domain(domain)?;
            domain.live()?;
            let detail = format!(
                "no network of this host has given a lease to domain '{}'",
                domain.view().name
            );
            return Err(Error::new(ErrorCode::NoHostname, ErrorDomain::None, detail));
        }
        Ok(self.ask_guest(domain, GuestGetHostName).await?.1.host_name)
    }

    async fn domain_fstrim(
        &self,
        domain: &DomainRef,
        mount_point: Option<&str>,
        minimum: Bytes,
    ) -> Result<()> {
        if mount_point.is_some() {
            return Err(unsupported("the agent trims all file systems or none, not one of them"));
        }
        self.ask_guest(domain, GuestFsTrim { minimum: minimum.0 }).await.map(|_| ())
    }

    async fn domain_fsfreeze(&self, domain: &DomainRef, mountpoints: &[&str]) -> Result<i32> {
        let (_, count) = if mountpoints.is_empty() {
            self.ask_guest(domain, GuestFsFreeze).await?
        } else {
            self.ask_guest(domain, GuestFsFreezeList { mountpoints }).await?
        };
        number(count)
    }

    async fn domain_fsthaw(&self, domain: &DomainRef, mountpoints: &[&str]) -> Result<i32> {
        if !mountpoints.is_empty() {
            return Err(unsupported("the agent thaws all file systems or none, not some of them"));
        }
        number(self.ask_guest(domain, GuestFsThaw).await?.1)
    }

    async fn domain_time(&self, domain: &DomainRef) -> Result<DomainTime> {
        let (_, time) = self.ask_guest(domain, GuestGetTime).await?;
        Ok(DomainTime {
            seconds: time.div_euclid(NANOSECONDS),
            nseconds: u32::try_from(time.rem_euclid(NANOSECONDS)).unwrap_or(0),
        })
    }

    async fn domain_set_time(
        &self,
        domain: &DomainRef,
        seconds: i64,
        nseconds: u32,
        flags: DomainSetTimeFlags,
    ) -> Result<()> {
        let total = seconds
            .checked_mul(NANOSECONDS)
            .and_then(|time| time.checked_add(i64::from(nseconds)))
            .ok_or_else(|| {
                Error::invalid_arg(format!("{seconds} s is more than the agent's clock can say"))
            })?;
        let time = (!flags.contains(DomainSetTimeFlags::SYNC)).then_some(total);
        let (live, _) = self.ask_guest(domain, GuestSetTime { time }).await?;
        // The interrupts that the clock owes the guest are for another time.
        let domain = self.domain(domain)?;
        let reset = async {
            let monitor = live.machine.monitor()?;
            monitor.execute("rtc-reset-reinjection", None).await.map_err(QemuError::from)
        };
        reset.await.map(|_| ()).map_err(|error| error.about(&domain))
    }

    async fn domain_fsinfo(&self, domain: &DomainRef) -> Result<Vec<DomainFsinfo>> {
        let (live, filesystems) = self.ask_guest(domain, GuestGetFsInfo).await?;
        Ok(filesystems
            .into_iter()
            .map(|filesystem| DomainFsinfo {
                dev_aliases: disks::targets(&live.def, &filesystem.disk),
                mountpoint: filesystem.mountpoint,
                name: filesystem.name,
                fstype: filesystem.kind,
            })
            .collect())
    }

    async fn domain_interface_addresses(
        &self,
        domain: &DomainRef,
        source: Open<DomainInterfaceAddressesSource>,
    ) -> Result<Vec<DomainInterface>> {
        match source.known() {
            // No network here gives leases.
            Some(DomainInterfaceAddressesSource::Lease) => {
                self.domain(domain)?.live().map(|_| Vec::new())
            }
            Some(DomainInterfaceAddressesSource::Agent) => {
                let (_, interfaces) = self.ask_guest(domain, GuestNetworkGetInterfaces).await?;
                Ok(interfaces.into_iter().map(interface).collect())
            }
            Some(DomainInterfaceAddressesSource::Arp) => Err(unsupported(
                "asking the host's neighbours for a guest's addresses is not built: ask the \
                 guest's agent (--source agent)",
            )),
            None => Err(unsupported(&format!("addresses have no source {}", source.number()))),
        }
    }

    async fn domain_set_user_password(
        &self,
        domain: &DomainRef,
        user: Option<&str>,
        password: Hidden<Option<&str>>,
        flags: DomainSetUserPasswordFlags,
    ) -> Result<()> {
        let missing = |what: &str| Error::invalid_arg(format!("a {what} is needed"));
        let username = user.ok_or_else(|| missing("user's name"))?;
        let password = password.into_revealed().ok_or_else(|| missing("password"))?;
        let password = STANDARD.encode(password);
        let crypted = flags.contains(DomainSetUserPasswordFlags::ENCRYPTED);
        let command = GuestSetUserPassword { username, password: &password, crypted };
        self.ask_guest(domain, command).await.map(|_| ())
    }

    async fn domain_guest_vcpus(&self, domain: &DomainRef) -> Result<TypedParams> {
        let (_, vcpus) = self.ask_guest(domain, GuestGetVcpus).await?;
        Ok(processors::to_params(&vcpus))
    }

    async fn domain_set_guest_vcpus(
        &self,
        domain: &DomainRef,
        cpumap: &str,
        state: i32,
    ) -> Result<()> {
        let online = match state {
            0 => false,
            1 => true,
            other => {
                return Err(Error::invalid_arg(format!(
                    "state {other}: 0 (off) or 1 (on) is meant"
                )));
            }
        };
        let wanted = NumberSet::from_text(cpumap).ok_or_else(|| {
            Error::invalid_arg(format!("'{cpumap}' is not a list of processors such as '0-2,4'"))
        })?;
        let domain = self.domain(domain)?;
        processors::switch(&domain, &*domain.live()?, &wanted, online).await
    }

    async fn domain_guest_info(
        &self,
        domain: &DomainRef,
        types: DomainGuestInfoTypes,
    ) -> Result<TypedParams> {
        let domain = self.domain(domain)?;
        let live = domain.live()?;
        report::collect(&domain, &live, types).await
    }

    async fn domain_agent_set_response_timeout(
        &self,
        domain: &DomainRef,
        timeout: Open<Timeout>,
    ) -> Result<i32> {
        let timeout = timeout.number();
        if timeout < Timeout::Block.to_wire() {
            return Err(Error::invalid_arg(format!(
                "time-out {timeout}: -2 (wait), -1 (the usual time), 0 (do not wait) or seconds \
                 are meant"
            )));
        }
        self.domain(domain)?.agent_timeout.store(timeout, Ordering::Relaxed);
        Ok(0)
    }

    async fn domain_authorized_ssh_keys(
        &self,
        domain: &DomainRef,
        user: &str,
    ) -> Result<Vec<String>> {
        Ok(self.ask_guest(domain, GuestSshGetAuthorizedKeys { username: user }).await?.1.keys)
    }

    async fn domain_authorized_ssh_keys_set(
        &self,
        domain: &DomainRef,
        user: &str,
        keys: &[&str],
        flags: DomainAuthorizedSshKeysSetFlags,
    ) -> Result<()> {
        type Flags = DomainAuthorizedSshKeysSetFlags;
        if flags.contains(Flags::APPEND | Flags::REMOVE) {
            return Err(Error::invalid_arg("APPEND and REMOVE exclude each other"));
        }
        if flags.contains(Flags::REMOVE) {
            let command = GuestSshRemoveAuthorizedKeys { username: user, keys };
            return self.ask_guest(domain, command).await.map(|_| ());
        }
        let reset = !flags.contains(Flags::APPEND);
        let command = GuestSshAddAuthorizedKeys { username: user, keys, reset };
        self.ask_guest(domain, command).await.map(|_| ())
    }
}

fn interface(told: ostler_qmp::agent::GuestInterface) -> DomainInterface {
    DomainInterface {
        name: told.name,
        hwaddr: told.hardware_address,
        addrs: told
            .ip_addresses
            .into_iter()
            .map(|address| DomainIpAddr {
                kind: match address.ip_address_type.as_str() {
                    "ipv4" => IpAddrType::Ipv4,
                    _ => IpAddrType::Ipv6,
                }
                .into(),
                addr: address.ip_address,
                prefix: address.prefix,
            })
            .collect(),
    }
}

fn unsupported(detail: &str) -> Error {
    Error::new(ErrorCode::ArgumentUnsupported, ErrorDomain::None, detail)
}

/// A count of the agent's.
fn number(count: i64) -> Result<i32> {
    i32::try_from(count).map_err(|_| Error::internal(format!("the agent counts {count}")))
}
