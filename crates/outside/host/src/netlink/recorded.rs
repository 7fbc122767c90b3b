//! A recorded network, for tests of drivers.

use super::{
    Change, ForwardingEntry, InterfaceAddress, Link, Neighbour, NetlinkError, Route,
    link::BridgeVlan,
    socket::Refusal,
    traffic::{Class, Filter, Queue},
};
use std::{io, sync::Mutex};

/// A network that is not there: it answers from these tables and notes what it
/// is asked to change, in order. Changes do not alter the tables.
#[derive(Debug, Default)]
pub struct RecordedNetwork {
    /// Interfaces.
    pub links: Vec<Link>,
    /// Addresses of interfaces.
    pub addresses: Vec<InterfaceAddress>,
    /// Routes of the main table.
    pub routes: Vec<Route>,
    /// Neighbours.
    pub neighbours: Vec<Neighbour>,
    /// Entries of forwarding databases.
    pub forwarding: Vec<ForwardingEntry>,
    /// VLANs of bridges' ports.
    pub vlans: Vec<BridgeVlan>,
    /// Queues.
    pub queues: Vec<Queue>,
    /// Classes.
    pub classes: Vec<Class>,
    /// Filters.
    pub filters: Vec<Filter>,
    /// Changes that are refused, each with the kernel's error number.
    pub refused: Vec<(Change, i32)>,
    pub(super) changes: Mutex<Vec<Change>>,
}

impl RecordedNetwork {
    pub(super) fn apply(&self, change: Change) -> Result<(), NetlinkError> {
        let refused = self.refused.iter().find(|(refused, _)| *refused == change);
        let answer = match refused {
            Some((_, number)) => {
                let source = io::Error::from_raw_os_error(*number);
                Err(NetlinkError::of(&change, Refusal::from(source)))
            }
            None => Ok(()),
        };
        self.noted().push(change);
        answer
    }

    pub(super) fn noted(&self) -> std::sync::MutexGuard<'_, Vec<Change>> {
        // A panic elsewhere leaves a list of changes as good as it was.
        self.changes.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
