//! Storage pools: `pool-*` and the search for their sources.

mod definition;
pub(crate) mod event;
pub(super) mod find;
pub(super) mod info;
mod lifecycle;
mod list;
mod sources;
mod specification;

pub(super) use definition::{create, create_as, define, define_as, dump, edit, undefine};
pub(super) use event::events;
pub(super) use info::{info, name, uuid};
pub(super) use lifecycle::{autostart, build, delete, destroy, refresh, start};
pub(super) use list::list;
pub(super) use sources::{capabilities, find_sources, find_sources_as};
