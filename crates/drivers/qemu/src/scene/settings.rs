//! The driver's settings that decide how guests are started: `qemu.conf`.

use ostler_core::{KiB, Uuid};

/// Settings of the command line beyond the guest and the emulator. Paths
/// have no slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whether the daemon runs as root for the whole machine.
    pub privileged: bool,
    /// Directory of files that outlive a run of their guest.
    pub lib_dir: String,
    /// Directory of the sockets of channels without a path of their own.
    pub channel_dir: String,
    /// Directory of file-backed memory.
    pub memory_dir: String,
    /// Directory of the sockets of D-Bus displays.
    pub dbus_dir: String,
    /// Mounted huge pages.
    pub huge_pages: Vec<HugePages>,
    /// Whether guest memory is part of core dumps unless the guest says.
    pub dump_guest_core: bool,
    /// QEMU's system call filter: `None` where QEMU has it.
    pub sandbox: Option<bool>,
    /// VNC servers.
    pub vnc: DisplaySettings,
    /// SPICE servers.
    pub spice: DisplaySettings,
    /// TLS for character devices over TCP.
    pub chardev_tls: TlsSettings,
    /// TLS for NBD disks.
    pub nbd_tls: TlsSettings,
    /// Whether VNC servers without an address use a unix socket.
    pub vnc_auto_socket: bool,
    /// Whether SPICE servers without an address use a unix socket.
    pub spice_auto_socket: bool,
    /// Whether a guest with VNC may use the host's audio.
    pub vnc_allow_host_audio: bool,
    /// Whether a guest without graphics may use the host's audio.
    pub headless_allow_host_audio: bool,
    /// Directory of PipeWire's socket, for guests that name none.
    pub pipewire_directory: Option<String>,
    /// Whether guests are told the time of each message in their log.
    pub timestamps: bool,
}

/// A mount of huge pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HugePages {
    /// The mount point of the file system of huge pages.
    pub path: String,
    /// The size of a page.
    pub size: KiB,
    /// Whether it is the host's default size.
    pub default: bool,
}

/// TLS for one kind of connection.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TlsSettings {
    /// Whether it is used unless the guest says otherwise.
    pub enabled: bool,
    /// Directory of the certificates.
    pub directory: String,
    /// Whether a client must show a certificate.
    pub verify: bool,
    /// The secret that the private key is encrypted with.
    pub secret: Option<Uuid>,
}

/// A display server.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DisplaySettings {
    /// Its TLS.
    pub tls: TlsSettings,
    /// Whether SASL authenticates its clients.
    pub sasl: bool,
    /// Directory of SASL's configuration.
    pub sasl_directory: Option<String>,
    /// The password of servers that have none of their own.
    pub password: Option<String>,
}

impl Settings {
    /// The defaults of a daemon with these roots (`/var/lib/libvirt/qemu`,
    /// `/run/libvirt/qemu`).
    #[must_use]
    pub fn new(privileged: bool, lib_dir: &str, run_dir: &str) -> Self {
        let tls = |kind: &str| TlsSettings {
            directory: format!("/etc/pki/libvirt-{kind}"),
            ..TlsSettings::default()
        };
        Self {
            privileged,
            lib_dir: lib_dir.to_owned(),
            channel_dir: format!("{run_dir}/channel"),
            memory_dir: format!("{lib_dir}/ram"),
            dbus_dir: format!("{run_dir}/dbus"),
            huge_pages: Vec::new(),
            dump_guest_core: false,
            sandbox: None,
            vnc: DisplaySettings { tls: tls("vnc"), ..DisplaySettings::default() },
            spice: DisplaySettings { tls: tls("spice"), ..DisplaySettings::default() },
            chardev_tls: tls("chardev"),
            nbd_tls: tls("nbd"),
            vnc_auto_socket: false,
            spice_auto_socket: false,
            vnc_allow_host_audio: false,
            headless_allow_host_audio: false,
            pipewire_directory: None,
            timestamps: true,
        }
    }
}
