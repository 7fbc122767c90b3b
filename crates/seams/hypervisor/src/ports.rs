//! TCP ports for guests' displays: given out, and given back.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::ops::RangeInclusive;
use std::sync::{Mutex, PoisonError};

/// A range of ports for one kind of display.
#[derive(Debug)]
pub struct Ports {
    range: RangeInclusive<u16>,
    taken: Mutex<BTreeSet<u16>>,
}

impl Ports {
    /// All ports of `range`, none of them taken.
    #[must_use]
    pub fn new(range: RangeInclusive<u16>) -> Self {
        Self { range, taken: Mutex::new(BTreeSet::new()) }
    }

    /// A port that no guest of ours has and nobody else listens on.
    pub fn take(&self) -> Option<u16> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let port =
            self.range.clone().find(|port| !taken.contains(port) && nobody_listens(*port))?;
        taken.insert(port);
        Some(port)
    }

    /// Notes a port that a guest has, as after a restart of the daemon.
    pub fn note(&self, port: u16) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).insert(port);
    }

    /// Gives a port back.
    pub fn give_back(&self, port: u16) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).remove(&port);
    }

    /// The range, for people.
    pub fn describe(&self) -> String {
        format!("{} to {}", self.range.start(), self.range.end())
    }
}

fn nobody_listens(port: u16) -> bool {
    TcpListener::bind((IpAddr::V4(Ipv4Addr::UNSPECIFIED), port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_given_once_and_not_when_somebody_listens() {
        let foreign = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = foreign.local_addr().expect("bound").port();
        assert_eq!(Ports::new(port..=port).take(), None);
        drop(foreign);
        let ports = Ports::new(port..=port);
        assert_eq!(ports.take(), Some(port));
        assert_eq!(ports.take(), None);
        ports.give_back(port);
        assert_eq!(ports.take(), Some(port));
    }
}
