//! The greeting and the negotiation that opens a monitor for commands.

use super::{Greeting, Monitor, Pending};
use crate::command::{Done, QmpCapabilities};
use crate::error::QmpError;
use std::time::Duration;
use tokio::sync::oneshot;

/// The handshake under way. Commands may be called before it is complete: if
/// it fails, they fail too.
#[derive(Debug)]
#[must_use]
pub struct Handshake {
    greeting: oneshot::Receiver<Greeting>,
    negotiated: Pending<Done>,
}

impl Handshake {
    pub(crate) fn begin(
        monitor: &Monitor,
        greeting: oneshot::Receiver<Greeting>,
        limit: Duration,
    ) -> Self {
        let negotiated = monitor.call_within(limit, QmpCapabilities);
        Self { greeting, negotiated }
    }

    /// Waits until the emulator has greeted and taken us.
    ///
    /// # Errors
    /// When it does not within the deadline, ends, or refuses.
    pub async fn complete(mut self) -> Result<Greeting, QmpError> {
        (&mut self.negotiated).await?;
        // The greeting comes before any answer; a peer without one is none.
        self.greeting.await.map_err(|_| self.negotiated.malformed("it did not greet"))
    }
}
