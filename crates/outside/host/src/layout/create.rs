//! Making the folders of a layout.

use super::Layout;
use crate::file::{self, FileError};
use std::path::Path;

impl Layout {
    /// Every folder a running daemon needs and the mode it is made with, each
    /// after the one it lies in.
    #[must_use]
    pub fn folders(&self) -> Vec<(&Path, u32)> {
        let (qemu, storage) = (&self.qemu, &self.storage);
        let private = if self.session { 0o700 } else { 0o755 };
        vec![
            (&self.config, private),
            (&self.runtime, private),
            (&self.state, private),
            (&self.cache, 0o711),
            (&self.log, 0o711),
            (&qemu.objects.config, 0o700),
            (&qemu.objects.autostart, 0o700),
            (&qemu.objects.runtime, 0o755),
            (&qemu.channel, 0o755),
            // The emulators' users pass through this one to their own folder.
            (&qemu.state, 0o751),
            (&qemu.save, 0o711),
            (&qemu.snapshot, 0o711),
            (&qemu.checkpoint, 0o711),
            (&qemu.dump, 0o711),
            (&qemu.nvram, 0o711),
            (&qemu.ram, 0o711),
            (&qemu.cache, 0o711),
            (&qemu.capabilities, 0o711),
            (&qemu.log, 0o711),
            (&storage.objects.config, 0o700),
            (&storage.objects.autostart, 0o700),
            (&storage.objects.runtime, private),
            (&storage.unfinished, 0o700),
            (&storage.mounts, 0o700),
            (&self.secret.config, 0o700),
            (&self.secret.state, 0o700),
        ]
    }

    /// Makes the folders that are not there. Those that are keep their mode
    /// and owner: they are the administrator's.
    ///
    /// # Errors
    /// The first folder that can be neither found nor made.
    pub async fn create(&self) -> Result<(), FileError> {
        let folders: Vec<_> =
            self.folders().into_iter().map(|(path, mode)| (path.to_owned(), mode)).collect();
        file::blocking(move || {
            folders.iter().try_for_each(|(path, mode)| file::create_folder_blocking(path, *mode))
        })
        .await
    }
}
