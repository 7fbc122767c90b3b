//! Locks that a guest needs to run: `<lease>`. There is no lock manager.

use super::BuildError;
use super::contract::{Asked, At, Built, DeviceModel};
use ostler_model::domain::Lease;

impl DeviceModel for Lease {
    fn needs(&self, _at: &At<'_>, _asked: &mut Asked) -> Result<(), BuildError> {
        Err(refusal(self))
    }

    fn build(&self, _at: &At<'_>) -> Result<Built, BuildError> {
        Err(refusal(self))
    }
}

fn refusal(lease: &Lease) -> BuildError {
    BuildError::unsupported(
        format!("<lease> with <key>{}</key>", lease.key),
        "there is no lock manager that could take it: leave the lease out",
    )
}
