//! Reads the output of ZFS's programs: lines of fields with tabs between them, sizes
//! in bytes.

use crate::error::{StorageError, failed};
use ostler_core::Bytes;

/// The state of a pool.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    pub(super) health: String,
    pub(super) size: u64,
    pub(super) free: u64,
}

/// A volume.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) name: String,
    pub(super) capacity: Bytes,
    /// The space that is set aside for it.
    pub(super) allocation: Bytes,
}

impl State {
    /// Returns whether what is in it can be read and written.
    pub(super) fn is_usable(&self) -> bool {
        matches!(&*self.health, "ONLINE" | "DEGRADED")
    }
}

/// Of `zpool get`: a line for each property, with the pool's name, the property's,
/// its value and where that is from.
pub(super) fn state(text: &str) -> Result<State, StorageError> {
    let value = |property: &str| {
        let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        lines
            .find(|fields| fields.get(1) == Some(&property))
            .and_then(|fields| fields.get(2).copied())
    };
    let number = |property| value(property).and_then(|text| text.parse().ok());
    let state = value("health").zip(number("size")).zip(number("free"));
    let ((health, size), free) =
        state.ok_or_else(|| failed("cannot read what ZFS says of its pool"))?;
    Ok(State { health: health.to_owned(), size, free })
}

/// Of `zfs list`: name, size and what is set aside. Those of data sets in this one are
/// not volumes of it.
pub(super) fn volumes(text: &str, parent: &str) -> Vec<Found> {
    let read = |line: &str| {
        let mut fields = line.split('\t');
        let name = fields.next()?.strip_prefix(parent)?.strip_prefix('/')?;
        let capacity = Bytes(fields.next()?.parse().ok()?);
        let allocation = Bytes(fields.next().and_then(|text| text.parse().ok()).unwrap_or(0));
        (!name.contains('/')).then(|| Found { name: name.to_owned(), capacity, allocation })
    };
    text.lines().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_is_understood() {
        let text = "tank\thealth\tDEGRADED\t-\ntank\tsize\t1000\t-\ntank\tfree\t900\t-\n\
                    tank\tallocated\t100\t-\n";
        let found = state(text).expect("a pool");
        assert_eq!(found, State { health: "DEGRADED".into(), size: 1000, free: 900 });
        assert!(found.is_usable());
        let gone = state(&text.replace("DEGRADED", "SUSPENDED")).expect("a pool");
        assert!(!gone.is_usable());
        assert!(state("tank\thealth\tONLINE\t-\n").is_err());
    }

    #[test]
    fn volumes_are_understood() {
        let text = "tank/a\t4096\t8192\ntank/set/b\t4096\t0\ntank/c d\t1024\tnone\n";
        let found = |name: &str, capacity, allocation| Found {
            name: name.into(),
            capacity: Bytes(capacity),
            allocation: Bytes(allocation),
        };
        assert_eq!(volumes(text, "tank"), [found("a", 4096, 8192), found("c d", 1024, 0)]);
        assert_eq!(volumes(text, "tank/set"), [found("b", 4096, 0)]);
    }
}
