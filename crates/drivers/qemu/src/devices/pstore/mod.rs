//! Memory that keeps a crashed kernel's last words: `<pstore>`.

mod build;
mod needs;

use super::BuildError;
use super::contract::{Asked, At, Built, DeviceModel, Release};
use ostler_model::domain::Pstore;

impl DeviceModel for Pstore {
    fn needs(&self, _at: &At<'_>, asked: &mut Asked) -> Result<(), BuildError> {
        needs::add(self, &mut asked.needs)
    }

    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }

    fn release(&self) -> Vec<Release> {
        let path = self.path.as_deref();
        path.map(|path| Release::File(path.into())).into_iter().collect()
    }
}
