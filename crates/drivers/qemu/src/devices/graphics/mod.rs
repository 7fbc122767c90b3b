//! Displays: `<graphics>`.

mod build;
mod place;
mod spice;
mod vnc;

pub(in crate::devices) use build::has_any;

use super::BuildError;
use super::contract::{At, Built, DeviceModel, Release};
use ostler_model::domain::Graphics;

impl DeviceModel for Graphics {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self, at.index).map(Built::from)
    }

    fn release(&self) -> Vec<Release> {
        let Self::Vnc(vnc) = self else { return Vec::new() };
        let port = |port: Option<i32>| port.and_then(|port| u16::try_from(port).ok());
        let websocket = port(vnc.websocket).map(Release::WebsocketPort);
        port(vnc.port).map(Release::VncPort).into_iter().chain(websocket).collect()
    }
}
