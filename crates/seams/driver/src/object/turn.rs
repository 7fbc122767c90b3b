//! One change at a time per object, detached from who asked for it.
//!
//! ```text
//! client A ── change("suspend", job) ──┐
//! client B ── change("destroy", job) ──┼─> [ turn queue, first come first served ] ─> job owns the state
//! guest    ── change("guest stopped") ─┘                                              and publishes snapshots
//! ```
//!
//! The state that changes need lives inside; whoever has the turn has it alone.
//! A change runs on a task of its own to its end, also when the client that asked
//! goes away: nothing is left half done because a connection broke. Readers
//! never come here, they read the published snapshot.
//!
//! A long job (a migration, a backup) does not keep the turn: it takes it for
//! each of its steps, and admits changes of the kinds it names in between. All
//! others wait for its end. The rules are in `queue`.

use super::queue::{Claim, Queue, Ticket};
use super::{Change, Job, JobReport, LongJob, Outcome, TurnError};
use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex as StdMutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

/// The turn queue of one object and the state that only its holder sees.
pub struct Turns<S> {
    shared: Arc<Shared<S>>,
}

struct Shared<S> {
    state: Arc<Mutex<S>>,
    desk: StdMutex<Desk>,
}

/// The queue, and whom to wake.
#[derive(Default)]
struct Desk {
    queue: Queue,
    waiting: HashMap<Ticket, oneshot::Sender<()>>,
    holder: Option<(Ticket, Holder)>,
    long: Option<Arc<Job>>,
    /// The last long job that ended.
    ended: Option<JobReport>,
}

#[derive(Clone, Copy)]
struct Holder {
    job: &'static str,
    since: Instant,
}

/// A place in the queue or the turn itself, given back when dropped.
struct Seat<S> {
    shared: Arc<Shared<S>>,
    ticket: Option<Ticket>,
}

/// The turn: exclusive access to the object's state until dropped.
pub struct Turn<S> {
    // Dropped before the seat: who has the turn next finds the state free.
    state: OwnedMutexGuard<S>,
    seat: Seat<S>,
}

/// A long job's hold on its object, until dropped. The state is free between
/// its steps.
pub struct LongTurn<S> {
    shared: Arc<Shared<S>>,
    job: Arc<Job>,
    outcome: StdMutex<Outcome>,
}

impl<S: Send + 'static> Turns<S> {
    /// A queue around `state`.
    pub fn new(state: S) -> Self {
        let state = Arc::new(Mutex::new(state));
        Self { shared: Arc::new(Shared { state, desk: StdMutex::default() }) }
    }

    /// Waits for the turn, at most `patience`.
    ///
    /// # Errors
    /// [`TurnError::Busy`] when it has not come.
    pub async fn turn(&self, change: Change, patience: Duration) -> Result<Turn<S>, TurnError> {
        let Change { name, kind } = change;
        self.shared.turn(name, Claim::Change(kind), patience).await
    }

    /// Waits for the turn of a change that is to become a long job
    /// ([`Turn::into_long`]), at most `patience`.
    ///
    /// # Errors
    /// [`TurnError::Busy`] when it has not come.
    pub async fn turn_for_long(
        &self,
        name: &'static str,
        patience: Duration,
    ) -> Result<Turn<S>, TurnError> {
        self.shared.turn(name, Claim::Begin, patience).await
    }

    /// Takes the turn if nobody has it and no long job is in the way.
    pub fn try_turn(&self, change: Change) -> Option<Turn<S>> {
        let Change { name, kind } = change;
        let ticket = self.shared.desk().queue.try_request(Claim::Change(kind))?;
        let seat = self.shared.seat(ticket);
        let state = self.shared.state.clone().try_lock_owned().ok()?;
        Some(self.shared.begin(name, state, seat))
    }

    /// Waits for the turn, at most `patience`, and runs `work` with it on a
    /// task of its own. Dropping the returned future does not stop the work.
    ///
    /// # Errors
    /// [`TurnError::Busy`] when the turn has not come, [`TurnError::Panicked`]
    /// when the work did.
    pub async fn change<R, F, Work>(
        &self,
        change: Change,
        patience: Duration,
        work: F,
    ) -> Result<R, TurnError>
    where
        R: Send + 'static,
        F: FnOnce(Turn<S>) -> Work + Send + 'static,
        Work: Future<Output = R> + Send + 'static,
    {
        let turn = self.turn(change, patience).await?;
        super::detached(change.name, work(turn)).await
    }

    /// The job that has the turn now and for how long it has had it.
    pub fn holder(&self) -> Option<(&'static str, Duration)> {
        let holder = self.shared.desk().holder;
        holder.map(|(_, holder)| (holder.job, holder.since.elapsed()))
    }

    /// The long job that is under way.
    pub fn long_job(&self) -> Option<Arc<Job>> {
        self.shared.desk().long.clone()
    }

    /// The last long job that has ended; forgotten then, unless it is to be kept.
    pub fn ended_job(&self, keep: bool) -> Option<JobReport> {
        let mut desk = self.shared.desk();
        if keep { desk.ended } else { desk.ended.take() }
    }
}

impl<S: Send + 'static> Shared<S> {
    async fn turn(
        self: &Arc<Self>,
        name: &'static str,
        claim: Claim,
        patience: Duration,
    ) -> Result<Turn<S>, TurnError> {
        let (seat, granted) = self.request(claim);
        if let Some(granted) = granted
            && tokio::time::timeout(patience, granted).await.is_err()
        {
            return Err(self.busy(patience));
        }
        // Whoever had the turn before has let go of the state by now.
        let state = self.state.clone().lock_owned().await;
        Ok(self.begin(name, state, seat))
    }

    /// A seat, and what tells when it has the turn, unless it has it already.
    fn request(self: &Arc<Self>, claim: Claim) -> (Seat<S>, Option<oneshot::Receiver<()>>) {
        let mut desk = self.desk();
        let (ticket, at_once) = desk.queue.request(claim);
        let granted = (!at_once).then(|| {
            let (wake, granted) = oneshot::channel();
            desk.waiting.insert(ticket, wake);
            granted
        });
        drop(desk);
        (self.seat(ticket), granted)
    }

    fn begin(
        self: &Arc<Self>,
        name: &'static str,
        state: OwnedMutexGuard<S>,
        seat: Seat<S>,
    ) -> Turn<S> {
        let holder = Holder { job: name, since: Instant::now() };
        self.desk().holder = seat.ticket.map(|ticket| (ticket, holder));
        Turn { state, seat }
    }
}

impl<S> Shared<S> {
    fn seat(self: &Arc<Self>, ticket: Ticket) -> Seat<S> {
        Seat { shared: Arc::clone(self), ticket: Some(ticket) }
    }

    fn busy(&self, waited: Duration) -> TurnError {
        let desk = self.desk();
        let (holder, held) = match (&desk.long, desk.holder) {
            (Some(job), _) => (job.name(), job.elapsed()),
            (None, Some((_, holder))) => (holder.job, holder.since.elapsed()),
            (None, None) => ("another change", waited),
        };
        TurnError::Busy { holder, held, waited }
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        // What it guards is whole between any two statements.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    fn wake(&mut self, granted: Option<Ticket>) {
        // Who does not listen any more gives its seat back next.
        if let Some(wake) = granted.and_then(|ticket| self.waiting.remove(&ticket)) {
            let _ = wake.send(());
        }
    }

    fn clear_holder(&mut self, ticket: Ticket) {
        if self.holder.is_some_and(|(holder, _)| holder == ticket) {
            self.holder = None;
        }
    }
}

impl<S> Drop for Seat<S> {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket.take() else { return };
        let mut desk = self.shared.desk();
        desk.waiting.remove(&ticket);
        desk.clear_holder(ticket);
        let granted = desk.queue.withdraw(ticket);
        desk.wake(granted);
    }
}

impl<S: Send + 'static> Turn<S> {
    /// Makes a long job of the change that has this turn, which must be of
    /// [`Turns::turn_for_long`]. The turn is free until its first step.
    pub fn into_long(self, job: LongJob) -> LongTurn<S> {
        let Self { state, mut seat } = self;
        drop(state);
        let (shared, job) = (Arc::clone(&seat.shared), Arc::new(Job::begin(job)));
        if let Some(ticket) = seat.ticket.take() {
            let mut desk = shared.desk();
            desk.clear_holder(ticket);
            desk.long = Some(Arc::clone(&job));
            let granted = desk.queue.begin_long(ticket, job.admits());
            desk.wake(granted);
        }
        LongTurn { shared, job, outcome: StdMutex::new(Outcome::Failed) }
    }
}

impl<S: Send + 'static> LongTurn<S> {
    /// The job.
    #[must_use]
    pub fn job(&self) -> &Arc<Job> {
        &self.job
    }

    /// Waits for the turn for one step of the job, at most `patience`.
    ///
    /// # Errors
    /// [`TurnError::Busy`] when a change that runs beside it has not ended.
    pub async fn step(&self, patience: Duration) -> Result<Turn<S>, TurnError> {
        self.shared.turn(self.job.name(), Claim::Step, patience).await
    }

    /// Ends the job.
    pub fn end(self, outcome: Outcome) {
        self.will_end(outcome);
    }

    /// Notes how the job will have ended when this is dropped; without a note it
    /// has failed.
    pub fn will_end(&self, outcome: Outcome) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = outcome;
    }
}

impl<S> Drop for LongTurn<S> {
    fn drop(&mut self) {
        let outcome = *self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        let mut desk = self.shared.desk();
        desk.long = None;
        desk.ended = Some(self.job.report(Some(outcome)));
        let granted = desk.queue.end_long();
        desk.wake(granted);
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

#[cfg(test)]
mod tests;
