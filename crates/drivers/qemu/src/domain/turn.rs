//! One change of a domain at a time.

use super::Domain;
use crate::error::QemuError;
use ostler_core::Result;
use ostler_driver::Turn;
use std::future::Future;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

/// How long a change waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A domain in its turn. What writes its status, edits its definition or cleans up
/// after its machine asks for this: two of them at once would leave on disk what
/// neither meant.
#[derive(Clone)]
pub(crate) struct InTurn {
    domain: Arc<Domain>,
    _turn: Arc<Turn<()>>,
}

impl Deref for InTurn {
    type Target = Arc<Domain>;

    fn deref(&self) -> &Arc<Domain> {
        &self.domain
    }
}

impl Domain {
    /// Runs `work` with the domain's turn, to its end: also when the client that
    /// asked goes away.
    ///
    /// # Errors
    /// The turn did not come, or `work` failed; either is told about this domain.
    pub(crate) async fn change<R, F, Work>(
        self: &Arc<Self>,
        job: &'static str,
        work: F,
    ) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(InTurn) -> Work + Send + 'static,
        Work: Future<Output = Result<R, QemuError>> + Send + 'static,
    {
        let domain = Arc::clone(self);
        let work = |turn| async move {
            let domain = InTurn { domain, _turn: Arc::new(turn) };
            // Kept until the work is done, whatever that does with its own.
            let working = domain.clone();
            let done = work(domain).await;
            drop(working);
            done
        };
        let changed = self.turns.change(job, PATIENCE, work).await;
        changed.map_err(QemuError::from).and_then(|done| done).map_err(|error| error.about(self))
    }

    /// How long the change that is going on has been at it.
    pub(crate) fn changing_for(&self) -> Option<Duration> {
        self.turns.holder().map(|(_, since)| since)
    }
}
