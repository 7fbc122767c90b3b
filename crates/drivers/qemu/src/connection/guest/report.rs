//! `virDomainGetGuestInfo`: everything at once, as parameters.

use super::{ask, disks};
use crate::guest::{Domain, Live};
use ostler_core::flags::DomainGuestInfoTypes as Types;
use ostler_core::{Error, ErrorCode, Result, TypedParams};
use ostler_model::domain::DomainDef;
use ostler_qmp::agent::{
    AgentCommand, GuestDisk, GuestFilesystem, GuestGetDisks, GuestGetFsInfo, GuestGetHostName,
    GuestGetLoad, GuestGetOsInfo, GuestGetTimezone, GuestGetUsers, GuestInterface,
    GuestNetworkGetInterfaces, GuestOsInfo, GuestUser,
};

/// Asks for these groups; none named means all, as far as the agent has them.
pub(super) async fn collect(domain: &Domain, live: &Live, types: Types) -> Result<TypedParams> {
    let unknown = types.difference(Types::all());
    if !unknown.is_empty() {
        return Err(Error::invalid_arg(format!(
            "guests are not asked about {:#x}: there is no such group",
            unknown.bits()
        )));
    }
    let mut params = TypedParams::default();
    let out = &mut params;
    let asking = Asking { domain, live, types };
    if let Some(told) = asking.of(Types::USERS, GuestGetUsers).await? {
        users(&told, out);
    }
    if let Some(told) = asking.of(Types::OS, GuestGetOsInfo).await? {
        system(&told, out);
    }
    if let Some(told) = asking.of(Types::TIMEZONE, GuestGetTimezone).await? {
        if let Some(zone) = told.zone {
            out.push("timezone.name", zone);
        }
        out.push("timezone.offset", told.offset);
    }
    if let Some(told) = asking.of(Types::HOSTNAME, GuestGetHostName).await? {
        out.push("hostname", told.host_name);
    }
    if let Some(told) = asking.of(Types::FILESYSTEM, GuestGetFsInfo).await? {
        filesystems(&live.def, &told, out);
    }
    if let Some(told) = asking.of(Types::DISKS, GuestGetDisks).await? {
        disk_list(&live.def, &told, out);
    }
    if let Some(told) = asking.of(Types::INTERFACES, GuestNetworkGetInterfaces).await? {
        interfaces(&told, out);
    }
    if let Some(told) = asking.of(Types::LOAD, GuestGetLoad).await? {
        out.push("load.1m", told.load1m);
        out.push("load.5m", told.load5m);
        out.push("load.15m", told.load15m);
    }
    Ok(params)
}

struct Asking<'a> {
    domain: &'a Domain,
    live: &'a Live,
    types: Types,
}

impl Asking<'_> {
    /// Asks the agent about a group, if it is wanted. An agent that does not have a group that
    /// nobody named is no error.
    async fn of<C: AgentCommand>(&self, group: Types, command: C) -> Result<Option<C::Reply>> {
        let all = self.types.is_empty();
        if !all && !self.types.contains(group) {
            return Ok(None);
        }
        match ask(self.domain, self.live, command).await {
            // The agent is there and refuses.
            Err(error) if all && error.code() == ErrorCode::InternalError => {
                tracing::debug!(%error, "the agent does not tell it");
                Ok(None)
            }
            answer => answer.map(Some),
        }
    }
}

fn count(params: &mut TypedParams, name: String, count: usize) {
    params.push(name, u32::try_from(count).unwrap_or(u32::MAX));
}

fn users(users: &[GuestUser], params: &mut TypedParams) {
    count(params, "user.count".to_owned(), users.len());
    for (index, user) in users.iter().enumerate() {
        params.push(format!("user.{index}.name"), &*user.user);
        if let Some(domain) = &user.domain {
            params.push(format!("user.{index}.domain"), &**domain);
        }
        params.push(format!("user.{index}.login-time"), milliseconds(user.login_time));
    }
}

/// Seconds with a fraction; what cannot be a time is 0.
fn milliseconds(seconds: f64) -> u64 {
    let duration = std::time::Duration::try_from_secs_f64(seconds).unwrap_or_default();
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn system(told: &GuestOsInfo, params: &mut TypedParams) {
    for (name, value) in [
        ("id", &told.id),
        ("name", &told.name),
        ("pretty-name", &told.pretty_name),
        ("version", &told.version),
        ("version-id", &told.version_id),
        ("machine", &told.machine),
        ("variant", &told.variant),
        ("variant-id", &told.variant_id),
        ("kernel-release", &told.kernel_release),
        ("kernel-version", &told.kernel_version),
    ] {
        if let Some(value) = value {
            params.push(format!("os.{name}"), &**value);
        }
    }
}

fn filesystems(def: &DomainDef, told: &[GuestFilesystem], params: &mut TypedParams) {
    if !told.is_empty() {
        count(params, "fs.count".to_owned(), told.len());
    }
    for (index, filesystem) in told.iter().enumerate() {
        params.push(format!("fs.{index}.name"), &*filesystem.name);
        params.push(format!("fs.{index}.mountpoint"), &*filesystem.mountpoint);
        params.push(format!("fs.{index}.fstype"), &*filesystem.kind);
        if let (Some(total), Some(used)) = (filesystem.total_bytes, filesystem.used_bytes) {
            params.push(format!("fs.{index}.total-bytes"), total);
            params.push(format!("fs.{index}.used-bytes"), used);
        }
        count(params, format!("fs.{index}.disk.count"), filesystem.disk.len());
        for (number, place) in filesystem.disk.iter().enumerate() {
            for (name, value) in [
                ("alias", disks::target(def, place)),
                ("serial", place.serial.as_deref()),
                ("device", place.dev.as_deref()),
            ] {
                if let Some(value) = value {
                    params.push(format!("fs.{index}.disk.{number}.{name}"), value);
                }
            }
        }
    }
}

fn disk_list(def: &DomainDef, told: &[GuestDisk], params: &mut TypedParams) {
    count(params, "disk.count".to_owned(), told.len());
    for (index, disk) in told.iter().enumerate() {
        params.push(format!("disk.{index}.name"), &*disk.name);
        params.push(format!("disk.{index}.partition"), disk.partition);
        if !disk.dependencies.is_empty() {
            count(params, format!("disk.{index}.dependency.count"), disk.dependencies.len());
        }
        for (number, dependency) in disk.dependencies.iter().enumerate() {
            params.push(format!("disk.{index}.dependency.{number}.name"), &**dependency);
        }
        let address = disk.address.as_ref();
        for (name, value) in [
            ("serial", address.and_then(|address| address.serial.as_deref())),
            ("alias", address.and_then(|address| disks::target(def, address))),
            ("guest_alias", disk.alias.as_deref()),
        ] {
            if let Some(value) = value {
                params.push(format!("disk.{index}.{name}"), value);
            }
        }
    }
}

fn interfaces(told: &[GuestInterface], params: &mut TypedParams) {
    count(params, "if.count".to_owned(), told.len());
    for (index, interface) in told.iter().enumerate() {
        params.push(format!("if.{index}.name"), &*interface.name);
        if let Some(address) = &interface.hardware_address {
            params.push(format!("if.{index}.hwaddr"), &**address);
        }
        let addresses = &interface.ip_addresses;
        count(params, format!("if.{index}.addr.count"), addresses.len());
        for (number, address) in addresses.iter().enumerate() {
            let place = format!("if.{index}.addr.{number}");
            params.push(format!("{place}.type"), &*address.ip_address_type);
            params.push(format!("{place}.addr"), &*address.ip_address);
            params.push(format!("{place}.prefix"), address.prefix);
        }
    }
}
