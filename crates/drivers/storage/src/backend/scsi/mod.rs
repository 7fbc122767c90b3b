//! `scsi`: the disks of an adapter of this host, or of a virtual one of Fibre
//! Channel that is made for the pool.
//!
//! - `adapter`: which one it is.

mod adapter;

use super::lun::{self, Disks, disks_of, pool_scan, scan};
use super::{Backend, Overwrite, VolumeBackend, Work, device};
use crate::blocking::blocking;
use crate::error::{StorageError, chain, failed};
use crate::inventory::{ActivePool, PoolScan};
use async_trait::async_trait;
use ostler_model::storage::PoolAdapter;
use std::time::Duration;

/// How long the disks of a new virtual adapter are waited for: the fabric tells
/// of them when it likes.
const BETWEEN: Duration = Duration::from_millis(250);
const ATTEMPTS: u32 = 40;

#[derive(Debug)]
pub(crate) struct Scsi;

#[async_trait]
impl Backend for Scsi {
    async fn build(&self, work: &Work, _: Overwrite) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is an adapter of the host: not built", work.def.name))
    }

    async fn delete(&self, work: &Work, _: bool) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is an adapter of the host: it stays", work.def.name))
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        let was_there = adapter::find(work).await?.is_some();
        let host = adapter::make(work).await?;
        if was_there || !matches!(work.def.source.adapter, Some(PoolAdapter::FcHost(_))) {
            return Ok(());
        }
        for _ in 0..ATTEMPTS {
            tokio::time::sleep(BETWEEN).await;
            if !blocking(move || Ok(disks_of(host, "/dev"))).await?.is_empty() {
                break;
            }
        }
        Ok(())
    }

    async fn is_up(&self, work: &Work) -> Result<bool, StorageError> {
        let is_up = adapter::find(work).await?.is_some();
        if !is_up {
            adapter::remove(work).await?;
        }
        Ok(is_up)
    }

    async fn stop(&self, work: &Work) -> Result<(), StorageError> {
        adapter::remove(work).await
    }

    async fn look(&self, work: &Work, _: Option<&ActivePool>) -> Result<PoolScan, StorageError> {
        let Some(host) = adapter::find(work).await? else {
            return Err(failed(format!(
                "the adapter of pool '{}' is not there any more: start it again",
                work.def.name
            ))
            .into());
        };
        let scanned = blocking(move || Ok(scan(host)?)).await;
        if let Err(error) = scanned {
            tracing::debug!(host, error = %chain(&error), "the adapter does not look for disks");
        }
        lun::settle(host).await?;
        let target = work.def.target_path().unwrap_or_default().to_owned();
        let volumes = blocking(move || Ok(disks_of(host, &target))).await?;
        device::finish_wiping(work, &volumes).await?;
        Ok(pool_scan(volumes))
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        &Disks
    }
}
