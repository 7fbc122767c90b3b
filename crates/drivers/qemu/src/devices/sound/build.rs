//! Sound cards: `<sound>`.

use crate::arguments::Properties;
use crate::devices::{BuildError, Part, address, audio, virtio};
use crate::scene::Scene;
use ostler_model::domain::{DomainDef, Sound, SoundCodec, SoundModel};
use ostler_xml::YesNo;

/// The audio backend of the PC speaker, when the guest has one.
pub(crate) fn pc_speaker_backend(domain: &DomainDef) -> Option<String> {
    let speaker =
        domain.devices.sounds.iter().find(|sound| sound.model == SoundModel::PcSpeaker)?;
    audio::id_for(domain, speaker.audio)
}

/// The parts of a sound card.
pub(in crate::devices) fn parts(scene: &Scene<'_>, sound: &Sound) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&sound.info)?;
    let backend = audio::id_for(scene.domain, sound.audio);
    let named = |driver: &'static str| Properties::device(driver).with("id", alias.to_owned());
    let mut device = match sound.model {
        // It is part of the machine: `-machine pcspk-audiodev`.
        SoundModel::PcSpeaker => return Ok(Vec::new()),
        SoundModel::Ich6 => return hda(scene, sound, named("intel-hda"), backend.as_deref()),
        SoundModel::Ich9 => return hda(scene, sound, named("ich9-intel-hda"), backend.as_deref()),
        SoundModel::Es1370 => named("ES1370"),
        SoundModel::Ac97 => named("AC97"),
        SoundModel::Sb16 => named("sb16"),
        SoundModel::Usb => named("usb-audio"),
        SoundModel::Virtio => {
            let mut device = virtio::device("virtio-sound", &sound.info, None)?;
            if let Some(driver) = &sound.driver {
                virtio::options(driver, &mut device);
            }
            device.with("id", alias.to_owned())
        }
        SoundModel::Ich7 => {
            return Err(BuildError::unsupported(
                "<sound model='ich7'>",
                "QEMU has no such card; use ich6 or ich9",
            ));
        }
    };
    device.set_some("audiodev", backend);
    if sound.model == SoundModel::Usb {
        device.set_some("multi", sound.multichannel.map(|multi| multi == YesNo::Yes));
    }
    device.set_some("streams", sound.streams);
    address::place(scene, &sound.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}

/// A card on whose bus the codecs hang.
fn hda(
    scene: &Scene<'_>,
    sound: &Sound,
    mut card: Properties,
    backend: Option<&str>,
) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&sound.info)?;
    address::place(scene, &sound.info, &mut card)?;
    let mut parts = vec![Part::Device(card)];
    let default = [SoundCodec::Duplex];
    let own: Vec<SoundCodec> = sound.codecs.iter().map(|codec| codec.kind).collect();
    let codecs = if own.is_empty() { &default[..] } else { &own };
    for (index, codec) in codecs.iter().enumerate() {
        let driver = match codec {
            SoundCodec::Duplex => "hda-duplex",
            SoundCodec::Micro => "hda-micro",
            SoundCodec::Output => "hda-output",
        };
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        let mut device = Properties::device(driver)
            .with("id", format!("{alias}-codec{index}"))
            .with("bus", format!("{alias}.0"))
            .with("cad", number);
        device.set_some("audiodev", backend.map(str::to_owned));
        parts.push(Part::Device(device));
    }
    Ok(parts)
}
