//! Controls of network interfaces and tap devices (netdevice(7)).

use std::{
    ffi::CString,
    io,
    os::fd::{AsRawFd, FromRawFd, OwnedFd},
};

const IFF_TAP: i16 = 0x0002;
const IFF_NO_PI: i16 = 0x1000;
const IFF_VNET_HDR: i16 = 0x4000;
const IFF_MULTI_QUEUE: i16 = 0x0100;

const SIOCBRADDIF: libc::c_ulong = 0x89a2;
const SIOCBRDELIF: libc::c_ulong = 0x89a3;

const ETHERNET: libc::sa_family_t = libc::ARPHRD_ETHER;

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

/// A socket through which interfaces are controlled.
#[derive(Debug)]
pub(crate) struct Control(OwnedFd);

impl Control {
    pub(crate) fn open() -> io::Result<Self> {
        let kind = libc::SOCK_DGRAM | libc::SOCK_CLOEXEC;
        // SAFETY: takes no pointers; a success is a descriptor of our own.
        unsafe {
            let socket = outcome(libc::socket(libc::AF_UNIX, kind, 0))?;
            Ok(Self(OwnedFd::from_raw_fd(socket)))
        }
    }

    pub(crate) fn flags(&self, name: &str) -> io::Result<libc::c_int> {
        let request = self.ask(libc::SIOCGIFFLAGS, request(name)?)?;
        // SAFETY: the call that succeeded has filled in this member; any bits
        // are a number.
        Ok(unsafe { request.ifr_ifru.ifru_flags }.into())
    }

    pub(crate) fn set_flags(&self, name: &str, flags: libc::c_int) -> io::Result<()> {
        let mut request = request(name)?;
        request.ifr_ifru.ifru_flags = libc::c_short::try_from(flags & 0xffff)
            .or_else(|_| libc::c_short::try_from((flags & 0xffff) - 0x1_0000))
            .map_err(io::Error::other)?;
        self.ask(libc::SIOCSIFFLAGS, request).map(drop)
    }

    pub(crate) fn mtu(&self, name: &str) -> io::Result<u32> {
        let request = self.ask(libc::SIOCGIFMTU, request(name)?)?;
        // SAFETY: as in `flags`.
        u32::try_from(unsafe { request.ifr_ifru.ifru_mtu }).map_err(io::Error::other)
    }

    pub(crate) fn set_mtu(&self, name: &str, mtu: u32) -> io::Result<()> {
        let mut request = request(name)?;
        request.ifr_ifru.ifru_mtu =
            i32::try_from(mtu).map_err(|_| io::Error::from_raw_os_error(libc::EINVAL))?;
        self.ask(libc::SIOCSIFMTU, request).map(drop)
    }

    pub(crate) fn mac(&self, name: &str) -> io::Result<[u8; 6]> {
        let request = self.ask(libc::SIOCGIFHWADDR, request(name)?)?;
        // SAFETY: as in `flags`.
        let address = unsafe { request.ifr_ifru.ifru_hwaddr };
        let mut mac = [0; 6];
        for (byte, raw) in mac.iter_mut().zip(address.sa_data) {
            *byte = raw.to_ne_bytes()[0];
        }
        Ok(mac)
    }

    pub(crate) fn set_mac(&self, name: &str, mac: [u8; 6]) -> io::Result<()> {
        let mut request = request(name)?;
        let mut address = libc::sockaddr { sa_family: ETHERNET, sa_data: [0; 14] };
        for (raw, byte) in address.sa_data.iter_mut().zip(mac) {
            *raw = libc::c_char::from_ne_bytes([byte]);
        }
        request.ifr_ifru.ifru_hwaddr = address;
        self.ask(libc::SIOCSIFHWADDR, request).map(drop)
    }

    pub(crate) fn add_to_bridge(&self, name: &str, bridge: &str) -> io::Result<()> {
        self.bridge(SIOCBRADDIF, name, bridge)
    }

    pub(crate) fn remove_from_bridge(&self, name: &str, bridge: &str) -> io::Result<()> {
        self.bridge(SIOCBRDELIF, name, bridge)
    }

    fn bridge(&self, what: libc::c_ulong, name: &str, bridge: &str) -> io::Result<()> {
        let index = index(name).ok_or_else(|| io::Error::from_raw_os_error(libc::ENODEV))?;
        let mut request = request(bridge)?;
        request.ifr_ifru.ifru_ifindex = i32::try_from(index).map_err(io::Error::other)?;
        self.ask(what, request).map(drop)
    }

    fn ask(&self, what: libc::c_ulong, mut request: libc::ifreq) -> io::Result<libc::ifreq> {
        // SAFETY: each of the calls made here reads and writes an ifreq at most.
        outcome(unsafe { libc::ioctl(self.0.as_raw_fd(), what as libc::Ioctl, &raw mut request) })?;
        Ok(request)
    }
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
