//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use ostler_driver::Event;
use ostler_protocol::frame::frame;
use ostler_protocol::wire::{Bounded, Wire};
use ostler_protocol::{QemuProcedure, RemoteProcedure};
use ostler_xdr::Result;

/// Appends the message that tells a client of an event: the one for `callback`, or
/// that of the first versions. `false` when the event has no such message.
///
/// # Errors
/// The event cannot be sent: a text in it is too long.
pub fn encode_event(event: &Event, callback: Option<i32>, out: &mut Vec<u8>) -> Result<bool> {
    match (event, callback) {
        (Event::MonitorEvent { domain, event, seconds, micros, details }, Some(callback)) => {
            frame(out, QemuProcedure::DomainMonitorEvent.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(event, w)?;
                Wire::encode(seconds, w)?;
                Wire::encode(micros, w)?;
                Wire::encode(details, w)?;
                Ok(())
            })?
        }
        (Event::ConnectionClosed { reason }, _) => {
            frame(out, RemoteProcedure::ConnectEventConnectionClosed.info().event_header(), |w| {
                Wire::encode(reason, w)?;
                Ok(())
            })?
        }
        (Event::DomainLifecycle { domain, event, detail }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackLifecycle.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(event, w)?;
                Wire::encode(detail, w)?;
                Ok(())
            })?
        }
        (Event::DomainLifecycle { domain, event, detail }, None) => {
            frame(out, RemoteProcedure::DomainEventLifecycle.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(event, w)?;
                Wire::encode(detail, w)?;
                Ok(())
            })?
        }
        (Event::DomainReboot { domain }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackReboot.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Ok(())
            })?
        }
        (Event::DomainReboot { domain }, None) => {
            frame(out, RemoteProcedure::DomainEventReboot.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Ok(())
            })?
        }
        (Event::DomainRtcChange { domain, offset }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackRtcChange.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(offset, w)?;
                Ok(())
            })?
        }
        (Event::DomainRtcChange { domain, offset }, None) => {
            frame(out, RemoteProcedure::DomainEventRtcChange.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(offset, w)?;
                Ok(())
            })?
        }
        (Event::DomainWatchdog { domain, action }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackWatchdog.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(action, w)?;
                Ok(())
            })?
        }
        (Event::DomainWatchdog { domain, action }, None) => {
            frame(out, RemoteProcedure::DomainEventWatchdog.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(action, w)?;
                Ok(())
            })?
        }
        (Event::DomainIoError { domain, src_path, device_alias, action }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackIoError.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(src_path, w)?;
                Wire::encode(device_alias, w)?;
                Wire::encode(action, w)?;
                Ok(())
            })?
        }
        (Event::DomainIoError { domain, src_path, device_alias, action }, None) => {
            frame(out, RemoteProcedure::DomainEventIoError.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(src_path, w)?;
                Wire::encode(device_alias, w)?;
                Wire::encode(action, w)?;
                Ok(())
            })?
        }
        (
            Event::DomainGraphics { domain, phase, local, remote, auth_scheme, subject },
            Some(callback),
        ) => frame(out, RemoteProcedure::DomainEventCallbackGraphics.info().event_header(), |w| {
            Wire::encode(&callback, w)?;
            Wire::encode(domain, w)?;
            Wire::encode(phase, w)?;
            Wire::encode(&local.family, w)?;
            Wire::encode(&local.node, w)?;
            Wire::encode(&local.service, w)?;
            Wire::encode(&remote.family, w)?;
            Wire::encode(&remote.node, w)?;
            Wire::encode(&remote.service, w)?;
            Wire::encode(auth_scheme, w)?;
            w.list(subject, 20, |w, item| {
                Wire::encode(&item.kind, w)?;
                Wire::encode(&item.name, w)?;
                Ok(())
            })?;
            Ok(())
        })?,
        (Event::DomainGraphics { domain, phase, local, remote, auth_scheme, subject }, None) => {
            frame(out, RemoteProcedure::DomainEventGraphics.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(phase, w)?;
                Wire::encode(&local.family, w)?;
                Wire::encode(&local.node, w)?;
                Wire::encode(&local.service, w)?;
                Wire::encode(&remote.family, w)?;
                Wire::encode(&remote.node, w)?;
                Wire::encode(&remote.service, w)?;
                Wire::encode(auth_scheme, w)?;
                w.list(subject, 20, |w, item| {
                    Wire::encode(&item.kind, w)?;
                    Wire::encode(&item.name, w)?;
                    Ok(())
                })?;
                Ok(())
            })?
        }
        (
            Event::DomainIoErrorReason { domain, src_path, device_alias, action, reason },
            Some(callback),
        ) => frame(
            out,
            RemoteProcedure::DomainEventCallbackIoErrorReason.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(src_path, w)?;
                Wire::encode(device_alias, w)?;
                Wire::encode(action, w)?;
                Wire::encode(reason, w)?;
                Ok(())
            },
        )?,
        (Event::DomainIoErrorReason { domain, src_path, device_alias, action, reason }, None) => {
            frame(out, RemoteProcedure::DomainEventIoErrorReason.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(src_path, w)?;
                Wire::encode(device_alias, w)?;
                Wire::encode(action, w)?;
                Wire::encode(reason, w)?;
                Ok(())
            })?
        }
        (Event::DomainControlError { domain }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackControlError.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Ok(())
            },
        )?,
        (Event::DomainControlError { domain }, None) => {
            frame(out, RemoteProcedure::DomainEventControlError.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Ok(())
            })?
        }
        (Event::DomainBlockJob { domain, path, kind, status }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackBlockJob.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(path, w)?;
                Wire::encode(kind, w)?;
                Wire::encode(status, w)?;
                Ok(())
            })?
        }
        (Event::DomainBlockJob { domain, path, kind, status }, None) => {
            frame(out, RemoteProcedure::DomainEventBlockJob.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(path, w)?;
                Wire::encode(kind, w)?;
                Wire::encode(status, w)?;
                Ok(())
            })?
        }
        (
            Event::DomainDiskChange { domain, old_src_path, new_src_path, device_alias, reason },
            Some(callback),
        ) => {
            frame(out, RemoteProcedure::DomainEventCallbackDiskChange.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(old_src_path, w)?;
                Wire::encode(new_src_path, w)?;
                Wire::encode(device_alias, w)?;
                Wire::encode(reason, w)?;
                Ok(())
            })?
        }
        (
            Event::DomainDiskChange { domain, old_src_path, new_src_path, device_alias, reason },
            None,
        ) => frame(out, RemoteProcedure::DomainEventDiskChange.info().event_header(), |w| {
            Wire::encode(domain, w)?;
            Wire::encode(old_src_path, w)?;
            Wire::encode(new_src_path, w)?;
            Wire::encode(device_alias, w)?;
            Wire::encode(reason, w)?;
            Ok(())
        })?,
        (Event::DomainTrayChange { domain, device_alias, reason }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackTrayChange.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(device_alias, w)?;
                Wire::encode(reason, w)?;
                Ok(())
            })?
        }
        (Event::DomainTrayChange { domain, device_alias, reason }, None) => {
            frame(out, RemoteProcedure::DomainEventTrayChange.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(device_alias, w)?;
                Wire::encode(reason, w)?;
                Ok(())
            })?
        }
        (Event::DomainPmwakeup { reason, domain }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackPmwakeup.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(reason, w)?;
                Wire::encode(domain, w)?;
                Ok(())
            })?
        }
        (Event::DomainPmwakeup { domain, .. }, None) => {
            frame(out, RemoteProcedure::DomainEventPmwakeup.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Ok(())
            })?
        }
        (Event::DomainPmsuspend { reason, domain }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackPmsuspend.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(reason, w)?;
                Wire::encode(domain, w)?;
                Ok(())
            })?
        }
        (Event::DomainPmsuspend { domain, .. }, None) => {
            frame(out, RemoteProcedure::DomainEventPmsuspend.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Ok(())
            })?
        }
        (Event::DomainBalloonChange { domain, actual }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackBalloonChange.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(actual, w)?;
                Ok(())
            },
        )?,
        (Event::DomainBalloonChange { domain, actual }, None) => {
            frame(out, RemoteProcedure::DomainEventBalloonChange.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(actual, w)?;
                Ok(())
            })?
        }
        (Event::DomainPmsuspendDisk { reason, domain }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackPmsuspendDisk.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(reason, w)?;
                Wire::encode(domain, w)?;
                Ok(())
            },
        )?,
        (Event::DomainPmsuspendDisk { domain, .. }, None) => {
            frame(out, RemoteProcedure::DomainEventPmsuspendDisk.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Ok(())
            })?
        }
        (Event::DomainDeviceRemoved { domain, device_alias }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackDeviceRemoved.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(device_alias, w)?;
                Ok(())
            },
        )?,
        (Event::DomainDeviceRemoved { domain, device_alias }, None) => {
            frame(out, RemoteProcedure::DomainEventDeviceRemoved.info().event_header(), |w| {
                Wire::encode(domain, w)?;
                Wire::encode(device_alias, w)?;
                Ok(())
            })?
        }
        (Event::DomainBlockJob2 { domain, dst, kind, status }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventBlockJob2.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(dst, w)?;
                Wire::encode(kind, w)?;
                Wire::encode(status, w)?;
                Ok(())
            })?
        }
        (Event::DomainTunable { domain, params }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventCallbackTunable.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Bounded::encode(params, w, 2048)?;
                Ok(())
            })?
        }
        (Event::DomainAgentLifecycle { domain, state, reason }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackAgentLifecycle.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(state, w)?;
                Wire::encode(reason, w)?;
                Ok(())
            },
        )?,
        (Event::DomainDeviceAdded { domain, device_alias }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackDeviceAdded.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(device_alias, w)?;
                Ok(())
            },
        )?,
        (Event::DomainMigrationIteration { domain, iteration }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackMigrationIteration.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(iteration, w)?;
                Ok(())
            },
        )?,
        (Event::DomainJobCompleted { domain, params }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackJobCompleted.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Bounded::encode(params, w, 64)?;
                Ok(())
            },
        )?,
        (Event::DomainDeviceRemovalFailed { domain, device_alias }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackDeviceRemovalFailed.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(device_alias, w)?;
                Ok(())
            },
        )?,
        (Event::DomainMetadataChange { domain, kind, nsuri }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventCallbackMetadataChange.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(kind, w)?;
                Wire::encode(nsuri, w)?;
                Ok(())
            },
        )?,
        (
            Event::DomainBlockThreshold { domain, device, path, threshold, excess },
            Some(callback),
        ) => frame(out, RemoteProcedure::DomainEventBlockThreshold.info().event_header(), |w| {
            Wire::encode(&callback, w)?;
            Wire::encode(domain, w)?;
            Wire::encode(device, w)?;
            Wire::encode(path, w)?;
            Wire::encode(threshold, w)?;
            Wire::encode(excess, w)?;
            Ok(())
        })?,
        (Event::DomainMemoryFailure { domain, recipient, action, flags }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventMemoryFailure.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(recipient, w)?;
                Wire::encode(action, w)?;
                Wire::encode(&flags.bits(), w)?;
                Ok(())
            })?
        }
        (Event::DomainMemoryDeviceSizeChange { domain, alias, size }, Some(callback)) => frame(
            out,
            RemoteProcedure::DomainEventMemoryDeviceSizeChange.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(alias, w)?;
                Wire::encode(size, w)?;
                Ok(())
            },
        )?,
        (Event::DomainNicMacChange { domain, alias, old_mac, new_mac }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventNicMacChange.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(alias, w)?;
                Wire::encode(old_mac, w)?;
                Wire::encode(new_mac, w)?;
                Ok(())
            })?
        }
        (Event::DomainVcpuRemoved { domain, vcpuid }, Some(callback)) => {
            frame(out, RemoteProcedure::DomainEventVcpuRemoved.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(domain, w)?;
                Wire::encode(vcpuid, w)?;
                Ok(())
            })?
        }
        (Event::DomainChannelLifecycle { domain, channel_name, state, reason }, Some(callback)) => {
            frame(
                out,
                RemoteProcedure::DomainEventCallbackChannelLifecycle.info().event_header(),
                |w| {
                    Wire::encode(&callback, w)?;
                    Wire::encode(domain, w)?;
                    Wire::encode(channel_name, w)?;
                    Wire::encode(state, w)?;
                    Wire::encode(reason, w)?;
                    Ok(())
                },
            )?
        }
        (Event::NetworkLifecycle { network, event, detail }, Some(callback)) => {
            frame(out, RemoteProcedure::NetworkEventLifecycle.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(network, w)?;
                Wire::encode(event, w)?;
                Wire::encode(detail, w)?;
                Ok(())
            })?
        }
        (Event::NetworkMetadataChange { network, kind, nsuri }, Some(callback)) => frame(
            out,
            RemoteProcedure::NetworkEventCallbackMetadataChange.info().event_header(),
            |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(network, w)?;
                Wire::encode(kind, w)?;
                Wire::encode(nsuri, w)?;
                Ok(())
            },
        )?,
        (Event::NodeDeviceLifecycle { device, event, detail }, Some(callback)) => {
            frame(out, RemoteProcedure::NodeDeviceEventLifecycle.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(device, w)?;
                Wire::encode(event, w)?;
                Wire::encode(detail, w)?;
                Ok(())
            })?
        }
        (Event::NodeDeviceUpdate { device }, Some(callback)) => {
            frame(out, RemoteProcedure::NodeDeviceEventUpdate.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(device, w)?;
                Ok(())
            })?
        }
        (Event::SecretLifecycle { secret, event, detail }, Some(callback)) => {
            frame(out, RemoteProcedure::SecretEventLifecycle.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(secret, w)?;
                Wire::encode(event, w)?;
                Wire::encode(detail, w)?;
                Ok(())
            })?
        }
        (Event::SecretValueChanged { secret }, Some(callback)) => {
            frame(out, RemoteProcedure::SecretEventValueChanged.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(secret, w)?;
                Ok(())
            })?
        }
        (Event::StoragePoolLifecycle { pool, event, detail }, Some(callback)) => {
            frame(out, RemoteProcedure::StoragePoolEventLifecycle.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(pool, w)?;
                Wire::encode(event, w)?;
                Wire::encode(detail, w)?;
                Ok(())
            })?
        }
        (Event::StoragePoolRefresh { pool }, Some(callback)) => {
            frame(out, RemoteProcedure::StoragePoolEventRefresh.info().event_header(), |w| {
                Wire::encode(&callback, w)?;
                Wire::encode(pool, w)?;
                Ok(())
            })?
        }
        (_, None) => return Ok(false),
    }
    Ok(true)
}
