//! The error of changes.

use std::time::Duration;

/// The reason for which a change did not run to its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TurnError {
    /// Another job kept the turn for too long.
    #[error("'{holder}' has been changing it for {held:?} and has not finished; waited {waited:?}")]
    Busy {
        /// The job that has the turn.
        holder: &'static str,
        /// The time for which it has had it.
        held: Duration,
        /// The time for which this one waited.
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
