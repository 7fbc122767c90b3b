//! One object: its published view, its turn, and who may write.

use super::{
    Change, Job, JobReport, LongJob, LongTurn, ObjectList, Outcome, Turn, TurnError, Turns,
};
use arc_swap::{ArcSwap, Guard};
use ostler_core::Uuid;
use std::fmt;
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long a change waits for the one before it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The part of a view that every family has. Cloning copies two pointers.
#[derive(Debug)]
pub struct Standing<D> {
    /// The name clients know it by.
    pub name: Arc<str>,
    /// The definition that outlives the daemon; a transient object has none.
    pub persistent: Option<Arc<D>>,
    /// Whether it starts with the daemon.
    pub autostart: bool,
    /// Whether it starts with the daemon the next time only.
    pub autostart_once: bool,
}

impl<D> Standing<D> {
    /// An object without a definition on disk.
    #[must_use]
    pub fn transient(name: &str) -> Self {
        Self { name: name.into(), persistent: None, autostart: false, autostart_once: false }
    }

    /// An object with a definition on disk.
    #[must_use]
    pub fn defined(name: &str, definition: Arc<D>) -> Self {
        Self { persistent: Some(definition), ..Self::transient(name) }
    }
}

impl<D> Clone for Standing<D> {
    fn clone(&self) -> Self {
        Self {
            name: Arc::clone(&self.name),
            persistent: self.persistent.clone(),
            autostart: self.autostart,
            autostart_once: self.autostart_once,
        }
    }
}

/// An immutable picture of an object, which readers get.
pub trait Snapshot:
    DerefMut<Target = Standing<Self::Definition>> + Clone + Send + Sync + 'static
{
    /// The form in which a definition is kept in memory.
    type Definition: Send + Sync + 'static;

    /// Returns whether the object is active: a guest runs, a pool is started. What is neither
    /// active nor defined is no longer listed.
    fn is_active(&self) -> bool;
}

/// An object of a driver, made around an [`Object`].
pub trait Defined: Deref<Target = Object<Self::View>> + Send + Sync + Sized + 'static {
    /// The view that readers see.
    type View: Snapshot;

    /// Runs `work` in the object's turn, on a task of its own, to its end: also
    /// when the client that asked goes away.
    ///
    /// # Errors
    /// The turn did not come within [`PATIENCE`], the object is no longer listed,
    /// or `work` failed.
    fn change<R, E, F, Work>(
        self: &Arc<Self>,
        job: &'static str,
        work: F,
    ) -> impl Future<Output = Result<R, E>> + Send
    where
        R: Send + 'static,
        E: From<TurnError> + Send + 'static,
        F: FnOnce(InTurn<Self>) -> Work + Send + 'static,
        Work: Future<Output = Result<R, E>> + Send + 'static,
    {
        self.change_as(Change::modify(job), work)
    }

    /// As [`Defined::change`], for a change that is of another kind than
    /// [`ChangeKind::Modify`](super::ChangeKind::Modify).
    ///
    /// # Errors
    /// As [`Defined::change`].
    fn change_as<R, E, F, Work>(
        self: &Arc<Self>,
        change: Change,
        work: F,
    ) -> impl Future<Output = Result<R, E>> + Send
    where
        R: Send + 'static,
        E: From<TurnError> + Send + 'static,
        F: FnOnce(InTurn<Self>) -> Work + Send + 'static,
        Work: Future<Output = Result<R, E>> + Send + 'static,
    {
        let done = in_turn(self, change, work);
        async { done.await.map_err(E::from).and_then(|done| done) }
    }

    /// As [`Defined::change`] for work that waits for the disk, on a thread that
    /// may.
    ///
    /// # Errors
    /// As [`Defined::change`].
    fn change_blocking<R, E, F>(
        self: &Arc<Self>,
        job: &'static str,
        work: F,
    ) -> impl Future<Output = Result<R, E>> + Send
    where
        R: Send + 'static,
        E: From<TurnError> + Send + 'static,
        F: FnOnce(&InTurn<Self>) -> Result<R, E> + Send + 'static,
    {
        self.change(job, move |object: InTurn<Self>| async move {
            super::detached_blocking(job, move || work(&object)).await?
        })
    }

    /// Takes the turn if nobody has it, no long job is in the way and the object
    /// is still listed.
    fn try_turn(self: &Arc<Self>, job: &'static str) -> Option<InTurn<Self>> {
        InTurn::new(self, self.turns.try_turn(Change::modify(job))?).ok()
    }

    /// Runs `work` as a long job, on a task of its own, to its end: also when the
    /// client that asked goes away. It takes the turn for each of its steps; in
    /// between, changes of the kinds that `job` admits run.
    ///
    /// # Errors
    /// The turn did not come within [`PATIENCE`], the object is no longer listed,
    /// or `work` failed.
    fn run_long<R, E, F, Work>(
        self: &Arc<Self>,
        job: LongJob,
        work: F,
    ) -> impl Future<Output = Result<R, E>> + Send
    where
        R: Send + 'static,
        E: From<TurnError> + Send + 'static,
        F: FnOnce(Arc<InLongJob<Self>>) -> Work + Send + 'static,
        Work: Future<Output = Result<R, E>> + Send + 'static,
    {
        let object = Arc::clone(self);
        async move {
            let turn = object.turns.turn_for_long(job.name, PATIENCE).await?;
            let long = InTurn::new(&object, turn)?.into_long(job)?;
            let done = super::detached(job.name, async move {
                let in_job = Arc::new(long);
                let done = work(Arc::clone(&in_job)).await;
                let outcome = match &done {
                    Ok(_) => Outcome::Completed,
                    Err(_) if in_job.job().is_aborted() => Outcome::Cancelled,
                    Err(_) => Outcome::Failed,
                };
                in_job.long.will_end(outcome);
                done
            });
            done.await?
        }
    }
}

/// As [`Defined::change`], with the turn's error apart from the work's.
pub(super) async fn in_turn<T, R, F, Work>(
    object: &Arc<T>,
    change: Change,
    work: F,
) -> Result<R, TurnError>
where
    T: Defined,
    R: Send + 'static,
    F: FnOnce(InTurn<T>) -> Work + Send + 'static,
    Work: Future<Output = R> + Send + 'static,
{
    let target = Arc::clone(object);
    let work = move |turn| async move {
        let object = InTurn::new(&target, turn)?;
        // Kept until the work is done, whatever that does with its own.
        let working = object.clone();
        let done = work(object).await;
        drop(working);
        Ok(done)
    };
    object.turns.change(change, PATIENCE, work).await?
}

/// The state in the turn: whether the object is still listed.
#[derive(Debug, Default)]
pub struct Life {
    gone: AtomicBool,
}

/// The published view of one object, and its turn queue.
pub struct Object<V> {
    /// It never changes.
    pub uuid: Uuid,
    view: ArcSwap<V>,
    turns: Turns<Life>,
}

impl<V: Snapshot> Object<V> {
    /// An object that is not listed yet.
    pub fn new(uuid: Uuid, view: V) -> Self {
        Self { uuid, view: ArcSwap::from_pointee(view), turns: Turns::new(Life::default()) }
    }

    /// The object as it is now. Never waits.
    pub fn view(&self) -> Guard<Arc<V>> {
        self.view.load()
    }

    /// The object's name, for errors and logs.
    pub fn name(&self) -> Arc<str> {
        Arc::clone(&self.view().name)
    }

    /// Publishes what the outside reports of an active object, such as a
    /// monitor's event. It needs no turn and cannot change the [`Standing`].
    /// `change` may run more than once.
    pub fn observe(&self, change: impl Fn(&mut V)) {
        self.observe_if(|_| true, change);
    }

    /// As [`Object::observe`], if `holds` of the view that is changed. Says
    /// whether it did.
    pub fn observe_if(&self, holds: impl Fn(&V) -> bool, change: impl Fn(&mut V)) -> bool {
        let before = self.view.rcu(|view| {
            if !holds(view) {
                return Arc::clone(view);
            }
            let mut changed = V::clone(view);
            change(&mut changed);
            *changed = Standing::clone(view);
            Arc::new(changed)
        });
        holds(&before)
    }

    /// How long the change that is going on has been at it.
    pub fn changing_for(&self) -> Option<Duration> {
        self.turns.holder().map(|(_, since)| since)
    }

    /// The long job that is under way.
    pub fn long_job(&self) -> Option<Arc<Job>> {
        self.turns.long_job()
    }

    /// The last long job that has ended; forgotten then, unless it is to be kept.
    pub fn ended_job(&self, keep: bool) -> Option<JobReport> {
        self.turns.ended_job(keep)
    }
}

impl<V: fmt::Debug> fmt::Debug for Object<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Object").field("uuid", &self.uuid).field("view", &self.view.load()).finish()
    }
}

/// An object in its turn. What writes its files, edits its definition or frees
/// what it had asks for this: two of them at once would leave on disk what
/// neither meant.
pub struct InTurn<T: Defined> {
    object: Arc<T>,
    turn: Arc<Turn<Life>>,
}

impl<T: Defined> InTurn<T> {
    fn new(object: &Arc<T>, turn: Turn<Life>) -> Result<Self, TurnError> {
        if turn.gone.load(Ordering::Relaxed) {
            return Err(TurnError::Gone);
        }
        Ok(Self { object: Arc::clone(object), turn: Arc::new(turn) })
    }

    /// Makes a long job of a change whose turn nobody else shares.
    fn into_long(self, job: LongJob) -> Result<InLongJob<T>, TurnError> {
        let Self { object, turn } = self;
        // It was made a moment ago and is not cloned.
        let turn = Arc::into_inner(turn).ok_or(TurnError::Gone)?;
        Ok(InLongJob { object, long: turn.into_long(job) })
    }

    /// Publishes a changed view. `change` may run more than once.
    pub fn publish(&self, change: impl Fn(&mut T::View)) {
        self.object.view.rcu(|view| {
            let mut view = T::View::clone(view);
            change(&mut view);
            view
        });
    }

    /// Takes the object out of the list. Changes that wait for their turn end in
    /// [`TurnError::Gone`].
    pub fn retire(&self, list: &ObjectList<T>) {
        self.turn.gone.store(true, Ordering::Relaxed);
        list.remove(self.object.uuid);
    }
}

impl<T: Defined> Clone for InTurn<T> {
    fn clone(&self) -> Self {
        Self { object: Arc::clone(&self.object), turn: Arc::clone(&self.turn) }
    }
}

impl<T: Defined> Deref for InTurn<T> {
    type Target = Arc<T>;

    fn deref(&self) -> &Arc<T> {
        &self.object
    }
}

/// An object in a long job. It has the turn only in the steps of the job.
pub struct InLongJob<T: Defined> {
    object: Arc<T>,
    long: LongTurn<Life>,
}

impl<T: Defined> InLongJob<T> {
    /// The job: its progress, and whether it is to end.
    #[must_use]
    pub fn job(&self) -> &Arc<Job> {
        self.long.job()
    }

    /// Waits for the turn for one step of the job.
    ///
    /// # Errors
    /// A change that runs beside the job has not ended within [`PATIENCE`], or
    /// the object is no longer listed.
    pub async fn step(&self) -> Result<InTurn<T>, TurnError> {
        InTurn::new(&self.object, self.long.step(PATIENCE).await?)
    }
}

impl<T: Defined> Deref for InLongJob<T> {
    type Target = Arc<T>;

    fn deref(&self) -> &Arc<T> {
        &self.object
    }
}
