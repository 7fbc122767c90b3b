//! Settings of the QEMU driver: `qemu.conf`.

use crate::firmware;
use crate::layout::QemuLayout;
use ostler_core::Uuid;
use ostler_host::process::{Limit, Resource, User};
use std::path::{Path, PathBuf};

/// The driver's settings.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Settings of the command line.
    pub command: crate::scene::Settings,
    /// User that emulators run as; `None` is the daemon's own.
    pub user: Option<User>,
    /// Resource limits of an emulator's process.
    pub limits: Vec<(Resource, Limit)>,
    /// Whether images are given to that user while a guest has them.
    pub dynamic_ownership: bool,
    /// Address of VNC displays that name none.
    pub vnc_listen: String,
    /// First and last port of displays.
    pub vnc_ports: (u16, u16),
    /// First and last port of their websockets.
    pub websocket_ports: (u16, u16),
    /// The controllers whose control groups emulators are put into; none leaves
    /// them where the daemon is.
    pub cgroup_controllers: Vec<String>,
    /// UUID of the host, as clients are told it.
    pub host_uuid: Option<Uuid>,
    /// Folders of firmware descriptors; the last has precedence.
    pub firmware_folders: Vec<PathBuf>,
    /// Size in bytes at which a guest's log is put aside, and how many are kept.
    pub log_rotation: (u64, u32),
    /// The version the API tells of: libvirt's, whose API this is.
    pub api_version: u64,
}

impl Settings {
    /// The settings of a daemon that keeps everything in these folders, when
    /// nothing else is said.
    #[must_use]
    pub fn new(privileged: bool, layout: &QemuLayout) -> Self {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let command = crate::scene::Settings::new(
            privileged,
            &text(&layout.state),
            &text(&layout.objects.runtime),
        );
        Self {
            command,
            user: None,
            limits: Vec::new(),
            dynamic_ownership: true,
            vnc_listen: "127.0.0.1".to_owned(),
            vnc_ports: (5900, 65535),
            websocket_ports: (5700, 65535),
            cgroup_controllers: ["blkio", "cpu", "cpuacct", "cpuset", "memory"]
                .map(str::to_owned)
                .to_vec(),
            host_uuid: None,
            firmware_folders: firmware::folders(
                layout.objects.config.ancestors().nth(2).unwrap_or(&layout.objects.config),
            ),
            log_rotation: (2 << 20, 3),
            api_version: 11_003_000,
        }
    }
}
