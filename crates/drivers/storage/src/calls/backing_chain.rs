//! The images beneath a volume.
//!
//! What an image names as the one beneath it was perhaps written by a guest, or
//! uploaded. Before a program reads through it all of it must lie in pools:
//! otherwise a copy would bring out any file of the host.

use crate::Storage;
use crate::error::StorageError;
use crate::volume::Volume;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_image::chain::LONGEST;
use std::sync::Arc;

/// Refuses a volume that lies on anything but volumes of active pools.
pub(crate) fn require_in_pools(driver: &Storage, volume: &Arc<Volume>) -> Result<(), StorageError> {
    let mut image = Arc::clone(volume);
    let mut passed = Vec::new();
    while let Some(backing) = image.details.as_ref().and_then(|details| details.backing.clone()) {
        let path = backing.path;
        if passed.len() >= LONGEST || passed.contains(&path) {
            return Err(refused(
                volume,
                format!(
                    "its chain of images {}",
                    if passed.contains(&path) {
                        format!("comes back to '{path}'")
                    } else {
                        format!("has more than {LONGEST} members")
                    }
                ),
            ));
        }
        let Some(beneath) = driver.volume_at(&path) else {
            return Err(refused(
                volume,
                format!(
                    "it lies on '{}', which is no volume of an active pool: define and start a \
                     pool for that folder if it is to be read",
                    path.escape_debug()
                ),
            ));
        };
        passed.push(path);
        image = beneath;
    }
    Ok(())
}

fn refused(volume: &Volume, reason: String) -> StorageError {
    Error::new(
        ErrorCode::ConfigUnsupported,
        ErrorDomain::Storage,
        format!("volume '{}' is not read: {reason}", volume.name),
    )
    .into()
}
