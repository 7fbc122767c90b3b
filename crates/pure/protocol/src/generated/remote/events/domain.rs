//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use super::super::{DomainEventGraphicsAddress, DomainEventGraphicsIdentity};
use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, DomainRef, KiB, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_event_lifecycle_msg`
    DomainEventLifecycleMsg {
        domain: DomainRef,
        event: Open<enumeration::DomainEventType>,
        detail: i32,
    }
}

structure! {
    /// `remote_domain_event_reboot_msg`
    DomainEventRebootMsg {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_event_rtc_change_msg`
    DomainEventRtcChangeMsg {
        domain: DomainRef,
        offset: i64,
    }
}

structure! {
    /// `remote_domain_event_watchdog_msg`
    DomainEventWatchdogMsg {
        domain: DomainRef,
        action: Open<enumeration::DomainEventWatchdogAction>,
    }
}

structure! {
    /// `remote_domain_event_io_error_msg`
    DomainEventIoErrorMsg<'a> {
        domain: DomainRef,
        src_path: &'a str,
        device_alias: &'a str,
        action: Open<enumeration::DomainEventIoErrorAction>,
    }
}

structure! {
    /// `remote_domain_event_graphics_msg`
    DomainEventGraphicsMsg<'a> {
        domain: DomainRef,
        phase: Open<enumeration::DomainEventGraphicsPhase>,
        local: DomainEventGraphicsAddress<'a>,
        remote: DomainEventGraphicsAddress<'a>,
        auth_scheme: &'a str,
        subject: Vec<DomainEventGraphicsIdentity<'a>> [20],
    }
}

structure! {
    /// `remote_domain_event_io_error_reason_msg`
    DomainEventIoErrorReasonMsg<'a> {
        domain: DomainRef,
        src_path: &'a str,
        device_alias: &'a str,
        action: Open<enumeration::DomainEventIoErrorAction>,
        reason: &'a str,
    }
}

structure! {
    /// `remote_domain_event_control_error_msg`
    DomainEventControlErrorMsg {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_event_block_job_msg`
    DomainEventBlockJobMsg<'a> {
        domain: DomainRef,
        path: &'a str,
        kind: Open<enumeration::DomainBlockJobType>,
        status: Open<enumeration::ConnectDomainEventBlockJobStatus>,
    }
}

structure! {
    /// `remote_domain_event_disk_change_msg`
    DomainEventDiskChangeMsg<'a> {
        domain: DomainRef,
        old_src_path: Option<&'a str>,
        new_src_path: Option<&'a str>,
        device_alias: &'a str,
        reason: Open<enumeration::ConnectDomainEventDiskChangeReason>,
    }
}

structure! {
    /// `remote_domain_event_tray_change_msg`
    DomainEventTrayChangeMsg<'a> {
        domain: DomainRef,
        device_alias: &'a str,
        reason: Open<enumeration::DomainEventTrayChangeReason>,
    }
}

structure! {
    /// `remote_domain_event_pmwakeup_msg`
    DomainEventPmwakeupMsg {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_event_pmsuspend_msg`
    DomainEventPmsuspendMsg {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_event_balloon_change_msg`
    DomainEventBalloonChangeMsg {
        domain: DomainRef,
        actual: KiB,
    }
}

structure! {
    /// `remote_domain_event_pmsuspend_disk_msg`
    DomainEventPmsuspendDiskMsg {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_event_device_removed_msg`
    DomainEventDeviceRemovedMsg<'a> {
        domain: DomainRef,
        device_alias: &'a str,
    }
}

structure! {
    /// `remote_domain_event_callback_lifecycle_msg`
    DomainEventCallbackLifecycleMsg {
        callback_id: i32,
        msg: DomainEventLifecycleMsg,
    }
}

structure! {
    /// `remote_domain_event_callback_reboot_msg`
    DomainEventCallbackRebootMsg {
        callback_id: i32,
        msg: DomainEventRebootMsg,
    }
}

structure! {
    /// `remote_domain_event_callback_rtc_change_msg`
    DomainEventCallbackRtcChangeMsg {
        callback_id: i32,
        msg: DomainEventRtcChangeMsg,
    }
}

structure! {
    /// `remote_domain_event_callback_watchdog_msg`
    DomainEventCallbackWatchdogMsg {
        callback_id: i32,
        msg: DomainEventWatchdogMsg,
    }
}

structure! {
    /// `remote_domain_event_callback_io_error_msg`
    DomainEventCallbackIoErrorMsg<'a> {
        callback_id: i32,
        msg: DomainEventIoErrorMsg<'a>,
    }
}

structure! {
    /// `remote_domain_event_callback_graphics_msg`
    DomainEventCallbackGraphicsMsg<'a> {
        callback_id: i32,
        msg: DomainEventGraphicsMsg<'a>,
    }
}

structure! {
    /// `remote_domain_event_callback_io_error_reason_msg`
    DomainEventCallbackIoErrorReasonMsg<'a> {
        callback_id: i32,
        msg: DomainEventIoErrorReasonMsg<'a>,
    }
}

structure! {
    /// `remote_domain_event_callback_control_error_msg`
    DomainEventCallbackControlErrorMsg {
        callback_id: i32,
        msg: DomainEventControlErrorMsg,
    }
}

structure! {
    /// `remote_domain_event_callback_block_job_msg`
    DomainEventCallbackBlockJobMsg<'a> {
        callback_id: i32,
        msg: DomainEventBlockJobMsg<'a>,
    }
}

structure! {
    /// `remote_domain_event_callback_disk_change_msg`
    DomainEventCallbackDiskChangeMsg<'a> {
        callback_id: i32,
        msg: DomainEventDiskChangeMsg<'a>,
    }
}

structure! {
    /// `remote_domain_event_callback_tray_change_msg`
    DomainEventCallbackTrayChangeMsg<'a> {
        callback_id: i32,
        msg: DomainEventTrayChangeMsg<'a>,
    }
}

structure! {
    /// `remote_domain_event_callback_pmwakeup_msg`
    DomainEventCallbackPmwakeupMsg {
        callback_id: i32,
        reason: i32,
        msg: DomainEventPmwakeupMsg,
    }
}

structure! {
    /// `remote_domain_event_callback_pmsuspend_msg`
    DomainEventCallbackPmsuspendMsg {
        callback_id: i32,
        reason: i32,
        msg: DomainEventPmsuspendMsg,
    }
}

structure! {
    /// `remote_domain_event_callback_balloon_change_msg`
    DomainEventCallbackBalloonChangeMsg {
        callback_id: i32,
        msg: DomainEventBalloonChangeMsg,
    }
}

structure! {
    /// `remote_domain_event_callback_pmsuspend_disk_msg`
    DomainEventCallbackPmsuspendDiskMsg {
        callback_id: i32,
        reason: i32,
        msg: DomainEventPmsuspendDiskMsg,
    }
}

structure! {
    /// `remote_domain_event_callback_device_removed_msg`
    DomainEventCallbackDeviceRemovedMsg<'a> {
        callback_id: i32,
        msg: DomainEventDeviceRemovedMsg<'a>,
    }
}

structure! {
    /// `remote_domain_event_block_job_2_msg`
    DomainEventBlockJob2Msg<'a> {
        callback_id: i32,
        domain: DomainRef,
        dst: &'a str,
        kind: Open<enumeration::DomainBlockJobType>,
        status: Open<enumeration::ConnectDomainEventBlockJobStatus>,
    }
}

structure! {
    /// `remote_domain_event_callback_tunable_msg`
    DomainEventCallbackTunableMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        params: Cow<'a, TypedParams> [2048],
    }
}

structure! {
    /// `remote_domain_event_callback_agent_lifecycle_msg`
    DomainEventCallbackAgentLifecycleMsg {
        callback_id: i32,
        domain: DomainRef,
        state: Open<enumeration::ConnectDomainEventAgentLifecycleState>,
        reason: Open<enumeration::ConnectDomainEventAgentLifecycleReason>,
    }
}

structure! {
    /// `remote_domain_event_callback_device_added_msg`
    DomainEventCallbackDeviceAddedMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        device_alias: &'a str,
    }
}

structure! {
    /// `remote_domain_event_callback_migration_iteration_msg`
    DomainEventCallbackMigrationIterationMsg {
        callback_id: i32,
        domain: DomainRef,
        iteration: i32,
    }
}

structure! {
    /// `remote_domain_event_callback_job_completed_msg`
    DomainEventCallbackJobCompletedMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        params: Cow<'a, TypedParams> [64],
    }
}

structure! {
    /// `remote_domain_event_callback_device_removal_failed_msg`
    DomainEventCallbackDeviceRemovalFailedMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        device_alias: &'a str,
    }
}

structure! {
    /// `remote_domain_event_callback_metadata_change_msg`
    DomainEventCallbackMetadataChangeMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        kind: Open<enumeration::DomainMetadataType>,
        nsuri: Option<&'a str>,
    }
}

structure! {
    /// `remote_domain_event_block_threshold_msg`
    DomainEventBlockThresholdMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        device: &'a str,
        path: Option<&'a str>,
        threshold: Bytes,
        excess: Bytes,
    }
}

structure! {
    /// `remote_domain_event_memory_failure_msg`
    DomainEventMemoryFailureMsg {
        callback_id: i32,
        domain: DomainRef,
        recipient: Open<enumeration::DomainMemoryFailureRecipientType>,
        action: Open<enumeration::DomainMemoryFailureActionType>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_event_memory_device_size_change_msg`
    DomainEventMemoryDeviceSizeChangeMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        alias: &'a str,
        size: KiB,
    }
}

structure! {
    /// `remote_domain_event_nic_mac_change_msg`
    DomainEventNicMacChangeMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        alias: &'a str,
        old_mac: &'a str,
        new_mac: &'a str,
    }
}

structure! {
    /// `remote_domain_event_vcpu_removed_msg`
    DomainEventVcpuRemovedMsg {
        callback_id: i32,
        domain: DomainRef,
        vcpuid: u32,
    }
}

structure! {
    /// `remote_domain_event_callback_channel_lifecycle_msg`
    DomainEventCallbackChannelLifecycleMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        channel_name: &'a str,
        state: Open<enumeration::ConnectDomainEventChannelLifecycleState>,
        reason: Open<enumeration::ConnectDomainEventChannelLifecycleReason>,
    }
}
