//! Storage pools: `pool-*` and the search for their sources.

mod definition;
pub(crate) mod event;
pub(super) mod find;
pub(super) mod info;
mod lifecycle;
mod list;
mod sources;
mod specification;
mod state;

pub(super) use definition::{create, create_as, define, define_as, dump, edit, undefine};
pub(super) use event::events;
pub(super) use info::{info, name, uuid};
pub(super) use lifecycle::{autostart, build, delete, destroy, refresh, start};
pub(super) use list::list;
pub(super) use sources::{capabilities, find_sources, find_sources_as};

commands! {
    "find-storage-pool-sources" => find_sources,
    "find-storage-pool-sources-as" => find_sources_as,
    "pool-autostart" => autostart,
    "pool-build" => build,
    "pool-capabilities" => capabilities,
    "pool-create" => create,
    "pool-create-as" => create_as,
    "pool-define" => define,
    "pool-define-as" => define_as,
    "pool-delete" => delete,
    "pool-destroy" => destroy,
    "pool-dumpxml" => dump,
    "pool-edit" => edit [own interruption],
    "pool-event" => events [own interruption],
    "pool-info" => info,
    "pool-list" => list,
    "pool-name" => name,
    "pool-refresh" => refresh,
    "pool-start" => start,
    "pool-undefine" => undefine,
    "pool-uuid" => uuid,
}
