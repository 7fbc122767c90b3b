//! A guest's group on a host that systemd runs: a scope.
//!
//! systemd makes a scope around a process, and the emulator is to be born in it: moving a
//! process takes the kernel long. So a holder, a process that does nothing, is the first
//! in the scope, and ends when the emulator is there.
//!
//! ```text
//!   machine.slice/machine-qemu\x2d1\x2dweb.scope            systemd's
//!   machine.slice/machine-qemu\x2d1\x2dweb.scope/libvirt    the guest's: made and removed here
//! ```

use super::control_file::{hand_down, write};
use super::{CgroupError, CgroupTree, GroupName, GuestCgroup};
use crate::file::{blocking, create_folder_blocking};
use crate::process::{Process, Program};
use crate::systemd::{Scope, Systemd};
use std::os::fd::OwnedFd;
use std::path::Path;

/// The process that keeps a scope while the emulator is not in it yet. It ends when this
/// is dropped, and with the daemon.
#[derive(Debug)]
pub struct ScopeHolder {
    /// The other end of its standard input, whose end it waits for.
    _input: OwnedFd,
}

/// Makes the scope of a guest and the guest's group in it.
pub(super) async fn create(
    tree: &CgroupTree,
    systemd: &Systemd,
    name: &GroupName,
) -> Result<(GuestCgroup, ScopeHolder), CgroupError> {
    let (holder, process) = hold().await?;
    let (scope, slice) = (name.scope(), name.slice());
    let pid = process.pid();
    systemd.start_scope(Scope { name: &scope, slice: &slice, process: pid }).await?;
    let folders: Vec<_> =
        tree.folders(name).into_iter().map(|(name, _, folder)| (name, folder)).collect();
    let group = GuestCgroup { folders };
    let made = group.clone();
    blocking(move || {
        for (_, folder) in &made.folders {
            let scope = folder.parent().unwrap_or(Path::new("/"));
            create_folder_blocking(folder, 0o755)?;
            // A group with processes of its own hands nothing down.
            write(&folder.join("cgroup.procs"), &pid.to_string())?;
            hand_down(scope);
        }
        Ok::<(), CgroupError>(())
    })
    .await?;
    Ok((group, holder))
}

/// Starts a holder.
async fn hold() -> Result<(ScopeHolder, Process), CgroupError> {
    let failed = |source: rustix::io::Errno| CgroupError::Holder { reason: source.to_string() };
    let flags = rustix::pipe::PipeFlags::CLOEXEC;
    let (output, input) = rustix::pipe::pipe_with(flags).map_err(failed)?;
    let started = Program::new("cat").stdin(output).spawn().await;
    let process = started.map_err(|error| CgroupError::Holder { reason: error.sentence() })?;
    Ok((ScopeHolder { _input: input }, process))
}
