//! The last answers of a guest's emulator about its disks and its balloon.

use crate::domain::Machine;
use arc_swap::ArcSwapOption;
use ostler_qmp::command::{BlockStats, NamedBlockNode, QueryBlockStats, QueryNamedBlockNodes};
use ostler_qmp::{Monitor, Pending, QmpError};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long an answer for statistics is waited for. A guest that takes longer
/// is told of from memory.
pub(crate) const STATISTICS_DEADLINE: Duration = Duration::from_millis(60);

/// What a guest's disks have done and how large they are.
#[derive(Debug, Default)]
pub(crate) struct BlockSample {
    pub(crate) counters: Vec<BlockStats>,
    pub(crate) nodes: Vec<NamedBlockNode>,
}

/// The last answers of one guest.
#[derive(Debug, Default)]
pub(crate) struct LastKnown {
    blocks: ArcSwapOption<BlockSample>,
    /// The last question was not answered in time; nobody waits again before
    /// an answer has come.
    overdue: AtomicBool,
}

/// A question under way.
pub(crate) struct BlockQuestion {
    counters: Pending<Vec<BlockStats>>,
    nodes: Pending<Vec<NamedBlockNode>>,
}

impl BlockQuestion {
    /// Asks, without waiting.
    pub(crate) fn ask(monitor: &Monitor) -> Self {
        // Answered late they still are worth having: see `LastKnown::take`.
        let limit = Duration::from_secs(30);
        let batch = monitor.batch();
        Self {
            counters: batch.call_within(limit, QueryBlockStats::default()),
            nodes: batch.call_within(limit, QueryNamedBlockNodes { flat: Some(true) }),
        }
    }

    async fn answer(self) -> Result<BlockSample, QmpError> {
        Ok(BlockSample { counters: self.counters.await?, nodes: self.nodes.await? })
    }
}

impl LastKnown {
    /// The answer to `question` if it comes by `until`, else the last known
    /// one. An answer that comes later is kept for the next time.
    pub(crate) async fn take(
        machine: &Arc<Machine>,
        question: BlockQuestion,
        until: Instant,
    ) -> Option<Arc<BlockSample>> {
        let own = &machine.statistics;
        let overdue = own.overdue.load(Ordering::Relaxed);
        let until = if overdue { Instant::now() } else { until };
        let mut answer = Box::pin(question.answer());
        match tokio::time::timeout_at(until.into(), &mut answer).await {
            Ok(Ok(sample)) => {
                own.overdue.store(false, Ordering::Relaxed);
                own.blocks.store(Some(Arc::new(sample)));
            }
            Ok(Err(error)) => tracing::debug!(domain = machine.name, %error, "no statistics"),
            Err(_) => {
                own.overdue.store(true, Ordering::Relaxed);
                let machine = Arc::clone(machine);
                tokio::spawn(async move {
                    if let Ok(sample) = answer.await {
                        machine.statistics.overdue.store(false, Ordering::Relaxed);
                        machine.statistics.blocks.store(Some(Arc::new(sample)));
                    }
                });
            }
        }
        own.blocks.load_full()
    }
}
