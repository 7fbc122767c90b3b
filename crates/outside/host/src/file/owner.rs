//! Owners of files.

/// The owner of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// User id.
    pub uid: u32,
    /// Group id.
    pub gid: u32,
}

impl Owner {
    /// The owner of what this daemon makes.
    #[must_use]
    pub fn ours() -> Self {
        use rustix::process::{getegid, geteuid};
        Self { uid: geteuid().as_raw(), gid: getegid().as_raw() }
    }
}
