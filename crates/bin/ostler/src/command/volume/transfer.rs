//! `vol-upload` and `vol-download`: a volume's data from and to files.
//!
//! Files are read and written by a thread of their own, a few blocks ahead of
//! the connection: disk and socket work at the same time.

use super::find;
use crate::{
    failure::{Failure, While},
    output::Progress,
    parse::Arguments,
    session::Session,
};
use bytes::Bytes;
use ostler_core::Bytes as Size;
use ostler_core::flags::{StorageVolDownloadFlags, StorageVolUploadFlags};
use ostler_driver::{
    Part, StreamSink, StreamSource,
    api::{StorageVolInfo, StorageVolumeListing, StorageVolumes},
};
use rustix::fs::{SeekFrom, seek};
use rustix::io::Errno;
use std::{
    fs::{File, OpenOptions},
    io::{self, Read, Seek, Write},
    path::Path,
};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// How much is moved at a time.
pub(super) const BLOCK: usize = 1 << 20;
/// How many blocks the disk may be ahead of the connection, or behind it.
pub(super) const AHEAD: usize = 8;

/// `vol-upload`
pub(in crate::command) async fn upload(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (offset, length) = range(arguments)?;
    let sparse = arguments.flag("sparse");
    let (hypervisor, volume) = find::volume(session, arguments).await?;
    let (path, name) = (arguments.required("file")?, &volume.name);
    let file = File::open(path)
        .map_err(|error| Failure::new(format!("cannot read {path}")).and(crate::plain(&error)))?;
    let size = file.metadata().map(|metadata| metadata.len()).unwrap_or_default();
    let total = if length == 0 { size } else { size.min(length) };
    let mut flags = StorageVolUploadFlags::empty();
    flags.set(StorageVolUploadFlags::SPARSE_STREAM, sparse);
    let opened = hypervisor.storage_vol_upload(&volume, Size(offset), Size(length), flags).await;
    let stream = opened.while_(|| format!("cannot upload to volume {name}"))?;
    let mut sink = stream.sink.ok_or_else(|| Failure::new("the daemon takes no data"))?;
    let progress = Progress::bytes(&format!("uploading {name}"), total, session.out.is_quiet());
    let (sender, parts) = channel(AHEAD);
    let limit = if length == 0 { u64::MAX } else { length };
    let reading = tokio::task::spawn_blocking(move || read(file, limit, sparse, &sender));
    let sent = send(parts, sink.as_mut(), &progress).await;
    sent.while_(|| format!("cannot send data to volume {name}"))?;
    let read = reading.await.unwrap_or_else(|error| Err(io::Error::other(error)));
    read.map_err(|error| {
        Failure::new(format!("cannot send data to volume {name}"))
            .and(format!("cannot read {path}: {}", crate::plain(&error)))
    })?;
    sink.finish().await.while_(|| format!("cannot close volume {name}"))
}

/// The offset in the volume and the length, in bytes; a length of 0 is all.
fn range(arguments: &Arguments) -> Result<(u64, u64), Failure> {
    let number = |name| Ok::<u64, Failure>(arguments.number(name)?.unwrap_or(0));
    Ok((number("offset")?, number("length")?))
}

async fn send(
    mut parts: Receiver<Part>,
    sink: &mut dyn StreamSink,
    progress: &Progress,
) -> Result<(), Failure> {
    while let Some(part) = parts.recv().await {
        match part {
            Part::Data(data) => {
                let length = data.len() as u64;
                sink.write(data).await?;
                progress.add(length);
            }
            Part::Hole(length) => {
                sink.hole(length).await?;
                progress.add(length);
            }
        }
    }
    Ok(())
}

/// Reads a file to its end, or at most `limit` bytes of it. With `sparse`, its
/// holes come as such.
fn read(mut file: File, limit: u64, sparse: bool, out: &Sender<Part>) -> io::Result<()> {
    let mut left = limit;
    while left > 0 {
        let run = match sparse.then(|| run(&file)).transpose()?.flatten() {
            Some(Run::Hole(length)) => {
                let length = length.min(left);
                file.seek_relative(i64::try_from(length).map_err(io::Error::other)?)?;
                left -= length;
                if out.blocking_send(Part::Hole(length)).is_err() {
                    return Ok(());
                }
                continue;
            }
            Some(Run::Data(length)) => length,
            // A pipe, say, or the end: reading tells.
            None => u64::MAX,
        };
        let wanted = usize::try_from(run.min(left)).unwrap_or(BLOCK).min(BLOCK);
        let mut block = vec![0; wanted];
        let count = fill(&mut file, &mut block)?;
        if count == 0 {
            return Ok(());
        }
        block.truncate(count);
        left -= count as u64;
        // Nobody takes it any more: the other side has failed, and says why.
        if out.blocking_send(Part::Data(Bytes::from(block))).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// Fills the block, as far as there is data.
fn fill(file: &mut impl Read, block: &mut [u8]) -> io::Result<usize> {
    let mut count = 0;
    while count < block.len() {
        match file.read(&mut block[count..]) {
            Ok(0) => break,
            Ok(more) => count += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

/// A run of data or a hole in a file, and its length in bytes.
enum Run {
    Data(u64),
    Hole(u64),
}

/// The run at the position of the file, which stays there; `None` at its end,
/// and for what has no holes.
fn run(file: &File) -> io::Result<Option<Run>> {
    let Ok(here) = seek(file, SeekFrom::Current(0)) else { return Ok(None) };
    let found = match seek(file, SeekFrom::Data(here)) {
        Ok(data) if data > here => Some(Run::Hole(data - here)),
        Ok(_) => match seek(file, SeekFrom::Hole(here)) {
            Ok(hole) => Some(Run::Data(hole - here)),
            Err(error) => return Err(error.into()),
        },
        // No data any more: a hole to the end, or the end itself.
        Err(Errno::NXIO) => {
            let end = seek(file, SeekFrom::End(0))?;
            (end > here).then(|| Run::Hole(end - here))
        }
        Err(Errno::INVAL) => None,
        Err(error) => return Err(error.into()),
    };
    seek(file, SeekFrom::Start(here))?;
    Ok(found)
}

/// `vol-download`
pub(in crate::command) async fn download(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (offset, length) = range(arguments)?;
    let (hypervisor, volume) = find::volume(session, arguments).await?;
    let (path, name) = (arguments.required("file")?, &volume.name);
    let mut flags = StorageVolDownloadFlags::empty();
    flags.set(StorageVolDownloadFlags::SPARSE_STREAM, arguments.flag("sparse"));
    let info = hypervisor.storage_vol_info(&volume).await.unwrap_or_default();
    let target = Target::create(path)?;
    let opened = hypervisor.storage_vol_download(&volume, Size(offset), Size(length), flags).await;
    let stream = opened.while_(|| format!("cannot download from volume {name}"))?;
    let mut source = stream.source.ok_or_else(|| Failure::new("the daemon sends no data"))?;
    let total = expected(&info, offset, length);
    let progress = Progress::bytes(&format!("downloading {name}"), total, session.out.is_quiet());
    let (sender, parts) = channel(AHEAD);
    let file = target.file.try_clone();
    let writing = tokio::task::spawn_blocking(move || write(file?, parts));
    let received = receive(source.as_mut(), &sender, &progress).await;
    drop(sender);
    received.while_(|| format!("cannot receive data from volume {name}"))?;
    let written = writing.await.unwrap_or_else(|error| Err(io::Error::other(error)));
    written.map_err(|error| {
        Failure::new(format!("cannot receive data from volume {name}"))
            .and(format!("cannot write {path}: {}", crate::plain(&error)))
    })?;
    target.keep();
    Ok(())
}

/// How much probably comes.
fn expected(info: &StorageVolInfo, offset: u64, length: u64) -> u64 {
    let all = info.capacity.0.saturating_sub(offset);
    if length == 0 { all } else { all.min(length) }
}

async fn receive(
    source: &mut dyn StreamSource,
    out: &Sender<Part>,
    progress: &Progress,
) -> Result<(), Failure> {
    while let Some(part) = source.read(BLOCK).await? {
        progress.add(match &part {
            Part::Data(data) => data.len() as u64,
            Part::Hole(length) => *length,
        });
        // The writer has failed, and says why.
        if out.send(part).await.is_err() {
            break;
        }
    }
    Ok(())
}

/// Writes what comes; holes are left out of the file.
fn write(mut file: File, mut parts: Receiver<Part>) -> io::Result<()> {
    let mut ends_in_hole = false;
    while let Some(part) = parts.blocking_recv() {
        ends_in_hole = matches!(part, Part::Hole(_));
        match part {
            Part::Data(data) => file.write_all(&data)?,
            Part::Hole(length) => {
                file.seek_relative(i64::try_from(length).map_err(io::Error::other)?)?;
            }
        }
    }
    if ends_in_hole {
        let end = file.stream_position()?;
        file.set_len(end)?;
    }
    file.flush()
}

/// A file that is written to; one that was not there before goes again when
/// the writing fails.
struct Target<'a> {
    file: File,
    path: &'a Path,
    is_new: bool,
}

impl<'a> Target<'a> {
    fn create(path: &'a str) -> Result<Self, Failure> {
        let new = OpenOptions::new().write(true).create_new(true).open(path);
        let (opened, is_new) = match new {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                (OpenOptions::new().write(true).truncate(true).open(path), false)
            }
            new => (new, true),
        };
        let file = opened.map_err(|error| {
            Failure::new(format!("cannot create {path}")).and(crate::plain(&error))
        })?;
        Ok(Self { file, path: Path::new(path), is_new })
    }

    fn keep(mut self) {
        self.is_new = false;
    }
}

impl Drop for Target<'_> {
    fn drop(&mut self) {
        if self.is_new {
            // Half a volume is none; if it cannot be removed it stays.
            _ = std::fs::remove_file(self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::MetadataExt;

    fn parts_of(file: &Path, limit: u64, sparse: bool) -> Vec<(bool, u64)> {
        let (sender, mut parts) = channel(1000);
        read(File::open(file).expect("a file"), limit, sparse, &sender).expect("read");
        drop(sender);
        let mut found = Vec::new();
        while let Some(part) = parts.blocking_recv() {
            found.push(match part {
                Part::Data(data) => (true, data.len() as u64),
                Part::Hole(length) => (false, length),
            });
        }
        found
    }

    #[test]
    fn holes_are_found_and_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sparse");
        let mut file = File::create(&path).expect("a file");
        file.set_len(64 << 20).expect("holes");
        file.seek(io::SeekFrom::Start(8 << 20)).expect("a place");
        file.write_all(&[7; 4096]).expect("data");
        let parts = parts_of(&path, u64::MAX, true);
        assert_eq!(parts, [(false, 8 << 20), (true, 4096), (false, (56 << 20) - 4096)]);
        let plain: u64 = parts_of(&path, u64::MAX, false).iter().map(|(_, length)| length).sum();
        assert_eq!(plain, 64 << 20);
        assert_eq!(parts_of(&path, (8 << 20) + 10, true), [(false, 8 << 20), (true, 10)]);

        let copy = folder.path().join("copy");
        let (sender, parts) = channel(10);
        for part in [
            Part::Hole(8 << 20),
            Part::Data(Bytes::from(vec![7; 4096])),
            Part::Hole((56 << 20) - 4096),
        ] {
            sender.blocking_send(part).expect("room");
        }
        drop(sender);
        write(File::create(&copy).expect("a file"), parts).expect("written");
        assert!(std::fs::read(&copy).expect("read") == std::fs::read(&path).expect("read"));
        assert!(std::fs::metadata(&copy).expect("there").blocks() < 1000);
    }

    #[test]
    fn a_file_that_was_not_there_goes_when_writing_fails() {
        let folder = tempfile::tempdir().expect("a folder");
        let (new, old) = (folder.path().join("new"), folder.path().join("old"));
        std::fs::write(&old, "old").expect("written");
        for path in [&new, &old] {
            drop(Target::create(path.to_str().expect("text")).expect("made"));
        }
        assert!(!new.exists() && old.exists());
        Target::create(new.to_str().expect("text")).expect("made").keep();
        assert!(new.exists());
    }
}
