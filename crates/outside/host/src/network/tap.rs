//! Tap devices: the host's ends of guests' interfaces.

use super::{NetworkError, NetworkOperation, TapNames, bridge, link::Links, tap_mac};
use crate::{
    file::blocking,
    netlink::{LinkChange, check_interface_name},
    sys::interface::{self, TapFlags},
};
use ostler_core::MacAddress;
use rustix::fs::{Mode, OFlags};
use std::{io, os::fd::OwnedFd, sync::Arc};

const TUN: &str = "/dev/net/tun";
const VHOST: &str = "/dev/vhost-net";

/// More queues than this a tap device cannot have.
const QUEUES_AT_MOST: u32 = 256;

/// A tap device to be made.
#[derive(Debug, Clone)]
pub struct TapOptions {
    /// Its name.
    pub name: TapName,
    /// How many queues; one descriptor for each.
    pub queues: u32,
    /// Whether packets come with a header for offloads (virtio).
    pub virtio_header: bool,
    /// The guest's address, from which the device's own is made.
    pub guest_mac: Option<MacAddress>,
    /// The largest packet; that of the bridge, if any, when not given.
    pub mtu: Option<u32>,
    /// The bridge it is put on.
    pub bridge: Option<String>,
    /// Whether it is brought up.
    pub up: bool,
}

/// The name of a tap device.
#[derive(Debug, Clone)]
pub enum TapName {
    /// This.
    Exactly(String),
    /// The next of these names.
    Next(Arc<TapNames>),
}

/// A tap device. It is gone when the last descriptor of it is closed, ours and
/// those given to a program.
#[derive(Debug)]
pub struct Tap {
    /// Its name.
    pub name: String,
    /// A descriptor per queue.
    pub queues: Vec<OwnedFd>,
    /// Its address.
    pub mac: MacAddress,
    /// Its largest packet.
    pub mtu: u32,
}

/// Makes a tap device, all or nothing.
///
/// # Errors
/// Names the bridge, device or name that stood in the way.
pub async fn create_tap(options: TapOptions) -> Result<Tap, NetworkError> {
    blocking(move || create(&options)).await
}

/// Deletes a tap device that outlives its program. That it is gone is no error.
///
/// # Errors
/// When a program still uses it, or we may not.
pub async fn delete_tap(name: impl Into<String>) -> Result<(), NetworkError> {
    let name = name.into();
    blocking(move || {
        check_interface_name(&name)?;
        if interface::index(&name).is_none() {
            return Ok(());
        }
        let device = open_tun()?;
        // Held for a moment, then gone with the descriptor.
        interface::attach_tap(&device, &name, TapFlags::default())
            .and_then(|_| interface::let_tap_go(&device))
            .map_err(|error| NetworkError::of(NetworkOperation::Delete, &name, error))
    })
    .await
}

/// Opens the device that moves packets within the kernel, once per queue. A
/// host without it moves them in the emulator: `None`.
///
/// # Errors
/// When it is there but cannot be opened.
pub async fn open_vhost_net(queues: u32) -> Result<Option<Vec<OwnedFd>>, NetworkError> {
    blocking(move || {
        let open = |_| rustix::fs::open(VHOST, OFlags::RDWR | OFlags::CLOEXEC, Mode::empty());
        match (0..queues).map(open).collect::<Result<Vec<_>, _>>() {
            Ok(opened) => Ok(Some(opened)),
            Err(rustix::io::Errno::NOENT | rustix::io::Errno::NODEV) => Ok(None),
            Err(error) => Err(NetworkError::NoDevice {
                device: VHOST,
                module: "vhost_net",
                source: error.into(),
            }),
        }
    })
    .await
}

pub(super) fn create(options: &TapOptions) -> Result<Tap, NetworkError> {
    let (name, queues) = open_queues(options)?;
    // From here on dropping the descriptors takes the device away again.
    let mut links = Links::open(NetworkOperation::Create, &name)?;
    let bridge = match &options.bridge {
        Some(bridge) => Some(bridge::find(&mut links, NetworkOperation::Attach, bridge)?),
        None => None,
    };
    if let Some(guest) = options.guest_mac {
        let change = LinkChange { mac: Some(tap_mac(guest)), ..LinkChange::default() };
        links.change(NetworkOperation::SetMac, &name, &change)?;
    }
    let mtu = options.mtu.or(bridge.as_ref().map(|bridge| bridge.mtu));
    if mtu.is_some() {
        let change = LinkChange { mtu, ..LinkChange::default() };
        links.change(NetworkOperation::SetMtu, &name, &change)?;
    }
    if let Some(bridge) = &bridge {
        bridge::attach(&mut links, &name, bridge)?;
    }
    if options.up {
        links.change(NetworkOperation::SetUp, &name, &LinkChange::up(true))?;
    }
    let state = links.state(&name)?;
    Ok(Tap { name, queues, mac: state.mac, mtu: state.mtu })
}

fn open_queues(options: &TapOptions) -> Result<(String, Vec<OwnedFd>), NetworkError> {
    let count = options.queues.clamp(1, QUEUES_AT_MOST);
    let flags = TapFlags { virtio_header: options.virtio_header, several_queues: count > 1 };
    loop {
        let wanted = match &options.name {
            TapName::Exactly(name) => name.clone(),
            TapName::Next(names) => names.next(),
        };
        check_interface_name(&wanted)?;
        let exists = || io::Error::other("an interface of that name exists already");
        let failed = |error| NetworkError::of(NetworkOperation::Create, &wanted, error);
        // The kernel would hand out a persistent device of that name.
        if interface::index(&wanted).is_some() {
            return Err(failed(exists()));
        }
        let first = open_tun()?;
        match interface::attach_tap(&first, &wanted, flags) {
            Err(error) if error.raw_os_error() == Some(libc::EBUSY) => match options.name {
                TapName::Next(_) => continue,
                TapName::Exactly(_) => return Err(failed(exists())),
            },
            result => result.map_err(failed)?,
        };
        let mut queues = vec![first];
        for _ in 1..count {
            let queue = open_tun()?;
            interface::attach_tap(&queue, &wanted, flags).map_err(failed)?;
            queues.push(queue);
        }
        return Ok((wanted, queues));
    }
}

fn open_tun() -> Result<OwnedFd, NetworkError> {
    rustix::fs::open(TUN, OFlags::RDWR | OFlags::CLOEXEC, Mode::empty()).map_err(|error| {
        NetworkError::NoDevice { device: TUN, module: "tun", source: error.into() }
    })
}
