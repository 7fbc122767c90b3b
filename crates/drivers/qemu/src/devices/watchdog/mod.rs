//! Watchdogs: `<watchdog>`.

mod build;

pub(in crate::devices) use build::action;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::Watchdog;

impl DeviceModel for Watchdog {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::part(at.scene, self).map(|part| vec![part].into())
    }
}
