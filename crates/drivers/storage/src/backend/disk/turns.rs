//! Whoever changes a partition table has read it before and writes all of it: two at
//! once would lose the change of one. So one at a time for each disk, whichever pool,
//! volume and driver it is for: the table of turns is the process's, as the disks are
//! the host's.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

static DISKS: LazyLock<Mutex<HashMap<String, Weak<Turn<()>>>>> = LazyLock::new(Mutex::default);

/// The turn to change the table of this disk, until dropped.
pub(super) async fn turn(device: &str) -> OwnedMutexGuard<()> {
    of(device).lock_owned().await
}

fn of(device: &str) -> Arc<Turn<()>> {
    // What it guards is whole between any two statements.
    let mut disks = DISKS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(turn) = disks.get(device).and_then(Weak::upgrade) {
        return turn;
    }
    disks.retain(|_, turn| turn.strong_count() > 0);
    let turn = Arc::new(Turn::new(()));
    disks.insert(device.to_owned(), Arc::downgrade(&turn));
    turn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_at_a_time_for_each_disk() {
        let first = turn("/dev/turns-a").await;
        let _other = turn("/dev/turns-b").await;
        assert!(of("/dev/turns-a").try_lock().is_err(), "taken");
        drop(first);
        assert!(of("/dev/turns-a").try_lock().is_ok(), "given back");
    }
}
