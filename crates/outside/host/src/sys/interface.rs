//! Numbers of network interfaces, and controls of tap devices.

use std::{
    ffi::CString,
    io,
    os::fd::{AsRawFd, OwnedFd},
};

const IFF_TAP: i16 = 0x0002;
const IFF_NO_PI: i16 = 0x1000;
const IFF_VNET_HDR: i16 = 0x4000;
const IFF_MULTI_QUEUE: i16 = 0x0100;

/// How packets pass a tap device.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TapFlags {
    pub(crate) virtio_header: bool,
    pub(crate) several_queues: bool,
}

/// The number of the interface `name` in this thread's network namespace.
pub(crate) fn index(name: &str) -> Option<u32> {
    let name = CString::new(name).ok()?;
    // SAFETY: a C string, which the call only reads.
    let index = unsafe { libc::if_nametoindex(name.as_ptr()) };
    (index != 0).then_some(index)
}

/// Makes `tun`, an open /dev/net/tun, a queue of the tap device `name`.
pub(crate) fn attach_tap(tun: &OwnedFd, name: &str, flags: TapFlags) -> io::Result<()> {
    let mut request = request(name)?;
    let mut bits = IFF_TAP | IFF_NO_PI;
    if flags.virtio_header {
        bits |= IFF_VNET_HDR;
    }
    if flags.several_queues {
        bits |= IFF_MULTI_QUEUE;
    }
    request.ifr_ifru.ifru_flags = bits;
    // SAFETY: TUNSETIFF reads and writes an ifreq, which this is.
    outcome(unsafe {
        libc::ioctl(tun.as_raw_fd(), libc::TUNSETIFF as libc::Ioctl, &raw mut request)
    })?;
    Ok(())
}

/// Has the tap device of this descriptor go with its last descriptor.
pub(crate) fn let_tap_go(tun: &OwnedFd) -> io::Result<()> {
    let not: libc::c_ulong = 0;
    // SAFETY: TUNSETPERSIST takes a number.
    outcome(unsafe { libc::ioctl(tun.as_raw_fd(), libc::TUNSETPERSIST as libc::Ioctl, not) })?;
    Ok(())
}

/// A request about the interface `name`.
fn request(name: &str) -> io::Result<libc::ifreq> {
    // SAFETY: all of the structure's members are numbers or arrays of them.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    // The last byte stays the terminating NUL.
    if name.len() >= request.ifr_name.len() || name.contains('\0') {
        return Err(io::Error::from_raw_os_error(libc::ENAMETOOLONG));
    }
    for (raw, byte) in request.ifr_name.iter_mut().zip(name.bytes()) {
        *raw = libc::c_char::from_ne_bytes([byte]);
    }
    Ok(request)
}

fn outcome(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}
