//! The settings of the QEMU driver: its defaults here, and its file.

use crate::config::{self, HostUuidSource, Settings};
use crate::config_file;
use crate::error::DaemonError;
use crate::users;
use ostler_core::Uuid;
use ostler_host::{HostRoot, Layout, machine, random_uuid};
use ostler_qemu::QemuLayout;

/// The user and the group that Debian's packages make for guests, and those of
/// other distributions.
const GUEST_USERS: [(&str, &str); 2] = [("libvirt-qemu", "libvirt-qemu"), ("qemu", "qemu")];

/// The settings of the daemon that lives in these folders.
pub(crate) fn settings(
    layout: &Layout,
    daemon: &Settings,
) -> Result<ostler_qemu::Settings, DaemonError> {
    let privileged = rustix::process::geteuid().is_root() && !layout.is_session();
    let mut settings = ostler_qemu::Settings::new(privileged, &QemuLayout::of(layout));
    settings.host_uuid = host_uuid(daemon);
    // A private daemon works in folders that other users may not even reach.
    if privileged && *layout == Layout::system() {
        settings.user = guest_user();
    }
    let path = layout.config().join("qemu.conf");
    if let Some(text) = config_file::text(&path)? {
        for remark in config::qemu::read(&path, &text, &mut settings)? {
            tracing::info!("{remark}");
        }
    }
    Ok(settings)
}

fn guest_user() -> Option<ostler_host::process::User> {
    let (user, group) = GUEST_USERS.into_iter().find(|(user, _)| users::is_user(user))?;
    // Where there is no group of that name, the user's own does.
    users::user(Some(user), Some(group)).or_else(|_| users::user(Some(user), None)).ok()
}

/// The host's UUID: as configured, else as the firmware or the system has it.
fn host_uuid(settings: &Settings) -> Option<Uuid> {
    let host = HostRoot::system();
    let of_firmware = || match settings.host_uuid_source {
        HostUuidSource::Smbios => machine::machine_uuid(&host),
        HostUuidSource::MachineId => None,
    };
    settings
        .host_uuid
        .or_else(of_firmware)
        .or_else(|| machine::machine_id(&host))
        .or_else(|| random_uuid().ok())
}
