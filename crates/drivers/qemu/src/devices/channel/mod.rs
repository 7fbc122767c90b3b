//! Channels: `<channel>`.

mod build;

use super::contract::{Asked, At, Built, DeviceModel};
use super::{BuildError, secret_need};
use ostler_model::domain::Channel;

impl DeviceModel for Channel {
    fn needs(&self, at: &At<'_>, asked: &mut Asked) -> Result<(), BuildError> {
        let end = build::end(self)?;
        end.needs(&mut asked.next_set, &mut asked.needs);
        secret_need::of_character(at.scene, &end, &mut asked.needs);
        Ok(())
    }

    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
