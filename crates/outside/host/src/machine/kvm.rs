//! The kernel's virtual machine device.

use crate::{HostRoot, sys::ioctl};
use rustix::fs::{Mode, OFlags};
use std::io;

/// The only interface version there has ever been.
const API_VERSION: i32 = 12;

/// The state of /dev/kvm.
#[derive(Debug)]
pub enum Kvm {
    /// There is none: the CPU cannot or the module is not loaded.
    Absent,
    /// It cannot be opened or is not the device we know.
    Refused(io::Error),
    /// It answers. That it also runs guests only a guest can show.
    Answers {
        /// CPUs a guest can have.
        maximum_cpus: u32,
    },
}

/// Opens and asks /dev/kvm of the host under `root`.
#[must_use]
pub fn kvm(root: &HostRoot) -> Kvm {
    let flags = OFlags::RDWR | OFlags::CLOEXEC;
    let device = match rustix::fs::open(root.path("/dev/kvm"), flags, Mode::empty()) {
        Ok(device) => device,
        Err(rustix::io::Errno::NOENT) => return Kvm::Absent,
        Err(error) => return Kvm::Refused(error.into()),
    };
    match ioctl::kvm_api_version(&device) {
        Ok(API_VERSION) => {}
        Ok(version) => {
            return Kvm::Refused(io::Error::other(format!("it speaks version {version}")));
        }
        Err(error) => return Kvm::Refused(error),
    }
    let extension = |number| ioctl::kvm_extension(&device, number).unwrap_or(0);
    let maximum_cpus = match extension(ioctl::KVM_CAP_MAX_VCPUS) {
        0 => extension(ioctl::KVM_CAP_NR_VCPUS),
        maximum => maximum,
    };
    Kvm::Answers { maximum_cpus }
}

/// The time stamp counter that guests would see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KvmClock {
    /// Its frequency.
    pub hertz: u64,
    /// A guest can have another.
    pub scales: bool,
}

/// The time stamp counter, where KVM tells of it.
#[must_use]
pub fn kvm_clock(root: &HostRoot) -> Option<KvmClock> {
    let flags = OFlags::RDWR | OFlags::CLOEXEC;
    let device = rustix::fs::open(root.path("/dev/kvm"), flags, Mode::empty()).ok()?;
    let has = |number| ioctl::kvm_extension(&device, number).is_ok_and(|value| value > 0);
    if !has(ioctl::KVM_CAP_GET_TSC_KHZ) {
        return None;
    }
    let kilohertz = ioctl::kvm_tsc_khz(&device).ok().filter(|kilohertz| *kilohertz > 0)?;
    let scales = has(ioctl::KVM_CAP_TSC_CONTROL);
    Some(KvmClock { hertz: u64::from(kilohertz) * 1000, scales })
}
