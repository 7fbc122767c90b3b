//! The folders of the QEMU driver and the names of the files in them.

use super::ObjectFolders;
use std::path::{Path, PathBuf};

/// How many characters of a domain's name stand in the names of its sockets'
/// folders: a socket's path has to fit into 107 bytes.
const SHORT_NAME: usize = 20;

/// The folders of the QEMU driver. In the system's layout, unless the line
/// says otherwise, they lie under `/var/lib/libvirt/qemu`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QemuLayout {
    /// Domains, in `/etc/libvirt/qemu` and `/run/libvirt/qemu`.
    pub objects: ObjectFolders,
    /// One folder per running guest, owned by its user.
    pub state: PathBuf,
    /// Images of managed saves.
    pub save: PathBuf,
    /// Snapshots' definitions, a folder per domain.
    pub snapshot: PathBuf,
    /// Checkpoints' definitions, a folder per domain.
    pub checkpoint: PathBuf,
    /// Dumps taken by themselves after a crash.
    pub dump: PathBuf,
    /// Variable stores of UEFI guests.
    pub nvram: PathBuf,
    /// Files that back guests' memory.
    pub ram: PathBuf,
    /// Sockets of channels that name no path: `/run/libvirt/qemu/channel`.
    pub channel: PathBuf,
    /// What can be found out again: `/var/cache/libvirt/qemu`.
    pub cache: PathBuf,
    /// Results of asking emulators: `/var/cache/libvirt/qemu/capabilities`.
    pub capabilities: PathBuf,
    /// A log per guest: `/var/log/libvirt/qemu`.
    pub log: PathBuf,
    /// Ends of helper processes: `/run/libvirt/qemu/slirp`.
    pub slirp: PathBuf,
    /// Ends of helper processes: `/run/libvirt/qemu/passt`.
    pub passt: PathBuf,
    /// Ends of helper processes: `/run/libvirt/qemu/dbus`.
    pub dbus: PathBuf,
}

impl QemuLayout {
    pub(super) fn system(
        config: &Path,
        runtime: &Path,
        state: &Path,
        cache: &Path,
        log: &Path,
    ) -> Self {
        let state = state.join("qemu");
        Self::new(config.join("qemu"), runtime.join("qemu"), &state, &state, cache.join("qemu"))
            .with_log(log.join("qemu"))
    }

    pub(super) fn session(config: &Path, runtime: &Path, cache: &Path) -> Self {
        let config = config.join("qemu");
        let cache = cache.join("qemu");
        let log = cache.join("log");
        let lib = config.join("lib");
        Self::new(config.clone(), runtime.join("qemu/run"), &lib, &config, cache.join("cache"))
            .with_log(log)
    }

    /// `state` holds the running guests' folders, `kept` what outlives them.
    fn new(config: PathBuf, runtime: PathBuf, state: &Path, kept: &Path, cache: PathBuf) -> Self {
        Self {
            state: state.to_owned(),
            save: kept.join("save"),
            snapshot: kept.join("snapshot"),
            checkpoint: kept.join("checkpoint"),
            dump: kept.join("dump"),
            nvram: kept.join("nvram"),
            ram: kept.join("ram"),
            channel: runtime.join("channel"),
            capabilities: cache.join("capabilities"),
            log: PathBuf::new(),
            slirp: runtime.join("slirp"),
            passt: runtime.join("passt"),
            dbus: runtime.join("dbus"),
            objects: ObjectFolders::new(config, runtime),
            cache,
        }
    }

    fn with_log(mut self, log: PathBuf) -> Self {
        self.log = log;
        self
    }

    /// The driver's own pid file. libvirtd's QEMU driver locks the same, so
    /// that only one daemon at a time has these folders.
    #[must_use]
    pub fn driver_pid_file(&self) -> PathBuf {
        self.objects.runtime.join("driver.pid")
    }

    /// The link that has it started once with the next boot's daemon.
    #[must_use]
    pub fn autostart_once_link(&self, name: &str) -> PathBuf {
        self.objects.autostart.join(format!("{name}.xml.once"))
    }

    /// Its pid while it runs.
    #[must_use]
    pub fn pid_file(&self, name: &str) -> PathBuf {
        self.objects.runtime.join(format!("{name}.pid"))
    }

    /// Its emulator's messages.
    #[must_use]
    pub fn log_file(&self, name: &str) -> PathBuf {
        self.log.join(format!("{name}.log"))
    }

    /// The image of its managed save.
    #[must_use]
    pub fn save_image(&self, name: &str) -> PathBuf {
        self.save.join(format!("{name}.save"))
    }

    /// Its variable store, when the definition names none.
    #[must_use]
    pub fn nvram_file(&self, name: &str) -> PathBuf {
        self.nvram.join(format!("{name}_VARS.fd"))
    }

    /// The folder of its sockets and keys while it runs as number `id`.
    #[must_use]
    pub fn domain_folder(&self, id: i32, name: &str) -> PathBuf {
        self.state.join(format!("domain-{}", short_name(id, name)))
    }

    /// The monitor's socket in that folder.
    #[must_use]
    pub fn monitor_socket(&self, id: i32, name: &str) -> PathBuf {
        self.domain_folder(id, name).join("monitor.sock")
    }

    /// The folder of its channels' sockets while it runs as number `id`.
    #[must_use]
    pub fn channel_folder(&self, id: i32, name: &str) -> PathBuf {
        self.channel.join(short_name(id, name))
    }
}

/// `ID-NAME` with at most [`SHORT_NAME`] characters of the name, and only
/// printable ones.
fn short_name(id: i32, name: &str) -> String {
    let short: String =
        name.chars().filter(|character| !character.is_control()).take(SHORT_NAME).collect();
    format!("{id}-{short}")
}
