//! One change at a time per object, detached from who asked for it.
//!
//! ```text
//! client A ── change("suspend", job) ──┐
//! client B ── change("destroy", job) ──┼─> [ turn queue, first come first served ] ─> job owns the state
//! guest    ── change("guest stopped") ─┘                                              and publishes snapshots
//! ```
//!
//! The state that changes need lives inside; whoever has the turn has it alone.
//! A job runs on a task of its own to its end, also when the client that asked
//! goes away: nothing is left half done because a connection broke. Readers
//! never come here, they read the published snapshot.

use std::fmt;
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex as StdMutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The turn queue of one object and the state that only its holder sees.
pub struct Turns<S> {
    shared: Arc<Shared<S>>,
}

struct Shared<S> {
    state: Arc<Mutex<S>>,
    holder: StdMutex<Option<Holder>>,
}

#[derive(Clone, Copy)]
struct Holder {
    job: &'static str,
    since: Instant,
}

/// The turn: exclusive access to the object's state until dropped.
pub struct Turn<S> {
    state: OwnedMutexGuard<S>,
    shared: Arc<Shared<S>>,
}

/// Why a change did not run to its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TurnError {
    /// Another job kept the turn for too long.
    #[error("'{holder}' has been changing it for {held:?} and has not finished; waited {waited:?}")]
    Busy {
        /// The job that has the turn.
        holder: &'static str,
        /// For how long it has had it.
        held: Duration,
        /// How long this one waited.
        waited: Duration,
    },
    /// The object was taken out of its list while this waited.
    #[error("it is not there any more")]
    Gone,
    /// The job panicked; its turn ended.
    #[error("'{job}' ended in a bug of this program")]
    Panicked {
        /// The job that did.
        job: &'static str,
    },
}

impl<S: Send + 'static> Turns<S> {
    /// A queue around `state`.
    pub fn new(state: S) -> Self {
        let state = Arc::new(Mutex::new(state));
        Self { shared: Arc::new(Shared { state, holder: StdMutex::new(None) }) }
    }

    /// Waits for the turn, at most `patience`.
    pub async fn turn(&self, job: &'static str, patience: Duration) -> Result<Turn<S>, TurnError> {
        let queued = self.shared.state.clone().lock_owned();
        match tokio::time::timeout(patience, queued).await {
            Ok(state) => Ok(self.begin(job, state)),
            Err(_) => Err(self.busy(patience)),
        }
    }

    /// Takes the turn if nobody has it.
    pub fn try_turn(&self, job: &'static str) -> Option<Turn<S>> {
        let state = self.shared.state.clone().try_lock_owned().ok()?;
        Some(self.begin(job, state))
    }

    /// Waits for the turn, at most `patience`, and runs `work` with it on a
    /// task of its own. Dropping the returned future does not stop the work.
    pub async fn change<R, F, Work>(
        &self,
        job: &'static str,
        patience: Duration,
        work: F,
    ) -> Result<R, TurnError>
    where
        R: Send + 'static,
        F: FnOnce(Turn<S>) -> Work + Send + 'static,
        Work: Future<Output = R> + Send + 'static,
    {
        let turn = self.turn(job, patience).await?;
        super::detached(job, work(turn)).await
    }

    /// The job that has the turn now and for how long it has had it.
    pub fn holder(&self) -> Option<(&'static str, Duration)> {
        let holder = *self.shared.holder.lock().unwrap_or_else(PoisonError::into_inner);
        holder.map(|holder| (holder.job, holder.since.elapsed()))
    }

    fn begin(&self, job: &'static str, state: OwnedMutexGuard<S>) -> Turn<S> {
        let holder = Some(Holder { job, since: Instant::now() });
        *self.shared.holder.lock().unwrap_or_else(PoisonError::into_inner) = holder;
        Turn { state, shared: Arc::clone(&self.shared) }
    }

    fn busy(&self, waited: Duration) -> TurnError {
        let (holder, held) = self.holder().unwrap_or(("another change", waited));
        TurnError::Busy { holder, held, waited }
    }
}

impl<S> fmt::Debug for Turns<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Turns").finish_non_exhaustive()
    }
}

impl<S> Deref for Turn<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.state
    }
}

impl<S> DerefMut for Turn<S> {
    fn deref_mut(&mut self) -> &mut S {
        &mut self.state
    }
}

impl<S> Drop for Turn<S> {
    fn drop(&mut self) {
        *self.shared.holder.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot;

    const LONG: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn a_change_runs_on_when_the_caller_goes_away() {
        let turns = Arc::new(Turns::new(0));
        let (go, gate) = oneshot::channel::<()>();
        let (done, finished) = oneshot::channel();
        let caller = tokio::spawn({
            let turns = Arc::clone(&turns);
            async move {
                let work = |mut turn: Turn<i32>| async move {
                    let _ = gate.await;
                    *turn = 7;
                    drop(turn);
                    let _ = done.send(());
                };
                turns.change("first", LONG, work).await
            }
        });
        while turns.holder().is_none() {
            tokio::task::yield_now().await;
        }
        caller.abort();
        go.send(()).expect("the work still waits");
        finished.await.expect("the work ended by itself");
        assert_eq!(*turns.turn("look", LONG).await.expect("free"), 7);
    }

    #[tokio::test(start_paused = true)]
    async fn waiting_has_an_end_that_names_the_holder() {
        let turns = Turns::new(());
        let held = turns.try_turn("migrate").expect("free");
        let error = turns.turn("suspend", Duration::from_secs(1)).await.err();
        assert!(matches!(error, Some(TurnError::Busy { holder: "migrate", .. })), "{error:?}");
        drop(held);
        assert!(turns.turn("suspend", LONG).await.is_ok());
    }

    #[tokio::test]
    async fn a_panicking_change_frees_its_turn() {
        let turns = Turns::new(());
        let work = |_turn| async move { panic!("a bug, on purpose") };
        let error = turns.change::<(), _, _>("bug", LONG, work).await;
        assert_eq!(error, Err(TurnError::Panicked { job: "bug" }));
        assert!(turns.try_turn("next").is_some());
    }
}
