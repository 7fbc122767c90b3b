//! Which kernel runs, and since when.

use crate::HostRoot;
use crate::file::read_bounded_blocking;

/// Facts that differ after the host was started anew or with another kernel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kernel {
    /// Release, such as `6.1.0-56-cloud-amd64`.
    pub release: String,
    /// Build, such as `#1 SMP PREEMPT_DYNAMIC Debian 6.1.164-1`.
    pub version: String,
    /// The name of this run of it, where /proc tells.
    pub boot: Option<String>,
}

/// The running kernel of the host under `root`.
#[must_use]
pub fn kernel(root: &HostRoot) -> Kernel {
    let uname = rustix::system::uname();
    let boot = read_bounded_blocking(&root.path("/proc/sys/kernel/random/boot_id"), 128)
        .ok()
        .map(|text| String::from_utf8_lossy(text.trim_ascii()).into_owned());
    Kernel {
        release: uname.release().to_string_lossy().into_owned(),
        version: uname.version().to_string_lossy().into_owned(),
        boot,
    }
}
