//! Secrets as QEMU's objects: encrypted with the guest's master key.

use super::{BuildError, Part};
use crate::arguments::Properties;
use crate::command::Scene;

/// The object that holds a prepared secret.
pub(crate) fn part(scene: &Scene<'_>, id: &str) -> Result<Part, BuildError> {
    let secret = scene.prepared.secret(id)?;
    let object = Properties::object("secret", id.to_owned())
        .with("data", &secret.data)
        .with("keyid", "masterKey0")
        .with("iv", &secret.vector)
        .with("format", "base64");
    Ok(Part::Object(object))
}
