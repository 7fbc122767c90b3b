//! Named sets, and maps from values to verdicts.

use super::{
    Table,
    number::{LIST_ELEMENT, data, element, set as attr},
    rule::{Verdict, interface, verdict, verdict_data},
};
use crate::netlink::{
    IpPrefix,
    attribute::{Attributes, attribute, attributes, big32, text},
    prefix::octets,
};
use ostler_core::MacAddress;
use std::net::IpAddr;

/// A set, or a map from values to verdicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// Table.
    pub table: Table,
    /// Name, unique in the table.
    pub name: String,
    /// Kind of its values.
    pub key: KeyKind,
    /// Whether elements are ranges of values.
    pub intervals: bool,
    /// Whether each element has a verdict: a map.
    pub verdicts: bool,
}

/// A kind of value in sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// IPv4 addresses.
    Ipv4,
    /// IPv6 addresses.
    Ipv6,
    /// MAC addresses.
    Mac,
    /// Protocols above IP.
    Protocol,
    /// Ports.
    Port,
    /// Marks.
    Mark,
    /// Names of interfaces.
    Interface,
}

impl KeyKind {
    const ALL: [Self; 7] = [
        Self::Ipv4,
        Self::Ipv6,
        Self::Mac,
        Self::Protocol,
        Self::Port,
        Self::Mark,
        Self::Interface,
    ];

    /// The number by which `nft` knows the kind; to the kernel it means nothing.
    fn number(self) -> u32 {
        match self {
            Self::Ipv4 => 7,
            Self::Ipv6 => 8,
            Self::Mac => 9,
            Self::Protocol => 12,
            Self::Port => 13,
            Self::Mark => 19,
            Self::Interface => 41,
        }
    }

    /// Bytes of a value.
    fn length(self) -> u32 {
        match self {
            Self::Protocol => 1,
            Self::Port => 2,
            Self::Ipv4 | Self::Mark => 4,
            Self::Mac => 6,
            Self::Ipv6 | Self::Interface => 16,
        }
    }

    /// Returns whether values are in the host's byte order, not the network's.
    fn is_native(self) -> bool {
        matches!(self, Self::Mark | Self::Interface)
    }
}

/// An element of a set: a value or a range of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// First value.
    pub first: Vec<u8>,
    /// Last value; the same as the first for a single one.
    pub last: Vec<u8>,
    /// Verdict, in a map.
    pub verdict: Option<Verdict>,
}

impl Element {
    fn single(value: Vec<u8>) -> Self {
        Self { first: value.clone(), last: value, verdict: None }
    }

    /// An IP address.
    #[must_use]
    pub fn address(address: IpAddr) -> Self {
        Self::single(octets(address))
    }

    /// The addresses of a network, in a set of intervals.
    #[must_use]
    pub fn network(network: IpPrefix) -> Self {
        let pairs = || network.octets().into_iter().zip(network.mask());
        Self {
            first: pairs().map(|(byte, mask)| byte & mask).collect(),
            last: pairs().map(|(byte, mask)| byte | !mask).collect(),
            verdict: None,
        }
    }

    /// The ports from the first to the last; if there is more than one, in a
    /// set of intervals.
    #[must_use]
    pub fn ports(first: u16, last: u16) -> Self {
        let (first, last) = (first.to_be_bytes().to_vec(), last.to_be_bytes().to_vec());
        Self { first, last, verdict: None }
    }

    /// A MAC address.
    #[must_use]
    pub fn mac(mac: MacAddress) -> Self {
        Self::single(mac.as_bytes().to_vec())
    }

    /// An interface's name.
    #[must_use]
    pub fn interface(name: &str) -> Self {
        Self::single(interface(name))
    }

    /// The same, with a verdict: for a map.
    #[must_use]
    pub fn with(self, verdict: Verdict) -> Self {
        Self { verdict: Some(verdict), ..self }
    }
}

impl Set {
    /// A set of single values.
    #[must_use]
    pub fn new(table: Table, name: impl Into<String>, key: KeyKind) -> Self {
        Self { table, name: name.into(), key, intervals: false, verdicts: false }
    }

    /// The attributes by which it is made; `id` is unique in its batch.
    pub(super) fn attributes(&self, id: u32) -> Attributes {
        let mut flags = 0;
        if self.intervals {
            flags |= attr::FLAG_INTERVAL;
        }
        if self.verdicts {
            flags |= attr::FLAG_MAP;
        }
        let mut attributes = self
            .table
            .attributes()
            .text(attr::NAME, &self.name)
            .big32(attr::FLAGS, flags)
            .big32(attr::KEY_TYPE, self.key.number())
            .big32(attr::KEY_LENGTH, self.key.length());
        if self.verdicts {
            attributes =
                attributes.big32(attr::DATA_TYPE, attr::VERDICT).big32(attr::DATA_LENGTH, 0);
        }
        // For `nft`, which would list values in the wrong byte order: kind 0,
        // four bytes, 1 for the host's and 2 for the network's.
        let mut order = vec![0, 4];
        order.extend_from_slice(&(if self.key.is_native() { 1_u32 } else { 2 }).to_ne_bytes());
        attributes.big32(attr::ID, id).bytes(attr::USER_DATA, &order)
    }

    pub(super) fn read(family: u8, payload: &[u8]) -> Option<Self> {
        let number = |kind| attribute(payload, kind).and_then(big32);
        let flags = number(attr::FLAGS).unwrap_or(0);
        let kind = number(attr::KEY_TYPE)?;
        if flags & attr::FLAG_ANONYMOUS != 0 {
            return None;
        }
        Some(Self {
            table: Table::read(family, payload)?,
            name: text(attribute(payload, attr::NAME)?),
            key: KeyKind::ALL.into_iter().find(|key| key.number() == kind)?,
            intervals: flags & attr::FLAG_INTERVAL != 0,
            verdicts: flags & attr::FLAG_MAP != 0,
        })
    }

    /// The attributes by which elements are added or deleted.
    pub(super) fn elements(&self, elements: &[Element]) -> Attributes {
        let mut list = Attributes::new();
        for one in elements {
            list = list.nested(LIST_ELEMENT, &self.element(one));
            if self.intervals
                && let Some(end) = after(&one.last)
            {
                let end = Attributes::new()
                    .big32(element::FLAGS, element::INTERVAL_END)
                    .nested(element::KEY, &Attributes::new().bytes(data::VALUE, &end));
                list = list.nested(LIST_ELEMENT, &end);
            }
        }
        self.table.attributes().text(element::SET, &self.name).nested(element::ELEMENTS, &list)
    }

    fn element(&self, one: &Element) -> Attributes {
        let key = Attributes::new().bytes(data::VALUE, &one.first);
        let attributes = Attributes::new().nested(element::KEY, &key);
        match &one.verdict {
            Some(verdict) if self.verdicts => {
                attributes.nested(element::DATA, &verdict_data(verdict))
            }
            _ => attributes,
        }
    }

    /// The attributes that ask for the elements.
    pub(super) fn query(&self) -> Attributes {
        self.table.attributes().text(element::SET, &self.name)
    }

    /// Elements from the kernel's answers, in the order of their values.
    pub(super) fn read_elements<'a>(
        &self,
        payloads: impl Iterator<Item = &'a [u8]>,
    ) -> Vec<Element> {
        let mut keys: Vec<_> = payloads
            .filter_map(|payload| attribute(payload, element::ELEMENTS))
            .flat_map(attributes)
            .filter_map(|(_, one)| {
                let key = attribute(attribute(one, element::KEY)?, data::VALUE)?;
                let flags = attribute(one, element::FLAGS).and_then(big32).unwrap_or(0);
                let verdict = attribute(one, element::DATA).and_then(verdict);
                Some((key.to_vec(), flags & element::INTERVAL_END == 0, verdict))
            })
            .collect();
        // An end before a beginning at the same value.
        keys.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
        let mut elements: Vec<Element> = Vec::new();
        let mut open = false;
        for (key, begins, verdict) in keys {
            match elements.last_mut() {
                Some(element) if open && !begins => {
                    element.last = before(&key);
                    open = false;
                }
                // `nft` marks with an end that nothing begins at 0.
                _ if !begins => {}
                _ => {
                    if open && let Some(element) = elements.last_mut() {
                        element.last = before(&key);
                    }
                    let last = if self.intervals { vec![0xff; key.len()] } else { key.clone() };
                    elements.push(Element { first: key, last, verdict });
                    open = self.intervals;
                }
            }
        }
        elements
    }
}

/// The value after this one; `None` for the greatest.
fn after(value: &[u8]) -> Option<Vec<u8>> {
    let mut next = value.to_vec();
    for byte in next.iter_mut().rev() {
        let overflow;
        (*byte, overflow) = byte.overflowing_add(1);
        if !overflow {
            return Some(next);
        }
    }
    None
}

/// The value before this one, which is not 0.
fn before(value: &[u8]) -> Vec<u8> {
    let mut previous = value.to_vec();
    for byte in previous.iter_mut().rev() {
        let overflow;
        (*byte, overflow) = byte.overflowing_sub(1);
        if !overflow {
            break;
        }
    }
    previous
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nftables::Family;

    #[test]
    fn intervals_end_before_the_next_value() {
        assert_eq!(after(&[10, 255, 255]), Some(vec![11, 0, 0]));
        assert_eq!(after(&[255, 255]), None);
        assert_eq!(before(&[11, 0, 0]), [10, 255, 255]);
    }

    #[test]
    fn elements_are_read_as_they_were_written() {
        let set =
            Set { intervals: true, ..Set::new(Table::new(Family::Inet, "t"), "s", KeyKind::Port) };
        let elements = [
            Element::ports(0, 9),
            Element::ports(10, 10),
            Element::ports(22, 22),
            Element::ports(60_000, 65_535),
        ];
        let written = set.elements(&elements);
        assert_eq!(set.read_elements([written.as_slice()].into_iter()), elements);
    }
}
