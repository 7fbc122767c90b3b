//! The status file of a running guest: what a new daemon needs to find it
//! again. Its form is libvirt's `<domstatus>`; `<ostler>` is our addition, which
//! libvirtd passes over.

use crate::guest::Taint;
use crate::guest::pending::Pending;
use crate::guest::{EmulatorProcess, Live, View};
use ostler_driver::{DomainState, PausedReason};
use ostler_host::process::ProcessIdentity;
use ostler_model::domain::{DiskSource, DomainDef};
use ostler_xml::part::{attr_of, child, flag, items, leaves, required, required_child, wrapped};
use ostler_xml::{Document, List, Text, Writer, XmlError, element};
use std::path::PathBuf;
use std::sync::Arc;

element! {
    /// `<domstatus>`.
    pub struct StatusFile {
        pub state: Text = required("state"),
        pub reason: Text = required("reason"),
        /// 0 until the emulator is there.
        pub pid: i32 = required("pid"),
        pub taints: List<TaintFlag> = items("taint"),
        pub deprecated: List<Text> = leaves("deprecation"),
        pub ours: Option<Box<Ours>> = child("ostler"),
        pub monitor: Option<Box<MonitorAddress>> = child("monitor"),
        pub vcpus: List<VcpuThread> = wrapped("vcpus", "vcpu"),
        pub state_folder: Option<Text> = attr_of("libDir", "path"),
        pub channel_folder: Option<Text> = attr_of("channelTargetDir", "path"),
        /// The guest is to be reset, not ended, when it powers off.
        pub fake_reboot: bool = flag("fakereboot"),
        /// The highest number of an image so far.
        pub node_number: Option<u32> = attr_of("nodename", "index"),
        pub domain: DomainDef = required_child("domain"),
    }
}

element! {
    /// `<taint>`.
    pub struct TaintFlag {
        pub name: Text = required("flag"),
    }
}

element! {
    /// Facts that only this daemon keeps.
    pub struct Ours {
        /// The process for good: boot, start time and pid.
        pub process: Option<Text> = ostler_xml::part::attr("process"),
        /// The name under which it was started, if it was renamed since.
        pub started_as: Option<Text> = ostler_xml::part::attr("startedAs"),
        /// The connection that started it had it destroyed with its end.
        pub autodestroy: bool = flag("autodestroy"),
        /// Devices that come, go or change.
        pub underway: List<Pending> = items("device"),
    }
}

element! {
    /// `<monitor>`.
    pub struct MonitorAddress {
        pub path: Text = required("path"),
        pub kind: Text = required("type"),
    }
}

element! {
    /// A virtual processor's thread.
    pub struct VcpuThread {
        pub id: u32 = required("id"),
        pub thread: i32 = required("pid"),
    }
}

impl StatusFile {
    /// The status of a guest.
    pub(crate) fn of(view: &View, live: &Live) -> Self {
        let machine = &live.machine;
        let (state, reason) = view.state.names();
        let threads = machine.vcpu_threads.load();
        let vcpus: Vec<VcpuThread> = (0..)
            .zip(threads.iter())
            .map(|(id, thread)| VcpuThread { id, thread: *thread })
            .collect();
        Self {
            state: state.into(),
            reason: reason.into(),
            pid: machine.pid(),
            taints: machine
                .taints
                .all()
                .map(|taint| TaintFlag { name: taint.name().into() })
                .collect(),
            deprecated: machine.taints.deprecated().iter().map(|what| (&**what).into()).collect(),
            ours: Some(Box::new(Ours {
                process: machine.process().map(|process| process.identity().to_string().into()),
                started_as: (machine.name != live.def.name.as_ref())
                    .then(|| machine.name.as_str().into()),
                autodestroy: machine.autodestroy(),
                underway: machine.underway.notes().into(),
            })),
            monitor: Some(Box::new(MonitorAddress {
                path: machine.monitor_socket.to_string_lossy().into(),
                kind: "unix".into(),
            })),
            vcpus: vcpus.into_iter().collect(),
            state_folder: None,
            channel_folder: None,
            fake_reboot: machine.fake_reboot(),
            node_number: Some(machine.node_number()),
            domain: DomainDef::clone(&live.def),
        }
    }

    /// Its text.
    pub(crate) fn to_xml(&self) -> String {
        // A status file keeps everything, secrets among it; only root reads it.
        let mut writer = Writer::new(ostler_xml::View::SECURE | ostler_xml::View::STATUS);
        writer.element("domstatus", self);
        writer.finish()
    }

    /// Reads one.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, XmlError> {
        Document::parse_bytes(bytes)?.read("domstatus")
    }

    /// The state it tells of.
    pub(crate) fn domain_state(&self) -> Option<DomainState> {
        DomainState::from_names(&self.state, &self.reason)
    }

    /// Returns whether the daemon ended while the guest was being started.
    pub(crate) fn is_half_started(&self) -> bool {
        self.pid <= 0 || self.domain_state() == Some(DomainState::Paused(PausedReason::StartingUp))
    }

    /// Which process it is, if a daemon of ours wrote it.
    pub(crate) fn process(&self) -> Option<ProcessIdentity> {
        self.ours.as_ref()?.process.as_ref()?.parse().ok()
    }

    /// The monitor's socket.
    pub(crate) fn monitor_socket(&self) -> Option<PathBuf> {
        Some(PathBuf::from(self.monitor.as_ref()?.path.as_ref()))
    }

    /// The name under which it was started.
    pub(crate) fn started_as(&self) -> &str {
        let ours = self.ours.as_ref().and_then(|ours| ours.started_as.as_deref());
        ours.unwrap_or(&self.domain.name)
    }

    /// Puts the processors' threads into the machine that is made of it.
    pub(crate) fn thread_ids(&self) -> Vec<i32> {
        self.vcpus.iter().map(|vcpu| vcpu.thread).collect()
    }
}

/// Writes the status of a guest that has one, as it is now.
pub(crate) fn content(view: &View) -> Option<(String, Vec<u8>)> {
    let live = view.live.as_ref()?;
    let text = StatusFile::of(view, live).to_xml();
    Some((live.machine.name.clone(), text.into_bytes()))
}

/// A machine as the status file of a restarted daemon tells of it.
pub(crate) fn machine(status: &StatusFile) -> Option<EmulatorProcess> {
    let id = i32::try_from(status.domain.id?).ok()?;
    let machine = EmulatorProcess::new(id, status.started_as(), status.monitor_socket()?);
    machine.vcpu_threads.store(Arc::new(status.thread_ids()));
    machine.set_fake_reboot(status.fake_reboot);
    for taint in status.taints.iter().filter_map(|taint| Taint::from_name(&taint.name)) {
        machine.taints.note(taint);
    }
    for what in status.deprecated.iter() {
        machine.taints.note_deprecated(&**what);
    }
    if let Some(ours) = &status.ours {
        if ours.autodestroy {
            machine.set_autodestroy();
        }
        machine.underway.restore(ours.underway.iter().cloned());
    }
    machine.note_node_number(status.node_number.unwrap_or_else(|| highest_number(&status.domain)));
    Some(machine)
}

/// The highest number of an image in a definition, where nothing else tells.
fn highest_number(def: &DomainDef) -> u32 {
    let mut highest = 0;
    for disk in &def.devices.disks {
        let number = |source: &DiskSource| source.extras().and_then(|extras| extras.index);
        highest = highest.max(number(&disk.source).unwrap_or(0));
        let mut below = disk.backing_store.as_deref();
        while let Some(store) = below {
            highest = highest.max(store.source.as_ref().and_then(number).unwrap_or(0));
            below = store.backing_store.as_deref();
        }
    }
    highest
}
