//! The host's end of any device that has one.

use super::CharacterSource;
use crate::domain::{DeviceMut, DeviceRef, RngBackend, SmartcardMode};

/// The arms of both functions: they differ in nothing but in what they borrow.
macro_rules! character_source {
    ($device:expr, $kinds:ident, $borrow:ident, ($($reference:tt)+)) => {
        match $device {
            $kinds::Serial(serial) => Some($($reference)+ serial.source.0),
            $kinds::Parallel(parallel) => Some($($reference)+ parallel.source.0),
            $kinds::Console(console) => Some($($reference)+ console.source.0),
            $kinds::Channel(channel) => Some($($reference)+ channel.source),
            $kinds::Redirdev(redirected) => Some($($reference)+ redirected.source),
            $kinds::Smartcard(card) => match $($reference)+ card.mode {
                SmartcardMode::Passthrough(source) => Some(source),
                SmartcardMode::Host | SmartcardMode::HostCertificates(_) => None,
            },
            $kinds::Rng(rng) => match $($reference)+ rng.backend {
                RngBackend::Egd(source) => Some(source.$borrow()),
                RngBackend::Random(_) | RngBackend::Builtin => None,
            },
            $kinds::Disk(_)
            | $kinds::Controller(_)
            | $kinds::Lease(_)
            | $kinds::Filesystem(_)
            | $kinds::Interface(_)
            | $kinds::Input(_)
            | $kinds::Tpm(_)
            | $kinds::Graphics(_)
            | $kinds::Sound(_)
            | $kinds::Audio(_)
            | $kinds::Video(_)
            | $kinds::Hostdev(_)
            | $kinds::Hub(_)
            | $kinds::Watchdog(_)
            | $kinds::MemBalloon(_)
            | $kinds::Nvram(_)
            | $kinds::Panic(_)
            | $kinds::SharedMemory(_)
            | $kinds::Memory(_)
            | $kinds::Iommu(_)
            | $kinds::Vsock(_)
            | $kinds::Crypto(_)
            | $kinds::Pstore(_) => None,
        }
    };
}

impl<'a> DeviceRef<'a> {
    /// The source of a character device, where the definition spells it out.
    #[must_use]
    pub fn character_source(self) -> Option<&'a CharacterSource> {
        character_source!(self, DeviceRef, as_ref, (&))
    }
}

impl<'a> DeviceMut<'a> {
    /// As [`DeviceRef::character_source`], to be changed.
    #[must_use]
    pub fn into_character_source(self) -> Option<&'a mut CharacterSource> {
        character_source!(self, DeviceMut, as_mut, (&mut))
    }
}
