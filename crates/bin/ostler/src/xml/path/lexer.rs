//! Text to tokens, with the rule of section 3.7 for `*` and operator names.

use super::PathError;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// `/`, `//`, `|`, `+`, `=`, ..., `(`, `[`, `@`, `::`, `.`, `..`
    Mark(&'static str),
    /// An operator with a name, or `*` as one.
    Operator(&'static str),
    /// `*` as a name test.
    Star,
    Name(String),
    Number(f64),
    Text(String),
}

/// Longer marks come first.
const MARKS: &[&str] = &[
    "//", "::", "..", "!=", "<=", ">=", "(", ")", "[", "]", ".", "@", ",", "/", "|", "+", "-", "=",
    "<", ">", "$",
];
const OPERATORS: &[&str] = &["and", "or", "mod", "div"];

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, PathError> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let starts_number = first.is_ascii_digit()
            || (first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit()));
        let (token, length) = if starts_number {
            number(rest)?
        } else if matches!(first, '"' | '\'') {
            let end = rest[1..].find(first).ok_or(PathError::Quote)?;
            (Token::Text(rest[1..=end].to_owned()), end + 2)
        } else if first == '*' {
            (if after_operand(&tokens) { Token::Operator("*") } else { Token::Star }, 1)
        } else if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
            (Token::Mark(mark), mark.len())
        } else {
            name(rest, after_operand(&tokens))?
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// Returns whether what comes next can only be an operator.
fn after_operand(tokens: &[Token]) -> bool {
    match tokens.last() {
        None | Some(Token::Operator(_)) => false,
        Some(Token::Mark(mark)) => matches!(*mark, ")" | "]" | "." | ".."),
        Some(_) => true,
    }
}

fn number(rest: &str) -> Result<(Token, usize), PathError> {
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let number = rest[..end].parse();
    let number = number.map_err(|_| PathError::Unexpected(rest[..end].to_owned()))?;
    Ok((Token::Number(number), end))
}

fn name(rest: &str, operator: bool) -> Result<(Token, usize), PathError> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
    let name = &rest[..end];
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        let first = rest.chars().next().map(String::from).unwrap_or_default();
        return Err(PathError::Unexpected(first));
    }
    if operator {
        return match OPERATORS.iter().find(|operator| **operator == name) {
            Some(operator) => Ok((Token::Operator(operator), end)),
            None => Err(PathError::Unexpected(name.to_owned())),
        };
    }
    if rest[end..].starts_with(':') && !rest[end..].starts_with("::") {
        return Err(PathError::Prefix(name.to_owned()));
    }
    Ok((Token::Name(name.to_owned()), end))
}
