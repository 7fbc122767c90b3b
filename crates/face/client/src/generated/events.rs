//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use ostler_api::Event;
use ostler_api::{DomainEventGraphicsAddress, DomainEventGraphicsIdentity};
use ostler_core::flags::DomainMemoryFailureFlags;
use ostler_protocol::Procedure;
use ostler_protocol::qemu;
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;
use ostler_xdr::{Reader, Result};

/// The event that a message tells of, and the callback that it is for, where it
/// names one. `None` for a procedure that is no event.
///
/// # Errors
/// The message is not what the procedure carries.
pub fn decode_event(procedure: &Procedure, payload: &[u8]) -> Result<Option<(Option<i32>, Event)>> {
    let reader = &mut Reader::new(payload);
    Ok(Some(match (procedure.program.name, procedure.number) {
        ("remote", 362) => {
            let msg = remote::ConnectEventConnectionClosedMsg::decode(reader)?;
            (None, Event::ConnectionClosed { reason: msg.reason })
        }
        ("remote", 318) => {
            let msg = remote::DomainEventCallbackLifecycleMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainLifecycle {
                    domain: msg.msg.domain,
                    event: msg.msg.event,
                    detail: msg.msg.detail,
                },
            )
        }
        ("remote", 107) => {
            let msg = remote::DomainEventLifecycleMsg::decode(reader)?;
            (
                None,
                Event::DomainLifecycle { domain: msg.domain, event: msg.event, detail: msg.detail },
            )
        }
        ("remote", 319) => {
            let msg = remote::DomainEventCallbackRebootMsg::decode(reader)?;
            (Some(msg.callback_id), Event::DomainReboot { domain: msg.msg.domain })
        }
        ("remote", 169) => {
            let msg = remote::DomainEventRebootMsg::decode(reader)?;
            (None, Event::DomainReboot { domain: msg.domain })
        }
        ("remote", 320) => {
            let msg = remote::DomainEventCallbackRtcChangeMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainRtcChange { domain: msg.msg.domain, offset: msg.msg.offset },
            )
        }
        ("remote", 170) => {
            let msg = remote::DomainEventRtcChangeMsg::decode(reader)?;
            (None, Event::DomainRtcChange { domain: msg.domain, offset: msg.offset })
        }
        ("remote", 321) => {
            let msg = remote::DomainEventCallbackWatchdogMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainWatchdog { domain: msg.msg.domain, action: msg.msg.action },
            )
        }
        ("remote", 171) => {
            let msg = remote::DomainEventWatchdogMsg::decode(reader)?;
            (None, Event::DomainWatchdog { domain: msg.domain, action: msg.action })
        }
        ("remote", 322) => {
            let msg = remote::DomainEventCallbackIoErrorMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainIoError {
                    domain: msg.msg.domain,
                    src_path: msg.msg.src_path.to_owned(),
                    device_alias: msg.msg.device_alias.to_owned(),
                    action: msg.msg.action,
                },
            )
        }
        ("remote", 172) => {
            let msg = remote::DomainEventIoErrorMsg::decode(reader)?;
            (
                None,
                Event::DomainIoError {
                    domain: msg.domain,
                    src_path: msg.src_path.to_owned(),
                    device_alias: msg.device_alias.to_owned(),
                    action: msg.action,
                },
            )
        }
        ("remote", 323) => {
            let msg = remote::DomainEventCallbackGraphicsMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainGraphics {
                    domain: msg.msg.domain,
                    phase: msg.msg.phase,
                    local: DomainEventGraphicsAddress {
                        family: msg.msg.local.family,
                        node: msg.msg.local.node.to_owned(),
                        service: msg.msg.local.service.to_owned(),
                    },
                    remote: DomainEventGraphicsAddress {
                        family: msg.msg.remote.family,
                        node: msg.msg.remote.node.to_owned(),
                        service: msg.msg.remote.service.to_owned(),
                    },
                    auth_scheme: msg.msg.auth_scheme.to_owned(),
                    subject: msg
                        .msg
                        .subject
                        .into_iter()
                        .map(|item| DomainEventGraphicsIdentity {
                            kind: item.kind.to_owned(),
                            name: item.name.to_owned(),
                        })
                        .collect(),
                },
            )
        }
        ("remote", 173) => {
            let msg = remote::DomainEventGraphicsMsg::decode(reader)?;
            (
                None,
                Event::DomainGraphics {
                    domain: msg.domain,
                    phase: msg.phase,
                    local: DomainEventGraphicsAddress {
                        family: msg.local.family,
                        node: msg.local.node.to_owned(),
                        service: msg.local.service.to_owned(),
                    },
                    remote: DomainEventGraphicsAddress {
                        family: msg.remote.family,
                        node: msg.remote.node.to_owned(),
                        service: msg.remote.service.to_owned(),
                    },
                    auth_scheme: msg.auth_scheme.to_owned(),
                    subject: msg
                        .subject
                        .into_iter()
                        .map(|item| DomainEventGraphicsIdentity {
                            kind: item.kind.to_owned(),
                            name: item.name.to_owned(),
                        })
                        .collect(),
                },
            )
        }
        ("remote", 324) => {
            let msg = remote::DomainEventCallbackIoErrorReasonMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainIoErrorReason {
                    domain: msg.msg.domain,
                    src_path: msg.msg.src_path.to_owned(),
                    device_alias: msg.msg.device_alias.to_owned(),
                    action: msg.msg.action,
                    reason: msg.msg.reason.to_owned(),
                },
            )
        }
        ("remote", 195) => {
            let msg = remote::DomainEventIoErrorReasonMsg::decode(reader)?;
            (
                None,
                Event::DomainIoErrorReason {
                    domain: msg.domain,
                    src_path: msg.src_path.to_owned(),
                    device_alias: msg.device_alias.to_owned(),
                    action: msg.action,
                    reason: msg.reason.to_owned(),
                },
            )
        }
        ("remote", 325) => {
            let msg = remote::DomainEventCallbackControlErrorMsg::decode(reader)?;
            (Some(msg.callback_id), Event::DomainControlError { domain: msg.msg.domain })
        }
        ("remote", 224) => {
            let msg = remote::DomainEventControlErrorMsg::decode(reader)?;
            (None, Event::DomainControlError { domain: msg.domain })
        }
        ("remote", 326) => {
            let msg = remote::DomainEventCallbackBlockJobMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainBlockJob {
                    domain: msg.msg.domain,
                    path: msg.msg.path.to_owned(),
                    kind: msg.msg.kind,
                    status: msg.msg.status,
                },
            )
        }
        ("remote", 241) => {
            let msg = remote::DomainEventBlockJobMsg::decode(reader)?;
            (
                None,
                Event::DomainBlockJob {
                    domain: msg.domain,
                    path: msg.path.to_owned(),
                    kind: msg.kind,
                    status: msg.status,
                },
            )
        }
        ("remote", 327) => {
            let msg = remote::DomainEventCallbackDiskChangeMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainDiskChange {
                    domain: msg.msg.domain,
                    old_src_path: msg.msg.old_src_path.map(str::to_owned),
                    new_src_path: msg.msg.new_src_path.map(str::to_owned),
                    device_alias: msg.msg.device_alias.to_owned(),
                    reason: msg.msg.reason,
                },
            )
        }
        ("remote", 248) => {
            let msg = remote::DomainEventDiskChangeMsg::decode(reader)?;
            (
                None,
                Event::DomainDiskChange {
                    domain: msg.domain,
                    old_src_path: msg.old_src_path.map(str::to_owned),
                    new_src_path: msg.new_src_path.map(str::to_owned),
                    device_alias: msg.device_alias.to_owned(),
                    reason: msg.reason,
                },
            )
        }
        ("remote", 328) => {
            let msg = remote::DomainEventCallbackTrayChangeMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainTrayChange {
                    domain: msg.msg.domain,
                    device_alias: msg.msg.device_alias.to_owned(),
                    reason: msg.msg.reason,
                },
            )
        }
        ("remote", 268) => {
            let msg = remote::DomainEventTrayChangeMsg::decode(reader)?;
            (
                None,
                Event::DomainTrayChange {
                    domain: msg.domain,
                    device_alias: msg.device_alias.to_owned(),
                    reason: msg.reason,
                },
            )
        }
        ("remote", 329) => {
            let msg = remote::DomainEventCallbackPmwakeupMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainPmwakeup { reason: msg.reason, domain: msg.msg.domain },
            )
        }
        ("remote", 269) => {
            let msg = remote::DomainEventPmwakeupMsg::decode(reader)?;
            (None, Event::DomainPmwakeup { domain: msg.domain, reason: Default::default() })
        }
        ("remote", 330) => {
            let msg = remote::DomainEventCallbackPmsuspendMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainPmsuspend { reason: msg.reason, domain: msg.msg.domain },
            )
        }
        ("remote", 270) => {
            let msg = remote::DomainEventPmsuspendMsg::decode(reader)?;
            (None, Event::DomainPmsuspend { domain: msg.domain, reason: Default::default() })
        }
        ("remote", 331) => {
            let msg = remote::DomainEventCallbackBalloonChangeMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainBalloonChange { domain: msg.msg.domain, actual: msg.msg.actual },
            )
        }
        ("remote", 276) => {
            let msg = remote::DomainEventBalloonChangeMsg::decode(reader)?;
            (None, Event::DomainBalloonChange { domain: msg.domain, actual: msg.actual })
        }
        ("remote", 332) => {
            let msg = remote::DomainEventCallbackPmsuspendDiskMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainPmsuspendDisk { reason: msg.reason, domain: msg.msg.domain },
            )
        }
        ("remote", 292) => {
            let msg = remote::DomainEventPmsuspendDiskMsg::decode(reader)?;
            (None, Event::DomainPmsuspendDisk { domain: msg.domain, reason: Default::default() })
        }
        ("remote", 333) => {
            let msg = remote::DomainEventCallbackDeviceRemovedMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainDeviceRemoved {
                    domain: msg.msg.domain,
                    device_alias: msg.msg.device_alias.to_owned(),
                },
            )
        }
        ("remote", 311) => {
            let msg = remote::DomainEventDeviceRemovedMsg::decode(reader)?;
            (
                None,
                Event::DomainDeviceRemoved {
                    domain: msg.domain,
                    device_alias: msg.device_alias.to_owned(),
                },
            )
        }
        ("remote", 339) => {
            let msg = remote::DomainEventBlockJob2Msg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainBlockJob2 {
                    domain: msg.domain,
                    dst: msg.dst.to_owned(),
                    kind: msg.kind,
                    status: msg.status,
                },
            )
        }
        ("remote", 346) => {
            let msg = remote::DomainEventCallbackTunableMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainTunable { domain: msg.domain, params: msg.params.into_owned() },
            )
        }
        ("remote", 348) => {
            let msg = remote::DomainEventCallbackAgentLifecycleMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainAgentLifecycle {
                    domain: msg.domain,
                    state: msg.state,
                    reason: msg.reason,
                },
            )
        }
        ("remote", 354) => {
            let msg = remote::DomainEventCallbackDeviceAddedMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainDeviceAdded {
                    domain: msg.domain,
                    device_alias: msg.device_alias.to_owned(),
                },
            )
        }
        ("remote", 359) => {
            let msg = remote::DomainEventCallbackMigrationIterationMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainMigrationIteration { domain: msg.domain, iteration: msg.iteration },
            )
        }
        ("remote", 363) => {
            let msg = remote::DomainEventCallbackJobCompletedMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainJobCompleted { domain: msg.domain, params: msg.params.into_owned() },
            )
        }
        ("remote", 367) => {
            let msg = remote::DomainEventCallbackDeviceRemovalFailedMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainDeviceRemovalFailed {
                    domain: msg.domain,
                    device_alias: msg.device_alias.to_owned(),
                },
            )
        }
        ("remote", 379) => {
            let msg = remote::DomainEventCallbackMetadataChangeMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainMetadataChange {
                    domain: msg.domain,
                    kind: msg.kind,
                    nsuri: msg.nsuri.map(str::to_owned),
                },
            )
        }
        ("remote", 385) => {
            let msg = remote::DomainEventBlockThresholdMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainBlockThreshold {
                    domain: msg.domain,
                    device: msg.device.to_owned(),
                    path: msg.path.map(str::to_owned),
                    threshold: msg.threshold,
                    excess: msg.excess,
                },
            )
        }
        ("remote", 423) => {
            let msg = remote::DomainEventMemoryFailureMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainMemoryFailure {
                    domain: msg.domain,
                    recipient: msg.recipient,
                    action: msg.action,
                    flags: DomainMemoryFailureFlags::from_bits_retain(msg.flags),
                },
            )
        }
        ("remote", 438) => {
            let msg = remote::DomainEventMemoryDeviceSizeChangeMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainMemoryDeviceSizeChange {
                    domain: msg.domain,
                    alias: msg.alias.to_owned(),
                    size: msg.size,
                },
            )
        }
        ("remote", 453) => {
            let msg = remote::DomainEventNicMacChangeMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainNicMacChange {
                    domain: msg.domain,
                    alias: msg.alias.to_owned(),
                    old_mac: msg.old_mac.to_owned(),
                    new_mac: msg.new_mac.to_owned(),
                },
            )
        }
        ("remote", 454) => {
            let msg = remote::DomainEventVcpuRemovedMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainVcpuRemoved { domain: msg.domain, vcpuid: msg.vcpuid },
            )
        }
        ("remote", 455) => {
            let msg = remote::DomainEventCallbackChannelLifecycleMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::DomainChannelLifecycle {
                    domain: msg.domain,
                    channel_name: msg.channel_name.to_owned(),
                    state: msg.state,
                    reason: msg.reason,
                },
            )
        }
        ("qemu", 6) => {
            let msg = qemu::DomainMonitorEventMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::MonitorEvent {
                    domain: msg.domain,
                    event: msg.event.to_owned(),
                    seconds: msg.seconds,
                    micros: msg.micros,
                    details: msg.details.map(str::to_owned),
                },
            )
        }
        ("remote", 315) => {
            let msg = remote::NetworkEventLifecycleMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::NetworkLifecycle {
                    network: msg.network,
                    event: msg.event,
                    detail: msg.detail,
                },
            )
        }
        ("remote", 446) => {
            let msg = remote::NetworkEventCallbackMetadataChangeMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::NetworkMetadataChange {
                    network: msg.network,
                    kind: msg.kind,
                    nsuri: msg.nsuri.map(str::to_owned),
                },
            )
        }
        ("remote", 376) => {
            let msg = remote::NodeDeviceEventLifecycleMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::NodeDeviceLifecycle {
                    device: msg.device,
                    event: msg.event,
                    detail: msg.detail,
                },
            )
        }
        ("remote", 377) => {
            let msg = remote::NodeDeviceEventUpdateMsg::decode(reader)?;
            (Some(msg.callback_id), Event::NodeDeviceUpdate { device: msg.device })
        }
        ("remote", 382) => {
            let msg = remote::SecretEventLifecycleMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::SecretLifecycle { secret: msg.secret, event: msg.event, detail: msg.detail },
            )
        }
        ("remote", 383) => {
            let msg = remote::SecretEventValueChangedMsg::decode(reader)?;
            (Some(msg.callback_id), Event::SecretValueChanged { secret: msg.secret })
        }
        ("remote", 370) => {
            let msg = remote::StoragePoolEventLifecycleMsg::decode(reader)?;
            (
                Some(msg.callback_id),
                Event::StoragePoolLifecycle {
                    pool: msg.pool,
                    event: msg.event,
                    detail: msg.detail,
                },
            )
        }
        ("remote", 373) => {
            let msg = remote::StoragePoolEventRefreshMsg::decode(reader)?;
            (Some(msg.callback_id), Event::StoragePoolRefresh { pool: msg.pool })
        }
        _ => return Ok(None),
    }))
}
