//! Model-specific registers that tell of a processor's features.

use crate::{HostRoot, sys::ioctl};
use rustix::fs::{Mode, OFlags};
use std::fs::File;
use std::os::fd::OwnedFd;
use std::os::unix::fs::FileExt;

/// Reads those of the registers `indices` that the host under `root` tells of,
/// in their order, each with its index.
///
/// The kernel's `msr` module gives the processor's own value, of the CPU 0.
/// Where that module is not loaded or does not give the register, KVM gives
/// the value that it supports, of registers that it knows. Either takes rights
/// on a device under /dev; without them there is no register.
#[must_use]
pub fn feature_registers_blocking(
    root: &HostRoot,
    indices: impl IntoIterator<Item = u32>,
) -> Vec<(u32, u64)> {
    let processor = File::open(root.path("/dev/cpu/0/msr")).ok();
    let flags = OFlags::RDWR | OFlags::CLOEXEC;
    let kvm = rustix::fs::open(root.path("/dev/kvm"), flags, Mode::empty()).ok();
    let read = |index| {
        let own = processor.as_ref().and_then(|device| register_of(device, index));
        own.or_else(|| supported(kvm.as_ref()?, index))
    };
    indices.into_iter().filter_map(|index| Some((index, read(index)?))).collect()
}

/// The device has each register's eight bytes at the offset of its index.
fn register_of(device: &File, index: u32) -> Option<u64> {
    let mut bytes = [0; 8];
    device.read_exact_at(&mut bytes, u64::from(index)).ok()?;
    Some(u64::from_le_bytes(bytes))
}

fn supported(kvm: &OwnedFd, index: u32) -> Option<u64> {
    ioctl::kvm_feature_register(kvm, index).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The register that tells which attacks a processor withstands.
    const ARCH_CAPABILITIES: u32 = 0x10a;

    #[test]
    fn registers_are_read_from_the_msr_device() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("dev/cpu/0")).unwrap();
        let device = File::create(folder.path().join("dev/cpu/0/msr")).unwrap();
        device.write_all_at(&0x0c00_0069_u64.to_le_bytes(), 0x10a).unwrap();
        let host = HostRoot::recorded(folder.path());
        // 0x480 lies behind the end: that register is not there.
        let read = feature_registers_blocking(&host, [0x10a, 0x480]);
        assert_eq!(read, [(0x10a, 0x0c00_0069)]);
    }

    #[test]
    fn a_host_without_devices_has_no_registers() {
        let folder = tempfile::tempdir().unwrap();
        let host = HostRoot::recorded(folder.path());
        assert_eq!(feature_registers_blocking(&host, [ARCH_CAPABILITIES]), []);
    }

    #[test]
    fn kvm_tells_of_the_registers_that_it_knows() {
        let root = HostRoot::system();
        let flags = OFlags::RDWR | OFlags::CLOEXEC;
        let Ok(device) = rustix::fs::open(root.path("/dev/kvm"), flags, Mode::empty()) else {
            eprintln!("skipped: /dev/kvm is not here or may not be opened");
            return;
        };
        if !cfg!(target_arch = "x86_64") {
            return;
        }
        // KVM emulates this register on every x86 processor since Linux 5.0;
        // nobody's processor has the other.
        assert!(ioctl::kvm_feature_register(&device, ARCH_CAPABILITIES).unwrap().is_some());
        assert_eq!(ioctl::kvm_feature_register(&device, 0xdead_beef).unwrap(), None);
    }
}
