//! Making the folders of a layout.

use super::Layout;
use crate::file::{self, FileError};
use std::path::PathBuf;

impl Layout {
    /// The folders that every driver's lie in, and the mode each is made with.
    #[must_use]
    pub fn folders(&self) -> Vec<(PathBuf, u32)> {
        let private = self.private_mode();
        vec![
            (self.config.clone(), private),
            (self.runtime.clone(), private),
            (self.state.clone(), private),
            (self.cache.clone(), 0o711),
            (self.log.clone(), 0o711),
        ]
    }

    /// Mode of folders that everybody may look into, unless they are a user's.
    #[must_use]
    pub fn private_mode(&self) -> u32 {
        if self.session { 0o700 } else { 0o755 }
    }

    /// Makes those of the daemon's and its drivers' folders that are not there,
    /// each after the one it lies in. Those that are keep their mode and owner:
    /// they are the administrator's.
    ///
    /// # Errors
    /// The first folder that can be neither found nor made.
    pub async fn create(&self, drivers: Vec<(PathBuf, u32)>) -> Result<(), FileError> {
        let mut folders = self.folders();
        folders.extend(drivers);
        file::blocking(move || {
            folders.iter().try_for_each(|(path, mode)| file::create_folder_blocking(path, *mode))
        })
        .await
    }
}
