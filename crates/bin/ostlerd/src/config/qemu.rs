//! The QEMU driver's configuration file, `qemu.conf`: every key of libvirt's,
//! with the kind of its value and what is done with it.

use super::syntax::Value;
use super::value::{
    Kind, expect_no_claim, idle, is_on, list, nearest, not_empty, number, set, text,
};
use super::{ConfigError, take_all};
use crate::users;
use ostler_core::Uuid;
use ostler_host::process::{Limit, Resource, User};
use ostler_qemu::Settings;
use ostler_qemu::scene::TlsSettings;
use std::path::Path;

/// Values that are collected until all of the file is read.
struct Draft<'a> {
    settings: &'a mut Settings,
    user: Option<String>,
    group: Option<String>,
    default_tls_folder: Option<String>,
    default_tls_verify: Option<bool>,
    default_tls_secret: Option<Uuid>,
    own_tls_folder: Vec<&'static str>,
    own_tls_verify: Vec<&'static str>,
    own_tls_secret: Vec<&'static str>,
}

/// The kind of a key's value, and the setting that it goes to.
enum Treatment {
    Text(fn(&mut Draft<'_>, String) -> Result<(), String>),
    Switch(fn(&mut Draft<'_>, bool)),
    Port(fn(&mut Draft<'_>, u16)),
    /// A limit of emulators; 0 leaves it as it is.
    Limit(Resource),
    /// A value of its own kind.
    Other(fn(&mut Draft<'_>, Value) -> Result<(), String>),
    /// Belongs to something that this version does not have: a value that
    /// makes no claim on it is let pass, the others are refused.
    Absent(Kind, fn(&Value) -> bool, &'static str),
    /// Understood, changes nothing, for this reason.
    Idle(Kind, &'static str),
}

use Treatment::{Absent, Idle, Other, Port, Switch, Text};

const NO_SAVING: &str = "this version does not save, dump or snapshot guests";
const NO_MIGRATION: &str = "this version does not migrate guests";
const NO_BACKUP: &str = "this version does not back guests up";
const NO_VXHS: &str = "this version has no VxHS disks";
const NO_HELPER: &str = "this version does not use this helper";
const NO_DISPLAY: &str = "this version has no RDP displays";
const NO_SHUTDOWN: &str = "this version does not end guests when the host shuts down";
const NO_NAMESPACES: &str = "this version does not run guests in namespaces of their own";

/// The keys, in the order of qemu.conf.
const KEYS: &[(&str, Treatment)] = &[
    ("default_tls_x509_cert_dir", Text(|d, v| folder(v, |v| d.default_tls_folder = Some(v)))),
    ("default_tls_x509_verify", Switch(|d, v| d.default_tls_verify = Some(v))),
    ("default_tls_x509_secret_uuid", Text(|d, v| set(&mut d.default_tls_secret, secret(&v)?))),
    ("vnc_listen", Text(|d, v| address(v, |v| d.settings.vnc_listen = v))),
    ("vnc_auto_unix_socket", Switch(|d, v| d.settings.command.vnc_auto_socket = v)),
    ("vnc_tls", Switch(|d, v| d.settings.command.vnc.tls.enabled = v)),
    ("vnc_tls_x509_cert_dir", Text(|d, v| tls_folder(d, "vnc", v))),
    ("vnc_tls_x509_verify", Switch(|d, v| tls_verify(d, "vnc", v))),
    ("vnc_tls_x509_secret_uuid", Text(|d, v| tls_secret(d, "vnc", &v))),
    ("vnc_password", Text(|d, v| set(&mut d.settings.command.vnc.password, Some(v)))),
    ("vnc_sasl", Switch(|d, v| d.settings.command.vnc.sasl = v)),
    ("vnc_sasl_dir", Text(|d, v| folder(v, |v| d.settings.command.vnc.sasl_directory = Some(v)))),
    ("vnc_allow_host_audio", Switch(|d, v| d.settings.command.vnc_allow_host_audio = v)),
    (
        "spice_listen",
        Absent(
            Kind::Text,
            |value| *value != Value::Text("127.0.0.1".into()),
            "SPICE displays listen on 127.0.0.1 unless their definition says otherwise",
        ),
    ),
    ("spice_tls", Switch(|d, v| d.settings.command.spice.tls.enabled = v)),
    ("spice_tls_x509_cert_dir", Text(|d, v| tls_folder(d, "spice", v))),
    ("rdp_listen", Idle(Kind::Text, NO_DISPLAY)),
    ("rdp_tls_x509_cert_dir", Idle(Kind::Text, NO_DISPLAY)),
    ("rdp_username", Idle(Kind::Text, NO_DISPLAY)),
    ("rdp_password", Idle(Kind::Text, NO_DISPLAY)),
    ("spice_auto_unix_socket", Switch(|d, v| d.settings.command.spice_auto_socket = v)),
    ("spice_password", Text(|d, v| set(&mut d.settings.command.spice.password, Some(v)))),
    ("spice_sasl", Switch(|d, v| d.settings.command.spice.sasl = v)),
    (
        "spice_sasl_dir",
        Text(|d, v| folder(v, |v| d.settings.command.spice.sasl_directory = Some(v))),
    ),
    ("chardev_tls", Switch(|d, v| d.settings.command.chardev_tls.enabled = v)),
    ("chardev_tls_x509_cert_dir", Text(|d, v| tls_folder(d, "chardev", v))),
    ("chardev_tls_x509_verify", Switch(|d, v| tls_verify(d, "chardev", v))),
    ("chardev_tls_x509_secret_uuid", Text(|d, v| tls_secret(d, "chardev", &v))),
    ("vxhs_tls", Absent(Kind::Number, is_on, NO_VXHS)),
    ("vxhs_tls_x509_cert_dir", Idle(Kind::Text, NO_VXHS)),
    ("vxhs_tls_x509_secret_uuid", Idle(Kind::Text, NO_VXHS)),
    ("nbd_tls", Switch(|d, v| d.settings.command.nbd_tls.enabled = v)),
    ("nbd_tls_x509_cert_dir", Text(|d, v| tls_folder(d, "nbd", v))),
    ("nbd_tls_x509_secret_uuid", Text(|d, v| tls_secret(d, "nbd", &v))),
    ("migrate_tls_x509_cert_dir", Idle(Kind::Text, NO_MIGRATION)),
    ("migrate_tls_x509_verify", Idle(Kind::Number, NO_MIGRATION)),
    ("migrate_tls_x509_secret_uuid", Idle(Kind::Text, NO_MIGRATION)),
    ("migrate_tls_force", Idle(Kind::Number, NO_MIGRATION)),
    ("backup_tls_x509_cert_dir", Idle(Kind::Text, NO_BACKUP)),
    ("backup_tls_x509_verify", Idle(Kind::Number, NO_BACKUP)),
    ("backup_tls_x509_secret_uuid", Idle(Kind::Text, NO_BACKUP)),
    (
        "nographics_allow_host_audio",
        Switch(|d, v| d.settings.command.headless_allow_host_audio = v),
    ),
    ("remote_display_port_min", Port(|d, v| d.settings.vnc_ports.0 = v)),
    ("remote_display_port_max", Port(|d, v| d.settings.vnc_ports.1 = v)),
    ("remote_websocket_port_min", Port(|d, v| d.settings.websocket_ports.0 = v)),
    ("remote_websocket_port_max", Port(|d, v| d.settings.websocket_ports.1 = v)),
    ("security_driver", Other(security_driver)),
    (
        "security_default_confined",
        Idle(Kind::Number, "the security model 'dac' confines every guest"),
    ),
    (
        "security_require_confined",
        Idle(Kind::Number, "the security model 'dac' confines every guest"),
    ),
    ("user", Text(|d, v| set(&mut d.user, Some(v).filter(|v| not_empty(v))))),
    ("group", Text(|d, v| set(&mut d.group, Some(v).filter(|v| not_empty(v))))),
    ("dynamic_ownership", Switch(|d, v| d.settings.dynamic_ownership = v)),
    (
        "remember_owner",
        Absent(Kind::Number, |v| !is_on(v), "who owned an image is always remembered"),
    ),
    ("cgroup_controllers", Other(cgroup_controllers)),
    (
        "cgroup_device_acl",
        Idle(Kind::List, "this version does not keep guests from devices by control groups"),
    ),
    ("save_image_format", Idle(Kind::Text, NO_SAVING)),
    ("dump_image_format", Idle(Kind::Text, NO_SAVING)),
    ("snapshot_image_format", Idle(Kind::Text, NO_SAVING)),
    ("auto_dump_path", Idle(Kind::Text, NO_SAVING)),
    ("auto_dump_bypass_cache", Idle(Kind::Number, NO_SAVING)),
    ("auto_start_bypass_cache", Idle(Kind::Number, NO_SAVING)),
    (
        "auto_start_delay",
        Absent(Kind::Number, is_on, "this version starts guests without a delay between them"),
    ),
    ("auto_shutdown_try_save", Absent(Kind::Text, is_something, NO_SHUTDOWN)),
    ("auto_shutdown_try_shutdown", Absent(Kind::Text, is_something, NO_SHUTDOWN)),
    ("auto_shutdown_poweroff", Absent(Kind::Text, is_something, NO_SHUTDOWN)),
    ("auto_shutdown_wait", Idle(Kind::Number, NO_SHUTDOWN)),
    ("auto_shutdown_restore", Idle(Kind::Number, NO_SHUTDOWN)),
    ("auto_save_bypass_cache", Idle(Kind::Number, NO_SAVING)),
    ("hugetlbfs_mount", Other(huge_pages)),
    ("bridge_helper", Idle(Kind::Text, NO_HELPER)),
    ("set_process_name", Idle(Kind::Number, "processes have the name of their program")),
    ("max_processes", Treatment::Limit(Resource::Processes)),
    ("max_files", Treatment::Limit(Resource::Descriptors)),
    (
        "max_threads_per_process",
        Absent(Kind::Number, is_on, "this version does not limit the threads of a guest"),
    ),
    ("max_core", Other(max_core)),
    ("dump_guest_core", Switch(|d, v| d.settings.command.dump_guest_core = v)),
    ("mac_filter", Absent(Kind::Number, is_on, "this version does not filter network traffic")),
    ("relaxed_acs_check", Idle(Kind::Number, "this version does not assign PCI devices")),
    ("allow_disk_format_probing", Absent(Kind::Number, is_on, "formats are never guessed")),
    ("clear_emulator_capabilities", Idle(Kind::Number, "emulators never have capabilities")),
    (
        "lock_manager",
        Absent(
            Kind::Text,
            |value| !matches!(value, Value::Text(text) if text == "nop"),
            "this version has no lock manager",
        ),
    ),
    ("max_queued", Idle(Kind::Number, "the limit is max_client_requests of each client")),
    ("keepalive_interval", Idle(Kind::Number, NO_MIGRATION)),
    ("keepalive_count", Idle(Kind::Number, NO_MIGRATION)),
    ("seccomp_sandbox", Other(sandbox)),
    ("migration_address", Idle(Kind::Text, NO_MIGRATION)),
    ("migration_host", Idle(Kind::Text, NO_MIGRATION)),
    ("migration_port_min", Idle(Kind::Number, NO_MIGRATION)),
    ("migration_port_max", Idle(Kind::Number, NO_MIGRATION)),
    ("log_timestamp", Switch(|d, v| d.settings.command.timestamps = v)),
    (
        "nvram",
        Idle(Kind::List, "firmware is found by its descriptors, in /usr/share/qemu/firmware"),
    ),
    ("stdio_handler", Idle(Kind::Text, "guests write to their logs themselves")),
    (
        "gluster_debug_level",
        Idle(Kind::Number, "Gluster disks have the level that QEMU gives them"),
    ),
    ("virtiofsd_debug", Idle(Kind::Number, NO_HELPER)),
    ("namespaces", Absent(Kind::List, claims, NO_NAMESPACES)),
    (
        "memory_backing_dir",
        Absent(Kind::Text, claims, "files behind guests' memory lie in the folder 'ram'"),
    ),
    ("pr_helper", Idle(Kind::Text, NO_HELPER)),
    ("slirp_helper", Idle(Kind::Text, NO_HELPER)),
    ("qemu_rdp", Idle(Kind::Text, NO_HELPER)),
    ("dbus_daemon", Idle(Kind::Text, NO_HELPER)),
    ("swtpm_user", Idle(Kind::Text, NO_HELPER)),
    ("swtpm_group", Idle(Kind::Text, NO_HELPER)),
    (
        "capability_filters",
        Absent(Kind::List, claims, "what emulators can do is taken as they tell it"),
    ),
    (
        "deprecation_behavior",
        Absent(Kind::Text, is_something, "guests that use what QEMU gives up are let be"),
    ),
    ("sched_core", Absent(Kind::Text, is_something, "this version does not schedule by cores")),
    ("storage_use_nbdkit", Absent(Kind::Number, is_on, NO_HELPER)),
    ("shared_filesystems", Idle(Kind::List, NO_MIGRATION)),
];

/// Reads the text of `file` into the settings; gives remarks for the log.
pub(crate) fn read(
    file: &Path,
    content: &str,
    settings: &mut Settings,
) -> Result<Vec<String>, ConfigError> {
    let mut draft = Draft {
        settings,
        user: None,
        group: None,
        default_tls_folder: None,
        default_tls_verify: None,
        default_tls_secret: None,
        own_tls_folder: Vec::new(),
        own_tls_verify: Vec::new(),
        own_tls_secret: Vec::new(),
    };
    let (mut remarks, seen) = take_all(file, content, |key, value| take(&mut draft, key, value))?;
    finish_tls(&mut draft);
    let line = |key: &str| seen.iter().find(|(name, _)| name == key).map_or(1, |(_, line)| *line);
    for (key, (first, last)) in [
        ("remote_display_port_min", draft.settings.vnc_ports),
        ("remote_websocket_port_min", draft.settings.websocket_ports),
    ] {
        if first > last {
            let what = format!("'{key}' ({first}) is larger than the largest port ({last})");
            return Err(ConfigError::new(file, line(key), what));
        }
    }
    let (user, group) = (draft.user.take(), draft.group.take());
    if user.is_none() && group.is_none() {
        return Ok(remarks);
    }
    if !draft.settings.command.privileged {
        remarks.push(format!(
            "{}: 'user' and 'group' change nothing: only a daemon of root can run guests as others",
            file.display()
        ));
        return Ok(remarks);
    }
    let found = users::user(user.as_deref(), group.as_deref());
    let key = if user.is_some() { "user" } else { "group" };
    let found = found.map_err(|what| ConfigError::new(file, line(key), what))?;
    draft.settings.user = Some(found).filter(|user| !is_ourselves(user));
    Ok(remarks)
}

/// As the daemon itself: nothing is to be changed for that.
fn is_ourselves(user: &User) -> bool {
    user.uid == rustix::process::geteuid().as_raw()
        && user.gid == rustix::process::getegid().as_raw()
}

fn take(draft: &mut Draft<'_>, key: &str, value: Value) -> Result<Option<String>, String> {
    let Some((_, treatment)) = KEYS.iter().find(|(name, _)| *name == key) else {
        return Err(nearest(key, KEYS.iter().map(|(name, _)| *name)));
    };
    let told = |why: String| format!("'{key}': {why}");
    match treatment {
        Text(put) => put(draft, text(key, value)?).map_err(told)?,
        Switch(put) => put(draft, number(key, &value, 0)? != 0),
        Port(put) => {
            let port = number(key, &value, 1)?;
            let port = u16::try_from(port);
            put(draft, port.map_err(|_| told("a port is at most 65535".to_owned()))?);
        }
        Treatment::Limit(resource) => {
            let most = u64::from(number(key, &value, 0)?);
            if most > 0 {
                draft.settings.limits.push((*resource, limit(Some(most))));
            }
        }
        Other(put) => put(draft, value).map_err(told)?,
        Absent(kind, claims, why) => expect_no_claim(key, *kind, &value, *claims, why)?,
        Idle(kind, why) => return idle(key, *kind, &value, why).map(Some),
    }
    Ok(None)
}

/// Anything but nothing is asked for.
fn claims(value: &Value) -> bool {
    !matches!(value, Value::Text(text) if text.is_empty())
        && !matches!(value, Value::List(list) if list.is_empty())
}

/// Anything but `none`.
fn is_something(value: &Value) -> bool {
    *value != Value::Text("none".to_owned())
}

fn folder(path: String, put: impl FnOnce(String)) -> Result<(), String> {
    if !path.starts_with('/') {
        return Err(format!("\"{path}\" is not an absolute path"));
    }
    put(path.trim_end_matches('/').to_owned());
    Ok(())
}

fn address(text: String, put: impl FnOnce(String)) -> Result<(), String> {
    if text.parse::<std::net::IpAddr>().is_err() {
        return Err(format!("\"{text}\" is not an IP address"));
    }
    put(text);
    Ok(())
}

fn limit(most: Option<u64>) -> Limit {
    Limit { soft: most, hard: most }
}

fn tls<'a>(settings: &'a mut Settings, kind: &str) -> &'a mut TlsSettings {
    let command = &mut settings.command;
    match kind {
        "vnc" => &mut command.vnc.tls,
        "spice" => &mut command.spice.tls,
        "chardev" => &mut command.chardev_tls,
        _ => &mut command.nbd_tls,
    }
}

fn tls_folder(draft: &mut Draft<'_>, kind: &'static str, path: String) -> Result<(), String> {
    draft.own_tls_folder.push(kind);
    folder(path, |path| tls(draft.settings, kind).directory = path)
}

fn tls_verify(draft: &mut Draft<'_>, kind: &'static str, verify: bool) {
    draft.own_tls_verify.push(kind);
    tls(draft.settings, kind).verify = verify;
}

fn tls_secret(draft: &mut Draft<'_>, kind: &'static str, uuid: &str) -> Result<(), String> {
    draft.own_tls_secret.push(kind);
    set(&mut tls(draft.settings, kind).secret, secret(uuid)?)
}

/// The secret that a key's password is; an empty text says that it has none.
fn secret(uuid: &str) -> Result<Option<Uuid>, String> {
    if uuid.is_empty() {
        return Ok(None);
    }
    uuid.parse().map(Some).map_err(|_| format!("\"{uuid}\" is not the UUID of a secret"))
}

/// The defaults are for those that say nothing of their own.
fn finish_tls(draft: &mut Draft<'_>) {
    for kind in ["vnc", "spice", "chardev", "nbd"] {
        if let Some(folder) = &draft.default_tls_folder
            && !draft.own_tls_folder.contains(&kind)
        {
            tls(draft.settings, kind).directory = folder.clone();
        }
        if let Some(verify) = draft.default_tls_verify
            && !draft.own_tls_verify.contains(&kind)
        {
            tls(draft.settings, kind).verify = verify;
        }
        // SPICE's key is one without a password.
        if kind != "spice" && !draft.own_tls_secret.contains(&kind) {
            tls(draft.settings, kind).secret = draft.default_tls_secret;
        }
    }
}

fn security_driver(_: &mut Draft<'_>, value: Value) -> Result<(), String> {
    let drivers = match value {
        Value::Text(driver) => vec![driver],
        value => list("security_driver", value)?,
    };
    match drivers.iter().find(|driver| !matches!(driver.as_str(), "none" | "dac")) {
        Some(driver) => Err(format!("this version does not have the security model \"{driver}\"")),
        None => Ok(()),
    }
}

/// Without any controller there are no groups; which of those that the host has
/// are used is not chosen one by one.
fn cgroup_controllers(draft: &mut Draft<'_>, value: Value) -> Result<(), String> {
    const KNOWN: [&str; 7] = ["cpu", "cpuacct", "cpuset", "memory", "devices", "freezer", "blkio"];
    let controllers = list("cgroup_controllers", value)?;
    if let Some(unknown) = controllers.iter().find(|name| !KNOWN.contains(&name.as_str())) {
        return Err(format!("there is no controller \"{unknown}\""));
    }
    draft.settings.cgroup_controllers = controllers;
    Ok(())
}

fn huge_pages(_: &mut Draft<'_>, value: Value) -> Result<(), String> {
    let mounts = match value {
        Value::Text(mount) => vec![mount],
        value => list("hugetlbfs_mount", value)?,
    };
    if mounts.iter().all(String::is_empty) {
        return Ok(());
    }
    Err("this version does not put guests' memory on huge pages".to_owned())
}

fn max_core(draft: &mut Draft<'_>, value: Value) -> Result<(), String> {
    let most = match value {
        Value::Text(text) if text == "unlimited" => None,
        Value::Number(bytes) => Some(u64::try_from(bytes).map_err(|_| "it is negative")?),
        _ => return Err("it is a number of bytes or \"unlimited\"".to_owned()),
    };
    draft.settings.limits.push((Resource::Core, limit(most)));
    Ok(())
}

fn sandbox(draft: &mut Draft<'_>, value: Value) -> Result<(), String> {
    draft.settings.command.sandbox = match value {
        Value::Number(-1) => None,
        Value::Number(0) => Some(false),
        Value::Number(1) => Some(true),
        _ => return Err("it is 1 (on), 0 (off) or -1 (as QEMU has it)".to_owned()),
    };
    Ok(())
}

#[cfg(test)]
mod tests;
