//! Telling clients what happened to a domain.

use crate::Qemu;
use crate::domain::Domain;
use ostler_core::{DomainRef, KiB};
use ostler_driver::{Event, Lifecycle};
use ostler_qmp::{BlockIoError, Event as MonitorEvent, VncPeer};

/// A step of a viewer's connection, as clients know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub(crate) enum GraphicsPhase {
    Connect = 0,
    Initialize = 1,
    Disconnect = 2,
}
