//! The trait surface: one trait per topic of each object family, the events
//! that drivers publish, and the streams that flow beside calls.
//!
//! Drivers implement the traits, the server calls them, and the client
//! implements them too, over the wire. There is no runtime here: a client that
//! blocks, such as a C library, uses the same traits.
//!
//! A method that a driver does not have answers `VIR_ERR_NO_SUPPORT`. Methods
//! are named after their procedures, without `get`; lists are whole, flags are
//! sets whose unknown bits were refused before, and numbers that an enumeration
//! names are values of it.
//!
//! `generated/` comes from the tables in `tables/programs/`.

mod generated;
mod stream;
mod subject;

pub use generated::event::{Event, event_id};
pub use generated::*;
pub use stream::{Part, Stream, StreamSink, StreamSource};
pub use subject::{EventFamily, Subject};
