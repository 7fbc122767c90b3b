//! Files that the daemon keeps: durable writes, bounded reads, and names from
//! outside that cannot lead astray.
//!
//! Each operation comes as an async function that leaves the waiting for the
//! disk to a thread made for it, and, where one already runs on such a thread,
//! as a `..._blocking` one.

mod durable;
mod error;
mod folder;
mod guest;
mod image;
mod log;
mod owner;
mod read;
mod stamp;
mod terminal;
#[cfg(test)]
mod tests;

pub use durable::{
    Batch, create_folder_blocking, link_durable, remove_durable, remove_leftovers_blocking,
    write_durable,
};
pub use error::{FileError, FileOperation};
pub use folder::{Folder, check_name, remove_folder};
pub use guest::{
    make_folder, make_memory_file, open_and_unlink, open_device, open_device_blocking,
    open_for_guest, remove_stale_socket, require_readable, size_blocking, write_control_blocking,
    write_private,
};
pub use image::{ImageHead, ImageHeads, image_head};
pub use log::{Log, Rotation, append_log, open_log};
pub use owner::Owner;
pub use read::{
    FolderContents, FolderEntry, list_folder, list_folder_blocking, read_bounded,
    read_bounded_blocking, read_files_blocking, read_folder, read_folder_blocking, read_link,
};
pub use stamp::{FileStamp, stamp, stamp_blocking};
pub use terminal::{Terminal, open_terminal, read_tail};

/// Runs `work` on a thread that may wait for the disk. A panic in it goes on in
/// the caller.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // The runtime shuts down and drops this very future next.
            Err(_) => std::future::pending().await,
        },
    }
}
