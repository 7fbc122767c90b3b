//! QEMU's monitor protocol (QMP) and the guest agent's.
//!
//! [`Monitor`] is a handle on one emulator's monitor: commands are typed
//! ([`command`]) or by name, many may be in flight, each has a deadline, and a
//! command that QEMU answers too late leaves the connection usable. Events
//! ([`Event`]) are handed over by the one task that reads the socket, inline
//! or through a bounded channel. [`agent::Agent`] speaks to the agent inside a
//! guest, whose every answer is a foreigner's.
//!
//! What this crate is not: it starts no emulator and opens nothing but the
//! socket that it is given; it knows no domains.
//!
//! QEMU before 9.1 reads its monitor one byte per turn of its main loop, about
//! 4 us each. That is why commands are written as short as JSON lets them be:
//! no blanks, no line end, and an `id` only while another command is under way.

pub mod agent;
pub mod command;
mod error;
mod event;
mod monitor;
mod transport;

pub use command::Command;
pub use error::{CloseReason, ErrorClass, QmpError, Refusal};
pub use event::{
    BlockIoError, Event, EventBody, EventReceiver, GuestPanic, Notice, Timestamp, VncClient,
    VncPeer, VncServer, event_channel,
};
pub use monitor::{Batch, Greeting, Handshake, Monitor, MonitorOptions, Pending};
