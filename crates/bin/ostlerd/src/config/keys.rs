//! Every key of libvirtd.conf, with the kind of its value and what is done
//! with it.

use super::syntax::Value;
use super::value::{
    Kind, expect_no_claim, idle, is_on, list, nearest, not_empty, number, set, text,
};
use super::{Admission, HostUuidSource, Settings};
use std::time::Duration;

/// The kind of a key's value, and the setting that it goes to.
enum Treatment {
    Text(fn(&mut Settings, String) -> Result<(), String>),
    Number(fn(&mut Settings, u32)),
    /// A number of at least 1.
    Count(fn(&mut Settings, u32)),
    /// A number of seconds, or -1 for never.
    Interval(fn(&mut Settings, Option<Duration>)),
    /// File permissions: an octal number as text.
    Permissions(fn(&mut Settings, u32)),
    List(fn(&mut Settings, Vec<String>) -> Result<(), String>),
    /// Belongs to something that this version does not have: any value of the
    /// kind that makes no claim on it is let pass with a remark, the others
    /// are refused.
    Absent(Kind, fn(&Value) -> bool, &'static str),
    /// Understood, changes nothing, for this reason.
    Idle(Kind, &'static str),
}

use Treatment::{Absent, Count, Idle, Interval, List, Number, Permissions, Text};

const NO_TCP: &str = "this version has no TCP or TLS listeners; clients of other hosts come in \
                      through ssh (qemu+ssh://)";
const NO_SASL: &str = "this version has no SASL";

/// The keys, in the order of libvirtd.conf.
const KEYS: &[(&str, Treatment)] = &[
    ("listen_tls", Absent(Kind::Number, is_on, NO_TCP)),
    ("listen_tcp", Absent(Kind::Number, is_on, NO_TCP)),
    ("tls_port", Idle(Kind::Text, NO_TCP)),
    ("tcp_port", Idle(Kind::Text, NO_TCP)),
    ("listen_addr", Idle(Kind::Text, NO_TCP)),
    ("mdns_adv", Absent(Kind::Number, is_on, "this version does not announce itself by mDNS")),
    ("mdns_name", Idle(Kind::Text, "this version does not announce itself by mDNS")),
    ("unix_sock_group", Text(|s, v| set(&mut s.unix_sock_group, Some(v).filter(|v| not_empty(v))))),
    ("unix_sock_ro_perms", Permissions(|s, v| s.unix_sock_ro_perms = v)),
    ("unix_sock_rw_perms", Permissions(|s, v| s.unix_sock_rw_perms = v)),
    ("unix_sock_admin_perms", Permissions(|s, v| s.unix_sock_admin_perms = v)),
    ("unix_sock_dir", Text(socket_directory)),
    ("unix_sock_names", List(socket_names)),
    ("auth_unix_ro", Text(|s, v| set(&mut s.auth_unix_ro, admission(&v)?))),
    ("auth_unix_rw", Text(|s, v| set(&mut s.auth_unix_rw, admission(&v)?))),
    ("auth_tcp", Idle(Kind::Text, NO_TCP)),
    ("auth_tls", Idle(Kind::Text, NO_TCP)),
    ("tcp_min_ssf", Idle(Kind::Number, NO_TCP)),
    ("access_drivers", List(access_drivers)),
    ("key_file", Idle(Kind::Text, NO_TCP)),
    ("cert_file", Idle(Kind::Text, NO_TCP)),
    ("ca_file", Idle(Kind::Text, NO_TCP)),
    ("crl_file", Idle(Kind::Text, NO_TCP)),
    ("tls_no_sanity_certificate", Idle(Kind::Number, NO_TCP)),
    ("tls_no_verify_certificate", Idle(Kind::Number, NO_TCP)),
    ("tls_allowed_dn_list", Idle(Kind::List, NO_TCP)),
    ("tls_priority", Idle(Kind::Text, NO_TCP)),
    ("sasl_allowed_username_list", Idle(Kind::List, NO_SASL)),
    ("max_clients", Count(|s, v| s.server.max_clients = v)),
    ("max_queued_clients", Count(|s, v| s.server.max_queued_clients = v)),
    ("max_anonymous_clients", Number(|s, v| s.server.max_anonymous_clients = v)),
    ("min_workers", Number(|s, v| s.server.min_workers = v)),
    ("max_workers", Count(|s, v| s.server.max_workers = v)),
    ("prio_workers", Number(|s, v| s.server.prio_workers = v)),
    ("max_requests", Idle(Kind::Number, "the limit is max_client_requests of each client")),
    ("max_client_requests", Count(|s, v| s.server.max_client_requests = v)),
    ("admin_min_workers", Number(|s, v| s.admin.min_workers = v)),
    ("admin_max_workers", Count(|s, v| s.admin.max_workers = v)),
    ("admin_max_clients", Count(|s, v| s.admin.max_clients = v)),
    ("admin_max_queued_clients", Count(|s, v| s.admin.max_queued_clients = v)),
    ("admin_max_client_requests", Count(|s, v| s.admin.max_client_requests = v)),
    ("log_level", Number(|s, v| s.log_level = Some(v))),
    ("log_filters", Text(|s, v| set(&mut s.log_filters, Some(v)))),
    ("log_outputs", Text(|s, v| set(&mut s.log_outputs, Some(v)))),
    ("log_buffer_size", Idle(Kind::Number, "there is no buffer of log messages")),
    (
        "audit_level",
        Absent(
            Kind::Number,
            |value| matches!(value, Value::Number(2..)),
            "this version does not write to the audit log, so it cannot insist on it",
        ),
    ),
    ("audit_logging", Absent(Kind::Number, is_on, "this version does not make audit messages")),
    ("host_uuid", Text(host_uuid)),
    ("host_uuid_source", Text(host_uuid_source)),
    ("keepalive_interval", Interval(|s, v| s.server.keepalive_interval = v)),
    ("keepalive_count", Number(|s, v| s.server.keepalive_count = v)),
    ("keepalive_required", Idle(Kind::Number, "a client asks for keepalive when it connects")),
    ("admin_keepalive_interval", Interval(|s, v| s.admin.keepalive_interval = v)),
    ("admin_keepalive_count", Number(|s, v| s.admin.keepalive_count = v)),
    (
        "admin_keepalive_required",
        Idle(Kind::Number, "a client asks for keepalive when it connects"),
    ),
    ("ovs_timeout", Idle(Kind::Number, "this version does not use Open vSwitch")),
];

/// Puts one entry into the settings; an answer is a remark for the log.
pub(super) fn take(
    settings: &mut Settings,
    key: &str,
    value: Value,
) -> Result<Option<String>, String> {
    let Some((_, treatment)) = KEYS.iter().find(|(name, _)| *name == key) else {
        return Err(nearest(key, KEYS.iter().map(|(name, _)| *name)));
    };
    match treatment {
        Text(put) => put(settings, text(key, value)?).map_err(|why| format!("'{key}': {why}"))?,
        List(put) => put(settings, list(key, value)?).map_err(|why| format!("'{key}': {why}"))?,
        Number(put) => put(settings, number(key, &value, 0)?),
        Count(put) => put(settings, number(key, &value, 1)?),
        Interval(put) => put(settings, interval(key, &value)?),
        Permissions(put) => put(settings, permissions(key, value)?),
        Absent(kind, claims, why) => expect_no_claim(key, *kind, &value, *claims, why)?,
        Idle(kind, why) => return idle(key, *kind, &value, why).map(Some),
    }
    Ok(None)
}

fn interval(key: &str, value: &Value) -> Result<Option<Duration>, String> {
    match value {
        Value::Number(-1) => Ok(None),
        Value::Number(0) => Ok(None),
        value => number(key, value, 1)
            .map(|seconds| Some(Duration::from_secs(seconds.into())))
            .map_err(|why| format!("{why} (-1 is never)")),
    }
}

fn permissions(key: &str, value: Value) -> Result<u32, String> {
    let text = text(key, value)?;
    u32::from_str_radix(&text, 8)
        .ok()
        .filter(|mode| *mode <= 0o777 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .ok_or_else(|| {
            format!("'{key}' must be octal permissions such as \"0770\", not \"{text}\"")
        })
}

fn admission(scheme: &str) -> Result<Admission, String> {
    match scheme {
        "none" => Ok(Admission::Anyone),
        "peercred" => Ok(Admission::PeerCredentials),
        "polkit" | "sasl" => Err(format!(
            "this version does not have the scheme \"{scheme}\"; use \"peercred\" (root, the \
             daemon's own user and the members of unix_sock_group) or \"none\" (whomever the \
             permissions of the socket let in)"
        )),
        other => Err(format!("unknown scheme \"{other}\"; there are \"none\" and \"peercred\"")),
    }
}

fn access_drivers(_: &mut Settings, drivers: Vec<String>) -> Result<(), String> {
    match drivers.iter().find(|driver| !matches!(driver.as_str(), "nop" | "none")) {
        Some(driver) => Err(format!("this version does not have the access driver \"{driver}\"")),
        None => Ok(()),
    }
}

fn socket_directory(settings: &mut Settings, directory: String) -> Result<(), String> {
    if !directory.starts_with('/') {
        return Err(format!("\"{directory}\" is not an absolute path"));
    }
    set(&mut settings.unix_sock_dir, Some(directory.into()))
}

fn socket_names(settings: &mut Settings, names: Vec<String>) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if names.is_empty() {
        return Err("at least one name is needed".to_owned());
    }
    if let Some(name) = names.iter().find(|name| name.is_empty() || !name.chars().all(plain)) {
        return Err(format!("\"{name}\" is not the first part of a socket's name"));
    }
    set(&mut settings.unix_sock_names, names)
}

fn host_uuid(settings: &mut Settings, text: String) -> Result<(), String> {
    let uuid: ostler_core::Uuid = text.parse().map_err(|_| format!("\"{text}\" is not a UUID"))?;
    if !uuid.is_usable() {
        return Err(format!("all digits of {uuid} are the same; make one with uuidgen"));
    }
    set(&mut settings.host_uuid, Some(uuid))
}

fn host_uuid_source(settings: &mut Settings, text: String) -> Result<(), String> {
    settings.host_uuid_source = match text.as_str() {
        "smbios" => HostUuidSource::Smbios,
        "machine-id" => HostUuidSource::MachineId,
        other => {
            return Err(format!("unknown \"{other}\"; there are \"smbios\" and \"machine-id\""));
        }
    };
    Ok(())
}

/// The names of all keys.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|(name, _)| *name)
}
