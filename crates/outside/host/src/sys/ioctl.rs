//! Device controls.

use std::{
    io,
    os::fd::{AsRawFd, OwnedFd},
};

const KVM_GET_API_VERSION: libc::Ioctl = 0xae00;
const KVM_CHECK_EXTENSION: libc::Ioctl = 0xae03;

pub(crate) const KVM_CAP_NR_VCPUS: u32 = 9;
pub(crate) const KVM_CAP_PPC_SMT: u32 = 64;
pub(crate) const KVM_CAP_MAX_VCPUS: u32 = 66;

/// The version of KVM's interface.
pub(crate) fn kvm_api_version(device: &OwnedFd) -> io::Result<i32> {
    // SAFETY: takes no pointer; a device that does not know it says so.
    outcome(unsafe { libc::ioctl(device.as_raw_fd(), KVM_GET_API_VERSION, 0) })
}

/// The value of one of KVM's capabilities; 0 is none.
pub(crate) fn kvm_extension(device: &OwnedFd, number: u32) -> io::Result<u32> {
    let number = libc::c_ulong::from(number);
    // SAFETY: takes a number, no pointer; a device that does not know it says so.
    let value = outcome(unsafe { libc::ioctl(device.as_raw_fd(), KVM_CHECK_EXTENSION, number) })?;
    u32::try_from(value).map_err(io::Error::other)
}

fn outcome(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}
