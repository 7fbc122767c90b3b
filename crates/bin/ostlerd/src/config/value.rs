//! Values of keys, checked for their kind.

use super::syntax::Value;

/// The kind of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    List,
}

pub(super) fn is_on(value: &Value) -> bool {
    *value != Value::Number(0)
}

pub(super) fn not_empty(text: &str) -> bool {
    !text.is_empty()
}

pub(super) fn expect_kind(key: &str, kind: Kind, value: &Value) -> Result<(), String> {
    let (found, word) = match value {
        Value::Number(_) => (Kind::Number, "a number"),
        Value::Text(_) => (Kind::Text, "a string in quotes"),
        Value::List(_) => (Kind::List, "a list"),
    };
    let wanted = match kind {
        Kind::Number => "a number",
        Kind::Text => "a string in quotes",
        Kind::List => "a list of strings",
    };
    if found == kind { Ok(()) } else { Err(format!("'{key}' must be {wanted}, not {word}")) }
}

/// Checks the value of a key of something that this version does not have, for the
/// reason `why`: only one that makes no claim on it is let pass.
pub(super) fn expect_no_claim(
    key: &str,
    kind: Kind,
    value: &Value,
    claims: fn(&Value) -> bool,
    why: &str,
) -> Result<(), String> {
    expect_kind(key, kind, value)?;
    if claims(value) {
        return Err(format!("'{key}' asks for what is not there: {why}"));
    }
    Ok(())
}

/// The remark about a key that is understood and changes nothing, for the reason
/// `why`.
pub(super) fn idle(key: &str, kind: Kind, value: &Value, why: &str) -> Result<String, String> {
    expect_kind(key, kind, value)?;
    Ok(format!("'{key}' changes nothing: {why}"))
}

/// Puts a value in its place.
pub(super) fn set<T>(place: &mut T, value: T) -> Result<(), String> {
    *place = value;
    Ok(())
}

pub(super) fn text(key: &str, value: Value) -> Result<String, String> {
    expect_kind(key, Kind::Text, &value)?;
    match value {
        Value::Text(text) => Ok(text),
        Value::Number(_) | Value::List(_) => Ok(String::new()),
    }
}

pub(super) fn list(key: &str, value: Value) -> Result<Vec<String>, String> {
    expect_kind(key, Kind::List, &value)?;
    match value {
        Value::List(list) => Ok(list),
        Value::Number(_) | Value::Text(_) => Ok(Vec::new()),
    }
}

pub(super) fn number(key: &str, value: &Value, least: u32) -> Result<u32, String> {
    expect_kind(key, Kind::Number, value)?;
    match value {
        Value::Number(number) => u32::try_from(*number)
            .ok()
            .filter(|number| *number >= least)
            .ok_or_else(|| format!("'{key}' must be from {least} to {}, not {number}", u32::MAX)),
        Value::Text(_) | Value::List(_) => Ok(least),
    }
}

/// That a key is unknown, and the known one that takes the fewest changes of
/// single letters.
pub(super) fn nearest(key: &str, known: impl Iterator<Item = &'static str>) -> String {
    let nearest = known.min_by_key(|name| distance(key, name)).unwrap_or_default();
    format!("unknown key '{key}'; the nearest known one is '{nearest}'")
}

/// How many letters must be added, dropped or changed to make `b` of `a`.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.bytes().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, other) in b.bytes().enumerate() {
            let change = corner + usize::from(letter != other);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_distances() {
        for (a, b, expected) in
            [("", "abc", 3), ("abc", "abc", 0), ("max_client", "max_clients", 1)]
        {
            assert_eq!(distance(a, b), expected);
        }
        let known = ["unix_sock_group", "user"].into_iter();
        assert!(nearest("unix_sock_grp", known).ends_with("'unix_sock_group'"));
    }
}
