//! Long jobs: what they are doing, how far they have come, and how they end.

use super::Kinds;
use ostler_core::enumeration::DomainJobOperation;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// A long job that is to begin.
#[derive(Debug, Clone, Copy)]
pub struct LongJob {
    /// The name in errors: "save".
    pub name: &'static str,
    /// The operation of which clients are told.
    pub operation: DomainJobOperation,
    /// The changes that may run beside it; [`Kinds::ALWAYS`] at least.
    pub admits: Kinds,
}

/// A long job that is under way.
#[derive(Debug)]
pub struct Job {
    job: LongJob,
    since: Instant,
    processed: AtomicU64,
    total: AtomicU64,
    aborted: watch::Sender<bool>,
}

/// How a long job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It did what it was for.
    Completed,
    /// It failed.
    Failed,
    /// A client ended it.
    Cancelled,
}

/// A long job at one moment, or at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobReport {
    /// The operation.
    pub operation: DomainJobOperation,
    /// How it ended; absent while it is under way.
    pub outcome: Option<Outcome>,
    /// How long it has taken.
    pub elapsed: Duration,
    /// Bytes that are done.
    pub processed: u64,
    /// Bytes there are to do; 0 where nobody knows.
    pub total: u64,
}

impl JobReport {
    /// Bytes that are still to be done.
    #[must_use]
    pub const fn remaining(&self) -> u64 {
        self.total.saturating_sub(self.processed)
    }
}

impl Job {
    pub(super) fn begin(job: LongJob) -> Self {
        Self {
            job,
            since: Instant::now(),
            processed: AtomicU64::new(0),
            total: AtomicU64::new(0),
            aborted: watch::Sender::new(false),
        }
    }

    /// The name in errors.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.job.name
    }

    /// How long it has been under way.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.since.elapsed()
    }

    /// Notes how far it has come, in bytes. A `total` of 0 says that nobody knows
    /// how much there is to do.
    pub fn advance(&self, processed: u64, total: u64) {
        self.total.store(total, Ordering::Relaxed);
        self.processed.store(processed, Ordering::Relaxed);
    }

    /// Asks it to end. It does so by itself, at its next opportunity.
    pub fn abort(&self) {
        self.aborted.send_replace(true);
    }

    /// Returns whether it was asked to end.
    #[must_use]
    pub fn is_aborted(&self) -> bool {
        *self.aborted.borrow()
    }

    /// Waits until it is asked to end.
    pub async fn aborted(&self) {
        // It fails only without a sender, which is in `self`.
        let _ = self.aborted.subscribe().wait_for(|aborted| *aborted).await;
    }

    /// The job as it is now, or as it ended.
    #[must_use]
    pub fn report(&self, outcome: Option<Outcome>) -> JobReport {
        JobReport {
            operation: self.job.operation,
            outcome,
            elapsed: self.elapsed(),
            processed: self.processed.load(Ordering::Relaxed),
            total: self.total.load(Ordering::Relaxed),
        }
    }

    pub(super) const fn admits(&self) -> Kinds {
        self.job.admits
    }
}
