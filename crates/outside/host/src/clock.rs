//! The clock, as a value that can be handed in.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The time. Whatever stores or compares times takes one of these, so that tests can bring
/// their own.
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

/// A moment of UTC as logs have it: `2026-11-20 10:19:29.786+0000`.
#[derive(Debug, Clone, Copy)]
pub struct Timestamp(pub Duration);

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let seconds = self.0.as_secs();
        let (days, second) = (seconds / 86_400, seconds % 86_400);
        let (year, month, day) = civil(days);
        write!(
            f,
            "{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}.{:03}+0000",
            second / 3600,
            second / 60 % 60,
            second % 60,
            self.0.subsec_millis()
        )
    }
}

/// Year, month and day of the day so many days after 1970-01-01. Years are
/// counted from March, so that the leap day is the last of its year.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

/// How far the host's local time is ahead of UTC, in seconds.
#[must_use]
pub fn local_offset() -> i64 {
    crate::sys::local_time::offset(SystemClock.wall_seconds())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_of_the_calendar() {
        for (seconds, text) in [
            (0, "1970-01-01 00:00:00.000+0000"),
            (951_782_399, "2000-02-28 23:59:59.000+0000"),
            (951_782_400, "2000-02-29 00:00:00.000+0000"),
            (1_795_170_569, "2026-11-20 10:29:29.000+0000"),
            (4_107_542_400, "2100-03-01 00:00:00.000+0000"),
        ] {
            assert_eq!(Timestamp(Duration::from_secs(seconds)).to_string(), text);
        }
    }
}
