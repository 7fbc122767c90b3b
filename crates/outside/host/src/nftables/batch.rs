//! Batches of changes, which are made together or not at all.

use super::{
    Chain, Element, Rule, Set, Table,
    number::{self, chain, rule as rule_attr},
};
use crate::netlink::{
    attribute::Attributes,
    socket::{ACK, APPEND, CREATE, REQUEST, Socket, message},
};
use std::fmt;

/// Changes that are made together or not at all, in order: what a step adds,
/// the next can use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch(pub Vec<Step>);

/// A step of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Adds a table; that it is there is no error.
    AddTable(Table),
    /// Deletes a table with all that is in it.
    DeleteTable(Table),
    /// Adds a chain; that it is there with the same hook is no error.
    AddChain(Chain),
    /// Deletes an empty chain that nothing jumps to.
    DeleteChain(Chain),
    /// Deletes the rules of a chain.
    FlushChain(Chain),
    /// Adds a rule behind those of its chain.
    AppendRule(Rule),
    /// Adds a rule before those of its chain.
    PrependRule(Rule),
    /// Adds a rule behind the one with this handle.
    AddRuleAfter(u64, Rule),
    /// Deletes the rule with the handle that it has; one without a handle
    /// cannot be deleted.
    DeleteRule(Rule),
    /// Adds a set or a map; that it is there with the same kind is no error.
    AddSet(Set),
    /// Deletes a set that no rule uses.
    DeleteSet(Set),
    /// Adds elements to a set; those that are in it are no error.
    AddElements(Set, Vec<Element>),
    /// Deletes elements from a set.
    DeleteElements(Set, Vec<Element>),
}

impl Batch {
    /// Nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, and then a step more.
    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }

    /// A batch that leaves nothing of a table, whether it is there or not.
    #[must_use]
    pub fn remove(table: Table) -> Self {
        Self(vec![Step::AddTable(table.clone()), Step::DeleteTable(table)])
    }

    /// A batch that makes a table new, whether it is there or not.
    #[must_use]
    pub fn replace(table: Table) -> Self {
        Self::remove(table.clone()).then(Step::AddTable(table))
    }
}

/// A batch as it goes to the kernel.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    /// Number of the message that opens it: refusals of the whole have it.
    pub(super) begin: u32,
    /// Numbers of the messages of the steps, in order.
    pub(super) steps: Vec<u32>,
}

/// A message about tables of a family.
pub(super) fn about(family: u8, resource: u16, attributes: &Attributes) -> Vec<u8> {
    let mut payload = vec![family, 0];
    payload.extend_from_slice(&resource.to_be_bytes());
    payload.extend_from_slice(attributes.as_slice());
    payload
}

impl Batch {
    /// Writes it for the ruleset of this generation, or for any.
    pub(super) fn write(&self, socket: &mut Socket, generation: Option<u32>) -> Written {
        let mut bytes = Vec::new();
        let begin = socket.next_sequence();
        let mut opening = Attributes::new();
        if let Some(generation) = generation {
            opening = opening.big32(number::BATCH_GENERATION, generation);
        }
        let opening = about(0, number::BATCH_SUBSYSTEM, &opening);
        bytes.extend(message(number::BATCH_BEGIN, REQUEST, begin, &opening));
        let mut steps = Vec::new();
        for (index, step) in (0_u32..).zip(&self.0) {
            let sequence = socket.next_sequence();
            let (kind, flags, payload) = step.write(index + 1);
            bytes.extend(message(kind, REQUEST | ACK | flags, sequence, &payload));
            steps.push(sequence);
        }
        let end = socket.next_sequence();
        let closing = about(0, number::BATCH_SUBSYSTEM, &Attributes::new());
        bytes.extend(message(number::BATCH_END, REQUEST, end, &closing));
        Written { bytes, begin, steps }
    }
}

impl Step {
    /// Kind, flags and payload of the step's message.
    fn write(&self, id: u32) -> (u16, u16, Vec<u8>) {
        let of =
            |table: &Table, attributes: &Attributes| about(table.family.number(), 0, attributes);
        let rule = |rule: &Rule| of(&rule.table, &rule.attributes());
        match self {
            Self::AddTable(table) => (number::NEW_TABLE, CREATE, of(table, &table.attributes())),
            Self::DeleteTable(table) => (number::DELETE_TABLE, 0, of(table, &table.attributes())),
            Self::AddChain(chain) => {
                (number::NEW_CHAIN, CREATE, of(&chain.table, &chain.attributes()))
            }
            Self::DeleteChain(chain) => {
                let attributes = chain.table.attributes().text(chain::NAME, &chain.name);
                (number::DELETE_CHAIN, 0, of(&chain.table, &attributes))
            }
            Self::FlushChain(chain) => {
                let attributes = chain.table.attributes().text(rule_attr::CHAIN, &chain.name);
                (number::DELETE_RULE, 0, of(&chain.table, &attributes))
            }
            Self::AppendRule(new) => (number::NEW_RULE, CREATE | APPEND, rule(new)),
            Self::PrependRule(new) => (number::NEW_RULE, CREATE, rule(new)),
            Self::AddRuleAfter(handle, new) => {
                let attributes = new.attributes().big64(rule_attr::POSITION, *handle);
                (number::NEW_RULE, CREATE | APPEND, of(&new.table, &attributes))
            }
            Self::DeleteRule(old) => {
                // A handle of 0 is never given: the kernel refuses it, where
                // without a handle it would delete all rules of the chain.
                let attributes = old
                    .table
                    .attributes()
                    .text(rule_attr::CHAIN, &old.chain)
                    .big64(rule_attr::HANDLE, old.handle.unwrap_or(0));
                (number::DELETE_RULE, 0, of(&old.table, &attributes))
            }
            Self::AddSet(set) => (number::NEW_SET, CREATE, of(&set.table, &set.attributes(id))),
            Self::DeleteSet(set) => (number::DELETE_SET, 0, of(&set.table, &set.query())),
            Self::AddElements(set, elements) => {
                (number::NEW_ELEMENT, CREATE, of(&set.table, &set.elements(elements)))
            }
            Self::DeleteElements(set, elements) => {
                (number::DELETE_ELEMENT, 0, of(&set.table, &set.elements(elements)))
            }
        }
    }
}

/// The action of the step, to follow "cannot".
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chain = |f: &mut fmt::Formatter<'_>, what: &str, name: &str, table: &Table| {
            write!(f, "{what} chain '{name}' of nftables table '{table}'")
        };
        let set = |f: &mut fmt::Formatter<'_>, what: &str, set: &Set| {
            let kind = if set.verdicts { "map" } else { "set" };
            write!(f, "{what} {kind} '{}' of nftables table '{}'", set.name, set.table)
        };
        match self {
            Self::AddTable(table) => write!(f, "add nftables table '{table}'"),
            Self::DeleteTable(table) => write!(f, "delete nftables table '{table}'"),
            Self::AddChain(of) => chain(f, "add", &of.name, &of.table),
            Self::DeleteChain(of) => chain(f, "delete", &of.name, &of.table),
            Self::FlushChain(of) => chain(f, "empty", &of.name, &of.table),
            Self::AppendRule(rule) | Self::PrependRule(rule) | Self::AddRuleAfter(_, rule) => {
                chain(f, "add a rule to", &rule.chain, &rule.table)
            }
            Self::DeleteRule(rule) => chain(f, "delete a rule from", &rule.chain, &rule.table),
            Self::AddSet(of) => set(f, "add", of),
            Self::DeleteSet(of) => set(f, "delete", of),
            Self::AddElements(of, _) => set(f, "add elements to", of),
            Self::DeleteElements(of, _) => set(f, "delete elements from", of),
        }
    }
}
