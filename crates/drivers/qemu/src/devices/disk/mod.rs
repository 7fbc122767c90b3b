//! Disks: `<disk>`.
//!
//! A disk is its images, as nodes of the block graph ([`image`]), and what the
//! guest sees of them ([`frontend`]). Limits of `<iotune>` are set through the
//! monitor once the guest is there.

mod build;
mod encryption;
pub(crate) mod follow_up;
mod frontend;
mod graph;
mod image;
mod needs;
mod network;
mod protocol;
mod secrets;

pub(in crate::devices) use build::floppy_controller;
pub(crate) use encryption::check_encryption;
pub(crate) use frontend::{scsi_controller, set_scsi_place};
pub(crate) use image::{Image, Rest, Treatment};
pub(in crate::devices) use secrets::of_variables;

use super::BuildError;
use super::contract::{Asked, At, Built, DeviceModel, Release};
use ostler_model::domain::Disk;

impl DeviceModel for Disk {
    fn needs(&self, at: &At<'_>, asked: &mut Asked) -> Result<(), BuildError> {
        needs::add(self, &mut asked.next_set, &mut asked.needs);
        secrets::of_disk(at.scene, self, &mut asked.needs)
    }

    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        let parts = build::parts(at.scene, self, at.boot)?;
        Ok(Built { parts, follow_up: follow_up::calls(self) })
    }

    fn release(&self) -> Vec<Release> {
        let local = self.source.local_kind().and_then(|_| self.source.path());
        local.map(|path| Release::File(path.into())).into_iter().collect()
    }
}
