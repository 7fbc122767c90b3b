//! The notices of a monitor, in the order in which things happen.

use super::Event;
use crate::error::CloseReason;

/// One notice, which the reader of a monitor hands to its handler.
#[derive(Debug)]
pub enum Notice {
    /// An event of the emulator.
    Event(Event),
    /// The connection ended; nothing follows.
    Closed(CloseReason),
}
