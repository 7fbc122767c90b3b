//! The monitor's commands that set a balloon up.

use super::{balloon_path, has_balloon};
use crate::devices::QmpCall;
use crate::scene::Scene;
use ostler_model::domain::MemBalloon;
use ostler_qmp::command::{QomSet, SetBalloon};

/// How often the guest reports its memory, and how much of it it may use.
pub(super) fn calls(scene: &Scene<'_>, balloon: &MemBalloon) -> Vec<QmpCall> {
    let def = scene.domain;
    if !has_balloon(def) {
        return Vec::new();
    }
    let mut calls = Vec::new();
    if let Some(period) = balloon.stats_period {
        calls.push(QmpCall::of(&QomSet {
            path: &balloon_path(def),
            property: "guest-stats-polling-interval",
            value: period.into(),
        }));
    }
    let whole = def.memory.size;
    let current = def.current_memory.filter(|current| *current < whole);
    if let Some(bytes) = current.and_then(ostler_core::KiB::to_bytes) {
        calls.push(QmpCall::of(&SetBalloon { value: bytes.0 }));
    }
    calls
}
