//! Images in a directory that others may write to: looked at, made, copied,
//! overwritten and carried over streams, without ever being led elsewhere.
//!
//! - [`Directory`]: the directory, held open; all names are looked up in it.
//! - [`folder`]: making and removing it.
//! - [`Scan`]: everything in it, a batch at a time.
//! - [`NewFile`]: a file that has its name only once it is whole.
//! - [`mod@copy`] carries content from file to file, holes and shared blocks kept.
//! - [`room`] makes room for content.
//! - [`mod@wipe`] overwrites.
//! - [`lock_disk`]: a disk as a whole, locked.
//! - [`ContentReader`] and [`ContentWriter`]: parts of a file, holes included.
//!
//! All of it blocks and is for threads that may wait for a disk.

pub mod copy;
mod directory;
pub mod folder;
mod lock;
mod mounts;
mod new_file;
mod read;
pub mod room;
mod scan;
mod seen;
#[cfg(test)]
mod tests;
pub mod wipe;
mod write;

pub use directory::{
    Directory, Space, is_locked, look_at, look_at_path, size_of, stays_open_for_writing,
};
pub use lock::lock_disk;
pub use mounts::{Mount, backs_loop, detach, mounted_at};
pub use new_file::{NewFile, NewFileOptions};
pub use read::{ContentPart, ContentReader};
pub use scan::{Entry, Known, Scan};
pub use seen::{Identity, Kind, Seen, Time};
pub use write::ContentWriter;
