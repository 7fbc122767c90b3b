//! The host that the corpus describes: its settings, and what it answers to
//! the needs of guests.

use ostler_core::KiB;
use ostler_model::domain::{DiskSource, DomainDef, Gl, Graphics, Listen};
use ostler_qemu::devices::{
    Need, Prepared, PreparedDescriptor, PreparedGroup, PreparedSecret, Resource, Role, SecretSource,
};
use ostler_qemu::scene::{HugePages, Settings};
use ostler_xml::YesNo;
use serde_json::Value;

/// The driver's settings for a row.
pub(super) fn settings(row: &Value) -> Settings {
    let mut settings = Settings::new(true, "/var/lib/libvirt/qemu", "/var/run/libvirt/qemu");
    let pages =
        |path: &str, size, default| HugePages { path: path.to_owned(), size: KiB(size), default };
    settings.huge_pages =
        vec![pages("/dev/hugepages2M", 2048, true), pages("/dev/hugepages1G", 1 << 20, false)];
    settings.spice.password = Some("123456".to_owned());
    for sasl in [&mut settings.vnc, &mut settings.spice] {
        sasl.sasl_directory = Some("/etc/sasl2".to_owned());
    }
    let config = &row["config"];
    let is =
        |key: &str| config[key].as_bool().or(config[key].as_i64().map(|n| n != 0)) == Some(true);
    let text = |key: &str| config[key].as_str().map(str::to_owned);
    settings.dump_guest_core = is("dumpGuestCore");
    settings.vnc.tls.enabled = is("vncTLS");
    settings.vnc.tls.verify = is("vncTLSx509verify");
    settings.vnc.tls.secret = text("vncTLSx509secretUUID").and_then(|uuid| uuid.parse().ok());
    settings.vnc.sasl = is("vncSASL");
    settings.vnc_auto_socket = is("vncAutoUnixSocket");
    settings.spice.tls.enabled = is("spiceTLS");
    settings.spice.sasl = is("spiceSASL");
    settings.spice_auto_socket = is("spiceAutoUnixSocket");
    settings.chardev_tls.enabled = is("chardevTLS");
    settings.chardev_tls.verify = is("chardevTLSx509verify");
    settings.chardev_tls.secret =
        text("chardevTLSx509secretUUID").and_then(|uuid| uuid.parse().ok());
    settings.nbd_tls.enabled = is("nbdTLS");
    settings.nbd_tls.secret = text("nbdTLSx509secretUUID").and_then(|uuid| uuid.parse().ok());
    settings.pipewire_directory = row["env"]["PIPEWIRE_RUNTIME_DIR"].as_str().map(str::to_owned);
    settings.headless_allow_host_audio = is("nogfxAllowHostAudio");
    settings
}

/// The environment that guests inherit.
pub(super) fn environment() -> Vec<(String, String)> {
    [("PATH", "/bin"), ("HOME", "/home/test"), ("USER", "test"), ("LOGNAME", "test")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

/// The source of a migrated guest.
pub(super) fn incoming(row: &Value) -> Option<String> {
    let from = row["migrate_from"].as_str()?;
    Some(if from == "stdio" { format!("fd:{}", row["migrate_fd"]) } else { from.to_owned() })
}

/// Ports and render nodes that the driver chooses.
pub(super) fn complete_displays(def: &mut DomainDef, settings: &Settings) {
    let node = |gl: &mut Option<Gl>| {
        gl.get_or_insert_default().render_node.get_or_insert_with(|| "/dev/dri/foo".into());
    };
    let on_address =
        |listens: &[Listen]| !matches!(listens.first(), Some(Listen::None | Listen::Socket(_)));
    for graphics in def.devices.graphics.iter_mut() {
        match graphics {
            Graphics::Vnc(vnc)
                if on_address(&vnc.listens) && vnc.port.is_none_or(|port| port <= 0) =>
            {
                vnc.port = Some(5900);
            }
            Graphics::Spice(spice) => {
                if spice.auto_port == Some(YesNo::Yes) && on_address(&spice.listens) {
                    spice.port = Some(5901);
                    if settings.spice.tls.enabled {
                        spice.tls_port = Some(5902);
                    }
                }
                if spice.gl.as_ref().is_some_and(|gl| gl.enable == Some(YesNo::Yes)) {
                    node(&mut spice.gl);
                }
            }
            Graphics::EglHeadless(headless) => node(&mut headless.gl),
            Graphics::Dbus(dbus)
                if dbus.gl.as_ref().is_some_and(|gl| gl.enable == Some(YesNo::Yes)) =>
            {
                node(&mut dbus.gl);
            }
            _ => {}
        }
    }
}

/// The answers of the host.
pub(super) fn answer(row: &Value, needs: &[Need], def: &DomainDef) -> Prepared {
    let mut prepared =
        Prepared { host_cdroms: vec!["/dev/cdrom".to_owned()], ..Prepared::default() };
    for need in needs {
        let mut give = |role, token: String| {
            let device = need.device.clone();
            prepared.descriptors.push(PreparedDescriptor { device, role, token, set: need.set });
        };
        match &need.resource {
            Resource::MemoryFile { .. } => {}
            Resource::ListenSocket { .. } | Resource::VhostUserGpu => {
                give(need.role, "1729".to_owned());
            }
            Resource::WriteFile { .. } if need.role == Role::Log => {
                give(need.role, "1751".to_owned())
            }
            Resource::WriteFile { .. } => give(need.role, "1750".to_owned()),
            Resource::OpenFile { path, .. } => give(
                need.role,
                match need.role {
                    Role::Tpm => "1730".to_owned(),
                    _ => match row["vdpa_fds"][path].as_i64() {
                        Some(fd) => fd.to_string(),
                        None => "1732".to_owned(),
                    },
                },
            ),
            Resource::TpmCancel { .. } => give(need.role, "1731".to_owned()),
            Resource::Tap(tap) => {
                let first = if tap.bridge.is_some() { 102 } else { 3 };
                (0..tap.queues)
                    .for_each(|queue| give(Role::Tap(queue), (first + queue).to_string()));
            }
            Resource::VhostNet { queues, .. } => {
                (0..*queues).for_each(|queue| give(Role::Vhost(queue), (44 + queue).to_string()));
            }
            Resource::VhostVsock { .. } => give(need.role, "6789".to_owned()),
            Resource::VhostScsi => give(need.role, "3".to_owned()),
            Resource::ScsiGeneric { .. } => give(need.role, "/dev/sg0".to_owned()),
            Resource::TpmEmulator => give(need.role, "/dev/test".to_owned()),
            Resource::ClientDescriptor { .. } => {}
            Resource::Secret(asked) => {
                prepared.secrets.push(secret(&need.device, &asked.source));
            }
        }
    }
    client_descriptors(row, def, &mut prepared);
    prepared
}

/// A secret as the corpus has them: one value for all that are kept, and keys
/// that count up.
fn secret(id: &str, source: &SecretSource) -> PreparedSecret {
    const KEPT: &str = "AQCVn5hO6HzFAhAAq0NCv8jtJcIcE+HOBlMQ1A";
    let value = match source {
        SecretSource::Value(value) => value.reveal().to_owned(),
        SecretSource::Kept(_) => KEPT.to_owned(),
    };
    let count = |index: usize| u8::try_from(index).unwrap_or_default();
    let key: [u8; 32] = std::array::from_fn(count);
    PreparedSecret::encrypt(id.to_owned(), value.as_bytes(), &key, std::array::from_fn(count))
}

/// Descriptors that the client handed over beforehand.
fn client_descriptors(row: &Value, def: &DomainDef, prepared: &mut Prepared) {
    let mut set = 0;
    for disk in def.devices.disks.iter().rev() {
        let mut source = Some(&disk.source);
        let mut below = disk.backing_store.as_deref();
        while let Some(image) = source {
            if add_group(row, image, set, prepared) {
                set += 1;
            }
            source = below.and_then(|store| store.source.as_ref());
            below = below.and_then(|store| store.backing_store.as_deref());
        }
    }
}

fn add_group(row: &Value, source: &DiskSource, set: u32, prepared: &mut Prepared) -> bool {
    let Some(extras) = source.extras() else { return false };
    let (Some(name), Some(index)) = (extras.fd_group.as_deref(), extras.index) else {
        return false;
    };
    let groups = row["fd_groups"].as_array().into_iter().flatten();
    let Some(group) = groups.into_iter().find(|group| group["name"] == name) else { return false };
    let fds: Vec<i64> =
        group["fds"].as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
    let storage = format!("libvirt-{index}-storage");
    for (number, fd) in (0_u16..).zip(&fds) {
        prepared.descriptors.push(PreparedDescriptor {
            device: storage.clone(),
            role: Role::Storage(number),
            token: fd.to_string(),
            set: Some(set),
        });
    }
    prepared.groups.push(PreparedGroup {
        storage,
        set,
        count: u16::try_from(fds.len()).unwrap_or(u16::MAX),
        writable: group["writable"].as_bool() == Some(true),
    });
    true
}
