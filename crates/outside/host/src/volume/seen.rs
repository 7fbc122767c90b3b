//! The file system's facts about a file.

use rustix::fs::{FileType, Stat};

/// The type of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A block device.
    Block,
    /// Anything that holds no content of its own: links, sockets, pipes,
    /// character devices.
    Other,
}

/// Seconds and nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Time {
    /// Whole seconds.
    pub seconds: i64,
    /// The rest.
    pub nanoseconds: u32,
}

/// The signs by which a changed content is told from an unchanged one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    /// The file system.
    pub device: u64,
    /// The file in it.
    pub inode: u64,
    /// How far it reaches.
    pub size: u64,
    /// When it was last written to.
    pub modified: Time,
}

/// The file system's facts about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its type.
    pub kind: Kind,
    /// Which file it is, and in what state.
    pub identity: Identity,
    /// How many bytes of the file system it takes.
    pub allocated: u64,
    /// How many names it has.
    pub links: u64,
    /// Its permissions.
    pub mode: u32,
    /// Its owner.
    pub uid: u32,
    /// Its group.
    pub gid: u32,
    /// When it was last read, as far as that is noted.
    pub accessed: Time,
    /// When it last changed in any way.
    pub changed: Time,
    /// Its device's number, where it is a device.
    pub device: u64,
}

impl Seen {
    pub(crate) fn new(stat: &Stat) -> Self {
        let unsigned = |value: i64| u64::try_from(value).unwrap_or(0);
        let time = |seconds, nanoseconds: u64| Time {
            seconds,
            nanoseconds: u32::try_from(nanoseconds).unwrap_or(0),
        };
        Self {
            kind: match FileType::from_raw_mode(stat.st_mode) {
                FileType::RegularFile => Kind::File,
                FileType::Directory => Kind::Folder,
                FileType::BlockDevice => Kind::Block,
                _ => Kind::Other,
            },
            identity: Identity {
                device: stat.st_dev,
                inode: stat.st_ino,
                size: unsigned(stat.st_size),
                modified: time(stat.st_mtime, stat.st_mtime_nsec),
            },
            allocated: unsigned(stat.st_blocks).saturating_mul(512),
            links: stat.st_nlink,
            mode: stat.st_mode & 0o7777,
            uid: stat.st_uid,
            gid: stat.st_gid,
            accessed: time(stat.st_atime, stat.st_atime_nsec),
            changed: time(stat.st_ctime, stat.st_ctime_nsec),
            device: stat.st_rdev,
        }
    }

    /// The number of the device that it is, as the kernel writes it:
    /// `major:minor`.
    #[must_use]
    pub fn device_number(&self) -> String {
        let (major, minor) = (rustix::fs::major(self.device), rustix::fs::minor(self.device));
        format!("{major}:{minor}")
    }

    /// How far it reaches.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.identity.size
    }
}
