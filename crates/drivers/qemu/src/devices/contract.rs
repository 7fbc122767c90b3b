//! The contract of a kind of device: what it needs of the host, what the
//! emulator is told, what is given back.
//!
//! Each kind has a folder that implements [`DeviceModel`] in `mod.rs`; its
//! files have the same names everywhere: `needs.rs`, `build.rs`,
//! `follow_up.rs`, `release.rs`, as far as the kind has them. [`model`] finds
//! the implementation of a device; it knows all kinds.
//!
//! Nothing here does IO, and nothing here knows whether the guest runs: a cold
//! start and a device that joins go through the same functions.

use super::{BuildError, Part, QmpCall};
use crate::scene::Need;
use crate::scene::Scene;
use ostler_model::domain::DeviceRef;
use std::path::PathBuf;

/// The contract of a kind of device with this driver.
pub(crate) trait DeviceModel {
    /// Adds what the host has to make before the device can be built. Does not
    /// read the scene's answers, which are not there yet.
    ///
    /// # Errors
    /// The device asks for what cannot be had.
    fn needs(&self, _at: &At<'_>, _asked: &mut Asked) -> Result<(), BuildError> {
        Ok(())
    }

    /// The parts of the device in the order in which the emulator is told, and
    /// what the monitor is told after them.
    ///
    /// # Errors
    /// The device cannot be had with this emulator, the definition was not
    /// completed, or the host's answer is missing.
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError>;

    /// The things of the host that are given back when the device is gone.
    fn release(&self) -> Vec<Release> {
        Vec::new()
    }
}

/// The surroundings in which a device is built.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    /// The guest.
    pub(crate) scene: &'a Scene<'a>,
    /// The device's place among its kind.
    pub(crate) index: usize,
    /// Its rank in the boot order.
    pub(crate) boot: Option<u32>,
}

/// The needs that were collected so far.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) needs: Vec<Need>,
    /// The number of the next set of descriptors.
    pub(crate) next_set: u32,
}

impl Asked {
    /// Nothing yet; sets of descriptors are numbered from `first_set`.
    pub(crate) fn from_set(first_set: u32) -> Self {
        Self { needs: Vec::new(), next_set: first_set }
    }
}

/// A device as the emulator is told of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Built {
    /// In the order in which the emulator makes them.
    pub parts: Vec<Part>,
    /// Commands for settings without a place in a part: sent to the monitor when the parts are
    /// there, before the guest's processors run.
    pub follow_up: Vec<QmpCall>,
}

impl From<Vec<Part>> for Built {
    fn from(parts: Vec<Part>) -> Self {
        Self { parts, follow_up: Vec::new() }
    }
}

/// Something of the host that a device holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Release {
    /// A file that belongs to the emulator's user meanwhile.
    File(PathBuf),
    /// A port of the range of VNC displays.
    VncPort(u16),
    /// A port of the range of websockets.
    WebsocketPort(u16),
}

/// The implementation for a device.
pub(crate) fn model(device: DeviceRef<'_>) -> &dyn DeviceModel {
    match device {
        DeviceRef::Disk(device) => device,
        DeviceRef::Controller(device) => device,
        DeviceRef::Lease(device) => device,
        DeviceRef::Filesystem(device) => device,
        DeviceRef::Interface(device) => device,
        DeviceRef::Smartcard(device) => device,
        DeviceRef::Serial(device) => device,
        DeviceRef::Parallel(device) => device,
        DeviceRef::Console(device) => device,
        DeviceRef::Channel(device) => device,
        DeviceRef::Input(device) => device,
        DeviceRef::Tpm(device) => device,
        DeviceRef::Graphics(device) => device,
        DeviceRef::Sound(device) => device,
        DeviceRef::Audio(device) => device,
        DeviceRef::Video(device) => device,
        DeviceRef::Hostdev(device) => device,
        DeviceRef::Redirdev(device) => device,
        DeviceRef::Hub(device) => device,
        DeviceRef::Watchdog(device) => device,
        DeviceRef::MemBalloon(device) => device,
        DeviceRef::Rng(device) => device,
        DeviceRef::Nvram(device) => device,
        DeviceRef::Panic(device) => device,
        DeviceRef::SharedMemory(device) => device,
        DeviceRef::Memory(device) => device,
        DeviceRef::Iommu(device) => device,
        DeviceRef::Vsock(device) => device,
        DeviceRef::Crypto(device) => device,
        DeviceRef::Pstore(device) => device,
    }
}
