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

commands! {
    "vol-clone" => clone,
    "vol-create" => create,
    "vol-create-as" => create_as,
    "vol-create-from" => create_from,
    "vol-delete" => delete,
    "vol-download" => download,
    "vol-dumpxml" => dump,
    "vol-fetch" => fetch [own interruption],
    "vol-info" => info,
    "vol-key" => key,
    "vol-list" => list,
    "vol-name" => name,
    "vol-path" => path,
    "vol-pool" => pool,
    "vol-resize" => resize,
    "vol-upload" => upload,
    "vol-wipe" => wipe,
}
