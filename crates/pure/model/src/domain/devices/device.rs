//! One list of a domain's devices.
//!
//! The table at the end of this file is the only place that names all kinds.
//! From it come [`Device`] (one device of any kind, as attaching and detaching
//! need it), [`DeviceKind`], and the visitors of [`Devices`]: [`Devices::visit`]
//! and [`Devices::visit_mut`] hand out each device as a [`DeviceRef`] or a
//! [`DeviceMut`].
//!
//! The visitors take [`Devices`] apart field by field, and whoever uses them
//! matches on all kinds. A field without a row in the table, and a kind that a
//! user of the visitors does not know, are errors of the compiler.

use super::{
    Audio, Channel, Console, Controller, Crypto, DeviceInfo, Devices, Disk, Filesystem, Graphics,
    Hostdev, Hub, Input, Interface, Iommu, Lease, MemBalloon, MemoryDevice, NvramDevice, Panic,
    Parallel, Pstore, RedirectedDevice, Rng, Serial, SharedMemory, Smartcard, Sound, Tpm, Video,
    Vsock, Watchdog,
};
use crate::DefError;
use ostler_xml::{Document, List, View, Writer};
use std::fmt;

/// A field of [`Devices`] that holds the devices of one kind.
trait Holder<T> {
    /// Puts a device behind those that are there. A field that holds one device
    /// gives back the new one when it is full.
    fn put(&mut self, device: T) -> Option<T>;

    /// Takes out the device at `index`, counted within the field.
    fn take_out(&mut self, index: usize) -> Option<T>;
}

impl<T> Holder<T> for Vec<T> {
    fn put(&mut self, device: T) -> Option<T> {
        self.push(device);
        None
    }

    fn take_out(&mut self, index: usize) -> Option<T> {
        (index < self.len()).then(|| self.remove(index))
    }
}

impl<T> Holder<T> for List<T> {
    fn put(&mut self, device: T) -> Option<T> {
        self.push(device);
        None
    }

    fn take_out(&mut self, index: usize) -> Option<T> {
        self.remove(index)
    }
}

impl<T> Holder<T> for Option<Box<T>> {
    fn put(&mut self, device: T) -> Option<T> {
        if self.is_some() {
            return Some(device);
        }
        *self = Some(Box::new(device));
        None
    }

    fn take_out(&mut self, index: usize) -> Option<T> {
        self.take_if(|_| index == 0).map(|device| *device)
    }
}

/// The information of a device of a row, by the word at the row's end.
macro_rules! info {
    ($device:ident, info, $($reference:tt)+) => { Some($($reference)+ $device.info) };
    ($device:ident, bare, $($reference:tt)+) => {{
        let _ = $device;
        None
    }};
}

/// Declares the kinds of devices: type, element, field of [`Devices`], and
/// whether the kind has a [`DeviceInfo`] (`info`) or not (`bare`).
macro_rules! devices {
    ($($kind:ident($type:ty) = $element:literal in $field:ident, $info:ident;)*) => {
        /// The kind of a device.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DeviceKind {
            $(#[doc = concat!("`<", $element, ">`.")] $kind,)*
        }

        impl DeviceKind {
            /// All kinds, in the order of their elements in a definition.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The name of the kind's element.
            #[must_use]
            pub const fn element(self) -> &'static str {
                match self { $(Self::$kind => $element,)* }
            }
        }

        /// One device of any kind.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Device {
            $(#[doc = concat!("`<", $element, ">`.")] $kind(Box<$type>),)*
        }

        /// A device in its place in a definition.
        #[derive(Debug, Clone, Copy)]
        pub enum DeviceRef<'a> {
            $(#[doc = concat!("`<", $element, ">`.")] $kind(&'a $type),)*
        }

        /// A device in its place in a definition, to be changed.
        #[derive(Debug)]
        pub enum DeviceMut<'a> {
            $(#[doc = concat!("`<", $element, ">`.")] $kind(&'a mut $type),)*
        }

        impl Device {
            /// Reads the document of one device, whose root names its kind.
            pub fn parse(xml: &str) -> Result<Self, DefError> {
                let document = Document::parse(xml)?;
                match document.root_name() {
                    $($element => Ok(Self::$kind(Box::new(document.read($element)?))),)*
                    other => {
                        Err(DefError::unsupported(format!("<{other}>"), "unknown device type"))
                    }
                }
            }

            /// The device's document, byte for byte as it stands in a
            /// definition that is written for `view`.
            #[must_use]
            pub fn to_xml(&self, view: View) -> String {
                self.as_ref().to_xml(view)
            }

            /// The device, to be looked at.
            #[must_use]
            pub fn as_ref(&self) -> DeviceRef<'_> {
                match self { $(Self::$kind(device) => DeviceRef::$kind(device),)* }
            }

            /// The device, to be changed.
            pub fn as_mut(&mut self) -> DeviceMut<'_> {
                match self { $(Self::$kind(device) => DeviceMut::$kind(device),)* }
            }

            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> DeviceKind {
                match self { $(Self::$kind(_) => DeviceKind::$kind,)* }
            }
        }

        impl<'a> DeviceRef<'a> {
            /// Its kind.
            #[must_use]
            pub const fn kind(self) -> DeviceKind {
                match self { $(Self::$kind(_) => DeviceKind::$kind,)* }
            }

            /// The part that all devices share; none for kinds that are no hardware.
            #[must_use]
            pub fn info(self) -> Option<&'a DeviceInfo> {
                match self { $(Self::$kind(device) => info!(device, $info, &),)* }
            }

            /// The device's document for `view`.
            #[must_use]
            pub fn to_xml(self, view: View) -> String {
                let mut writer = Writer::new(view);
                match self { $(Self::$kind(device) => writer.element($element, device),)* }
                writer.finish()
            }

            /// A copy that stands for itself.
            #[must_use]
            pub fn to_owned(self) -> Device {
                match self { $(Self::$kind(device) => Device::$kind(Box::new(device.clone())),)* }
            }
        }

        impl<'a> DeviceMut<'a> {
            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> DeviceKind {
                match self { $(Self::$kind(_) => DeviceKind::$kind,)* }
            }

            /// The device, to be looked at.
            #[must_use]
            pub fn as_ref(&self) -> DeviceRef<'_> {
                match self { $(Self::$kind(device) => DeviceRef::$kind(device),)* }
            }

            /// The part that all devices share; none for kinds that are no hardware.
            #[must_use]
            pub fn into_info(self) -> Option<&'a mut DeviceInfo> {
                match self { $(Self::$kind(device) => info!(device, $info, &mut),)* }
            }
        }

        impl Devices {
            /// Shows each device to `visit`, kind by kind in the order of the
            /// table, and within a kind in the order of the definition.
            pub fn visit<'a>(&'a self, mut visit: impl FnMut(DeviceRef<'a>)) {
                let Self { emulator: _, redirection_filter: _, $($field,)* } = self;
                $($field.iter().for_each(|device| visit(DeviceRef::$kind(device)));)*
            }

            /// As [`Devices::visit`], of devices to be changed.
            pub fn visit_mut<'a>(&'a mut self, mut visit: impl FnMut(DeviceMut<'a>)) {
                let Self { emulator: _, redirection_filter: _, $($field,)* } = self;
                $($field.iter_mut().for_each(|device| visit(DeviceMut::$kind(device)));)*
            }

            /// How many devices of a kind there are.
            #[must_use]
            pub fn count(&self, kind: DeviceKind) -> usize {
                match kind { $(DeviceKind::$kind => self.$field.iter().count(),)* }
            }

            /// Puts a device behind the others of its kind. A kind of which a
            /// domain has one gives back the device when there is one already.
            #[must_use]
            pub fn push(&mut self, device: Device) -> Option<Device> {
                match device {
                    $(Device::$kind(device) => {
                        self.$field.put(*device).map(|device| Device::$kind(Box::new(device)))
                    })*
                }
            }

            /// The device of a kind at `index`, counted within the kind.
            #[must_use]
            pub fn device(&self, kind: DeviceKind, index: usize) -> Option<DeviceRef<'_>> {
                match kind {
                    $(DeviceKind::$kind => {
                        self.$field.iter().nth(index).map(|device| DeviceRef::$kind(device))
                    })*
                }
            }

            /// As [`Devices::device`], of a device to be changed.
            pub fn device_mut(&mut self, kind: DeviceKind, index: usize) -> Option<DeviceMut<'_>> {
                match kind {
                    $(DeviceKind::$kind => {
                        self.$field.iter_mut().nth(index).map(|device| DeviceMut::$kind(device))
                    })*
                }
            }

            /// Takes out the device of a kind at `index`, counted within the
            /// kind.
            pub fn remove(&mut self, kind: DeviceKind, index: usize) -> Option<Device> {
                match kind {
                    $(DeviceKind::$kind => {
                        let device: Option<$type> = self.$field.take_out(index);
                        device.map(|device| Device::$kind(Box::new(device)))
                    })*
                }
            }
        }
    };
}

impl fmt::Display for DeviceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.element())
    }
}

impl DeviceKind {
    /// Returns whether a guest can be booted from a device of the kind, so that it has a rank
    /// in the boot order.
    #[must_use]
    pub const fn is_bootable(self) -> bool {
        match self {
            Self::Disk | Self::Interface | Self::Hostdev | Self::Redirdev => true,
            Self::Controller
            | Self::Lease
            | Self::Filesystem
            | Self::Smartcard
            | Self::Serial
            | Self::Parallel
            | Self::Console
            | Self::Channel
            | Self::Input
            | Self::Tpm
            | Self::Graphics
            | Self::Sound
            | Self::Audio
            | Self::Video
            | Self::Hub
            | Self::Watchdog
            | Self::MemBalloon
            | Self::Rng
            | Self::Nvram
            | Self::Panic
            | Self::SharedMemory
            | Self::Memory
            | Self::Iommu
            | Self::Vsock
            | Self::Crypto
            | Self::Pstore => false,
        }
    }
}

impl Devices {
    /// The kind and place within its kind of the device with this alias.
    #[must_use]
    pub fn find_alias(&self, alias: &str) -> Option<(DeviceKind, usize)> {
        let mut found = None;
        let mut before = (None, 0);
        self.visit(|device| {
            let kind = device.kind();
            before =
                if before.0 == Some(kind) { (Some(kind), before.1 + 1) } else { (Some(kind), 0) };
            let is = device.info().is_some_and(|info| info.alias.as_deref() == Some(alias));
            if is && found.is_none() {
                found = Some((kind, before.1));
            }
        });
        found
    }
}

devices! {
    Disk(Disk) = "disk" in disks, info;
    Controller(Controller) = "controller" in controllers, info;
    Lease(Lease) = "lease" in leases, bare;
    Filesystem(Filesystem) = "filesystem" in filesystems, info;
    Interface(Interface) = "interface" in interfaces, info;
    Smartcard(Smartcard) = "smartcard" in smartcards, info;
    Serial(Serial) = "serial" in serials, info;
    Parallel(Parallel) = "parallel" in parallels, info;
    Console(Console) = "console" in consoles, info;
    Channel(Channel) = "channel" in channels, info;
    Input(Input) = "input" in inputs, info;
    Tpm(Tpm) = "tpm" in tpms, info;
    Graphics(Graphics) = "graphics" in graphics, bare;
    Sound(Sound) = "sound" in sounds, info;
    Audio(Audio) = "audio" in audios, bare;
    Video(Video) = "video" in videos, info;
    Hostdev(Hostdev) = "hostdev" in hostdevs, info;
    Redirdev(RedirectedDevice) = "redirdev" in redirdevs, info;
    Hub(Hub) = "hub" in hubs, info;
    Watchdog(Watchdog) = "watchdog" in watchdogs, info;
    MemBalloon(MemBalloon) = "memballoon" in memballoon, info;
    Rng(Rng) = "rng" in rngs, info;
    Nvram(NvramDevice) = "nvram" in nvram, info;
    Panic(Panic) = "panic" in panics, info;
    SharedMemory(SharedMemory) = "shmem" in shared_memories, info;
    Memory(MemoryDevice) = "memory" in memory, info;
    Iommu(Iommu) = "iommu" in iommu, info;
    Vsock(Vsock) = "vsock" in vsock, info;
    Crypto(Crypto) = "crypto" in cryptos, info;
    Pstore(Pstore) = "pstore" in pstore, info;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_read_by_its_root_and_written_back() {
        for xml in [
            "<disk type='file' device='disk'>\n  <driver name='qemu' type='qcow2'/>\n  \
             <source file='/a'/>\n  <target dev='vda' bus='virtio'/>\n</disk>\n",
            "<interface type='user'>\n  <mac address='52:54:00:00:00:01'/>\n  \
             <model type='virtio'/>\n</interface>\n",
            "<lease>\n  <lockspace>space</lockspace>\n  <key>k</key>\n  \
             <target path='/lease' offset='1024'/>\n</lease>\n",
            "<pstore backend='acpi-erst'>\n  <path>/p</path>\n  <size unit='KiB'>8</size>\n\
             </pstore>\n",
            "<vsock model='virtio'>\n  <cid auto='no' address='4'/>\n</vsock>\n",
            "<audio id='1' type='none'/>\n",
            "<memballoon model='virtio'/>\n",
        ] {
            let device = Device::parse(xml).unwrap();
            assert_eq!(device.to_xml(View::default()), xml);
            let mut devices = Devices::default();
            assert_eq!(devices.push(device.clone()), None);
            assert_eq!(devices.count(device.kind()), 1);
            let there = devices.device(device.kind(), 0).map(DeviceRef::to_owned);
            assert_eq!(there.as_ref(), Some(&device));
            assert_eq!(devices.remove(device.kind(), 1), None);
            assert_eq!(devices.remove(device.kind(), 0), Some(device));
            assert_eq!(devices, Devices::default());
        }
    }

    #[test]
    fn what_is_no_device_is_refused() {
        for xml in ["<emulator>/x</emulator>", "<domain/>", "<vsock", "<vsock><x/></vsock>"] {
            assert!(Device::parse(xml).is_err(), "{xml}");
        }
    }

    #[test]
    fn a_second_device_of_a_kind_with_one_comes_back() {
        let mut devices = Devices::default();
        let balloon = Device::parse("<memballoon model='none'/>").unwrap();
        assert_eq!(devices.push(balloon.clone()), None);
        assert_eq!(devices.push(balloon.clone()), Some(balloon));
    }

    #[test]
    fn aliases_are_found_by_kind_and_place() {
        let mut devices = Devices::default();
        for alias in ["ua-a", "ua-b"] {
            let xml = format!("<hub type='usb'><alias name='{alias}'/></hub>");
            assert_eq!(devices.push(Device::parse(&xml).unwrap()), None);
        }
        assert_eq!(devices.find_alias("ua-b"), Some((DeviceKind::Hub, 1)));
        assert_eq!(devices.find_alias("hub0"), None);
    }
}
