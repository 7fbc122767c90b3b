//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::{DomainEventGraphicsAddress, DomainEventGraphicsIdentity};
use crate::{EventFamily, Subject};
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::DomainMemoryFailureFlags;
use ostler_core::{
    Bytes, DomainRef, KiB, NetworkRef, NodeDeviceRef, SecretRef, StoragePoolRef, TypedParams,
};

/// Something happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The driver's connection to what is behind it has ended.
    ///
    /// `connect_event_connection_closed`
    ConnectionClosed {
        /// `reason`
        reason: Open<enumeration::ConnectCloseReason>,
    },
    /// The domain was defined, started, stopped and the like; `detail` says why, by the enumeration
    /// that goes with the event.
    ///
    /// `domain_event_callback_lifecycle`, `domain_event_lifecycle`
    DomainLifecycle {
        /// `dom`
        domain: DomainRef,
        /// `event`
        event: Open<enumeration::DomainEventType>,
        /// `detail`
        detail: i32,
    },
    /// The guest has restarted on its own.
    ///
    /// `domain_event_callback_reboot`, `domain_event_reboot`
    DomainReboot {
        /// `dom`
        domain: DomainRef,
    },
    /// The guest has set its clock; `offset` is its distance to UTC in seconds, or to the base that
    /// the definition names.
    ///
    /// `domain_event_callback_rtc_change`, `domain_event_rtc_change`
    DomainRtcChange {
        /// `dom`
        domain: DomainRef,
        /// `offset`
        offset: i64,
    },
    /// The guest's watchdog has run out, and this was done about it.
    ///
    /// `domain_event_callback_watchdog`, `domain_event_watchdog`
    DomainWatchdog {
        /// `dom`
        domain: DomainRef,
        /// `action`
        action: Open<enumeration::DomainEventWatchdogAction>,
    },
    /// A disk failed to read or write, and this was done about it.
    ///
    /// `domain_event_callback_io_error`, `domain_event_io_error`
    DomainIoError {
        /// `dom`
        domain: DomainRef,
        /// `srcPath`
        src_path: String,
        /// `devAlias`
        device_alias: String,
        /// `action`
        action: Open<enumeration::DomainEventIoErrorAction>,
    },
    /// A viewer has connected, authenticated or gone; addresses are of the daemon's side (`local`)
    /// and the viewer's (`remote`).
    ///
    /// `domain_event_callback_graphics`, `domain_event_graphics`
    DomainGraphics {
        /// `dom`
        domain: DomainRef,
        /// `phase`
        phase: Open<enumeration::DomainEventGraphicsPhase>,
        /// `local`
        local: DomainEventGraphicsAddress,
        /// `remote`
        remote: DomainEventGraphicsAddress,
        /// `authScheme`
        auth_scheme: String,
        /// `subject`
        subject: Vec<DomainEventGraphicsIdentity>,
    },
    /// A disk failed to read or write, and this was done about it; `reason` is `enospc` or empty.
    ///
    /// `domain_event_callback_io_error_reason`, `domain_event_io_error_reason`
    DomainIoErrorReason {
        /// `dom`
        domain: DomainRef,
        /// `srcPath`
        src_path: String,
        /// `devAlias`
        device_alias: String,
        /// `action`
        action: Open<enumeration::DomainEventIoErrorAction>,
        /// `reason`
        reason: String,
    },
    /// The monitor of the guest has failed; the domain can no longer be changed.
    ///
    /// `domain_event_callback_control_error`, `domain_event_control_error`
    DomainControlError {
        /// `dom`
        domain: DomainRef,
    },
    /// A block job has ended or is ready; `path` is the disk's source.
    ///
    /// `domain_event_callback_block_job`, `domain_event_block_job`
    DomainBlockJob {
        /// `dom`
        domain: DomainRef,
        /// `path`
        path: String,
        /// `type`
        kind: Open<enumeration::DomainBlockJobType>,
        /// `status`
        status: Open<enumeration::ConnectDomainEventBlockJobStatus>,
    },
    /// A disk's source is not there at the start, so another or none is used.
    ///
    /// `domain_event_callback_disk_change`, `domain_event_disk_change`
    DomainDiskChange {
        /// `dom`
        domain: DomainRef,
        /// `oldSrcPath`
        old_src_path: Option<String>,
        /// `newSrcPath`
        new_src_path: Option<String>,
        /// `devAlias`
        device_alias: String,
        /// `reason`
        reason: Open<enumeration::ConnectDomainEventDiskChangeReason>,
    },
    /// The tray of a drive was opened or closed.
    ///
    /// `domain_event_callback_tray_change`, `domain_event_tray_change`
    DomainTrayChange {
        /// `dom`
        domain: DomainRef,
        /// `devAlias`
        device_alias: String,
        /// `reason`
        reason: Open<enumeration::DomainEventTrayChangeReason>,
    },
    /// The guest has woken; `reason` is 0.
    ///
    /// `domain_event_callback_pmwakeup`, `domain_event_pmwakeup`
    DomainPmwakeup {
        /// `reason`
        reason: i32,
        /// `dom`
        domain: DomainRef,
    },
    /// The guest has suspended itself to memory; `reason` is 0.
    ///
    /// `domain_event_callback_pmsuspend`, `domain_event_pmsuspend`
    DomainPmsuspend {
        /// `reason`
        reason: i32,
        /// `dom`
        domain: DomainRef,
    },
    /// The guest has given memory back or taken it; `actual` is what it has now.
    ///
    /// `domain_event_callback_balloon_change`, `domain_event_balloon_change`
    DomainBalloonChange {
        /// `dom`
        domain: DomainRef,
        /// `actual`
        actual: KiB,
    },
    /// The guest has suspended itself to disk; `reason` is 0.
    ///
    /// `domain_event_callback_pmsuspend_disk`, `domain_event_pmsuspend_disk`
    DomainPmsuspendDisk {
        /// `reason`
        reason: i32,
        /// `dom`
        domain: DomainRef,
    },
    /// A device is gone from the running guest.
    ///
    /// `domain_event_callback_device_removed`, `domain_event_device_removed`
    DomainDeviceRemoved {
        /// `dom`
        domain: DomainRef,
        /// `devAlias`
        device_alias: String,
    },
    /// A block job has ended or is ready; `dst` is the disk's target, such as `vda`.
    ///
    /// `domain_event_block_job_2`
    DomainBlockJob2 {
        /// `dom`
        domain: DomainRef,
        /// `dst`
        dst: String,
        /// `type`
        kind: Open<enumeration::DomainBlockJobType>,
        /// `status`
        status: Open<enumeration::ConnectDomainEventBlockJobStatus>,
    },
    /// Tunables of the running guest were changed: their names with the new values.
    ///
    /// `domain_event_callback_tunable`
    DomainTunable {
        /// `dom`
        domain: DomainRef,
        /// `params`
        params: TypedParams,
    },
    /// The guest's agent has connected or gone, and why that is known.
    ///
    /// `domain_event_callback_agent_lifecycle`
    DomainAgentLifecycle {
        /// `dom`
        domain: DomainRef,
        /// `state`
        state: Open<enumeration::ConnectDomainEventAgentLifecycleState>,
        /// `reason`
        reason: Open<enumeration::ConnectDomainEventAgentLifecycleReason>,
    },
    /// A device was added to the running guest.
    ///
    /// `domain_event_callback_device_added`
    DomainDeviceAdded {
        /// `dom`
        domain: DomainRef,
        /// `devAlias`
        device_alias: String,
    },
    /// A migration has begun this round over the guest's memory.
    ///
    /// `domain_event_callback_migration_iteration`
    DomainMigrationIteration {
        /// `dom`
        domain: DomainRef,
        /// `iteration`
        iteration: i32,
    },
    /// A job on the domain has ended; the parameters are those of `virDomainGetJobStats`.
    ///
    /// `domain_event_callback_job_completed`
    DomainJobCompleted {
        /// `dom`
        domain: DomainRef,
        /// `params`
        params: TypedParams,
    },
    /// The guest did not give a device up, or could not; it stays.
    ///
    /// `domain_event_callback_device_removal_failed`
    DomainDeviceRemovalFailed {
        /// `dom`
        domain: DomainRef,
        /// `devAlias`
        device_alias: String,
    },
    /// Title, description or the metadata of this namespace was changed.
    ///
    /// `domain_event_callback_metadata_change`
    DomainMetadataChange {
        /// `dom`
        domain: DomainRef,
        /// `type`
        kind: Open<enumeration::DomainMetadataType>,
        /// `nsuri`
        nsuri: Option<String>,
    },
    /// The guest has written past the threshold that was set, by `excess` bytes.
    ///
    /// `domain_event_block_threshold`
    DomainBlockThreshold {
        /// `dom`
        domain: DomainRef,
        /// `dev`
        device: String,
        /// `path`
        path: Option<String>,
        /// `threshold`
        threshold: Bytes,
        /// `excess`
        excess: Bytes,
    },
    /// Memory of the host has failed under the guest or hypervisor, and this was done about it.
    ///
    /// `domain_event_memory_failure`
    DomainMemoryFailure {
        /// `dom`
        domain: DomainRef,
        /// `recipient`
        recipient: Open<enumeration::DomainMemoryFailureRecipientType>,
        /// `action`
        action: Open<enumeration::DomainMemoryFailureActionType>,
        /// `flags`
        flags: DomainMemoryFailureFlags,
    },
    /// The guest has changed how much of a memory device it uses.
    ///
    /// `domain_event_memory_device_size_change`
    DomainMemoryDeviceSizeChange {
        /// `dom`
        domain: DomainRef,
        /// `alias`
        alias: String,
        /// `size`
        size: KiB,
    },
    /// The guest has changed a card's MAC address.
    ///
    /// `domain_event_nic_mac_change`
    DomainNicMacChange {
        /// `dom`
        domain: DomainRef,
        /// `alias`
        alias: String,
        /// `oldMAC`
        old_mac: String,
        /// `newMAC`
        new_mac: String,
    },
    /// A virtual CPU is gone from the running guest.
    ///
    /// `domain_event_vcpu_removed`
    DomainVcpuRemoved {
        /// `dom`
        domain: DomainRef,
        /// `vcpuid`
        vcpuid: u32,
    },
    /// The guest has opened or closed its end of a channel, and why that is known.
    ///
    /// `domain_event_callback_channel_lifecycle`
    DomainChannelLifecycle {
        /// `dom`
        domain: DomainRef,
        /// `channelName`
        channel_name: String,
        /// `state`
        state: Open<enumeration::ConnectDomainEventChannelLifecycleState>,
        /// `reason`
        reason: Open<enumeration::ConnectDomainEventChannelLifecycleReason>,
    },
    /// QEMU's monitor said this: name, time and details (JSON) as they came.
    ///
    /// `domain_monitor_event`
    MonitorEvent {
        /// `dom`
        domain: DomainRef,
        /// `event`
        event: String,
        /// `seconds`
        seconds: i64,
        /// `micros`
        micros: u32,
        /// `details`
        details: Option<String>,
    },
    /// The network was defined, started, stopped and the like; `detail` is 0.
    ///
    /// `network_event_lifecycle`
    NetworkLifecycle {
        /// `net`
        network: NetworkRef,
        /// `event`
        event: Open<enumeration::NetworkEventLifecycleType>,
        /// `detail`
        detail: i32,
    },
    /// Title, description or the metadata of this namespace was changed.
    ///
    /// `network_event_callback_metadata_change`
    NetworkMetadataChange {
        /// `net`
        network: NetworkRef,
        /// `type`
        kind: Open<enumeration::NetworkMetadataType>,
        /// `nsuri`
        nsuri: Option<String>,
    },
    /// The device has appeared, gone, been defined or undefined; `detail` is 0.
    ///
    /// `node_device_event_lifecycle`
    NodeDeviceLifecycle {
        /// `dev`
        device: NodeDeviceRef,
        /// `event`
        event: Open<enumeration::NodeDeviceEventLifecycleType>,
        /// `detail`
        detail: i32,
    },
    /// What is known of the device has changed.
    ///
    /// `node_device_event_update`
    NodeDeviceUpdate {
        /// `dev`
        device: NodeDeviceRef,
    },
    /// The secret was defined or undefined; `detail` is 0.
    ///
    /// `secret_event_lifecycle`
    SecretLifecycle {
        /// `secret`
        secret: SecretRef,
        /// `event`
        event: Open<enumeration::SecretEventLifecycleType>,
        /// `detail`
        detail: i32,
    },
    /// The secret's value was set.
    ///
    /// `secret_event_value_changed`
    SecretValueChanged {
        /// `secret`
        secret: SecretRef,
    },
    /// The pool was defined, started, stopped and the like; `detail` is 0.
    ///
    /// `storage_pool_event_lifecycle`
    StoragePoolLifecycle {
        /// `pool`
        pool: StoragePoolRef,
        /// `event`
        event: Open<enumeration::StoragePoolEventLifecycleType>,
        /// `detail`
        detail: i32,
    },
    /// The pool's volumes were looked at anew.
    ///
    /// `storage_pool_event_refresh`
    StoragePoolRefresh {
        /// `pool`
        pool: StoragePoolRef,
    },
}

impl Event {
    /// The family it belongs to.
    #[must_use]
    pub const fn family(&self) -> EventFamily {
        match self {
            Self::ConnectionClosed { .. } => EventFamily::Connection,
            Self::DomainLifecycle { .. }
            | Self::DomainReboot { .. }
            | Self::DomainRtcChange { .. }
            | Self::DomainWatchdog { .. }
            | Self::DomainIoError { .. }
            | Self::DomainGraphics { .. }
            | Self::DomainIoErrorReason { .. }
            | Self::DomainControlError { .. }
            | Self::DomainBlockJob { .. }
            | Self::DomainDiskChange { .. }
            | Self::DomainTrayChange { .. }
            | Self::DomainPmwakeup { .. }
            | Self::DomainPmsuspend { .. }
            | Self::DomainBalloonChange { .. }
            | Self::DomainPmsuspendDisk { .. }
            | Self::DomainDeviceRemoved { .. }
            | Self::DomainBlockJob2 { .. }
            | Self::DomainTunable { .. }
            | Self::DomainAgentLifecycle { .. }
            | Self::DomainDeviceAdded { .. }
            | Self::DomainMigrationIteration { .. }
            | Self::DomainJobCompleted { .. }
            | Self::DomainDeviceRemovalFailed { .. }
            | Self::DomainMetadataChange { .. }
            | Self::DomainBlockThreshold { .. }
            | Self::DomainMemoryFailure { .. }
            | Self::DomainMemoryDeviceSizeChange { .. }
            | Self::DomainNicMacChange { .. }
            | Self::DomainVcpuRemoved { .. }
            | Self::DomainChannelLifecycle { .. } => EventFamily::Domain,
            Self::MonitorEvent { .. } => EventFamily::Monitor,
            Self::NetworkLifecycle { .. } | Self::NetworkMetadataChange { .. } => {
                EventFamily::Network
            }
            Self::NodeDeviceLifecycle { .. } | Self::NodeDeviceUpdate { .. } => {
                EventFamily::NodeDevice
            }
            Self::SecretLifecycle { .. } | Self::SecretValueChanged { .. } => EventFamily::Secret,
            Self::StoragePoolLifecycle { .. } | Self::StoragePoolRefresh { .. } => {
                EventFamily::StoragePool
            }
        }
    }

    /// Its number in its family.
    #[must_use]
    pub const fn id(&self) -> i32 {
        match self {
            Self::ConnectionClosed { .. } => event_id::CONNECTION_CLOSED,
            Self::DomainLifecycle { .. } => event_id::DOMAIN_LIFECYCLE,
            Self::DomainReboot { .. } => event_id::DOMAIN_REBOOT,
            Self::DomainRtcChange { .. } => event_id::DOMAIN_RTC_CHANGE,
            Self::DomainWatchdog { .. } => event_id::DOMAIN_WATCHDOG,
            Self::DomainIoError { .. } => event_id::DOMAIN_IO_ERROR,
            Self::DomainGraphics { .. } => event_id::DOMAIN_GRAPHICS,
            Self::DomainIoErrorReason { .. } => event_id::DOMAIN_IO_ERROR_REASON,
            Self::DomainControlError { .. } => event_id::DOMAIN_CONTROL_ERROR,
            Self::DomainBlockJob { .. } => event_id::DOMAIN_BLOCK_JOB,
            Self::DomainDiskChange { .. } => event_id::DOMAIN_DISK_CHANGE,
            Self::DomainTrayChange { .. } => event_id::DOMAIN_TRAY_CHANGE,
            Self::DomainPmwakeup { .. } => event_id::DOMAIN_PMWAKEUP,
            Self::DomainPmsuspend { .. } => event_id::DOMAIN_PMSUSPEND,
            Self::DomainBalloonChange { .. } => event_id::DOMAIN_BALLOON_CHANGE,
            Self::DomainPmsuspendDisk { .. } => event_id::DOMAIN_PMSUSPEND_DISK,
            Self::DomainDeviceRemoved { .. } => event_id::DOMAIN_DEVICE_REMOVED,
            Self::DomainBlockJob2 { .. } => event_id::DOMAIN_BLOCK_JOB_2,
            Self::DomainTunable { .. } => event_id::DOMAIN_TUNABLE,
            Self::DomainAgentLifecycle { .. } => event_id::DOMAIN_AGENT_LIFECYCLE,
            Self::DomainDeviceAdded { .. } => event_id::DOMAIN_DEVICE_ADDED,
            Self::DomainMigrationIteration { .. } => event_id::DOMAIN_MIGRATION_ITERATION,
            Self::DomainJobCompleted { .. } => event_id::DOMAIN_JOB_COMPLETED,
            Self::DomainDeviceRemovalFailed { .. } => event_id::DOMAIN_DEVICE_REMOVAL_FAILED,
            Self::DomainMetadataChange { .. } => event_id::DOMAIN_METADATA_CHANGE,
            Self::DomainBlockThreshold { .. } => event_id::DOMAIN_BLOCK_THRESHOLD,
            Self::DomainMemoryFailure { .. } => event_id::DOMAIN_MEMORY_FAILURE,
            Self::DomainMemoryDeviceSizeChange { .. } => event_id::DOMAIN_MEMORY_DEVICE_SIZE_CHANGE,
            Self::DomainNicMacChange { .. } => event_id::DOMAIN_NIC_MAC_CHANGE,
            Self::DomainVcpuRemoved { .. } => event_id::DOMAIN_VCPU_REMOVED,
            Self::DomainChannelLifecycle { .. } => event_id::DOMAIN_CHANNEL_LIFECYCLE,
            Self::MonitorEvent { .. } => event_id::MONITOR_EVENT,
            Self::NetworkLifecycle { .. } => event_id::NETWORK_LIFECYCLE,
            Self::NetworkMetadataChange { .. } => event_id::NETWORK_METADATA_CHANGE,
            Self::NodeDeviceLifecycle { .. } => event_id::NODE_DEVICE_LIFECYCLE,
            Self::NodeDeviceUpdate { .. } => event_id::NODE_DEVICE_UPDATE,
            Self::SecretLifecycle { .. } => event_id::SECRET_LIFECYCLE,
            Self::SecretValueChanged { .. } => event_id::SECRET_VALUE_CHANGED,
            Self::StoragePoolLifecycle { .. } => event_id::STORAGE_POOL_LIFECYCLE,
            Self::StoragePoolRefresh { .. } => event_id::STORAGE_POOL_REFRESH,
        }
    }

    /// The object it is about.
    #[must_use]
    pub const fn subject(&self) -> Subject<'_> {
        match self {
            Self::ConnectionClosed { .. } => Subject::Connection,
            Self::DomainLifecycle { domain, .. }
            | Self::DomainReboot { domain, .. }
            | Self::DomainRtcChange { domain, .. }
            | Self::DomainWatchdog { domain, .. }
            | Self::DomainIoError { domain, .. }
            | Self::DomainGraphics { domain, .. }
            | Self::DomainIoErrorReason { domain, .. }
            | Self::DomainControlError { domain, .. }
            | Self::DomainBlockJob { domain, .. }
            | Self::DomainDiskChange { domain, .. }
            | Self::DomainTrayChange { domain, .. }
            | Self::DomainPmwakeup { domain, .. }
            | Self::DomainPmsuspend { domain, .. }
            | Self::DomainBalloonChange { domain, .. }
            | Self::DomainPmsuspendDisk { domain, .. }
            | Self::DomainDeviceRemoved { domain, .. }
            | Self::DomainBlockJob2 { domain, .. }
            | Self::DomainTunable { domain, .. }
            | Self::DomainAgentLifecycle { domain, .. }
            | Self::DomainDeviceAdded { domain, .. }
            | Self::DomainMigrationIteration { domain, .. }
            | Self::DomainJobCompleted { domain, .. }
            | Self::DomainDeviceRemovalFailed { domain, .. }
            | Self::DomainMetadataChange { domain, .. }
            | Self::DomainBlockThreshold { domain, .. }
            | Self::DomainMemoryFailure { domain, .. }
            | Self::DomainMemoryDeviceSizeChange { domain, .. }
            | Self::DomainNicMacChange { domain, .. }
            | Self::DomainVcpuRemoved { domain, .. }
            | Self::DomainChannelLifecycle { domain, .. }
            | Self::MonitorEvent { domain, .. } => Subject::Domain(domain),
            Self::NetworkLifecycle { network, .. }
            | Self::NetworkMetadataChange { network, .. } => Subject::Network(network),
            Self::NodeDeviceLifecycle { device, .. } | Self::NodeDeviceUpdate { device, .. } => {
                Subject::NodeDevice(device)
            }
            Self::SecretLifecycle { secret, .. } | Self::SecretValueChanged { secret, .. } => {
                Subject::Secret(secret)
            }
            Self::StoragePoolLifecycle { pool, .. } | Self::StoragePoolRefresh { pool, .. } => {
                Subject::StoragePool(pool)
            }
        }
    }
}

/// The numbers of the events in their families.
pub mod event_id {
    /// [`super::Event::ConnectionClosed`]
    pub const CONNECTION_CLOSED: i32 = 0;
    /// [`super::Event::DomainLifecycle`]
    pub const DOMAIN_LIFECYCLE: i32 = 0;
    /// [`super::Event::DomainReboot`]
    pub const DOMAIN_REBOOT: i32 = 1;
    /// [`super::Event::DomainRtcChange`]
    pub const DOMAIN_RTC_CHANGE: i32 = 2;
    /// [`super::Event::DomainWatchdog`]
    pub const DOMAIN_WATCHDOG: i32 = 3;
    /// [`super::Event::DomainIoError`]
    pub const DOMAIN_IO_ERROR: i32 = 4;
    /// [`super::Event::DomainGraphics`]
    pub const DOMAIN_GRAPHICS: i32 = 5;
    /// [`super::Event::DomainIoErrorReason`]
    pub const DOMAIN_IO_ERROR_REASON: i32 = 6;
    /// [`super::Event::DomainControlError`]
    pub const DOMAIN_CONTROL_ERROR: i32 = 7;
    /// [`super::Event::DomainBlockJob`]
    pub const DOMAIN_BLOCK_JOB: i32 = 8;
    /// [`super::Event::DomainDiskChange`]
    pub const DOMAIN_DISK_CHANGE: i32 = 9;
    /// [`super::Event::DomainTrayChange`]
    pub const DOMAIN_TRAY_CHANGE: i32 = 10;
    /// [`super::Event::DomainPmwakeup`]
    pub const DOMAIN_PMWAKEUP: i32 = 11;
    /// [`super::Event::DomainPmsuspend`]
    pub const DOMAIN_PMSUSPEND: i32 = 12;
    /// [`super::Event::DomainBalloonChange`]
    pub const DOMAIN_BALLOON_CHANGE: i32 = 13;
    /// [`super::Event::DomainPmsuspendDisk`]
    pub const DOMAIN_PMSUSPEND_DISK: i32 = 14;
    /// [`super::Event::DomainDeviceRemoved`]
    pub const DOMAIN_DEVICE_REMOVED: i32 = 15;
    /// [`super::Event::DomainBlockJob2`]
    pub const DOMAIN_BLOCK_JOB_2: i32 = 16;
    /// [`super::Event::DomainTunable`]
    pub const DOMAIN_TUNABLE: i32 = 17;
    /// [`super::Event::DomainAgentLifecycle`]
    pub const DOMAIN_AGENT_LIFECYCLE: i32 = 18;
    /// [`super::Event::DomainDeviceAdded`]
    pub const DOMAIN_DEVICE_ADDED: i32 = 19;
    /// [`super::Event::DomainMigrationIteration`]
    pub const DOMAIN_MIGRATION_ITERATION: i32 = 20;
    /// [`super::Event::DomainJobCompleted`]
    pub const DOMAIN_JOB_COMPLETED: i32 = 21;
    /// [`super::Event::DomainDeviceRemovalFailed`]
    pub const DOMAIN_DEVICE_REMOVAL_FAILED: i32 = 22;
    /// [`super::Event::DomainMetadataChange`]
    pub const DOMAIN_METADATA_CHANGE: i32 = 23;
    /// [`super::Event::DomainBlockThreshold`]
    pub const DOMAIN_BLOCK_THRESHOLD: i32 = 24;
    /// [`super::Event::DomainMemoryFailure`]
    pub const DOMAIN_MEMORY_FAILURE: i32 = 25;
    /// [`super::Event::DomainMemoryDeviceSizeChange`]
    pub const DOMAIN_MEMORY_DEVICE_SIZE_CHANGE: i32 = 26;
    /// [`super::Event::DomainNicMacChange`]
    pub const DOMAIN_NIC_MAC_CHANGE: i32 = 27;
    /// [`super::Event::DomainVcpuRemoved`]
    pub const DOMAIN_VCPU_REMOVED: i32 = 28;
    /// [`super::Event::DomainChannelLifecycle`]
    pub const DOMAIN_CHANNEL_LIFECYCLE: i32 = 29;
    /// [`super::Event::MonitorEvent`]
    pub const MONITOR_EVENT: i32 = 0;
    /// [`super::Event::NetworkLifecycle`]
    pub const NETWORK_LIFECYCLE: i32 = 0;
    /// [`super::Event::NetworkMetadataChange`]
    pub const NETWORK_METADATA_CHANGE: i32 = 1;
    /// [`super::Event::NodeDeviceLifecycle`]
    pub const NODE_DEVICE_LIFECYCLE: i32 = 0;
    /// [`super::Event::NodeDeviceUpdate`]
    pub const NODE_DEVICE_UPDATE: i32 = 1;
    /// [`super::Event::SecretLifecycle`]
    pub const SECRET_LIFECYCLE: i32 = 0;
    /// [`super::Event::SecretValueChanged`]
    pub const SECRET_VALUE_CHANGED: i32 = 1;
    /// [`super::Event::StoragePoolLifecycle`]
    pub const STORAGE_POOL_LIFECYCLE: i32 = 0;
    /// [`super::Event::StoragePoolRefresh`]
    pub const STORAGE_POOL_REFRESH: i32 = 1;
}
