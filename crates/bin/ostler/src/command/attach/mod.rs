//! Commands that attach devices to a domain, detach them and change them: in
//! the running guest, in the definition, or in both.

mod address;
mod bandwidth;
mod change;
mod disk;
mod file;
mod interface;
mod link;
mod media;

pub(super) use disk::{attach as attach_disk, detach as detach_disk};
pub(super) use file::{attach, detach, detach_alias, update};
pub(super) use interface::{attach as attach_interface, detach as detach_interface};
pub(super) use link::set as set_link;
pub(super) use media::change as change_media;
