//! The ruleset as the kernel tells of it.

use super::{
    Chain, Element, Rule, Set, Table,
    batch::about,
    number::{self, GENERATION_ID},
};
use crate::netlink::{
    attribute::{Attributes, attribute, big32},
    socket::{Message, Refusal, Socket},
};
use std::io;

/// The header of a message: family, version, resource.
const HEADER: usize = 4;
/// How often a listing is begun again because somebody changed the ruleset.
const LISTINGS: usize = 16;

/// A ruleset, or what it has of one table, as it was at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ruleset {
    /// Number of the ruleset's state; each change by anybody counts it up.
    pub generation: u32,
    /// Tables.
    pub tables: Vec<Table>,
    /// Chains.
    pub chains: Vec<Chain>,
    /// Rules, those of a chain in their order.
    pub rules: Vec<Rule>,
    /// Named sets and maps with their elements. Those of kinds that
    /// [`super::KeyKind`] does not have are left out.
    pub sets: Vec<(Set, Vec<Element>)>,
}

impl Ruleset {
    /// The rules of a chain, in order.
    pub fn rules_of<'a>(&'a self, chain: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.rules.iter().filter(move |rule| rule.chain == chain)
    }

    /// The elements of a set; none if there is no such set.
    #[must_use]
    pub fn elements_of(&self, set: &str) -> &[Element] {
        self.sets.iter().find(|(found, _)| found.name == set).map_or(&[], |(_, elements)| elements)
    }

    /// The part of it that belongs to one table.
    pub(super) fn of(&self, table: &Table) -> Self {
        Self {
            generation: self.generation,
            tables: self.tables.iter().filter(|found| *found == table).cloned().collect(),
            chains: self.chains.iter().filter(|chain| chain.table == *table).cloned().collect(),
            rules: self.rules.iter().filter(|rule| rule.table == *table).cloned().collect(),
            sets: self.sets.iter().filter(|(set, _)| set.table == *table).cloned().collect(),
        }
    }
}

pub(super) fn generation(socket: &mut Socket) -> Result<u32, Refusal> {
    let answer = socket.get(number::GET_GENERATION, &about(0, 0, &Attributes::new()))?;
    let id = answer.payload.get(HEADER..).and_then(|payload| attribute(payload, GENERATION_ID));
    id.and_then(big32).ok_or_else(|| {
        io::Error::other("the kernel did not tell the generation of its ruleset").into()
    })
}

/// The ruleset of a table, or of all.
pub(super) fn read(socket: &mut Socket, table: Option<&Table>) -> Result<Ruleset, Refusal> {
    for _ in 0..LISTINGS {
        let before = generation(socket)?;
        match read_once(socket, table) {
            // A set that went away meanwhile.
            Err(refusal) if refusal.source.raw_os_error() == Some(libc::ENOENT) => {
                if generation(socket)? == before {
                    return Err(refusal);
                }
            }
            Err(refusal) => return Err(refusal),
            Ok(ruleset) if generation(socket)? == before => {
                return Ok(Ruleset { generation: before, ..ruleset });
            }
            Ok(_) => {}
        }
    }
    Err(io::Error::from_raw_os_error(libc::EINTR).into())
}

fn read_once(socket: &mut Socket, table: Option<&Table>) -> Result<Ruleset, Refusal> {
    let family = table.map_or(0, |table| table.family.number());
    let mut list = |kind, attributes: &Attributes| socket.list(kind, &about(family, 0, attributes));
    let nothing = Attributes::new();
    let ours = |found: &Table| table.is_none_or(|table| table == found);
    let mut ruleset = Ruleset {
        tables: parse(&list(number::GET_TABLE, &nothing)?, Table::read),
        chains: parse(&list(number::GET_CHAIN, &nothing)?, Chain::read),
        ..Ruleset::default()
    };
    ruleset.tables.retain(ours);
    ruleset.chains.retain(|chain| ours(&chain.table));
    if ruleset.tables.is_empty() {
        return Ok(ruleset);
    }
    let of_table = table.map_or(nothing, Table::attributes);
    ruleset.rules = parse(&list(number::GET_RULE, &of_table)?, Rule::read);
    ruleset.rules.retain(|rule| ours(&rule.table));
    let mut sets: Vec<Set> = parse(&list(number::GET_SET, &of_table)?, Set::read);
    sets.retain(|set| ours(&set.table));
    for set in sets {
        let request = about(set.table.family.number(), 0, &set.query());
        let answers = socket.list(number::GET_ELEMENT, &request)?;
        let payloads = answers.iter().filter_map(|answer| answer.payload.get(HEADER..));
        let elements = set.read_elements(payloads);
        ruleset.sets.push((set, elements));
    }
    Ok(ruleset)
}

fn parse<T>(answers: &[Message], read: impl Fn(u8, &[u8]) -> Option<T>) -> Vec<T> {
    let one = |answer: &Message| {
        let family = *answer.payload.first()?;
        read(family, answer.payload.get(HEADER..)?)
    };
    answers.iter().filter_map(one).collect()
}
