//! Secrets that host devices need.

use super::build::node_number_of;
use crate::devices::BuildError;
use crate::devices::secret_need::{lookup, push};
use crate::scene::Scene;
use crate::scene::{Need, SecretSource};
use ostler_driver::SecretUsage;
use ostler_model::domain::Hostdev;

/// Adds the credentials of an iSCSI unit.
pub(super) fn add(
    scene: &Scene<'_>,
    device: &Hostdev,
    needs: &mut Vec<Need>,
) -> Result<(), BuildError> {
    let Some(source) = device.iscsi_source() else { return Ok(()) };
    let Some(auth) = source.extras().and_then(|extras| extras.auth.as_deref()) else {
        return Ok(());
    };
    let opens = format!("host device '{}'", device.info.alias.as_deref().unwrap_or_default());
    let lookup = lookup(&opens, SecretUsage::Iscsi, auth.secret.as_ref())?;
    let id = format!("libvirt-{}-backend-secret0", node_number_of(scene, device));
    push(needs, id, opens, SecretSource::Kept(lookup));
    Ok(())
}
