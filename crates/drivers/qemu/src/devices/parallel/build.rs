//! Parallel ports: `<parallel>`.

use crate::arguments::Properties;
use crate::devices::chardev::Character;
use crate::devices::{BuildError, Part};
use crate::scene::Scene;
use ostler_model::domain::Parallel;

use crate::devices::port;

/// The host's end of a parallel port.
pub(in crate::devices) fn end(parallel: &Parallel) -> Result<Character<'_>, BuildError> {
    port::end(&parallel.info, &parallel.source, parallel.log.as_deref())
}

/// The parts of a parallel port.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    parallel: &Parallel,
) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(2);
    let end = end(parallel)?;
    end.parts(scene, &mut parts)?;
    parts.push(Part::Device(
        Properties::device("isa-parallel")
            .with("chardev", end.id())
            .with("id", end.alias.to_owned()),
    ));
    Ok(parts)
}
