//! Taints: what about a running guest was not made by this daemon alone, so
//! that it may behave otherwise than its definition promises.
//!
//! The names are those of libvirt's status files and logs.

use ostler_model::domain::{CpuMode, DomainDef};
use std::fmt;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU32, Ordering};

/// One taint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taint {
    /// `<qemu:commandline>`.
    CustomArguments,
    /// A client's own command to the monitor.
    CustomMonitor,
    /// The emulator runs as root.
    HighPrivileges,
    /// The guest sees the very processor of the host.
    HostProcessor,
    /// A device tree of the user's.
    CustomDeviceTree,
    /// A client's own command to the agent.
    CustomAgentCommand,
    /// Something that the emulator will not have for ever.
    DeprecatedConfiguration,
    /// `<qemu:override>`.
    CustomDevice,
}

impl Taint {
    /// All, in the order in which they are told.
    const ALL: [Self; 8] = [
        Self::CustomArguments,
        Self::CustomMonitor,
        Self::HighPrivileges,
        Self::HostProcessor,
        Self::CustomDeviceTree,
        Self::CustomAgentCommand,
        Self::DeprecatedConfiguration,
        Self::CustomDevice,
    ];

    const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Its name in files.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::CustomArguments => "custom-argv",
            Self::CustomMonitor => "custom-monitor",
            Self::HighPrivileges => "high-privileges",
            Self::HostProcessor => "host-cpu",
            Self::CustomDeviceTree => "custom-dtb",
            Self::CustomAgentCommand => "custom-ga-command",
            Self::DeprecatedConfiguration => "deprecated-config",
            Self::CustomDevice => "custom-device",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|taint| taint.name() == name)
    }

    /// The taints that a definition brings with it. `as_root`: its emulator runs as root.
    pub(crate) fn of(def: &DomainDef, as_root: bool) -> impl Iterator<Item = Self> {
        let own = def.namespaces.as_ref();
        let mode = def.cpu.as_ref().and_then(|cpu| cpu.mode);
        let found = [
            (own.is_some_and(|own| own.qemu_command_line.is_some()), Self::CustomArguments),
            (as_root, Self::HighPrivileges),
            (mode == Some(CpuMode::HostPassthrough), Self::HostProcessor),
            (
                def.os.direct.as_ref().is_some_and(|direct| direct.dtb.is_some()),
                Self::CustomDeviceTree,
            ),
            (own.is_some_and(|own| !own.qemu_override.is_empty()), Self::CustomDevice),
        ];
        found.into_iter().filter_map(|(is, taint)| is.then_some(taint))
    }
}

impl fmt::Display for Taint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::CustomArguments => "arguments of the user's own were given to the emulator",
            Self::CustomMonitor => "a client gave the monitor commands of its own",
            Self::HighPrivileges => "the emulator runs as root",
            Self::HostProcessor => "the guest has the host's own processor",
            Self::CustomDeviceTree => "the guest has a device tree of the user's own",
            Self::CustomAgentCommand => "a client gave the guest agent commands of its own",
            Self::DeprecatedConfiguration => "it uses what the emulator is going to drop",
            Self::CustomDevice => "properties of devices were overridden",
        })
    }
}

/// The taints of one emulator process.
#[derive(Debug, Default)]
pub(crate) struct Taints {
    bits: AtomicU32,
    deprecated: Mutex<Vec<Box<str>>>,
}

impl Taints {
    /// Notes one. Returns whether it is new.
    pub(crate) fn note(&self, taint: Taint) -> bool {
        self.bits.fetch_or(taint.bit(), Ordering::Relaxed) & taint.bit() == 0
    }

    /// Returns whether one was noted.
    pub(crate) fn has(&self, taint: Taint) -> bool {
        self.bits.load(Ordering::Relaxed) & taint.bit() != 0
    }

    /// Notes something deprecated that the guest uses.
    pub(crate) fn note_deprecated(&self, what: impl Into<Box<str>>) {
        self.note(Taint::DeprecatedConfiguration);
        self.deprecated.lock().unwrap_or_else(PoisonError::into_inner).push(what.into());
    }

    /// The taints noted so far, in the order in which they are told.
    pub(crate) fn all(&self) -> impl Iterator<Item = Taint> {
        Taint::ALL.into_iter().filter(|taint| self.has(*taint))
    }

    /// The deprecated parts that were noted.
    pub(crate) fn deprecated(&self) -> Vec<Box<str>> {
        self.deprecated.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for taint in Taint::ALL {
            assert_eq!(Taint::from_name(taint.name()), Some(taint));
        }
        assert_eq!(Taint::from_name("salty"), None);
    }

    #[test]
    fn each_is_noted_once() {
        let taints = Taints::default();
        assert!(taints.note(Taint::CustomMonitor));
        assert!(!taints.note(Taint::CustomMonitor));
        taints.note_deprecated("machine type 'old'");
        let all: Vec<_> = taints.all().collect();
        assert_eq!(all, [Taint::CustomMonitor, Taint::DeprecatedConfiguration]);
        assert_eq!(taints.deprecated(), ["machine type 'old'".into()]);
    }
}
