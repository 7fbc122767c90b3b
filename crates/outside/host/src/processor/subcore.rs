//! POWER cores that KVM splits between guests.

use crate::{HostRoot, sys::ioctl};
use rustix::fs::{Mode, OFlags};

/// The threads that a guest sees of a POWER core; 0 where the kernel does not tell.
#[must_use]
pub fn kvm_threads_per_core(root: &HostRoot) -> u32 {
    let flags = OFlags::RDWR | OFlags::CLOEXEC;
    rustix::fs::open(root.path("/dev/kvm"), flags, Mode::empty())
        .ok()
        .and_then(|device| ioctl::kvm_extension(&device, ioctl::KVM_CAP_PPC_SMT).ok())
        .unwrap_or(0)
}
