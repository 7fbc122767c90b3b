//! The last answers of a guest's emulator about its disks and its memory.

use super::memory;
use crate::domain::{Live, Machine};
use arc_swap::ArcSwapOption;
use ostler_core::flags::DomainStatsTypes;
use ostler_model::domain::DomainDef;
use ostler_qmp::command::{
    BalloonGuestStats, BlockStats, NamedBlockNode, QomGet, QueryBlockStats, QueryNamedBlockNodes,
};
use ostler_qmp::{Batch, Pending, QmpError};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long an answer for statistics is waited for. A guest that takes longer
/// is told of from memory.
pub(crate) const STATISTICS_DEADLINE: Duration = Duration::from_millis(60);

/// What only the emulator knows of a guest.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    /// What its disks have done.
    pub(crate) counters: Vec<BlockStats>,
    /// How large they are.
    pub(crate) nodes: Vec<NamedBlockNode>,
    /// What the guest says of its memory.
    pub(crate) balloon: Option<BalloonGuestStats>,
}

/// The last answers of one guest.
#[derive(Debug, Default)]
pub(crate) struct LastKnown {
    sample: ArcSwapOption<Sample>,
    /// The last question was not answered in time; nobody waits again before
    /// an answer has come.
    overdue: AtomicBool,
}

/// Questions under way.
#[derive(Default)]
pub(crate) struct Question {
    counters: Option<Pending<Vec<BlockStats>>>,
    nodes: Option<Pending<Vec<NamedBlockNode>>>,
    balloon: Option<Pending<Value>>,
}

impl Question {
    /// Asks what there is to ask about these groups, without waiting.
    pub(crate) fn ask(live: &Live, groups: DomainStatsTypes) -> Option<Self> {
        let disks = groups.contains(DomainStatsTypes::BLOCK) && !live.def.devices.disks.is_empty();
        let balloon = groups.contains(DomainStatsTypes::BALLOON) && memory::has_balloon(&live.def);
        if !disks && !balloon {
            return None;
        }
        let batch = live.machine.monitor().ok()?.batch();
        // Answered late they still are worth having: see `LastKnown::take`.
        let limit = Duration::from_secs(30);
        let path = memory::balloon_path(&live.def);
        let stats = QomGet { path: &path, property: "guest-stats" };
        let mut question = Self::default();
        if disks {
            question.ask_of_disks(&batch, limit);
        }
        question.balloon = balloon.then(|| batch.call_within(limit, stats));
        Some(question)
    }

    /// Asks about the disks among a guest's first commands, while its emulator
    /// is sure to answer: later it may be too slow for the first statistics.
    pub(crate) fn ask_first(batch: &Batch<'_>, def: &DomainDef, limit: Duration) -> Option<Self> {
        if def.devices.disks.is_empty() {
            return None;
        }
        let mut question = Self::default();
        question.ask_of_disks(batch, limit);
        Some(question)
    }

    fn ask_of_disks(&mut self, batch: &Batch<'_>, limit: Duration) {
        let nodes = QueryNamedBlockNodes { flat: Some(true) };
        self.counters = Some(batch.call_within(limit, QueryBlockStats::default()));
        self.nodes = Some(batch.call_within(limit, nodes));
    }

    async fn answer(self) -> Result<Sample, QmpError> {
        let mut sample = Sample::default();
        if let Some(counters) = self.counters {
            sample.counters = counters.await?;
        }
        if let Some(nodes) = self.nodes {
            sample.nodes = nodes.await?;
        }
        if let Some(balloon) = self.balloon {
            // A balloon that is being plugged has none yet.
            sample.balloon =
                balloon.await.ok().and_then(|value| serde_json::from_value(value).ok());
        }
        Ok(sample)
    }
}

impl LastKnown {
    /// The answer to `question` if it comes by `until`, else the last known
    /// one. An answer that comes later is kept for the next time.
    pub(crate) async fn take(
        machine: &Arc<Machine>,
        question: Question,
        until: Instant,
    ) -> Option<Arc<Sample>> {
        let own = &machine.statistics;
        let overdue = own.overdue.load(Ordering::Relaxed);
        let until = if overdue { Instant::now() } else { until };
        let mut answer = Box::pin(question.answer());
        match tokio::time::timeout_at(until.into(), &mut answer).await {
            Ok(Ok(sample)) => own.learn(sample),
            Ok(Err(error)) => tracing::debug!(domain = machine.name, %error, "no statistics"),
            Err(_) => {
                own.overdue.store(true, Ordering::Relaxed);
                let machine = Arc::clone(machine);
                tokio::spawn(async move {
                    if let Ok(sample) = answer.await {
                        machine.statistics.learn(sample);
                    }
                });
            }
        }
        own.sample.load_full()
    }

    /// Keeps the answer to a guest's first question, if it is answered.
    pub(crate) async fn take_first(&self, question: Option<Question>) {
        let Some(question) = question else { return };
        if let Ok(sample) = question.answer().await {
            self.learn(sample);
        }
    }

    fn learn(&self, sample: Sample) {
        self.overdue.store(false, Ordering::Relaxed);
        self.sample.store(Some(Arc::new(sample)));
    }
}
