//! Network cards: `<interface>`. A card that is a device of the host has the
//! parts of such devices.

mod backend;
mod build;
mod card;
mod follow_up;
mod frontend;
mod needs;

pub(crate) use follow_up::link;

use super::BuildError;
use super::contract::{Asked, At, Built, DeviceModel};
use ostler_model::domain::Interface;

impl DeviceModel for Interface {
    fn needs(&self, _at: &At<'_>, asked: &mut Asked) -> Result<(), BuildError> {
        needs::add(self, &mut asked.next_set, &mut asked.needs);
        Ok(())
    }

    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        let parts = build::parts(at.scene, self, at.boot)?;
        Ok(Built { parts, follow_up: follow_up::calls(self) })
    }
}
