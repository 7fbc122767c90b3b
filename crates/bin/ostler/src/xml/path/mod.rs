//! XPath 1.0 (<https://www.w3.org/TR/xpath-10/>) over a parsed document.
//!
//! Without variables, prefixes (a document's own prefixes are not the
//! expression's; `local-name()` serves), `id()` and `lang()`.

mod evaluate;
mod function;
mod lexer;
mod parser;
#[cfg(test)]
mod tests;
mod value;

pub(super) use value::{Item, Value};

use std::str::FromStr;

/// Why an expression cannot be read or evaluated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum PathError {
    #[error("'{0}' does not belong there")]
    Unexpected(String),
    #[error("it ends too early")]
    Ended,
    #[error("a quote is not closed")]
    Quote,
    #[error("there is no function {0}()")]
    Function(String),
    #[error("{0}() takes other arguments")]
    Arguments(String),
    #[error("there is no axis {0}")]
    Axis(String),
    #[error("prefix {0} stands for nothing: use local-name()")]
    Prefix(String),
    #[error("variable ${0} has no value")]
    Variable(String),
    #[error("only nodes can be searched or joined with |")]
    NotNodes,
    #[error("it is nested too deeply")]
    Depth,
}

/// An expression that was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    Or(Box<Expression>, Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Compare(Comparison, Box<Expression>, Box<Expression>),
    Calculate(Calculation, Box<Expression>, Box<Expression>),
    Negate(Box<Expression>),
    Union(Box<Expression>, Box<Expression>),
    Number(f64),
    Text(String),
    Call(String, Vec<Expression>),
    /// A start, predicates on it, and steps from there.
    Path(Start, Vec<Step>),
}

/// The start of a path.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Start {
    Root,
    Here,
    /// The nodes of an expression, narrowed by predicates.
    Filter(Box<Expression>, Vec<Expression>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calculation {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    axis: Axis,
    test: Test,
    predicates: Vec<Expression>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Ancestor,
    AncestorOrSelf,
    Attribute,
    Child,
    Descendant,
    DescendantOrSelf,
    Following,
    FollowingSibling,
    Parent,
    Preceding,
    PrecedingSibling,
    Own,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    /// `*`
    Any,
    /// A name, in no namespace.
    Name(String),
    Node,
    Text,
    Comment,
    Instruction(Option<String>),
}

impl FromStr for Expression {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        parser::parse(lexer::tokens(text)?)
    }
}
