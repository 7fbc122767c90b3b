//! Taking a partition away.
//!
//! parted changes the table first and tells the kernel afterwards, which refuses if
//! somebody has the partition open: disk and kernel then say different things. So the
//! kernel is asked first, to forget it, and with it those behind that will get other
//! numbers. If it refuses, nothing has changed.

use super::super::lun::fact;
use super::super::tool::{UNHURRIED, execute};
use super::super::{Work, device};
use super::layout::Layout;
use super::quiet::Quiet;
use super::turns::turn;
use super::{ask, base, device_of};
use crate::blocking::blocking;
use crate::command::disk;
use crate::error::{StorageError, bad_definition, chain};

/// Removes the partition of this number, if it begins here.
pub(super) async fn remove_at(work: &Work, number: u32, start: u64) -> Result<(), StorageError> {
    let device = device_of(work)?;
    let _turn = turn(device).await;
    let layout = ask(work).await?;
    if !layout.partitions.iter().any(|it| it.number == number && it.start == start) {
        return Ok(());
    }
    let base = base(work).await?;
    let removed = match forget(device, &base, moved(&layout, number)).await {
        Ok(()) => {
            let command = disk::remove(device, number).map_err(bad_definition)?;
            execute(&command, Vec::new(), UNHURRIED).await.map(drop)
        }
        refused => refused,
    };
    if removed.is_err() {
        let command = disk::remember(device).map_err(bad_definition)?;
        if let Err(error) = execute(&command, Vec::new(), UNHURRIED).await {
            tracing::warn!(device, error = %chain(&error), "the kernel may miss partitions");
        }
    }
    device::settle().await?;
    removed
}

/// The numbers that are not what they were once this partition is gone, the last
/// first.
fn moved(layout: &Layout, number: u32) -> Vec<u32> {
    let is_moved = |it: &u32| *it == number || (layout.is_logical(number) && *it > number);
    let mut moved: Vec<u32> =
        layout.partitions.iter().map(|it| it.number).filter(is_moved).collect();
    moved.sort_unstable_by(|a, b| b.cmp(a));
    moved
}

async fn forget(device: &str, base: &str, numbers: Vec<u32>) -> Result<(), StorageError> {
    // So that it is not udev who uses one.
    let _quiet = Quiet::for_change(device).await?;
    for number in numbers {
        let name = format!("{}{number}", base.rsplit('/').next().unwrap_or_default());
        let file = format!("/sys/class/block/{name}/partition");
        // Those of dm devices are devices of their own, which parted looks after.
        if blocking(move || Ok(fact(&file))).await?.is_none() {
            continue;
        }
        let command = disk::forget(device, number).map_err(bad_definition)?;
        if let Err(error) = execute(&command, Vec::new(), UNHURRIED).await {
            return Err(StorageError::invalid(format!(
                "partition '{name}' would not be what it is any more, and the kernel does not \
                 let go of it: somebody uses it ({})",
                chain(&error)
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::layout::Partition;
    use super::*;
    use ostler_model::storage::{PoolFormat, VolumeFormat};

    #[test]
    fn logical_ones_behind_move_up() {
        let partition = |number: u32| Partition {
            number,
            start: u64::from(number) << 20,
            end: (u64::from(number + 1) << 20) - 1,
            format: VolumeFormat::None,
        };
        let mut layout = Layout {
            size: 64 << 20,
            table: PoolFormat::Dos,
            partitions: [1, 2, 4, 5, 7, 6].map(partition).into(),
            free: Vec::new(),
        };
        assert_eq!(moved(&layout, 5), [7, 6, 5]);
        assert_eq!(moved(&layout, 2), [2]);
        layout.table = PoolFormat::Gpt;
        assert_eq!(moved(&layout, 5), [5]);
    }
}
