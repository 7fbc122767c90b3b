//! Matches: a field and the test that it must pass.

use super::field::{ConnectionState, Field};
use crate::netlink::{IpPrefix, prefix::octets};
use ostler_core::MacAddress;
use std::net::IpAddr;

/// A field of a packet and the test that it must pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Field.
    pub field: Field,
    /// Test.
    pub test: Test,
}

/// A test of a field. Values are in network byte order, except those of the
/// fields that say otherwise of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The field, or as much of its beginning as the value has, is the value.
    Is(Vec<u8>),
    /// The opposite of [`Test::Is`].
    IsNot(Vec<u8>),
    /// The bits of the mask have the values of those in `value`.
    Masked {
        /// Bits that are looked at.
        mask: Vec<u8>,
        /// Value of these bits; the others are 0.
        value: Vec<u8>,
        /// Whether they must be equal, or must not.
        equal: bool,
    },
    /// The field is at least the first and at most the second value.
    Within(Vec<u8>, Vec<u8>),
    /// The opposite of [`Test::Within`].
    Outside(Vec<u8>, Vec<u8>),
    /// The field is in the set of this name.
    In(String),
    /// The field is not in the set of this name.
    NotIn(String),
}

/// Matches by what is asked for. Those of IP addresses, in a table of the
/// families `inet` and `bridge`, need one of the family or of the frame's
/// protocol before them, and those of ports need one of the protocol: the
/// kernel would compare whatever lies at that place.
impl Match {
    fn is(field: Field, value: impl Into<Vec<u8>>) -> Self {
        Self { field, test: Test::Is(value.into()) }
    }

    /// Packets that came in by this interface; a name that ends with `*` stands
    /// for all that begin so.
    #[must_use]
    pub fn input_interface(name: &str) -> Self {
        Self::is(Field::InputInterface, interface(name))
    }

    /// Packets that leave by this interface; a name that ends with `*` stands
    /// for all that begin so.
    #[must_use]
    pub fn output_interface(name: &str) -> Self {
        Self::is(Field::OutputInterface, interface(name))
    }

    /// IPv4 packets, in a table of both families.
    #[must_use]
    pub fn ipv4() -> Self {
        Self::is(Field::Family, [2])
    }

    /// IPv6 packets, in a table of both families.
    #[must_use]
    pub fn ipv6() -> Self {
        Self::is(Field::Family, [10])
    }

    /// Packets of this protocol above IP: 1 is ICMP, 6 TCP, 17 UDP, 58 ICMPv6.
    #[must_use]
    pub fn protocol(number: u8) -> Self {
        Self::is(Field::Protocol, [number])
    }

    /// Ethernet frames of this protocol: 0x0800 is IPv4, 0x0806 ARP, 0x86dd IPv6.
    #[must_use]
    pub fn ether_type(number: u16) -> Self {
        Self::is(Field::EtherType, number.to_be_bytes())
    }

    /// Packets from addresses of a network.
    #[must_use]
    pub fn from(network: IpPrefix) -> Self {
        let fields = (Field::SourceIpv4, Field::SourceIpv6);
        Self::address(network, fields)
    }

    /// Packets to addresses of a network.
    #[must_use]
    pub fn to(network: IpPrefix) -> Self {
        let fields = (Field::DestinationIpv4, Field::DestinationIpv6);
        Self::address(network, fields)
    }

    fn address(network: IpPrefix, (ipv4, ipv6): (Field, Field)) -> Self {
        let field = if network.address.is_ipv4() { ipv4 } else { ipv6 };
        if network == IpPrefix::host(network.address) {
            return Self::is(field, network.octets());
        }
        let mask = network.mask();
        let value = network.octets().iter().zip(&mask).map(|(byte, mask)| byte & mask).collect();
        Self { field, test: Test::Masked { mask, value, equal: true } }
    }

    /// Packets from addresses between two, both of one family.
    #[must_use]
    pub fn from_range(first: IpAddr, last: IpAddr) -> Self {
        let field = if first.is_ipv4() { Field::SourceIpv4 } else { Field::SourceIpv6 };
        Self { field, test: Test::Within(octets(first), octets(last)) }
    }

    /// Packets from one of these ports.
    #[must_use]
    pub fn from_ports(first: u16, last: u16) -> Self {
        Self::ports(Field::SourcePort, first, last)
    }

    /// Packets to one of these ports.
    #[must_use]
    pub fn to_ports(first: u16, last: u16) -> Self {
        Self::ports(Field::DestinationPort, first, last)
    }

    fn ports(field: Field, first: u16, last: u16) -> Self {
        if first == last {
            return Self::is(field, first.to_be_bytes());
        }
        let test = Test::Within(first.to_be_bytes().into(), last.to_be_bytes().into());
        Self { field, test }
    }

    /// Packets from this MAC address.
    #[must_use]
    pub fn from_mac(mac: MacAddress) -> Self {
        Self::is(Field::SourceMac, *mac.as_bytes())
    }

    /// Packets to this MAC address.
    #[must_use]
    pub fn to_mac(mac: MacAddress) -> Self {
        Self::is(Field::DestinationMac, *mac.as_bytes())
    }

    /// Packets with this mark.
    #[must_use]
    pub fn mark(mark: u32) -> Self {
        Self::is(Field::Mark, mark.to_ne_bytes())
    }

    /// Packets whose connection is in one of these states.
    #[must_use]
    pub fn connection(states: &[ConnectionState]) -> Self {
        let mask = states.iter().fold(0, |bits, state| bits | state.bit());
        let test =
            Test::Masked { mask: mask.to_ne_bytes().to_vec(), value: vec![0; 4], equal: false };
        Self { field: Field::ConnectionState, test }
    }

    /// Packets whose field is in a set.
    #[must_use]
    pub fn in_set(field: Field, set: impl Into<String>) -> Self {
        Self { field, test: Test::In(set.into()) }
    }

    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        let test = match self.test {
            Test::Is(value) => Test::IsNot(value),
            Test::IsNot(value) => Test::Is(value),
            Test::Masked { mask, value, equal } => Test::Masked { mask, value, equal: !equal },
            Test::Within(first, last) => Test::Outside(first, last),
            Test::Outside(first, last) => Test::Within(first, last),
            Test::In(set) => Test::NotIn(set),
            Test::NotIn(set) => Test::In(set),
        };
        Self { test, ..self }
    }
}

/// A name filled up with zeros, or the beginning of names.
pub(in crate::nftables) fn interface(name: &str) -> Vec<u8> {
    if let Some(beginning) = name.strip_suffix('*') {
        return beginning.into();
    }
    let mut bytes = name.as_bytes().to_vec();
    bytes.resize(16, 0);
    bytes
}
