//! Host resources that a video card needs.

use super::build::is_vhost_user;
use crate::scene::{Need, Resource, Role};
use ostler_model::domain::Video;

/// Adds the host resources that a video card needs.
pub(super) fn add(video: &Video, needs: &mut Vec<Need>) {
    if is_vhost_user(video)
        && let Some(alias) = &video.info.alias
    {
        needs.push(Need {
            device: alias.to_string(),
            role: Role::Helper,
            resource: Resource::VhostUserGpu,
            set: None,
        });
    }
}
