//! Rules: matches that a packet must meet all, and what is done with it then.

mod field;
mod matches;
mod read;
mod statement;
mod write;

pub use field::{Base, ConnectionState, Field};
pub use matches::{Match, Test};
pub use statement::{Nat, Reject, Statement, Verdict};

pub(super) use matches::interface;
pub(super) use read::verdict;
pub(super) use write::verdict_data;

use super::{
    Table,
    number::{TABLE_NAME, rule as attr},
};
use crate::netlink::attribute::{Attributes, attribute, big64, text};

/// The longest comment of a rule, in bytes.
const LONGEST_COMMENT: usize = 127;

/// A rule of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Table.
    pub table: Table,
    /// Chain.
    pub chain: String,
    /// Statements, in order. A match that is not met ends the rule.
    pub statements: Vec<Statement>,
    /// Note for people and for who made the rule to know it again: at most 127
    /// bytes, more are cut off.
    pub comment: Option<String>,
    /// Number by which it is deleted, which the kernel gives; `None` for a rule
    /// that is to be made.
    pub handle: Option<u64>,
}

impl Rule {
    /// A rule without a comment.
    #[must_use]
    pub fn new(table: Table, chain: impl Into<String>, statements: Vec<Statement>) -> Self {
        Self { table, chain: chain.into(), statements, comment: None, handle: None }
    }

    /// The same rule as it is asked for: without the kernel's number and with
    /// counters at 0. Two rules that do the same are equal then.
    #[must_use]
    pub fn as_asked(&self) -> Self {
        let zero = |statement: &Statement| match statement {
            Statement::Counter { .. } => Statement::Counter { packets: 0, bytes: 0 },
            other => other.clone(),
        };
        let statements = self.statements.iter().map(zero).collect();
        Self { statements, handle: None, ..self.clone() }
    }

    pub(super) fn attributes(&self) -> Attributes {
        let mut expressions = write::Expressions::default();
        self.statements.iter().for_each(|statement| expressions.statement(statement));
        let attributes = self
            .table
            .attributes()
            .text(attr::CHAIN, &self.chain)
            .nested(attr::EXPRESSIONS, &expressions.into_attributes());
        match &self.comment {
            Some(comment) => attributes.bytes(attr::USER_DATA, &user_data(comment)),
            None => attributes,
        }
    }

    pub(super) fn read(family: u8, payload: &[u8]) -> Option<Self> {
        let table = Table::read(family, payload)?;
        debug_assert!(attribute(payload, TABLE_NAME).is_some());
        let expressions = attribute(payload, attr::EXPRESSIONS).unwrap_or_default();
        Some(Self {
            table,
            chain: text(attribute(payload, attr::CHAIN)?),
            statements: read::statements(expressions),
            comment: attribute(payload, attr::USER_DATA).and_then(comment),
            handle: attribute(payload, attr::HANDLE).and_then(big64),
        })
    }
}

/// A comment as `nft` writes and reads it: kind, length, text, NUL.
fn user_data(comment: &str) -> Vec<u8> {
    let end = comment.floor_char_boundary(LONGEST_COMMENT);
    let text = &comment.as_bytes()[..end];
    // At most 128.
    let length = u8::try_from(text.len() + 1).unwrap_or(u8::MAX);
    let mut data = vec![attr::COMMENT, length];
    data.extend_from_slice(text);
    data.push(0);
    data
}

fn comment(mut data: &[u8]) -> Option<String> {
    while let [kind, length, rest @ ..] = data {
        let value = rest.get(..usize::from(*length))?;
        if *kind == attr::COMMENT {
            return Some(text(value));
        }
        data = rest.get(usize::from(*length)..)?;
    }
    None
}
