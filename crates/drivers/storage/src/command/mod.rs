//! The command lines of the programs that do the work on storage: pure
//! functions from definitions to argument arrays.
//!
//! Nothing here runs anything, asks the host or quotes for a shell: an
//! argument is one string, whatever stands in it. Where a program reads a
//! language of its own inside an argument (QEMU's commas, LVM's names, iSCSI's
//! options) the functions write that language, or refuse what it cannot say.
//!
//! - [`filesystem`]: `mount`, `umount`, `mkfs`
//! - `qemu-img`: [`image`]
//! - `qemu-storage-daemon`: [`export`]
//! - LVM: [`logical`]
//! - `parted`: [`disk`]
//! - `iscsiadm`: [`iscsi`]
//! - `zpool` and `zfs`: [`zfs`]
//! - `rbd` and `ceph`: [`rbd`]
//! - `glusterfs` and `gluster`: [`gluster`]
//! - `vstorage-mount`: [`vstorage`]
//! - `dmsetup`: [`mpath`]

pub mod disk;
pub mod export;
pub mod filesystem;
pub mod gluster;
pub mod image;
pub mod iscsi;
pub mod logical;
pub mod mpath;
mod qemu_options;
pub mod rbd;
mod tool;
pub mod vstorage;
pub mod zfs;

#[cfg(test)]
mod tests;

pub use tool::Tool;

use ostler_model::DefError;

/// A program and what it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The program.
    pub tool: Tool,
    /// Its arguments, without its name.
    pub arguments: Vec<String>,
}

impl Command {
    /// `tool` with `arguments`.
    pub(crate) fn new<T: Into<String>>(tool: Tool, arguments: impl IntoIterator<Item = T>) -> Self {
        Self { tool, arguments: arguments.into_iter().map(Into::into).collect() }
    }

    /// Returns whether the next daemon begins anew, or gives up, what this is about: then it
    /// must not work on when the daemon that started it has ended. All else comes to its end,
    /// as it changes something where it is.
    #[must_use]
    pub fn is_begun_anew(&self) -> bool {
        match self.tool {
            Tool::Scrub => true,
            Tool::QemuImg => self.arguments.first().is_none_or(|word| word != "resize"),
            _ => false,
        }
    }

    /// Adds an argument.
    pub(crate) fn push(&mut self, argument: impl Into<String>) {
        self.arguments.push(argument.into());
    }

    /// Adds several.
    fn extend<T: Into<String>>(&mut self, arguments: impl IntoIterator<Item = T>) {
        self.arguments.extend(arguments.into_iter().map(Into::into));
    }
}

/// Waits until udev has made the names of new devices.
#[must_use]
pub fn settle_devices() -> Command {
    Command::new(Tool::UdevAdm, ["settle", "--timeout=20"])
}

/// Waits until udev has taken note of what happened so far.
#[must_use]
pub fn ping_udev() -> Command {
    Command::new(Tool::UdevAdm, ["control", "--ping", "--timeout=5"])
}

/// The result of building a command line.
type Built<T> = Result<T, DefError>;

fn unsupported(object: impl Into<String>, problem: impl Into<String>) -> DefError {
    DefError::Unsupported { object: object.into(), problem: problem.into() }
}

fn invalid(object: impl Into<String>, problem: impl Into<String>) -> DefError {
    DefError::Invalid { object: object.into(), problem: problem.into() }
}

/// A name or device as an argument that no program takes for an option.
fn operand<'a>(object: &str, what: &str, text: &'a str) -> Built<&'a str> {
    if text.is_empty() || text.starts_with('-') {
        let text = text.escape_debug();
        return Err(invalid(object, format!("'{text}' cannot be {what}: it reads as an option")));
    }
    Ok(text)
}
