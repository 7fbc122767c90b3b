//! Storage volumes: `vol-*`.

mod change;
mod create;
mod fetch;
mod find;
mod info;
mod list;
mod transfer;

pub(super) use change::{delete, resize, wipe};
pub(super) use create::{clone, create, create_as, create_from};
pub(super) use fetch::fetch;
pub(super) use info::{dump, info, key, name, path, pool};
pub(super) use list::list;
pub(super) use transfer::{download, upload};
