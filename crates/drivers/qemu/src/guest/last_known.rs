//! The last answers of a guest's emulator about its disks and its memory.

use arc_swap::ArcSwap;
use ostler_qmp::command::{BalloonGuestStats, BlockStats, NamedBlockNode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Statistics of a guest that only the emulator has; `None` where it did not answer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sample {
    pub(crate) disks: Option<Arc<DiskAnswers>>,
    /// The guest's own account of its memory.
    pub(crate) balloon: Option<Arc<BalloonGuestStats>>,
}

/// The emulator's answers about a guest's disks.
#[derive(Debug)]
pub(crate) struct DiskAnswers {
    /// Requests and bytes so far, by disk.
    pub(crate) counters: Vec<BlockStats>,
    /// How large they are.
    pub(crate) nodes: Vec<NamedBlockNode>,
}

/// The last answers of one guest.
#[derive(Debug, Default)]
pub(crate) struct LastKnown {
    sample: ArcSwap<Sample>,
    /// The last question was not answered in time; nobody waits again before
    /// an answer has come.
    overdue: AtomicBool,
}

impl LastKnown {
    /// The last answers.
    pub(crate) fn sample(&self) -> Arc<Sample> {
        self.sample.load_full()
    }

    /// Returns whether the last question was not answered in time.
    pub(crate) fn is_overdue(&self) -> bool {
        self.overdue.load(Ordering::Relaxed)
    }

    /// Notes that a question was not answered in time.
    pub(crate) fn set_overdue(&self) {
        self.overdue.store(true, Ordering::Relaxed);
    }

    /// Keeps an answer; values that were not asked for stay as they were known.
    pub(crate) fn learn(&self, answer: Sample) {
        self.sample.rcu(|known| Sample {
            disks: answer.disks.as_ref().or(known.disks.as_ref()).cloned(),
            balloon: answer.balloon.as_ref().or(known.balloon.as_ref()).cloned(),
        });
        self.overdue.store(false, Ordering::Relaxed);
    }
}
