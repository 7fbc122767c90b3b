//! Names of interfaces by their numbers.

use super::{
    link::links,
    socket::{Refusal, Socket},
};
use std::collections::HashMap;

/// The names that the interfaces of a namespace had at one moment.
#[derive(Debug)]
pub(super) struct Names(HashMap<u32, String>);

impl Names {
    pub(super) fn read(socket: &mut Socket) -> Result<Self, Refusal> {
        Ok(Self(links(socket)?.into_iter().map(|link| (link.index, link.name)).collect()))
    }

    /// The name of an interface; its number in words for one that came since.
    pub(super) fn of(&self, index: u32) -> String {
        self.0.get(&index).cloned().unwrap_or_else(|| format!("interface {index}"))
    }
}
