//! Questions to a guest's emulator about its disks and its memory. An answer that does
//! not come in time is replaced by the last known one ([`LastKnown`]).

use crate::devices::balloon::{balloon_path, has_balloon};
use crate::guest::{DiskAnswers, EmulatorProcess, LastKnown, Live, Sample};
use ostler_core::flags::DomainStatsTypes;
use ostler_model::domain::DomainDef;
use ostler_qmp::command::{
    BlockStats, NamedBlockNode, QomGet, QueryBlockStats, QueryNamedBlockNodes,
};
use ostler_qmp::{Batch, Pending, QmpError};
use serde_json::Value;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long an answer for statistics is waited for. A guest that takes longer
/// is told of from memory.
pub(crate) const STATISTICS_DEADLINE: Duration = Duration::from_millis(60);

/// How much longer the first answer of an emulator is waited for that is at
/// work: there is nothing to remember yet.
const FIRST_ANSWER: Duration = Duration::from_secs(1);

/// Questions under way.
pub(crate) struct Question {
    disks: Option<DiskQuestions>,
    balloon: Option<Pending<Value>>,
}

struct DiskQuestions {
    counters: Pending<Vec<BlockStats>>,
    nodes: Pending<Vec<NamedBlockNode>>,
}

impl Question {
    /// Asks what there is to ask about these groups, without waiting.
    pub(crate) fn ask(live: &Live, groups: DomainStatsTypes) -> Option<Self> {
        let disks = groups.contains(DomainStatsTypes::BLOCK) && !live.def.devices.disks.is_empty();
        let balloon = groups.contains(DomainStatsTypes::BALLOON) && has_balloon(&live.def);
        if !disks && !balloon {
            return None;
        }
        let batch = live.machine.monitor().ok()?.batch();
        // Answered late they still are worth having: see `take`.
        let limit = Duration::from_secs(30);
        let path = balloon_path(&live.def);
        let stats = QomGet { path: &path, property: "guest-stats" };
        Some(Self {
            disks: disks.then(|| DiskQuestions::ask(&batch, limit)),
            balloon: balloon.then(|| batch.call_within(limit, stats)),
        })
    }

    /// Asks about the disks among a guest's first commands, while its emulator
    /// is sure to answer: later it may be too slow for the first statistics.
    pub(crate) fn ask_first(batch: &Batch<'_>, def: &DomainDef, limit: Duration) -> Option<Self> {
        let disks = (!def.devices.disks.is_empty()).then(|| DiskQuestions::ask(batch, limit))?;
        Some(Self { disks: Some(disks), balloon: None })
    }

    /// Returns whether this is asked for what is not known yet.
    fn is_new_to(&self, known: &Sample) -> bool {
        let disks = self.disks.is_some() && known.disks.is_none();
        disks || (self.balloon.is_some() && known.balloon.is_none())
    }

    async fn answer(self) -> Result<Sample, QmpError> {
        let disks = match self.disks {
            Some(asked) => {
                Some(DiskAnswers { counters: asked.counters.await?, nodes: asked.nodes.await? })
            }
            None => None,
        };
        let balloon = match self.balloon {
            // A balloon that is being plugged has none yet.
            Some(asked) => asked.await.ok().and_then(|value| serde_json::from_value(value).ok()),
            None => None,
        };
        Ok(Sample { disks: disks.map(Arc::new), balloon: balloon.map(Arc::new) })
    }
}

impl DiskQuestions {
    fn ask(batch: &Batch<'_>, limit: Duration) -> Self {
        Self {
            counters: batch.call_within(limit, QueryBlockStats::default()),
            nodes: batch.call_within(limit, QueryNamedBlockNodes { flat: Some(true) }),
        }
    }
}

/// The answer to `question` if it comes by `until`, else the last known one. An answer
/// that comes later is kept for the next time.
pub(super) async fn take(
    machine: &Arc<EmulatorProcess>,
    question: Question,
    until: Instant,
) -> Arc<Sample> {
    let own = &machine.statistics;
    let overdue = own.is_overdue();
    let until = if overdue { Instant::now() } else { until };
    let is_first = !overdue && question.is_new_to(&own.sample());
    let mut answer = Box::pin(question.answer());
    let mut told = tokio::time::timeout_at(until.into(), &mut answer).await;
    if told.is_err() && is_first && is_at_work(machine) {
        told = tokio::time::timeout_at((until + FIRST_ANSWER).into(), &mut answer).await;
    }
    match told {
        Ok(Ok(sample)) => own.learn(sample),
        Ok(Err(error)) => tracing::debug!(domain = machine.name, %error, "no statistics"),
        Err(_) => {
            own.set_overdue();
            let machine = Arc::clone(machine);
            tokio::spawn(async move {
                if let Ok(sample) = answer.await {
                    machine.statistics.learn(sample);
                }
            });
        }
    }
    own.sample()
}

/// Keeps the answer to a guest's first question, if it is answered.
pub(crate) async fn take_first(known: &LastKnown, question: Option<Question>) {
    let Some(question) = question else { return };
    if let Ok(sample) = question.answer().await {
        known.learn(sample);
    }
}

/// Returns whether the emulator runs or waits for something that may come: it is not
/// stopped, not held in the kernel by storage that is gone, not ended.
fn is_at_work(machine: &EmulatorProcess) -> bool {
    let times = machine.usage().and_then(|usage| usage.times().ok());
    times.is_some_and(|times| matches!(times.state, 'R' | 'S'))
}
