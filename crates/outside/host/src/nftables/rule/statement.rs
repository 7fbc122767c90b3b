//! Statements of rules.

use super::{Field, Match};
use std::net::IpAddr;

/// A statement of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statement {
    /// The rule goes on only for packets that match.
    Match(Match),
    /// Counts the packets that come this far.
    Counter {
        /// Packets so far.
        packets: u64,
        /// Their bytes.
        bytes: u64,
    },
    /// Gives a connection the address of the interface that it leaves by.
    Masquerade {
        /// Ports that it may get, first and last.
        ports: Option<(u16, u16)>,
        /// Whether ports are chosen at random.
        random: bool,
    },
    /// Gives a connection another sender.
    SourceNat(Nat),
    /// Gives a connection another receiver.
    DestinationNat(Nat),
    /// Throws the packet away and tells its sender so.
    Reject(Reject),
    /// Decides.
    Verdict(Verdict),
    /// Decides by the entry of the field in a map.
    VerdictMap {
        /// Field.
        field: Field,
        /// Name of the map.
        map: String,
    },
    /// A statement of others, as the kernel tells of it.
    Other {
        /// Kernel's name of the expression.
        name: String,
        /// Its attributes.
        data: Vec<u8>,
    },
}

impl From<Match> for Statement {
    fn from(test: Match) -> Self {
        Self::Match(test)
    }
}

impl From<Verdict> for Statement {
    fn from(verdict: Verdict) -> Self {
        Self::Verdict(verdict)
    }
}

impl Statement {
    /// A counter that begins at 0.
    #[must_use]
    pub fn counter() -> Self {
        Self::Counter { packets: 0, bytes: 0 }
    }
}

/// The new address of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nat {
    /// First and last of the addresses that are given out, of one family.
    pub addresses: (IpAddr, IpAddr),
    /// First and last of the ports that are given out.
    pub ports: Option<(u16, u16)>,
}

/// The answer to the sender of a rejected packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reject {
    /// A message of ICMP, in tables of IPv4, or of ICMPv6, in those of IPv6,
    /// that the destination is unreachable, with this code: 3 and 4 say "port".
    Icmp(u8),
    /// That no such connection exists; only for TCP.
    TcpReset,
    /// A message of the packet's own family, in tables of several: 0 says "no
    /// route", 1 "port", 2 "host", 3 "not allowed".
    Icmpx(u8),
}

/// The fate of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It passes this chain; later ones may still stop it.
    Accept,
    /// It is thrown away.
    Drop,
    /// The next rule has it.
    Continue,
    /// The rule after the jump has it, or the policy of the base chain.
    Return,
    /// The rules of another chain have it, then the next rule.
    Jump(String),
    /// The rules of another chain have it.
    Goto(String),
}

impl Verdict {
    pub(in crate::nftables) fn code(&self) -> i32 {
        match self {
            Self::Drop => 0,
            Self::Accept => 1,
            Self::Continue => -1,
            Self::Jump(_) => -3,
            Self::Goto(_) => -4,
            Self::Return => -5,
        }
    }

    pub(in crate::nftables) fn chain(&self) -> Option<&str> {
        match self {
            Self::Jump(chain) | Self::Goto(chain) => Some(chain),
            _ => None,
        }
    }

    pub(in crate::nftables) fn read(code: i32, chain: Option<String>) -> Option<Self> {
        Some(match (code, chain) {
            (0, _) => Self::Drop,
            (1, _) => Self::Accept,
            (-1, _) => Self::Continue,
            (-3, Some(chain)) => Self::Jump(chain),
            (-4, Some(chain)) => Self::Goto(chain),
            (-5, _) => Self::Return,
            _ => return None,
        })
    }
}
