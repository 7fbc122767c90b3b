//! Work that is finished also when the client that asked for it goes away.

use super::TurnError;
use std::future::Future;

/// Runs `work` on a task of its own. Dropping the returned future does not stop
/// the work.
///
/// # Errors
/// [`TurnError::Panicked`] if the work panicked; `job` names it.
pub async fn detached<R: Send + 'static>(
    job: &'static str,
    work: impl Future<Output = R> + Send + 'static,
) -> Result<R, TurnError> {
    tokio::spawn(work).await.map_err(|_| TurnError::Panicked { job })
}

/// As [`detached`], on a thread that may wait for the disk.
///
/// # Errors
/// As [`detached`].
pub async fn detached_blocking<R: Send + 'static>(
    job: &'static str,
    work: impl FnOnce() -> R + Send + 'static,
) -> Result<R, TurnError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| TurnError::Panicked { job })
}
