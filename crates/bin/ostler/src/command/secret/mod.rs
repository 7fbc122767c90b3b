//! Secrets: `secret-*`.

mod definition;
pub(crate) mod event;
mod find;
mod list;
mod value;

pub(super) use definition::{define, dump, undefine};
pub(super) use event::events;
pub(super) use list::list;
pub(super) use value::{get_value, set_value};

commands! {
    "secret-define" => define,
    "secret-dumpxml" => dump,
    "secret-event" => events [own interruption],
    "secret-get-value" => get_value,
    "secret-list" => list,
    "secret-set-value" => set_value,
    "secret-undefine" => undefine,
}
