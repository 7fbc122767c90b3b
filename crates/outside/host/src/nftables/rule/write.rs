//! Statements as the kernel's expressions: a load into a register, a change of
//! it, a comparison of it, an action.

use super::{
    super::number::{LIST_ELEMENT, data, expression as attr},
    field::{Field, Load},
    matches::{Match, Test},
    statement::{Nat, Reject, Statement, Verdict},
};
use crate::netlink::{attribute::Attributes, prefix::octets};

/// Register of the verdict.
const VERDICT: u32 = 0;
/// First register of values; each has 16 bytes.
const FIRST: u32 = 1;

#[derive(Debug, Default)]
pub(super) struct Expressions(Attributes);

impl Expressions {
    pub(super) fn into_attributes(self) -> Attributes {
        self.0
    }

    fn push(&mut self, name: &str, data: &Attributes) {
        let one = Attributes::new().text(attr::NAME, name).nested(attr::DATA, data);
        self.0 = std::mem::take(&mut self.0).nested(LIST_ELEMENT, &one);
    }

    pub(super) fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Match(test) => self.test(test),
            Statement::Counter { packets, bytes } => {
                let counter = Attributes::new()
                    .big64(attr::COUNTER_BYTES, *bytes)
                    .big64(attr::COUNTER_PACKETS, *packets);
                self.push("counter", &counter);
            }
            Statement::Masquerade { ports, random } => self.masquerade(*ports, *random),
            Statement::SourceNat(nat) => self.nat(0, nat),
            Statement::DestinationNat(nat) => self.nat(1, nat),
            Statement::Reject(reject) => self.reject(*reject),
            Statement::Verdict(verdict) => {
                let immediate = Attributes::new()
                    .big32(attr::IMMEDIATE_TARGET, VERDICT)
                    .nested(attr::IMMEDIATE_DATA, &verdict_data(verdict));
                self.push("immediate", &immediate);
            }
            Statement::VerdictMap { field, map } => {
                self.load(*field);
                let lookup = Attributes::new()
                    .text(attr::LOOKUP_SET, map)
                    .big32(attr::LOOKUP_SOURCE, FIRST)
                    .big32(attr::LOOKUP_TARGET, VERDICT);
                self.push("lookup", &lookup);
            }
            Statement::Other { name, data } => self.push(name, &Attributes::from_vec(data.clone())),
        }
    }

    fn load(&mut self, field: Field) {
        match field.load() {
            Load::Meta { key, .. } => {
                let meta =
                    Attributes::new().big32(attr::META_KEY, key).big32(attr::META_TARGET, FIRST);
                self.push("meta", &meta);
            }
            Load::Connection { key, .. } => {
                let ct = Attributes::new().big32(attr::CT_KEY, key).big32(attr::CT_TARGET, FIRST);
                self.push("ct", &ct);
            }
            Load::Payload { base, offset, length } => {
                let payload = Attributes::new()
                    .big32(attr::PAYLOAD_TARGET, FIRST)
                    .big32(attr::PAYLOAD_BASE, base.number())
                    .big32(attr::PAYLOAD_OFFSET, offset)
                    .big32(attr::PAYLOAD_LENGTH, length);
                self.push("payload", &payload);
            }
        }
    }

    fn test(&mut self, test: &Match) {
        self.load(test.field);
        match &test.test {
            Test::Is(value) => self.compare(attr::EQUAL, value),
            Test::IsNot(value) => self.compare(attr::NOT_EQUAL, value),
            Test::Masked { mask, value, equal } => {
                let length = test.field.load().length();
                let bitwise = Attributes::new()
                    .big32(attr::BITWISE_SOURCE, FIRST)
                    .big32(attr::BITWISE_TARGET, FIRST)
                    .big32(attr::BITWISE_LENGTH, length)
                    .nested(attr::BITWISE_MASK, &value_data(mask))
                    .nested(attr::BITWISE_XOR, &value_data(&vec![0; mask.len()]));
                self.push("bitwise", &bitwise);
                self.compare(if *equal { attr::EQUAL } else { attr::NOT_EQUAL }, value);
            }
            Test::Within(first, last) => self.range(attr::EQUAL, first, last),
            Test::Outside(first, last) => self.range(attr::NOT_EQUAL, first, last),
            Test::In(set) => self.lookup(set, 0),
            Test::NotIn(set) => self.lookup(set, attr::INVERTED),
        }
    }

    fn compare(&mut self, operation: u32, value: &[u8]) {
        let compare = Attributes::new()
            .big32(attr::COMPARE_SOURCE, FIRST)
            .big32(attr::COMPARE_OPERATION, operation)
            .nested(attr::COMPARE_DATA, &value_data(value));
        self.push("cmp", &compare);
    }

    fn range(&mut self, operation: u32, first: &[u8], last: &[u8]) {
        let range = Attributes::new()
            .big32(attr::RANGE_SOURCE, FIRST)
            .big32(attr::RANGE_OPERATION, operation)
            .nested(attr::RANGE_FROM, &value_data(first))
            .nested(attr::RANGE_TO, &value_data(last));
        self.push("range", &range);
    }

    fn lookup(&mut self, set: &str, flags: u32) {
        let lookup = Attributes::new()
            .text(attr::LOOKUP_SET, set)
            .big32(attr::LOOKUP_SOURCE, FIRST)
            .big32(attr::LOOKUP_FLAGS, flags);
        self.push("lookup", &lookup);
    }

    /// Puts the first and the last of a range into registers, one after the
    /// other, and names them to the action; a range of one has only the first.
    fn range_in_registers(
        &mut self,
        action: Attributes,
        register: &mut u32,
        (first, first_kind): (&[u8], u16),
        (last, last_kind): (&[u8], u16),
    ) -> Attributes {
        let mut put = |action: Attributes, value: &[u8], kind| {
            let immediate = Attributes::new()
                .big32(attr::IMMEDIATE_TARGET, *register)
                .nested(attr::IMMEDIATE_DATA, &value_data(value));
            self.push("immediate", &immediate);
            let action = action.big32(kind, *register);
            *register += 1;
            action
        };
        let action = put(action, first, first_kind);
        if first == last { action } else { put(action, last, last_kind) }
    }

    fn masquerade(&mut self, ports: Option<(u16, u16)>, random: bool) {
        let mut flags = if random { attr::NAT_RANDOM } else { 0 };
        let mut masquerade = Attributes::new();
        let mut register = FIRST;
        if let Some((first, last)) = ports {
            flags |= attr::NAT_WITH_PORT;
            masquerade = self.range_in_registers(
                masquerade,
                &mut register,
                (&first.to_be_bytes(), attr::MASQUERADE_PORT_FROM),
                (&last.to_be_bytes(), attr::MASQUERADE_PORT_TO),
            );
        }
        if flags != 0 {
            masquerade = masquerade.big32(attr::MASQUERADE_FLAGS, flags);
        }
        self.push("masq", &masquerade);
    }

    fn nat(&mut self, kind: u32, nat: &Nat) {
        const IPV4: u32 = 2;
        const IPV6: u32 = 10;
        let family = if nat.addresses.0.is_ipv4() { IPV4 } else { IPV6 };
        let mut flags = attr::NAT_WITH_ADDRESS;
        let mut register = FIRST;
        let attributes =
            Attributes::new().big32(attr::NAT_TYPE, kind).big32(attr::NAT_FAMILY, family);
        let mut attributes = self.range_in_registers(
            attributes,
            &mut register,
            (&octets(nat.addresses.0), attr::NAT_ADDRESS_FROM),
            (&octets(nat.addresses.1), attr::NAT_ADDRESS_TO),
        );
        if let Some((first, last)) = nat.ports {
            flags |= attr::NAT_WITH_PORT;
            attributes = self.range_in_registers(
                attributes,
                &mut register,
                (&first.to_be_bytes(), attr::NAT_PORT_FROM),
                (&last.to_be_bytes(), attr::NAT_PORT_TO),
            );
        }
        self.push("nat", &attributes.big32(attr::NAT_FLAGS, flags));
    }

    fn reject(&mut self, reject: Reject) {
        let (kind, code) = match reject {
            Reject::Icmp(code) => (0, code),
            Reject::TcpReset => (1, 0),
            Reject::Icmpx(code) => (2, code),
        };
        let reject =
            Attributes::new().big32(attr::REJECT_TYPE, kind).bytes(attr::REJECT_CODE, &[code]);
        self.push("reject", &reject);
    }
}

fn value_data(value: &[u8]) -> Attributes {
    Attributes::new().bytes(data::VALUE, value)
}

pub(in crate::nftables) fn verdict_data(verdict: &Verdict) -> Attributes {
    let mut inner = Attributes::new().big32(data::VERDICT_CODE, verdict.code().cast_unsigned());
    if let Some(chain) = verdict.chain() {
        inner = inner.text(data::VERDICT_CHAIN, chain);
    }
    Attributes::new().nested(data::VERDICT, &inner)
}
