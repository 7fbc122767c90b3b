//! The typed client: the driver traits over the wire.
//!
//! [`Remote`] has every driver trait, so whoever works with drivers works with
//! a daemon too. It needs a [`Caller`]: something that sends a call and waits
//! for its reply. The calls that only servers answer (opening, authentication,
//! events) are methods of [`Remote`] itself. [`decode_event`] reads events.
//!
//! There is no runtime here. Over a [`Caller`] that blocks, each call is ready
//! when it is polled for the first time.
//!
//! `generated/` comes from the tables.

mod caller;
mod generated;

pub use caller::{Answer, Caller, Remote};
pub use generated::events::decode_event;
pub use generated::server::{AuthSaslStart, AuthSaslStep};
