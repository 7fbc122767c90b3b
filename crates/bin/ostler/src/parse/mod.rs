//! Reads typed words as commands with their arguments.

mod arguments;
pub(crate) mod words;

pub(crate) use arguments::{Arguments, parse};

/// The name that is nearest to what was typed, if one is near enough to be a
/// slip of the finger.
fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = (typed.chars().count() / 3).clamp(1, 3);
    names
        .map(|name| (distance(typed, name), name))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, name)| name)
}

/// How many characters must be put in, taken out or changed (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (line, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, b) in other.chars().enumerate() {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips() {
        let names = ["list", "dominfo", "domid"];
        assert_eq!(nearest("lsit", names.into_iter()), None);
        assert_eq!(nearest("lst", names.into_iter()), Some("list"));
        assert_eq!(nearest("dominof", names.into_iter()), Some("dominfo"));
        assert_eq!(nearest("nope", names.into_iter()), None);
    }
}
