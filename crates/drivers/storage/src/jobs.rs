//! The jobs on the volumes of a pool: on each volume at most one change at a
//! time, or any number of readers.
//!
//! A pool is not stopped while there is any. Unlike its own changes these run
//! beside each other, and beside a refresh: a large copy holds up nothing else.
//!
//! A client that aborts a stream is answered before what it had begun is taken
//! out of the volume. Such a job is about to end, and who comes meanwhile waits
//! for it instead of being refused. That a client has vanished is noticed a
//! moment later than its successor may come: nobody is refused at once.

use crate::error::invalid;
use ostler_core::Error;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::Instant;

/// How long is waited for jobs that are about to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long is waited for any other, whose client may just have vanished.
const GRACE: Duration = Duration::from_millis(300);

/// The jobs of one pool.
#[derive(Debug, Default)]
pub(crate) struct Jobs {
    table: Mutex<Table>,
    /// Wire when a job has ended or is about to.
    moved: Notify,
}

#[derive(Debug, Default)]
struct Table {
    /// Only those with jobs.
    volumes: HashMap<Arc<str>, Busy>,
    /// Whether the pool is being stopped: no more may begin.
    closed: bool,
    /// How many jobs there have been.
    count: u64,
}

/// The jobs on one volume.
#[derive(Debug, Default)]
struct Busy {
    /// In which way it is changed, by one; else it is read.
    change: Option<&'static str>,
    /// The numbers of its jobs, and whether each is about to end.
    jobs: Vec<(u64, bool)>,
}

/// A job, until dropped.
#[derive(Debug)]
pub(crate) struct Job {
    jobs: Arc<Jobs>,
    name: Arc<str>,
    number: u64,
}

/// Says when it is dropped that a job is about to end.
#[derive(Debug)]
pub(crate) struct Ending {
    jobs: Arc<Jobs>,
    name: Arc<str>,
    number: u64,
}

/// That no job begins, until dropped.
#[derive(Debug)]
pub(crate) struct Closed(Arc<Jobs>);

/// Why something cannot begin.
struct Refusal {
    error: Error,
    /// For how long it may help to wait.
    patience: Duration,
}

impl Jobs {
    /// Begins to change the volume `name`, or to make it.
    ///
    /// # Errors
    /// Something else is being done with it.
    pub(crate) async fn change(
        self: &Arc<Self>,
        name: &Arc<str>,
        what: &'static str,
    ) -> Result<Job, Error> {
        self.begin(name, Some(what)).await
    }

    /// Begins to read the volume `name`.
    ///
    /// # Errors
    /// It is being changed.
    pub(crate) async fn read(self: &Arc<Self>, name: &Arc<str>) -> Result<Job, Error> {
        self.begin(name, None).await
    }

    async fn begin(
        self: &Arc<Self>,
        name: &Arc<str>,
        change: Option<&'static str>,
    ) -> Result<Job, Error> {
        let begun = self.patiently(|table| table.begin(name, change)).await;
        begun.map(|number| Job { jobs: Arc::clone(self), name: Arc::clone(name), number })
    }

    /// Keeps jobs from beginning, if there are none.
    ///
    /// # Errors
    /// Names one of those that run.
    pub(crate) async fn close(self: &Arc<Self>, pool: &str) -> Result<Closed, Error> {
        self.patiently(|table| table.close(pool)).await?;
        Ok(Closed(Arc::clone(self)))
    }

    /// Finds out whether jobs could be kept from beginning.
    ///
    /// # Errors
    /// Names one of those that run.
    pub(crate) async fn expect_none(&self, pool: &str) -> Result<(), Error> {
        self.patiently(|table| table.expect_none(pool)).await
    }

    /// Tries, also after what is in the way has ended, if that is soon.
    async fn patiently<T>(
        &self,
        mut attempt: impl FnMut(&mut Table) -> Result<T, Refusal>,
    ) -> Result<T, Error> {
        let mut began = None;
        loop {
            // Before the look: what happens after it is not missed.
            let moved = self.moved.notified();
            let Refusal { error, patience } = match attempt(&mut self.table()) {
                Ok(done) => return Ok(done),
                Err(refusal) => refusal,
            };
            let deadline = *began.get_or_insert_with(Instant::now) + patience;
            if tokio::time::timeout_at(deadline, moved).await.is_err() {
                return Err(error);
            }
        }
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        // The table is whole between any two statements.
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    fn begin(&mut self, name: &Arc<str>, change: Option<&'static str>) -> Result<u64, Refusal> {
        self.expect_open()?;
        let busy = self.volumes.entry(Arc::clone(name)).or_default();
        let is_free = busy.jobs.is_empty() || (change.is_none() && busy.change.is_none());
        if !is_free {
            let error =
                invalid(format!("volume '{name}' is still in use: it is being {}", busy.verb()));
            return Err(Refusal { error, patience: busy.patience() });
        }
        self.count += 1;
        busy.change = change;
        busy.jobs.push((self.count, false));
        Ok(self.count)
    }

    fn close(&mut self, pool: &str) -> Result<(), Refusal> {
        self.expect_open()?;
        self.expect_none(pool)?;
        self.closed = true;
        Ok(())
    }

    fn expect_none(&self, pool: &str) -> Result<(), Refusal> {
        let busy = self.volumes.iter();
        if let Some((name, busy)) = busy.min_by_key(|(_, busy)| busy.patience()) {
            let error = invalid(format!(
                "pool '{pool}' has jobs running: its volume '{name}' is being {}; wait for it to \
                 end",
                busy.verb()
            ));
            return Err(Refusal { error, patience: busy.patience() });
        }
        Ok(())
    }

    fn expect_open(&self) -> Result<(), Refusal> {
        if self.closed {
            let error = invalid("the pool is being stopped");
            return Err(Refusal { error, patience: Duration::ZERO });
        }
        Ok(())
    }
}

impl Busy {
    fn verb(&self) -> &'static str {
        self.change.unwrap_or("read")
    }

    fn patience(&self) -> Duration {
        let passes = self.jobs.iter().all(|(_, is_ending)| *is_ending);
        if passes { PATIENCE } else { GRACE }
    }
}

impl Job {
    /// A guard that announces the end of this job when it is dropped, wherever the job is.
    pub(crate) fn ending(&self) -> Ending {
        Ending { jobs: Arc::clone(&self.jobs), name: Arc::clone(&self.name), number: self.number }
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        if let Some(busy) = self.jobs.table().volumes.get_mut(&self.name) {
            for (number, is_ending) in &mut busy.jobs {
                *is_ending |= *number == self.number;
            }
        }
        self.jobs.moved.notify_waiters();
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        let mut table = self.jobs.table();
        if let Some(busy) = table.volumes.get_mut(&self.name) {
            busy.jobs.retain(|(number, _)| *number != self.number);
            if busy.jobs.is_empty() {
                table.volumes.remove(&self.name);
            }
        }
        drop(table);
        self.jobs.moved.notify_waiters();
    }
}

impl Drop for Closed {
    fn drop(&mut self) {
        self.0.table().closed = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn one_changes_or_many_read() {
        let jobs = Arc::new(Jobs::default());
        let (a, b): (Arc<str>, Arc<str>) = ("a".into(), "b".into());
        let reads = (jobs.read(&a).await.expect("free"), jobs.read(&a).await.expect("free"));
        assert!(jobs.change(&a, "wiped").await.is_err());
        let wipe = jobs.change(&b, "wiped").await.expect("another one");
        let error = jobs.read(&b).await.expect_err("changed").to_string();
        assert!(error.contains("'b'") && error.contains("wiped"), "{error}");
        drop(reads.0);
        assert!(jobs.change(&a, "wiped").await.is_err(), "one reads on");
        drop(reads.1);
        drop(jobs.change(&a, "wiped").await.expect("free"));
        let error = jobs.close("pool").await.expect_err("busy").to_string();
        assert!(error.contains("'pool'") && error.contains("'b'"), "{error}");
        assert!(jobs.expect_none("pool").await.is_err(), "busy");
        drop(wipe);
        jobs.expect_none("pool").await.expect("nothing runs");
        let closed = jobs.close("pool").await.expect("nothing runs");
        assert!(jobs.read(&a).await.is_err());
        drop(closed);
        jobs.read(&a).await.expect("open again");
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_about_to_end_is_waited_for() {
        let jobs = Arc::new(Jobs::default());
        let a: Arc<str> = "a".into();
        let upload = jobs.change(&a, "uploaded to").await.expect("free");
        drop(upload.ending());
        let waits = tokio::spawn({
            let (jobs, a) = (Arc::clone(&jobs), Arc::clone(&a));
            async move { jobs.change(&a, "deleted").await }
        });
        tokio::time::sleep(PATIENCE / 2).await;
        assert!(!waits.is_finished(), "it waits");
        drop(upload);
        let deletion = waits.await.expect("no panic").expect("free now");
        // That of a job that is over is nobody else's.
        let late = deletion.ending();
        drop(deletion);
        let other = jobs.read(&a).await.expect("free");
        drop(late);
        let began = Instant::now();
        assert!(jobs.change(&a, "wiped").await.is_err(), "it does not end");
        assert_eq!(began.elapsed(), GRACE);
        // What does not end after all is waited for so long and no longer.
        drop(other.ending());
        let began = Instant::now();
        assert!(jobs.close("pool").await.is_err());
        assert_eq!(began.elapsed(), PATIENCE);
        drop(other);
        jobs.close("pool").await.expect("nothing runs");
    }
}
