//! Sources of random numbers: `<rng>`.

use crate::arguments::Properties;
use crate::devices::chardev::Character;
use crate::devices::{BuildError, Part, address, virtio};
use crate::scene::Scene;
use ostler_model::domain::{Rng, RngBackend};

/// The host's end of a source of random numbers that is a daemon.
pub(in crate::devices) fn end(rng: &Rng) -> Result<Option<Character<'_>>, BuildError> {
    let RngBackend::Egd(source) = &rng.backend else { return Ok(None) };
    let alias = address::alias(&rng.info)?;
    Ok(Some(Character { alias, source, log: None, spice_channel: "rng" }))
}

/// The parts of a source of random numbers.
pub(in crate::devices) fn parts(scene: &Scene<'_>, rng: &Rng) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&rng.info)?;
    let mut parts = Vec::with_capacity(3);
    if let Some(end) = end(rng)? {
        end.parts(scene, &mut parts)?;
    }
    let id = format!("obj{alias}");
    parts.push(Part::Object(match &rng.backend {
        RngBackend::Random(device) => {
            let path = device.path.as_deref().unwrap_or("/dev/urandom").to_owned();
            Properties::object("rng-random", id.clone()).with("filename", path)
        }
        RngBackend::Egd(_) => {
            Properties::object("rng-egd", id.clone()).with("chardev", format!("char{alias}"))
        }
        RngBackend::Builtin => Properties::object("rng-builtin", id.clone()),
    }));
    let mut device = virtio::device("virtio-rng", &rng.info, Some(rng.model))?;
    if let Some(driver) = &rng.driver {
        virtio::options(driver, &mut device);
    }
    device.set("rng", id);
    device.set("id", alias.to_owned());
    if let Some(rate) = &rng.rate {
        device.set("max-bytes", rate.bytes);
        // QEMU's default is no limit; ours is per second.
        device.set("period", rate.period.unwrap_or(1000));
    }
    address::place(scene, &rng.info, &mut device)?;
    parts.push(Part::Device(device));
    Ok(parts)
}
