//! IO threads and the main loop's pool.

use crate::arguments::{CommandLine, Properties};
use crate::devices::BuildError;
use crate::scene::Scene;
use ostler_model::domain::{DomainDef, ThreadPool};

/// The numbers of the guest's IO threads: those that the definition lists,
/// then the smallest free ones up to the count.
#[must_use]
pub fn io_thread_ids(domain: &DomainDef) -> Vec<u32> {
    let Some(threads) = &domain.io_threads else { return Vec::new() };
    let mut ids: Vec<u32> = threads.ids.iter().map(|thread| thread.id).collect();
    let count = threads.count.unwrap_or(0) as usize;
    let mut next = 1;
    while ids.len() < count {
        if !ids.contains(&next) {
            ids.push(next);
        }
        next += 1;
    }
    ids
}

/// Writes the objects.
pub(super) fn write(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let Some(threads) = &scene.domain.io_threads else { return Ok(()) };
    if let Some(pool) = &threads.default {
        let mut object = Properties::object("main-loop", "main-loop");
        write_pool(pool, &mut object);
        line.json("-object", &object);
    }
    for id in io_thread_ids(scene.domain) {
        let mut object = Properties::object("iothread", format!("iothread{id}"));
        if let Some(thread) = threads.ids.iter().find(|thread| thread.id == id) {
            write_pool(&thread.pool, &mut object);
            if let Some(poll) = &thread.poll {
                object.set_some("poll-max-ns", poll.max);
                object.set_some("poll-grow", poll.grow);
                object.set_some("poll-shrink", poll.shrink);
            }
        }
        line.json("-object", &object);
    }
    Ok(())
}

fn write_pool(pool: &ThreadPool, object: &mut Properties) {
    object.set_some("thread-pool-min", pool.minimum);
    object.set_some("thread-pool-max", pool.maximum);
}
