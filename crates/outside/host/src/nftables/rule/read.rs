//! Statements from the kernel's expressions. What is not understood stays as it
//! is, so that nothing of a rule gets lost.

use super::{
    super::number::{data, expression as attr},
    field::Field,
    matches::{Match, Test},
    statement::{Nat, Reject, Statement, Verdict},
};
use crate::netlink::{
    attribute::{attribute, attributes, big32, big64, text},
    prefix::address,
};
use std::collections::HashMap;

/// An expression: its name and its attributes.
#[derive(Debug, Clone)]
struct Expression<'a> {
    name: String,
    data: &'a [u8],
}

impl Expression<'_> {
    fn number(&self, kind: u16) -> Option<u32> {
        attribute(self.data, kind).and_then(big32)
    }

    fn value(&self, kind: u16) -> Option<Vec<u8>> {
        attribute(attribute(self.data, kind)?, data::VALUE).map(<[u8]>::to_vec)
    }

    /// The field that it loads.
    fn field(&self) -> Option<Field> {
        match self.name.as_str() {
            "meta" => {
                self.number(attr::META_TARGET)?;
                Field::of_meta(self.number(attr::META_KEY)?)
            }
            "ct" => Field::of_connection(self.number(attr::CT_KEY)?),
            "payload" => {
                self.number(attr::PAYLOAD_TARGET)?;
                Field::of_payload(
                    self.number(attr::PAYLOAD_BASE)?,
                    self.number(attr::PAYLOAD_OFFSET)?,
                    self.number(attr::PAYLOAD_LENGTH)?,
                )
            }
            _ => None,
        }
    }

    fn compared(&self, operation: u32) -> Option<Vec<u8>> {
        let fits = self.name == "cmp" && self.number(attr::COMPARE_OPERATION) == Some(operation);
        fits.then(|| self.value(attr::COMPARE_DATA))?
    }

    fn other(&self) -> Statement {
        Statement::Other { name: self.name.clone(), data: self.data.to_vec() }
    }
}

pub(super) fn statements(list: &[u8]) -> Vec<Statement> {
    let expressions: Vec<_> = attributes(list)
        .filter_map(|(_, one)| {
            let name = text(attribute(one, attr::NAME)?);
            Some(Expression { name, data: attribute(one, attr::DATA).unwrap_or_default() })
        })
        .collect();
    let mut statements = Vec::new();
    let mut rest = expressions.as_slice();
    while let Some(first) = rest.first() {
        let (statement, used) = tested(rest)
            .or_else(|| translated(rest))
            .or_else(|| simple(first).map(|statement| (statement, 1)))
            .unwrap_or_else(|| (first.other(), 1));
        statements.push(statement);
        rest = &rest[used..];
    }
    statements
}

/// A field that is loaded and then tested.
fn tested(rest: &[Expression<'_>]) -> Option<(Statement, usize)> {
    let [load, next, ..] = rest else { return None };
    let field = load.field()?;
    let (test, used) = match next.name.as_str() {
        "cmp" => compared(next, rest.get(2))?,
        "bitwise" => (masked(next, rest.get(2)?)?, 3),
        "range" => {
            let (first, last) = (next.value(attr::RANGE_FROM)?, next.value(attr::RANGE_TO)?);
            match next.number(attr::RANGE_OPERATION)? {
                attr::EQUAL => (Test::Within(first, last), 2),
                attr::NOT_EQUAL => (Test::Outside(first, last), 2),
                _ => return None,
            }
        }
        "lookup" => {
            let set = text(attribute(next.data, attr::LOOKUP_SET)?);
            if next.number(attr::LOOKUP_TARGET) == Some(0) {
                return Some((Statement::VerdictMap { field, map: set }, 2));
            }
            match next.number(attr::LOOKUP_FLAGS).unwrap_or(0) {
                0 => (Test::In(set), 2),
                _ => (Test::NotIn(set), 2),
            }
        }
        _ => return None,
    };
    Some((Statement::Match(Match { field, test }), used))
}

/// A comparison, or the two by which `nft` writes a range.
fn compared(first: &Expression<'_>, second: Option<&Expression<'_>>) -> Option<(Test, usize)> {
    if let Some(value) = first.compared(attr::EQUAL) {
        return Some((Test::Is(value), 2));
    }
    if let Some(value) = first.compared(attr::NOT_EQUAL) {
        return Some((Test::IsNot(value), 2));
    }
    let from = first.compared(attr::AT_LEAST)?;
    let to = second?.compared(attr::AT_MOST)?;
    Some((Test::Within(from, to), 3))
}

fn masked(bitwise: &Expression<'_>, compare: &Expression<'_>) -> Option<Test> {
    let mask = bitwise.value(attr::BITWISE_MASK)?;
    if bitwise.value(attr::BITWISE_XOR)?.iter().any(|byte| *byte != 0) {
        return None;
    }
    let (value, equal) = match compare.compared(attr::EQUAL) {
        Some(value) => (value, true),
        None => (compare.compared(attr::NOT_EQUAL)?, false),
    };
    Some(Test::Masked { mask, value, equal })
}

/// Values in registers, and the translation of addresses that uses them.
fn translated(rest: &[Expression<'_>]) -> Option<(Statement, usize)> {
    let mut registers = HashMap::new();
    for (used, expression) in rest.iter().enumerate() {
        if expression.name == "immediate" {
            let register = expression.number(attr::IMMEDIATE_TARGET)?;
            registers.insert(register, expression.value(attr::IMMEDIATE_DATA)?);
            continue;
        }
        let register = |kind| registers.get(&expression.number(kind)?);
        let port = |kind| {
            let value: &Vec<u8> = register(kind)?;
            Some(u16::from_be_bytes(value.as_slice().try_into().ok()?))
        };
        let statement = match expression.name.as_str() {
            "masq" => {
                let first = port(attr::MASQUERADE_PORT_FROM);
                let last = port(attr::MASQUERADE_PORT_TO);
                let flags = expression.number(attr::MASQUERADE_FLAGS).unwrap_or(0);
                let random = flags & attr::NAT_RANDOM != 0;
                if flags & !(attr::NAT_RANDOM | attr::NAT_WITH_PORT) != 0 {
                    return None;
                }
                let ports = first.map(|first| (first, last.unwrap_or(first)));
                Statement::Masquerade { ports, random }
            }
            "nat" => {
                let flags = expression.number(attr::NAT_FLAGS).unwrap_or(0);
                if flags & !(attr::NAT_WITH_ADDRESS | attr::NAT_WITH_PORT) != 0 {
                    return None;
                }
                let first = address(register(attr::NAT_ADDRESS_FROM)?)?;
                let last = register(attr::NAT_ADDRESS_TO).and_then(|octets| address(octets));
                let from = port(attr::NAT_PORT_FROM);
                let to = port(attr::NAT_PORT_TO);
                let ports = from.map(|from| (from, to.unwrap_or(from)));
                let nat = Nat { addresses: (first, last.unwrap_or(first)), ports };
                match expression.number(attr::NAT_TYPE)? {
                    0 => Statement::SourceNat(nat),
                    1 => Statement::DestinationNat(nat),
                    _ => return None,
                }
            }
            _ => return None,
        };
        return Some((statement, used + 1));
    }
    None
}

fn simple(expression: &Expression<'_>) -> Option<Statement> {
    Some(match expression.name.as_str() {
        "counter" => {
            let number = |kind| attribute(expression.data, kind).and_then(big64);
            Statement::Counter {
                packets: number(attr::COUNTER_PACKETS)?,
                bytes: number(attr::COUNTER_BYTES)?,
            }
        }
        "immediate" => {
            let value = attribute(expression.data, attr::IMMEDIATE_DATA)?;
            Statement::Verdict(verdict(value)?)
        }
        "reject" => {
            let code = attribute(expression.data, attr::REJECT_CODE)
                .and_then(|code| code.first().copied());
            match expression.number(attr::REJECT_TYPE)? {
                0 => Statement::Reject(Reject::Icmp(code?)),
                1 => Statement::Reject(Reject::TcpReset),
                2 => Statement::Reject(Reject::Icmpx(code?)),
                _ => return None,
            }
        }
        _ => return None,
    })
}

/// The verdict in a value.
pub(in crate::nftables) fn verdict(value: &[u8]) -> Option<Verdict> {
    let verdict = attribute(value, data::VERDICT)?;
    let code = attribute(verdict, data::VERDICT_CODE).and_then(big32)?;
    let chain = attribute(verdict, data::VERDICT_CHAIN).map(text);
    Verdict::read(code.cast_signed(), chain)
}
