//! The clock, as a value that can be handed in.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// What time it is. Whatever stores or compares times takes one of these, so
/// that tests can bring their own.
pub trait Clock: Send + Sync + 'static {
    /// Time since the epoch, which may be set forwards and backwards.
    fn wall(&self) -> Duration;

    /// A point in time that only moves forwards, for deadlines and ages.
    fn instant(&self) -> Instant;

    /// Whole seconds since the epoch.
    fn wall_seconds(&self) -> i64 {
        i64::try_from(self.wall().as_secs()).unwrap_or(i64::MAX)
    }
}

/// The host's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn wall(&self) -> Duration {
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    fn instant(&self) -> Instant {
        Instant::now()
    }
}
