//! Device controls.

use std::{
    io,
    os::fd::{AsRawFd, FromRawFd, OwnedFd},
};

const KVM_GET_API_VERSION: libc::Ioctl = 0xae00;
const KVM_CREATE_VM: libc::Ioctl = 0xae01;
const KVM_CHECK_EXTENSION: libc::Ioctl = 0xae03;
const KVM_CREATE_VCPU: libc::Ioctl = 0xae41;
const KVM_GET_TSC_KHZ: libc::Ioctl = 0xaea3;
const KVM_GET_MSRS: libc::Ioctl = 0xc008_ae88;

pub(crate) const KVM_CAP_NR_VCPUS: u32 = 9;
pub(crate) const KVM_CAP_TSC_CONTROL: u32 = 60;
pub(crate) const KVM_CAP_GET_TSC_KHZ: u32 = 61;
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

/// How fast the time stamp counter of a machine's processor goes, in kHz. The
/// machine is made for the question and is gone with the answer.
pub(crate) fn kvm_tsc_khz(device: &OwnedFd) -> io::Result<u32> {
    // SAFETY: takes the machine's kind as a number, no pointer.
    let machine = opened(unsafe { libc::ioctl(device.as_raw_fd(), KVM_CREATE_VM, 0) })?;
    // SAFETY: takes the processor's number, no pointer.
    let processor = opened(unsafe { libc::ioctl(machine.as_raw_fd(), KVM_CREATE_VCPU, 0) })?;
    // SAFETY: takes no pointer.
    let khz = outcome(unsafe { libc::ioctl(processor.as_raw_fd(), KVM_GET_TSC_KHZ, 0) })?;
    u32::try_from(khz).map_err(io::Error::other)
}

/// One model-specific register in a question to KVM: `struct kvm_msrs` with
/// its one `struct kvm_msr_entry` (linux/kvm.h).
#[repr(C)]
struct RegisterQuestion {
    registers: u32,
    padding: u32,
    index: u32,
    reserved: u32,
    data: u64,
}

/// The value of one of the model-specific registers that tell of features, as
/// KVM supports it. `None` is a register that KVM does not know as one of these.
///
/// # Errors
/// What the kernel says of a device that does not answer this question.
pub(crate) fn kvm_feature_register(device: &OwnedFd, index: u32) -> io::Result<Option<u64>> {
    let mut question = RegisterQuestion { registers: 1, padding: 0, index, reserved: 0, data: 0 };
    let pointer: *mut RegisterQuestion = &raw mut question;
    // SAFETY: the pointer is to a `kvm_msrs` of one entry, as its count says,
    // which outlives the call; the kernel writes into that entry alone.
    let read = outcome(unsafe { libc::ioctl(device.as_raw_fd(), KVM_GET_MSRS, pointer) })?;
    Ok((read == 1).then_some(question.data))
}

/// The descriptor that a call has made.
fn opened(result: libc::c_int) -> io::Result<OwnedFd> {
    let descriptor = outcome(result)?;
    // SAFETY: the kernel has just made it for us, and nobody else has it.
    Ok(unsafe { OwnedFd::from_raw_fd(descriptor) })
}

fn outcome(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}
