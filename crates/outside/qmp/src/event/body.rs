//! The events that drivers act on, typed.

use serde::Deserialize;
use serde_json::Value;

/// The meaning of an event.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum EventBody {
    /// The guest is off, and QEMU ends or stops.
    Shutdown {
        /// The guest did it itself.
        guest: bool,
        /// QEMU's word for the cause: `guest-shutdown`, `host-qmp-quit`,
        /// `host-signal`, `guest-panic`, ...
        reason: Option<String>,
    },
    /// The guest is asked to power down.
    Powerdown,
    /// The machine is reset.
    Reset {
        /// The guest did it itself.
        guest: bool,
        /// QEMU's word for the cause.
        reason: Option<String>,
    },
    /// The processors stand.
    Stop,
    /// The processors run.
    Resume,
    /// The guest sleeps (S3).
    Suspend,
    /// The guest hibernated (S4).
    SuspendDisk,
    /// The guest woke from S3.
    Wakeup,
    /// The watchdog fired and did this.
    Watchdog { action: String },
    /// The guest panicked.
    GuestPanicked(GuestPanic),
    /// The guest loaded a crash kernel after a panic.
    GuestCrashLoaded(GuestPanic),
    /// Reading or writing a disk failed.
    BlockIoError(Box<BlockIoError>),
    /// The guest set its clock, which is now so many seconds off the base.
    RtcChange { offset: i64 },
    /// The balloon has a new size: the guest has so many bytes.
    BalloonChange { actual: u64 },
    /// An unplugged device is gone.
    DeviceDeleted { device: Option<String>, path: String },
    /// The guest refused to give a device up.
    DeviceUnplugGuestError { device: Option<String>, path: String },
    /// A tray was opened or closed.
    DeviceTrayMoved { device: String, id: String, open: bool },
    /// A program in the guest opened or closed a virtio port.
    VserportChange { id: String, open: bool },
    /// A guest changed the receive filter of a card.
    NicRxFilterChanged { name: Option<String>, path: String },
    /// A VNC client connected; it is not authenticated yet.
    VncConnected(Box<VncPeer>),
    /// A VNC client is through authentication.
    VncInitialized(Box<VncPeer>),
    /// A VNC client is gone.
    VncDisconnected(Box<VncPeer>),
    /// A background job changed its state.
    JobStatusChange { id: String, status: String },
    /// A migration changed its state.
    Migration { status: String },
    /// Everything else; `name` and `data` of the event say what.
    Other,
}

/// The place at which reading or writing a disk failed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct BlockIoError {
    /// The device's id; empty for nodes without one.
    pub device: String,
    /// QOM path of the device (QEMU 9.1).
    pub qom_path: Option<String>,
    /// The node.
    pub node_name: Option<String>,
    /// `read` or `write`.
    pub operation: String,
    /// QEMU's reaction: `ignore`, `report` or `stop`.
    pub action: String,
    /// Whether space ran out.
    #[serde(default)]
    pub nospace: bool,
    /// The system's words.
    #[serde(default)]
    pub reason: String,
}

/// A guest's panic.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GuestPanic {
    /// QEMU's reaction: `pause`, `poweroff` or `run`.
    pub action: String,
    /// The guest's report about it; its shape depends on the guest.
    pub info: Option<Value>,
}

/// The two ends of a VNC connection.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct VncPeer {
    pub server: VncServer,
    pub client: VncClient,
}

/// QEMU's end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct VncServer {
    pub host: String,
    pub service: String,
    /// `ipv4`, `ipv6`, `unix`, `vsock` or `unknown`.
    pub family: String,
    #[serde(default)]
    pub websocket: bool,
    /// The authentication method.
    pub auth: Option<String>,
}

/// The viewer's end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct VncClient {
    pub host: String,
    pub service: String,
    pub family: String,
    #[serde(default)]
    pub websocket: bool,
    /// Distinguished name of a TLS client.
    pub x509_dname: Option<String>,
    /// Name of a SASL client.
    pub sasl_username: Option<String>,
}

/// The members of the smaller events, all optional here: which must be there
/// is decided per event.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Members {
    guest: Option<bool>,
    reason: Option<String>,
    action: Option<String>,
    offset: Option<i64>,
    actual: Option<u64>,
    device: Option<String>,
    path: Option<String>,
    id: Option<String>,
    tray_open: Option<bool>,
    open: Option<bool>,
    name: Option<String>,
    status: Option<String>,
}

impl EventBody {
    /// Never fails: what cannot be read is `Other`.
    pub(crate) fn read(name: &str, data: &str) -> Self {
        Self::plain(name).unwrap_or_else(|| {
            Self::with_data(name, data).unwrap_or_else(|| {
                tracing::debug!(event = name, "event without a type, or of another shape");
                Self::Other
            })
        })
    }

    fn plain(name: &str) -> Option<Self> {
        Some(match name {
            "STOP" => Self::Stop,
            "RESUME" => Self::Resume,
            "POWERDOWN" => Self::Powerdown,
            "SUSPEND" => Self::Suspend,
            "SUSPEND_DISK" => Self::SuspendDisk,
            "WAKEUP" => Self::Wakeup,
            _ => return None,
        })
    }

    fn with_data(name: &str, data: &str) -> Option<Self> {
        fn whole<'a, T: Deserialize<'a>>(data: &'a str) -> Option<T> {
            serde_json::from_str(data).ok()
        }
        let members = || whole::<Members>(data);
        Some(match name {
            "SHUTDOWN" => {
                let Members { guest, reason, .. } = members()?;
                Self::Shutdown { guest: guest.unwrap_or(false), reason }
            }
            "RESET" => {
                let Members { guest, reason, .. } = members()?;
                Self::Reset { guest: guest.unwrap_or(false), reason }
            }
            "WATCHDOG" => Self::Watchdog { action: members()?.action? },
            "GUEST_PANICKED" => Self::GuestPanicked(whole(data)?),
            "GUEST_CRASHLOADED" => Self::GuestCrashLoaded(whole(data)?),
            "BLOCK_IO_ERROR" => Self::BlockIoError(whole(data)?),
            "RTC_CHANGE" => Self::RtcChange { offset: members()?.offset? },
            "BALLOON_CHANGE" => Self::BalloonChange { actual: members()?.actual? },
            "DEVICE_DELETED" => {
                let Members { device, path, .. } = members()?;
                Self::DeviceDeleted { device, path: path? }
            }
            "DEVICE_UNPLUG_GUEST_ERROR" => {
                let Members { device, path, .. } = members()?;
                Self::DeviceUnplugGuestError { device, path: path? }
            }
            "DEVICE_TRAY_MOVED" => {
                let Members { device, id, tray_open, .. } = members()?;
                Self::DeviceTrayMoved { device: device?, id: id?, open: tray_open? }
            }
            "VSERPORT_CHANGE" => {
                let Members { id, open, .. } = members()?;
                Self::VserportChange { id: id?, open: open? }
            }
            "NIC_RX_FILTER_CHANGED" => {
                let Members { name, path, .. } = members()?;
                Self::NicRxFilterChanged { name, path: path? }
            }
            "VNC_CONNECTED" => Self::VncConnected(whole(data)?),
            "VNC_INITIALIZED" => Self::VncInitialized(whole(data)?),
            "VNC_DISCONNECTED" => Self::VncDisconnected(whole(data)?),
            "JOB_STATUS_CHANGE" => {
                let Members { id, status, .. } = members()?;
                Self::JobStatusChange { id: id?, status: status? }
            }
            "MIGRATION" => Self::Migration { status: members()?.status? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, data: &str, expected: EventBody) {
        assert_eq!(EventBody::read(name, data), expected);
    }

    #[test]
    fn events_are_typed() {
        check("STOP", "{}", EventBody::Stop);
        check(
            "SHUTDOWN",
            r#"{"guest": true, "reason": "guest-shutdown"}"#,
            EventBody::Shutdown { guest: true, reason: Some("guest-shutdown".to_owned()) },
        );
        check("SHUTDOWN", "{}", EventBody::Shutdown { guest: false, reason: None });
        check(
            "DEVICE_TRAY_MOVED",
            r#"{"device": "", "tray-open": true, "id": "cd0"}"#,
            EventBody::DeviceTrayMoved { device: String::new(), id: "cd0".to_owned(), open: true },
        );
        check(
            "BLOCK_IO_ERROR",
            r#"{"device": "d", "node-name": "n", "reason": "No space left on device",
                "operation": "write", "action": "stop", "nospace": true}"#,
            EventBody::BlockIoError(Box::new(BlockIoError {
                device: "d".to_owned(),
                qom_path: None,
                node_name: Some("n".to_owned()),
                operation: "write".to_owned(),
                action: "stop".to_owned(),
                nospace: true,
                reason: "No space left on device".to_owned(),
            })),
        );
    }

    #[test]
    fn what_cannot_be_read_is_other() {
        check("RTC_CHANGE", r#"{"offset": "yesterday"}"#, EventBody::Other);
        check("RTC_CHANGE", r#"{"offset": 1e40}"#, EventBody::Other);
        check("VSERPORT_CHANGE", "{}", EventBody::Other);
        check("SHUTDOWN", "[]", EventBody::Shutdown { guest: false, reason: None });
        check("SOMETHING_NEW", r#"{"x": 1}"#, EventBody::Other);
    }
}
