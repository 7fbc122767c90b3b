//! Folders of the QEMU driver, and the names of the files in them.

use ostler_host::{Layout, ObjectFolders};
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
    /// Directory of facts that can be found out again: `/var/cache/libvirt/qemu`.
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
    /// The QEMU driver's folders in those of a daemon.
    #[must_use]
    pub fn of(layout: &Layout) -> Self {
        let (config, runtime) = (layout.config().join("qemu"), layout.runtime().join("qemu"));
        let cache = layout.cache().join("qemu");
        if layout.is_session() {
            let (log, lib) = (cache.join("log"), config.join("lib"));
            return Self::new(
                config.clone(),
                runtime.join("run"),
                &lib,
                &config,
                cache.join("cache"),
            )
            .with_log(log);
        }
        let state = layout.state().join("qemu");
        Self::new(config, runtime, &state, &state, cache).with_log(layout.log().join("qemu"))
    }

    /// The folders that are made when the daemon starts, and their modes.
    #[must_use]
    pub fn folders(&self) -> Vec<(PathBuf, u32)> {
        let folders: [(&PathBuf, u32); 14] = [
            (&self.objects.config, 0o700),
            (&self.objects.autostart, 0o700),
            (&self.objects.runtime, 0o755),
            (&self.channel, 0o755),
            // The emulators' users pass through this one to their own folder.
            (&self.state, 0o751),
            (&self.save, 0o711),
            (&self.snapshot, 0o711),
            (&self.checkpoint, 0o711),
            (&self.dump, 0o711),
            (&self.nvram, 0o711),
            (&self.ram, 0o711),
            (&self.cache, 0o711),
            (&self.capabilities, 0o711),
            (&self.log, 0o711),
        ];
        folders.map(|(path, mode)| (path.clone(), mode)).to_vec()
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

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_host::SessionFolders;

    #[test]
    fn the_system_has_libvirts_folders() {
        let qemu = QemuLayout::of(&Layout::system());
        assert_eq!(qemu.objects.definition("vm"), Path::new("/etc/libvirt/qemu/vm.xml"));
        assert_eq!(
            qemu.objects.autostart_link("vm"),
            Path::new("/etc/libvirt/qemu/autostart/vm.xml")
        );
        assert_eq!(qemu.objects.status("vm"), Path::new("/run/libvirt/qemu/vm.xml"));
        assert_eq!(
            qemu.monitor_socket(3, "a-name-of-more-than-twenty"),
            Path::new("/var/lib/libvirt/qemu/domain-3-a-name-of-more-than-/monitor.sock")
        );
        assert_eq!(qemu.channel_folder(3, "vm"), Path::new("/run/libvirt/qemu/channel/3-vm"));
        assert_eq!(qemu.log_file("vm"), Path::new("/var/log/libvirt/qemu/vm.log"));
    }

    #[test]
    fn a_session_keeps_to_its_users_folders() {
        let folders = SessionFolders {
            home: "/home/u".into(),
            config: Some("/c".into()),
            cache: None,
            runtime: Some("/r".into()),
        };
        let qemu = QemuLayout::of(&Layout::session(folders));
        assert_eq!(qemu.objects.definition("vm"), Path::new("/c/libvirt/qemu/vm.xml"));
        assert_eq!(qemu.domain_folder(1, "vm"), Path::new("/c/libvirt/qemu/lib/domain-1-vm"));
        assert_eq!(qemu.pid_file("vm"), Path::new("/r/libvirt/qemu/run/vm.pid"));
        let log = Path::new("/home/u/.cache/libvirt/qemu/log/vm.log");
        assert_eq!(qemu.log_file("vm"), log);
    }

    #[test]
    fn a_private_daemon_keeps_all_under_one_folder() {
        let qemu = QemuLayout::of(&Layout::private(Path::new("/tmp/x")));
        assert!(qemu.folders().iter().all(|(path, _)| path.starts_with("/tmp/x")));
    }
}
