//! Events of an emulator.
//!
//! An [`Event`] keeps its name and data as they came, because clients may ask
//! for the raw form, and a typed [`EventBody`] for those that the drivers act
//! on. An event that is not typed, or whose data does not have the shape it
//! should, is [`EventBody::Other`]: it is never an error.

mod body;
mod channel;
mod notice;

pub use body::{BlockIoError, EventBody, GuestPanic, VncClient, VncPeer, VncServer};
pub use channel::{EventReceiver, event_channel};
pub use notice::Notice;

use serde::Deserialize;
use serde_json::value::RawValue;

/// When an event happened, by the host's clock: since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
pub struct Timestamp {
    /// Seconds; -1 when QEMU could not read the clock.
    pub seconds: i64,
    /// Microseconds within the second.
    pub microseconds: i64,
}

/// One event.
#[derive(Debug, Clone)]
pub struct Event {
    /// QEMU's name for it, such as `STOP`.
    pub name: Box<str>,
    /// When it happened.
    pub at: Timestamp,
    /// Its data as it came, when there is any.
    pub data: Option<Box<RawValue>>,
    /// Its meaning.
    pub body: EventBody,
}

impl Event {
    pub(crate) fn new(name: &str, at: Timestamp, data: Option<&RawValue>) -> Self {
        let body = EventBody::read(name, data.map_or("{}", RawValue::get));
        Self { name: name.into(), at, data: data.map(RawValue::to_owned), body }
    }
}
