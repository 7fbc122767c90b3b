//! What is being done with the volumes of a pool: each at most one change at a
//! time, or any number of readers.
//!
//! A pool is not stopped while there is any. Unlike its own changes these run
//! beside each other, and beside a refresh: a large copy holds up nothing else.

use crate::error::invalid;
use ostler_core::Error;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The jobs of one pool.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<Table>);

#[derive(Debug, Default)]
struct Table {
    volumes: HashMap<Arc<str>, Busy>,
    /// Whether the pool is being stopped: no more may begin.
    closed: bool,
}

#[derive(Debug, Clone, Copy)]
enum Busy {
    /// So many read it.
    Read(usize),
    /// It is changed in this way.
    Changed(&'static str),
}

/// A job, until dropped.
#[derive(Debug)]
pub(crate) struct Job {
    jobs: Arc<Jobs>,
    name: Arc<str>,
}

/// That no job begins, until dropped.
#[derive(Debug)]
pub(crate) struct Closed(Arc<Jobs>);

impl Jobs {
    /// Begins to change the volume `name`, or to make it.
    ///
    /// # Errors
    /// Something else is being done with it.
    pub(crate) fn change(
        self: &Arc<Self>,
        name: &Arc<str>,
        what: &'static str,
    ) -> Result<Job, Error> {
        let mut table = self.table();
        table.expect_open()?;
        match table.volumes.entry(Arc::clone(name)) {
            Entry::Vacant(entry) => entry.insert(Busy::Changed(what)),
            Entry::Occupied(entry) => return Err(entry.get().refusal(name)),
        };
        Ok(Job { jobs: Arc::clone(self), name: Arc::clone(name) })
    }

    /// Begins to read the volume `name`.
    ///
    /// # Errors
    /// It is being changed.
    pub(crate) fn read(self: &Arc<Self>, name: &Arc<str>) -> Result<Job, Error> {
        let mut table = self.table();
        table.expect_open()?;
        match table.volumes.entry(Arc::clone(name)).or_insert(Busy::Read(0)) {
            Busy::Read(count) => *count += 1,
            busy @ Busy::Changed(_) => return Err(busy.refusal(name)),
        }
        Ok(Job { jobs: Arc::clone(self), name: Arc::clone(name) })
    }

    /// Keeps jobs from beginning, if there are none.
    ///
    /// # Errors
    /// Names one of those that run.
    pub(crate) fn close(self: &Arc<Self>, pool: &str) -> Result<Closed, Error> {
        let mut table = self.table();
        table.expect_open()?;
        if let Some((name, busy)) = table.volumes.iter().next() {
            return Err(invalid(format!(
                "pool '{pool}' has jobs running: its volume '{name}' is being {}; wait for it to \
                 end",
                busy.verb()
            )));
        }
        table.closed = true;
        Ok(Closed(Arc::clone(self)))
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        // The table is whole between any two statements.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    fn expect_open(&self) -> Result<(), Error> {
        if self.closed { Err(invalid("the pool is being stopped")) } else { Ok(()) }
    }
}

impl Busy {
    fn verb(self) -> &'static str {
        match self {
            Self::Read(_) => "read",
            Self::Changed(what) => what,
        }
    }

    fn refusal(self, name: &str) -> Error {
        invalid(format!("volume '{name}' is still in use: it is being {}", self.verb()))
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        let mut table = self.jobs.table();
        if let Some(Busy::Read(count)) = table.volumes.get_mut(&self.name)
            && *count > 1
        {
            *count -= 1;
            return;
        }
        table.volumes.remove(&self.name);
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

    #[test]
    fn one_changes_or_many_read() {
        let jobs = Arc::new(Jobs::default());
        let (a, b): (Arc<str>, Arc<str>) = ("a".into(), "b".into());
        let reads = (jobs.read(&a).expect("free"), jobs.read(&a).expect("free"));
        assert!(jobs.change(&a, "wiped").is_err());
        let wipe = jobs.change(&b, "wiped").expect("another one");
        let error = jobs.read(&b).expect_err("changed").to_string();
        assert!(error.contains("'b'") && error.contains("wiped"), "{error}");
        drop(reads.0);
        assert!(jobs.change(&a, "wiped").is_err(), "one reads on");
        drop(reads.1);
        drop(jobs.change(&a, "wiped").expect("free"));
        let error = jobs.close("pool").expect_err("busy").to_string();
        assert!(error.contains("'pool'") && error.contains("'b'"), "{error}");
        drop(wipe);
        let closed = jobs.close("pool").expect("nothing runs");
        assert!(jobs.read(&a).is_err());
        drop(closed);
        jobs.read(&a).expect("open again");
    }
}
