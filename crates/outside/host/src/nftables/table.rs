//! Tables, and the chains in them.

use super::number::{TABLE_NAME, chain as attr};
use crate::netlink::attribute::{Attributes, attribute, attributes, big32, text};
use std::fmt;

/// A family of packets, each with tables of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// IPv4 and IPv6.
    Inet,
    /// IPv4.
    Ip,
    /// IPv6.
    Ip6,
    /// Ethernet frames that pass a bridge.
    Bridge,
}

impl Family {
    pub(super) fn number(self) -> u8 {
        match self {
            Self::Inet => 1,
            Self::Ip => 2,
            Self::Bridge => 7,
            Self::Ip6 => 10,
        }
    }

    pub(super) fn from_number(number: u8) -> Option<Self> {
        [Self::Inet, Self::Ip, Self::Bridge, Self::Ip6]
            .into_iter()
            .find(|family| family.number() == number)
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Inet => "inet",
            Self::Ip => "ip",
            Self::Ip6 => "ip6",
            Self::Bridge => "bridge",
        })
    }
}

/// A table: a family and a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Table {
    /// Family.
    pub family: Family,
    /// Name, unique in its family.
    pub name: String,
}

impl Table {
    /// The table of this family and name.
    #[must_use]
    pub fn new(family: Family, name: impl Into<String>) -> Self {
        Self { family, name: name.into() }
    }

    pub(super) fn attributes(&self) -> Attributes {
        // The name is the first attribute of tables and of all that is in them.
        Attributes::new().text(TABLE_NAME, &self.name)
    }

    pub(super) fn read(family: u8, payload: &[u8]) -> Option<Self> {
        Some(Self::new(Family::from_number(family)?, text(attribute(payload, TABLE_NAME)?)))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.family, self.name)
    }
}

/// A chain of rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Table that it is in.
    pub table: Table,
    /// Name, unique in its table.
    pub name: String,
    /// Place on the way of packets; `None` for a chain that only others jump to.
    pub base: Option<BaseChain>,
}

/// The place of a chain on the way of packets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BaseChain {
    /// Kind.
    pub kind: ChainKind,
    /// Point that packets pass.
    pub hook: Hook,
    /// Chains at the same point are passed in the order of this number.
    pub priority: i32,
    /// Whether packets that no rule decides on go on.
    pub accept: bool,
}

/// A kind of chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainKind {
    /// Lets packets through, or not.
    Filter,
    /// Changes the addresses of connections.
    Nat,
    /// Has packets routed anew that it changes.
    Route,
}

impl ChainKind {
    fn name(self) -> &'static str {
        match self {
            Self::Filter => "filter",
            Self::Nat => "nat",
            Self::Route => "route",
        }
    }
}

/// A point that packets pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are nftables' own")]
pub enum Hook {
    Prerouting,
    Input,
    Forward,
    Output,
    Postrouting,
}

impl Hook {
    const ALL: [Self; 5] =
        [Self::Prerouting, Self::Input, Self::Forward, Self::Output, Self::Postrouting];

    fn number(self) -> u32 {
        match self {
            Self::Prerouting => 0,
            Self::Input => 1,
            Self::Forward => 2,
            Self::Output => 3,
            Self::Postrouting => 4,
        }
    }
}

impl Chain {
    /// A chain that others jump to.
    #[must_use]
    pub fn regular(table: Table, name: impl Into<String>) -> Self {
        Self { table, name: name.into(), base: None }
    }

    pub(super) fn attributes(&self) -> Attributes {
        let attributes = self.table.attributes().text(attr::NAME, &self.name);
        let Some(base) = &self.base else { return attributes };
        let hook = Attributes::new()
            .big32(attr::HOOK_NUMBER, base.hook.number())
            .big32(attr::HOOK_PRIORITY, base.priority.cast_unsigned());
        attributes
            .text(attr::TYPE, base.kind.name())
            .big32(attr::POLICY, base.accept.into())
            .nested(attr::HOOK, &hook)
    }

    pub(super) fn read(family: u8, payload: &[u8]) -> Option<Self> {
        let table = Table::read(family, payload)?;
        let name = text(attribute(payload, attr::NAME)?);
        let base = attribute(payload, attr::HOOK).and_then(|hook| read_base(payload, hook));
        Some(Self { table, name, base })
    }
}

fn read_base(payload: &[u8], hook: &[u8]) -> Option<BaseChain> {
    let kind = text(attribute(payload, attr::TYPE)?);
    let kind = [ChainKind::Filter, ChainKind::Nat, ChainKind::Route]
        .into_iter()
        .find(|known| known.name() == kind)?;
    let number = |wanted| {
        attributes(hook).find(|(kind, _)| *kind == wanted).and_then(|(_, value)| big32(value))
    };
    let point = number(attr::HOOK_NUMBER)?;
    Some(BaseChain {
        kind,
        hook: Hook::ALL.into_iter().find(|hook| hook.number() == point)?,
        priority: number(attr::HOOK_PRIORITY)?.cast_signed(),
        accept: attribute(payload, attr::POLICY).and_then(big32) != Some(0),
    })
}
