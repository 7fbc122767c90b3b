//! The extended attributes in which a file's owner is kept.
//!
//! ```text
//!   trusted.libvirt.security.dac            +UID:+GID   the owner before
//!   trusted.libvirt.security.ref_dac        N           how many use the file
//!   trusted.libvirt.security.timestamp_dac  T           when the host booted
//! ```
//!
//! What was kept before the host's last boot counts no more: no guest that
//! used the file has outlived it.

use super::Owner;
use crate::HostRoot;
use rustix::fs::XattrFlags;
use std::{
    io,
    os::fd::{AsRawFd, OwnedFd},
};

const OWNER: &str = "trusted.libvirt.security.dac";
const USERS: &str = "trusted.libvirt.security.ref_dac";
const BOOT: &str = "trusted.libvirt.security.timestamp_dac";

/// A file's attributes.
pub(super) struct Memory {
    /// The descriptor by its name in /proc: attributes cannot be reached
    /// through one that is not open for reading.
    path: String,
}

/// The owner and the count of users that the attributes say.
#[derive(Clone, Copy)]
pub(super) struct Remembered {
    pub(super) users: u32,
    pub(super) owner: Owner,
}

impl Memory {
    pub(super) fn of(file: &OwnedFd) -> Self {
        Self { path: format!("/proc/self/fd/{}", file.as_raw_fd()) }
    }

    /// `None` where nothing is kept, or nothing that still counts.
    pub(super) fn read(&self) -> Option<Remembered> {
        if self.text(BOOT)? != boot_time()? {
            return None;
        }
        let users = self.text(USERS)?.parse().ok().filter(|users| *users > 0)?;
        let text = self.text(OWNER)?;
        let (uid, gid) = text.split_once(':')?;
        let number = |text: &str| text.strip_prefix('+').unwrap_or(text).parse().ok();
        Some(Remembered { users, owner: Owner { uid: number(uid)?, gid: number(gid)? } })
    }

    pub(super) fn write(&self, Remembered { users, owner }: Remembered) -> io::Result<()> {
        let boot =
            boot_time().ok_or_else(|| io::Error::other("/proc does not tell of the boot"))?;
        let owner = format!("+{}:+{}", owner.uid, owner.gid);
        for (name, value) in [(OWNER, owner), (USERS, users.to_string()), (BOOT, boot)] {
            let set = rustix::fs::setxattr(&self.path, name, value.as_bytes(), XattrFlags::empty());
            if let Err(error) = set {
                self.forget();
                return Err(error.into());
            }
        }
        Ok(())
    }

    pub(super) fn forget(&self) {
        for name in [USERS, OWNER, BOOT] {
            let _ = rustix::fs::removexattr(&self.path, name);
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        let mut value = vec![0; 128];
        let length = rustix::fs::getxattr(&self.path, name, &mut value[..]).ok()?;
        value.truncate(length);
        // Written by programs that count the NUL byte.
        while value.last() == Some(&0) {
            value.pop();
        }
        String::from_utf8(value).ok()
    }
}

/// When the host was booted, in seconds since the epoch.
fn boot_time() -> Option<String> {
    let stat = HostRoot::system().text("/proc/stat")?;
    stat.lines().find_map(|line| Some(line.strip_prefix("btime ")?.trim().to_owned()))
}
