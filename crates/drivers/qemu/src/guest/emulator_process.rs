//! One emulator process from its start to its end.

use super::last_known::LastKnown;
use super::open_devices::OpenDevices;
use super::pending::Underway;
use super::taints::Taints;
use crate::agent::AgentPort;
use arc_swap::ArcSwap;
use ostler_core::Error;
use ostler_driver::{Lifecycle, PausedReason, ShutoffReason};
use ostler_host::process::Process;
use ostler_host::usage::ProcessUsage;
use ostler_hypervisor::GuestKey;
use ostler_qmp::Monitor;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use tokio::sync::Notify;

/// One emulator process.
#[derive(Debug)]
pub(crate) struct EmulatorProcess {
    /// The number it runs under, never used again by this daemon.
    pub(crate) id: i32,
    /// The name it was started under: its folders and files have it, also when
    /// the domain is renamed.
    pub(crate) name: String,
    pub(crate) monitor_socket: PathBuf,
    process: OnceLock<Process>,
    monitor: OnceLock<Monitor>,
    /// Thread ids of its virtual processors, in order.
    pub(crate) vcpu_threads: ArcSwap<Vec<i32>>,
    ending: Mutex<Option<Ending>>,
    pause: Mutex<Option<PausedReason>>,
    /// The guest was asked to reboot by its power button: when it is off, it
    /// is reset.
    fake_reboot: AtomicBool,
    /// Destroyed with the connection that started it.
    autodestroy: AtomicBool,
    /// The monitor told of a change of the state: it knows better than the
    /// answer to a question that was asked before.
    state_told: AtomicBool,
    /// Memory that the balloon leaves to the guest, in KiB.
    balloon: AtomicU64,
    pub(crate) taints: Taints,
    pub(crate) agent: AgentPort,
    pub(crate) open_devices: OpenDevices,
    /// Wire when the guest went off or was reset.
    pub(crate) powered: Notify,
    /// Wire when the guest went to sleep.
    pub(crate) slept: Notify,
    /// Devices that come, go or change.
    pub(crate) underway: Underway,
    /// The highest number of an image so far.
    node_number: AtomicU32,
    usage: OnceLock<ProcessUsage>,
    files: AtomicU64,
    commands: AtomicU64,
    pub(crate) statistics: LastKnown,
}

/// Why a machine comes to its end, as far as known before it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The guest powered itself off, or was asked to and did.
    Shutdown,
    /// A client had it destroyed.
    Destroyed,
    /// The guest panicked or its emulator failed.
    Crashed,
    /// It did not come as far as running.
    Failed,
}

impl Ending {
    /// The reason of the state that follows.
    pub(crate) const fn reason(self) -> ShutoffReason {
        match self {
            Self::Shutdown => ShutoffReason::Shutdown,
            Self::Destroyed => ShutoffReason::Destroyed,
            Self::Crashed => ShutoffReason::Crashed,
            Self::Failed => ShutoffReason::Failed,
        }
    }

    /// The event that tells of it.
    pub(crate) const fn event(self) -> Lifecycle {
        match self {
            Self::Shutdown => Lifecycle::StoppedShutdown,
            Self::Destroyed => Lifecycle::StoppedDestroyed,
            Self::Crashed => Lifecycle::StoppedCrashed,
            Self::Failed => Lifecycle::StoppedFailed,
        }
    }
}

impl EmulatorProcess {
    pub(crate) fn new(id: i32, name: &str, monitor_socket: PathBuf) -> Self {
        Self {
            id,
            name: name.to_owned(),
            monitor_socket,
            process: OnceLock::new(),
            monitor: OnceLock::new(),
            vcpu_threads: ArcSwap::default(),
            ending: Mutex::new(Some(Ending::Failed)),
            pause: Mutex::new(None),
            fake_reboot: AtomicBool::new(false),
            autodestroy: AtomicBool::new(false),
            state_told: AtomicBool::new(false),
            balloon: AtomicU64::new(0),
            taints: Taints::default(),
            agent: AgentPort::default(),
            open_devices: OpenDevices::default(),
            powered: Notify::new(),
            slept: Notify::new(),
            underway: Underway::default(),
            node_number: AtomicU32::new(0),
            usage: OnceLock::new(),
            files: AtomicU64::new(0),
            commands: AtomicU64::new(1),
            statistics: LastKnown::default(),
        }
    }

    /// Its number among the guests of all drivers.
    pub(crate) const fn key(&self) -> GuestKey {
        GuestKey { driver: "qemu", id: self.id }
    }

    /// Notes the process once it is there.
    pub(crate) fn set_process(&self, process: Process) {
        if let Ok(usage) = ProcessUsage::open(process.pid()) {
            let _ = self.usage.set(usage);
        }
        let _ = self.process.set(process);
    }

    /// Notes the monitor once it is there.
    pub(crate) fn set_monitor(&self, monitor: Monitor) {
        let _ = self.monitor.set(monitor);
    }

    /// The process, unless it is still being started.
    pub(crate) fn process(&self) -> Option<&Process> {
        self.process.get()
    }

    /// The process's use of the host, while there is a process.
    pub(crate) fn usage(&self) -> Option<&ProcessUsage> {
        self.usage.get()
    }

    /// A number for a client's own command, each once.
    pub(crate) fn next_command(&self) -> u64 {
        self.commands.fetch_add(1, Ordering::Relaxed)
    }

    /// A number for a file of its own, each once.
    pub(crate) fn next_file(&self) -> u64 {
        self.files.fetch_add(1, Ordering::Relaxed)
    }

    /// The number of the next image, each once.
    pub(crate) fn take_node_number(&self) -> u32 {
        self.node_number.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Notes a number that an image has.
    pub(crate) fn note_node_number(&self, number: u32) {
        self.node_number.fetch_max(number, Ordering::Relaxed);
    }

    /// The highest number of an image so far.
    pub(crate) fn node_number(&self) -> u32 {
        self.node_number.load(Ordering::Relaxed)
    }

    /// Its pid, or 0 while it is being started.
    pub(crate) fn pid(&self) -> i32 {
        self.process.get().map_or(0, Process::pid)
    }

    /// Its monitor, or an error that says why there is none yet.
    pub(crate) fn monitor(&self) -> Result<&Monitor, Error> {
        self.monitor.get().ok_or_else(|| {
            Error::operation_invalid(format!(
                "the monitor of domain '{}' is not connected yet: it is being started, or its \
                 emulator has not answered since this daemon was started",
                self.name
            ))
        })
    }

    /// Notes why it will end; what was noted first stays, but for a start that
    /// was given up.
    pub(crate) fn will_end(&self, ending: Ending) {
        let mut noted = lock(&self.ending);
        if matches!(*noted, None | Some(Ending::Failed)) {
            *noted = Some(ending);
        }
    }

    /// Why it ended: as noted, or it crashed.
    pub(crate) fn ending(&self) -> Ending {
        lock(&self.ending).unwrap_or(Ending::Crashed)
    }

    /// It is up: should it end unforeseen from now on, it crashed.
    pub(crate) fn is_started(&self) {
        let mut ending = lock(&self.ending);
        if *ending == Some(Ending::Failed) {
            *ending = None;
        }
    }

    /// It goes on after all: the guest that powered off is reset.
    pub(crate) fn will_not_end(&self) {
        *lock(&self.ending) = None;
    }

    /// Returns whether the guest's next power-off is a reboot.
    pub(crate) fn fake_reboot(&self) -> bool {
        self.fake_reboot.load(Ordering::Relaxed)
    }

    /// Notes whether the guest's next power-off is a reboot.
    pub(crate) fn set_fake_reboot(&self, yes: bool) {
        self.fake_reboot.store(yes, Ordering::Relaxed);
    }

    /// Returns whether the guest's power-off is a reboot; asked once.
    pub(crate) fn take_fake_reboot(&self) -> bool {
        self.fake_reboot.swap(false, Ordering::Relaxed)
    }

    /// Returns whether the monitor told of a change of the state.
    pub(crate) fn is_state_told(&self) -> bool {
        self.state_told.load(Ordering::Acquire)
    }

    /// The monitor told of a change of the state.
    pub(crate) fn state_is_told(&self) {
        self.state_told.store(true, Ordering::Release);
    }

    /// Returns whether it goes with the connection that started it.
    pub(crate) fn autodestroy(&self) -> bool {
        self.autodestroy.load(Ordering::Relaxed)
    }

    /// It goes with the connection that started it.
    pub(crate) fn set_autodestroy(&self) {
        self.autodestroy.store(true, Ordering::Relaxed);
    }

    /// Notes why its processors are going to be stopped.
    pub(crate) fn will_pause(&self, reason: PausedReason) {
        *lock(&self.pause) = Some(reason);
    }

    /// Why its processors stopped: as noted last, or somebody did it behind
    /// our back.
    pub(crate) fn take_pause(&self) -> PausedReason {
        lock(&self.pause).take().unwrap_or(PausedReason::Unknown)
    }

    /// Memory that the balloon leaves to the guest, in KiB.
    pub(crate) fn balloon_kib(&self) -> u64 {
        self.balloon.load(Ordering::Relaxed)
    }

    /// Notes what the balloon leaves to the guest, in KiB.
    pub(crate) fn set_balloon_kib(&self, kib: u64) {
        self.balloon.store(kib, Ordering::Relaxed);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
