//! The first bytes of a disk image, and how much room it takes.

use super::{FileError, FileOperation, blocking};
use ostler_core::Bytes;
use rustix::fs::{FileType, Mode, OFlags, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tokio::task::JoinHandle;

/// An image as the host sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageHead {
    /// As many of its first bytes as were asked for, or all there are.
    pub bytes: Vec<u8>,
    /// How far it reaches.
    pub size: Bytes,
    /// How much of its file system it takes; of a block device all of it.
    pub allocated: Bytes,
    /// Whether it is a block device.
    pub is_device: bool,
}

/// Looks at the image at `path` and reads its first `bytes` bytes.
///
/// # Errors
/// When it cannot be opened or read, or is neither a file nor a block device.
pub async fn image_head(path: impl Into<PathBuf>, bytes: usize) -> Result<ImageHead, FileError> {
    let path = path.into();
    blocking(move || read(&path, bytes)).await
}

/// Many images that one thread looks at, one after the other.
///
/// A hop to another thread costs more than looking at an image does.
#[derive(Debug)]
pub struct ImageHeads<T> {
    /// One value for each image so far; `None` once nobody waits for more.
    found: Arc<Mutex<Option<Vec<T>>>>,
    thread: JoinHandle<()>,
}

impl<T: Send + 'static> ImageHeads<T> {
    /// Begins to read the first `bytes` bytes of each image. `look` gets the place of
    /// an image in `paths` and its head; its values are kept.
    pub fn begin(
        paths: Vec<PathBuf>,
        bytes: usize,
        look: impl Fn(usize, Result<ImageHead, FileError>) -> T + Send + 'static,
    ) -> Self {
        let found = Arc::new(Mutex::new(Some(Vec::with_capacity(paths.len()))));
        let shared = Arc::clone(&found);
        let thread = tokio::task::spawn_blocking(move || {
            for (place, path) in paths.iter().enumerate() {
                let value = look(place, read(path, bytes));
                match &mut *lock(&shared) {
                    Some(found) => found.push(value),
                    None => return,
                }
            }
        });
        Self { found, thread }
    }

    /// The values of the images, in order, that were looked at before the deadline.
    /// Storage that does not answer keeps those behind it from being looked at.
    pub async fn by(self, deadline: Instant) -> Vec<T> {
        let _ = tokio::time::timeout_at(deadline.into(), self.thread).await;
        lock(&self.found).take().unwrap_or_default()
    }
}

fn lock<T>(found: &Mutex<T>) -> MutexGuard<'_, T> {
    found.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read(path: &Path, wanted: usize) -> Result<ImageHead, FileError> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let opened = rustix::fs::open(path, flags, Mode::empty());
    let file = FileError::of(FileOperation::Open, path, opened)?;
    let stat = FileError::of(FileOperation::Inspect, path, rustix::fs::fstat(&file))?;
    let is_device = match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => false,
        FileType::BlockDevice => true,
        _ => return Err(FileError::NotRegular { path: path.to_owned() }),
    };
    let end = rustix::fs::seek(&file, SeekFrom::End(0));
    let size = FileError::of(FileOperation::Inspect, path, end)?;
    let blocks = u64::try_from(stat.st_blocks).unwrap_or(0).saturating_mul(512);
    let mut bytes = vec![0; wanted.min(usize::try_from(size).unwrap_or(usize::MAX))];
    let mut filled = 0;
    while filled < bytes.len() {
        match rustix::io::pread(&file, &mut bytes[filled..], filled as u64) {
            // It has become shorter.
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(FileError::failed(FileOperation::Read, path, error)),
        }
    }
    bytes.truncate(filled);
    let allocated = Bytes(if is_device { size } else { blocks });
    Ok(ImageHead { bytes, size: Bytes(size), allocated, is_device })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    #[tokio::test]
    async fn many_images_come_in_their_order_and_one_that_is_missing_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("short"), b"ab").unwrap();
        std::fs::write(path("long"), vec![7; 5000]).unwrap();
        let paths = vec![path("long"), path("missing"), path("short")];
        let heads = ImageHeads::begin(paths, 4, |place, head| (place, head.ok()));
        let found = heads.by(Instant::now() + Duration::from_secs(60)).await;
        let brief = |(place, head): &(usize, Option<ImageHead>)| {
            (*place, head.as_ref().map(|head| (head.bytes.clone(), head.size.0)))
        };
        let expected = [(0, Some((vec![7; 4], 5000))), (1, None), (2, Some((b"ab".to_vec(), 2)))];
        assert_eq!(found.iter().map(brief).collect::<Vec<_>>(), expected);
    }

    #[tokio::test]
    async fn at_the_deadline_there_is_what_was_read_so_far() {
        let folder = tempfile::tempdir().unwrap();
        let paths = vec![folder.path().join("one"), folder.path().join("two")];
        let (at, reached) = mpsc::channel();
        let (go, gate) = mpsc::channel::<()>();
        let heads = ImageHeads::begin(paths, 4, move |place, _| {
            at.send(place).unwrap();
            if place == 1 {
                let _ = gate.recv();
            }
            place
        });
        // The first value is kept before the second image is looked at.
        assert_eq!((reached.recv(), reached.recv()), (Ok(0), Ok(1)));
        assert_eq!(heads.by(Instant::now()).await, [0]);
        drop(go);
    }
}
