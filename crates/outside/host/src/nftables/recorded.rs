//! A recorded ruleset, for tests of drivers.

use super::{Batch, Ruleset, Step};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A ruleset that is not there: it answers from a table and notes the batches
/// that it is given, in order. Batches do not alter the table.
#[derive(Debug, Default)]
pub struct RecordedRuleset {
    /// The ruleset that is listed.
    pub ruleset: Ruleset,
    /// Steps that are refused, each with the kernel's error number.
    pub refused: Vec<(Step, i32)>,
    pub(super) batches: Mutex<Vec<Batch>>,
}

impl RecordedRuleset {
    pub(super) fn noted(&self) -> MutexGuard<'_, Vec<Batch>> {
        // A panic elsewhere leaves a list of batches as good as it was.
        self.batches.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
