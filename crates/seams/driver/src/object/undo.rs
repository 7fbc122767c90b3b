//! Steps with inverses: what a failing action must take back.
//!
//! An action that changes several things pushes the inverse of each step right
//! after the step. When a later one fails, [`Undo::roll_back`] runs the
//! inverses in reverse order, all of them, and reports those that failed. When
//! everything went well, [`Undo::keep`] forgets them. An `Undo` that is dropped
//! with steps in it (a panic, a cancelled task) rolls back on a task of its own.
//!
//! This is for a daemon that lives on. What must be taken back after the daemon
//! was killed is on disk before the step runs; that is the driver's business.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

type Inverse = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

/// The inverses of the steps done so far.
#[derive(Default)]
pub struct Undo {
    steps: Vec<(String, Inverse)>,
}

/// An inverse that failed while rolling back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("could not {step}: {reason}")]
pub struct UndoFailure {
    /// The step that was to be taken back.
    pub step: String,
    /// Why it was not.
    pub reason: String,
}

impl Undo {
    /// Nothing to take back yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Remembers how to take the last step back. `step` says it in words, as
    /// an order: "remove the tap device vnet3".
    pub fn push<E: fmt::Display>(
        &mut self,
        step: impl Into<String>,
        inverse: impl Future<Output = Result<(), E>> + Send + 'static,
    ) {
        let inverse = async move { inverse.await.map_err(|error| error.to_string()) };
        self.steps.push((step.into(), Box::pin(inverse)));
    }

    /// Takes everything back, the last step first, and reports what failed.
    pub async fn roll_back(mut self) -> Vec<UndoFailure> {
        run(std::mem::take(&mut self.steps)).await
    }

    /// Ends an action: keeps its steps if it went well, else takes them back.
    /// Inverses that fail are logged with the object's name.
    ///
    /// # Errors
    /// That of the action.
    pub async fn settle<R, E>(self, name: &str, done: Result<R, E>) -> Result<R, E> {
        match &done {
            Ok(_) => self.keep(),
            Err(_) => {
                for failure in self.roll_back().await {
                    tracing::error!(name, %failure, "left behind");
                }
            }
        }
        done
    }

    /// Everything went well: nothing will be taken back.
    pub fn keep(mut self) {
        self.steps.clear();
    }
}

impl Drop for Undo {
    fn drop(&mut self) {
        let steps = std::mem::take(&mut self.steps);
        if steps.is_empty() {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                for failure in run(steps).await {
                    tracing::error!(%failure, "while undoing an interrupted action");
                }
            });
        }
    }
}

impl fmt::Debug for Undo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.steps.iter().map(|(step, _)| step)).finish()
    }
}

async fn run(mut steps: Vec<(String, Inverse)>) -> Vec<UndoFailure> {
    let mut failures = Vec::new();
    while let Some((step, inverse)) = steps.pop() {
        if let Err(reason) = inverse.await {
            failures.push(UndoFailure { step, reason });
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    fn noting(
        log: &Arc<Mutex<Vec<u8>>>,
        number: u8,
        result: Result<(), &'static str>,
    ) -> impl Future<Output = Result<(), &'static str>> + Send + 'static {
        let log = Arc::clone(log);
        async move {
            log.lock().expect("no panic").push(number);
            result
        }
    }

    #[tokio::test]
    async fn rolls_back_in_reverse_and_past_failures() {
        let log = Arc::default();
        let mut undo = Undo::new();
        undo.push("one", noting(&log, 1, Ok(())));
        undo.push("two", noting(&log, 2, Err("stuck")));
        undo.push("three", noting(&log, 3, Ok(())));
        let failures = undo.roll_back().await;
        assert_eq!(*log.lock().expect("no panic"), [3, 2, 1]);
        assert_eq!(failures, [UndoFailure { step: "two".into(), reason: "stuck".into() }]);
    }

    #[tokio::test]
    async fn keeps_when_told_and_rolls_back_when_dropped() {
        let log = Arc::default();
        let mut undo = Undo::new();
        undo.push("kept", noting(&log, 1, Ok(())));
        undo.keep();
        let mut undo = Undo::new();
        undo.push("dropped", noting(&log, 2, Ok(())));
        drop(undo);
        while log.lock().expect("no panic").is_empty() {
            tokio::task::yield_now().await;
        }
        assert_eq!(*log.lock().expect("no panic"), [2]);
    }
}
