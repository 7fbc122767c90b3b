//! Telling clients what happened to a domain.

use crate::Qemu;
use crate::guest::Domain;
use crate::image;
pub(crate) use ostler_core::enumeration::{
    ConnectDomainEventAgentLifecycleReason as AgentReason,
    DomainEventGraphicsPhase as GraphicsPhase,
};
use ostler_core::enumeration::{
    ConnectDomainEventAgentLifecycleState as AgentState,
    DomainEventGraphicsAddressType as AddressType, DomainEventIoErrorAction as IoErrorAction,
    DomainEventTrayChangeReason as TrayChange, DomainEventWatchdogAction as WatchdogAction,
    DomainMetadataType,
};
use ostler_core::{DomainRef, KiB};
use ostler_driver::api::{DomainEventGraphicsAddress, DomainEventGraphicsIdentity};
use ostler_driver::{Event, Lifecycle};
use ostler_model::domain::Disk;
use ostler_qmp::{BlockIoError, Event as MonitorEvent, VncPeer};

impl Qemu {
    pub(crate) fn emit_lifecycle(&self, domain: &Domain, event: Lifecycle) {
        ostler_hypervisor::emit_lifecycle(&self.events, domain, event);
    }

    /// Tells of a domain as it was: after its end it has no id any more.
    pub(crate) fn emit_lifecycle_of(&self, domain: DomainRef, event: Lifecycle) {
        ostler_hypervisor::emit_lifecycle_of(&self.events, domain, event);
    }

    pub(crate) fn emit_monitor_event(&self, domain: &Domain, event: &MonitorEvent) {
        self.events.publish(Event::MonitorEvent {
            domain: domain.reference(),
            event: event.name.to_string(),
            seconds: event.at.seconds,
            micros: u32::try_from(event.at.microseconds).unwrap_or(0),
            details: event.data.as_ref().map(|data| data.get().to_owned()),
        });
    }

    pub(crate) fn emit_reboot(&self, domain: &Domain) {
        self.events.publish(Event::DomainReboot { domain: domain.reference() });
    }

    pub(crate) fn emit_rtc_change(&self, domain: &Domain, offset: i64) {
        self.events.publish(Event::DomainRtcChange { domain: domain.reference(), offset });
    }

    pub(crate) fn emit_watchdog(&self, domain: &Domain, action: &str) {
        let action = match action {
            "pause" => WatchdogAction::Pause,
            "reset" => WatchdogAction::Reset,
            "poweroff" => WatchdogAction::Poweroff,
            "shutdown" => WatchdogAction::Shutdown,
            "debug" => WatchdogAction::Debug,
            "inject-nmi" => WatchdogAction::Injectnmi,
            _ => WatchdogAction::None,
        };
        let action = action.into();
        self.events.publish(Event::DomainWatchdog { domain: domain.reference(), action });
    }

    pub(crate) fn emit_io_error(&self, domain: &Domain, error: &BlockIoError) {
        let action = match error.action.as_str() {
            "stop" => IoErrorAction::Pause,
            "report" => IoErrorAction::Report,
            _ => IoErrorAction::None,
        };
        let action = action.into();
        let (src_path, device_alias) = disk_of(domain, error);
        let reason = if error.nospace { "enospc" } else { "" }.to_owned();
        let reference = domain.reference();
        self.events.publish(Event::DomainIoError {
            domain: reference.clone(),
            src_path: src_path.clone(),
            device_alias: device_alias.clone(),
            action,
        });
        self.events.publish(Event::DomainIoErrorReason {
            domain: reference,
            src_path,
            device_alias,
            action,
            reason,
        });
    }

    pub(crate) fn emit_control_error(&self, domain: &Domain) {
        self.events.publish(Event::DomainControlError { domain: domain.reference() });
    }

    pub(crate) fn emit_balloon_change(&self, domain: &Domain, actual: u64) {
        let actual = KiB(actual);
        self.events.publish(Event::DomainBalloonChange { domain: domain.reference(), actual });
    }

    pub(crate) fn emit_pm_suspend(&self, domain: &Domain) {
        self.events.publish(Event::DomainPmsuspend { reason: 0, domain: domain.reference() });
    }

    pub(crate) fn emit_pm_suspend_disk(&self, domain: &Domain) {
        self.events.publish(Event::DomainPmsuspendDisk { reason: 0, domain: domain.reference() });
    }

    pub(crate) fn emit_pm_wakeup(&self, domain: &Domain) {
        self.events.publish(Event::DomainPmwakeup { reason: 0, domain: domain.reference() });
    }

    pub(crate) fn emit_device_added(&self, domain: &Domain, alias: &str) {
        let device_alias = alias.to_owned();
        self.events.publish(Event::DomainDeviceAdded { domain: domain.reference(), device_alias });
    }

    pub(crate) fn emit_device_removed(&self, domain: &Domain, alias: &str) {
        let device_alias = alias.to_owned();
        self.events
            .publish(Event::DomainDeviceRemoved { domain: domain.reference(), device_alias });
    }

    pub(crate) fn emit_device_removal_failed(&self, domain: &Domain, alias: &str) {
        let device_alias = alias.to_owned();
        self.events
            .publish(Event::DomainDeviceRemovalFailed { domain: domain.reference(), device_alias });
    }

    pub(crate) fn emit_tray_change(&self, domain: &Domain, alias: &str, open: bool) {
        let reason = if open { TrayChange::Open } else { TrayChange::Close };
        self.events.publish(Event::DomainTrayChange {
            domain: domain.reference(),
            device_alias: alias.to_owned(),
            reason: reason.into(),
        });
    }

    pub(crate) fn emit_agent(&self, domain: &Domain, connected: bool, reason: AgentReason) {
        let state = if connected { AgentState::Connected } else { AgentState::Disconnected };
        self.events.publish(Event::DomainAgentLifecycle {
            domain: domain.reference(),
            state: state.into(),
            reason: reason.into(),
        });
    }

    pub(crate) fn emit_metadata_change(
        &self,
        domain: &Domain,
        kind: DomainMetadataType,
        uri: Option<&str>,
    ) {
        self.events.publish(Event::DomainMetadataChange {
            domain: domain.reference(),
            kind: kind.into(),
            nsuri: uri.map(str::to_owned),
        });
    }

    pub(crate) fn emit_graphics(&self, domain: &Domain, phase: GraphicsPhase, peer: &VncPeer) {
        let address = |family: &str, node: &str, service: &str| DomainEventGraphicsAddress {
            family: match family {
                "ipv6" => AddressType::Ipv6,
                "unix" => AddressType::Unix,
                _ => AddressType::Ipv4,
            }
            .into(),
            node: node.to_owned(),
            service: service.to_owned(),
        };
        let identity = |kind: &str, name: &Option<String>| {
            let name = name.clone()?;
            Some(DomainEventGraphicsIdentity { kind: kind.to_owned(), name })
        };
        let (server, client) = (&peer.server, &peer.client);
        self.events.publish(Event::DomainGraphics {
            domain: domain.reference(),
            phase: phase.into(),
            local: address(&server.family, &server.host, &server.service),
            remote: address(&client.family, &client.host, &client.service),
            auth_scheme: server.auth.clone().unwrap_or_default(),
            subject: [
                identity("x509dname", &client.x509_dname),
                identity("saslUsername", &client.sasl_username),
            ]
            .into_iter()
            .flatten()
            .collect(),
        });
    }
}

/// The file and alias of the disk that an error of the emulator is about.
fn disk_of(domain: &Domain, error: &BlockIoError) -> (String, String) {
    let view = domain.view();
    let disks = view.live.iter().flat_map(|live| &live.def.devices.disks);
    let names = |disk: &&Disk| {
        let alias = disk.info.alias.as_deref().unwrap_or_default();
        let node = image::index(disk).map(|index| format!("libvirt-{index}-format"));
        let path = error.qom_path.as_deref().unwrap_or_default();
        (!alias.is_empty() && (error.device == alias || path.split('/').any(|part| part == alias)))
            || (node.is_some() && node == error.node_name)
    };
    let found = disks.into_iter().find(names);
    let path = found.and_then(image::path).unwrap_or_default();
    let alias = found.and_then(|disk| disk.info.alias.as_deref()).unwrap_or(&error.device);
    (path.to_owned(), alias.to_owned())
}
