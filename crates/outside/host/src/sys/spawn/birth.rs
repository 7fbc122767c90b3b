//! A child that is born in its control group (`clone3`, Linux 5.7).
//!
//! The C library has no function for this call that could share memory, so the
//! switch to the child's stack is made here.

use super::Shared;
use std::{io, os::fd::OwnedFd};

/// Makes the child in the control group whose folder is `cgroup`.
#[cfg(target_arch = "x86_64")]
pub(super) fn clone_into(cgroup: &OwnedFd, shared: &mut Shared<'_>) -> io::Result<(i32, OwnedFd)> {
    use super::{STACK_BYTES, child, new_stack};
    use std::{
        arch::asm,
        os::fd::{AsRawFd, FromRawFd},
        ptr,
    };

    /// The library's constant of this name is too narrow for its value.
    const CLONE_INTO_CGROUP: u64 = 0x2_0000_0000;
    const FLAGS: u64 =
        (libc::CLONE_VM | libc::CLONE_VFORK | libc::CLONE_PIDFD) as u64 | CLONE_INTO_CGROUP;

    shared.born_in_cgroup = true;
    let mut stack = new_stack();
    let mut pidfd: libc::c_int = -1;
    // SAFETY: all of the structure's fields are numbers, for which 0 is "none".
    let mut arguments: libc::clone_args = unsafe { std::mem::zeroed() };
    arguments.flags = FLAGS;
    arguments.pidfd = (&raw mut pidfd).expose_provenance() as u64;
    arguments.exit_signal = libc::SIGCHLD as u64;
    arguments.stack = stack.as_mut_ptr().expose_provenance() as u64;
    arguments.stack_size = STACK_BYTES as u64;
    arguments.cgroup = u64::from(cgroup.as_raw_fd().unsigned_abs());
    let outcome: i64;
    // SAFETY: as in `clone`: a stack of its own, memory that outlives the
    // child's use because CLONE_VFORK suspends this thread, signals blocked.
    // In the child the call answers 0; it goes on at the end of its own stack,
    // which is 16-aligned as a call needs it, and enters `child`, which never
    // returns. The parent's registers are its own: it finds them unchanged but
    // for those that the call itself changes.
    unsafe {
        asm!(
            "syscall",
            "test rax, rax",
            "jnz 2f",
            "xor ebp, ebp",
            "mov rdi, r12",
            "call r13",
            "ud2",
            "2:",
            inlateout("rax") libc::SYS_clone3 => outcome,
            in("rdi") &raw mut arguments,
            in("rsi") size_of::<libc::clone_args>(),
            in("r12") ptr::from_mut(shared),
            in("r13") child as extern "C" fn(*mut libc::c_void) -> libc::c_int,
            lateout("rcx") _,
            lateout("r11") _,
        );
    }
    match i32::try_from(outcome) {
        Ok(pid) if pid > 0 => {
            // SAFETY: the kernel has just made this descriptor for us.
            Ok((pid, unsafe { OwnedFd::from_raw_fd(pidfd) }))
        }
        Ok(error) => Err(io::Error::from_raw_os_error(-error)),
        Err(_) => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// Other architectures move the child after its birth.
#[cfg(not(target_arch = "x86_64"))]
pub(super) fn clone_into(_: &OwnedFd, _: &mut Shared<'_>) -> io::Result<(i32, OwnedFd)> {
    Err(io::Error::from_raw_os_error(libc::ENOSYS))
}
