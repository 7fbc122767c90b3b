//! Memory and the balloon.

use super::{Done, commands_with_arguments, plain_commands};
use serde::{Deserialize, Serialize};

plain_commands! {
    /// The size the balloon leaves the guest. Refused with `DeviceNotActive`
    /// when there is no balloon.
    QueryBalloon => "query-balloon", Balloon;
    /// Memory that is there from the start and memory that was plugged.
    QueryMemorySizeSummary => "query-memory-size-summary", MemorySizeSummary;
}

/// The size the balloon leaves the guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Balloon {
    /// In bytes.
    pub actual: u64,
}

/// Memory that is there from the start and memory that was plugged, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MemorySizeSummary {
    pub base_memory: u64,
    #[serde(default)]
    pub plugged_memory: u64,
}

/// Asks the guest to come to this size.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SetBalloon {
    /// In bytes.
    pub value: u64,
}

/// The property `guest-stats` of a balloon device.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct BalloonGuestStats {
    /// When the guest last reported, in seconds since 1970; 0 when never.
    #[serde(default)]
    pub last_update: i64,
    pub stats: BalloonStats,
}

/// The guest's report, in bytes or counts; a value that it does not know is `u64::MAX` on the
/// wire and `None` from [`BalloonStats::known`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct BalloonStats {
    pub stat_swap_in: Option<u64>,
    pub stat_swap_out: Option<u64>,
    pub stat_major_faults: Option<u64>,
    pub stat_minor_faults: Option<u64>,
    pub stat_free_memory: Option<u64>,
    pub stat_total_memory: Option<u64>,
    pub stat_available_memory: Option<u64>,
    pub stat_disk_caches: Option<u64>,
    pub stat_htlb_pgalloc: Option<u64>,
    pub stat_htlb_pgfail: Option<u64>,
}

impl BalloonStats {
    /// A value, if the guest knows it.
    #[must_use]
    pub fn known(value: Option<u64>) -> Option<u64> {
        value.filter(|&value| value != u64::MAX)
    }
}

commands_with_arguments! {
    SetBalloon => "balloon", Done;
}
