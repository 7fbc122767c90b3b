//! The fields that sources read, by their names.

use super::tokens::{Token, group, tokens};
use std::collections::HashSet;
use std::path::Path;

/// Names of fields that are read somewhere.
pub(super) struct Readers(HashSet<String>);

/// Folders whose looking at a field does nothing with it, and the table's own.
const NO_READERS: [&str; 2] = ["validate", "honoured"];

impl Readers {
    /// Reads every source below these folders of `root`.
    pub(super) fn read(root: &Path, folders: &[&str]) -> Result<Self, String> {
        let mut names = HashSet::new();
        for folder in folders {
            for source in sources(&root.join(folder))? {
                add(&without_declarations(&tokens(&source)), &mut names);
            }
        }
        Ok(Self(names))
    }

    pub(super) fn reads(&self, field: &str) -> bool {
        self.0.contains(field)
    }
}

/// Adds `x.NAME`, unless it is called, `{ NAME, .. }` of a pattern, and
/// `in NAME,` of the list of a domain's devices, whose visitors name each kind.
fn add(tokens: &[Token], names: &mut HashSet<String>) {
    for window in tokens.windows(3) {
        let Some(name) = window[1].word() else { continue };
        let field = window[0].is('.') && !window[2].is('(');
        let listed = (window[0].is('{') || window[0].is(','))
            && (window[2].is(',') || window[2].is('}') || window[2].is(':'));
        let visited = window[0].word() == Some("in") && window[2].is(',');
        if field || listed || visited {
            names.insert(name.to_owned());
        }
    }
}

/// The tokens without the model's declarations, which name every field.
fn without_declarations(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let declares = matches!(tokens[at].word(), Some("element" | "choice" | "enumeration"));
        if declares && tokens.get(at + 1).is_some_and(|next| next.is('!')) {
            at += 2 + group(&tokens[at + 2..]).len();
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// The text of each source below `folder`, tests aside.
pub(super) fn sources(folder: &Path) -> Result<Vec<String>, String> {
    let failed = |error| format!("cannot read {}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && !NO_READERS.contains(&name) {
            found.extend(sources(&path)?);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            let text = std::fs::read_to_string(&path).map_err(failed)?;
            let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
            found.push(text[..end].to_owned());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_by_dot_or_pattern() {
        let source = r"
            element! { struct A { pub declared: u32 = attr(x) } }
            fn f(a: &A) { let A { taken, .. } = a; a.dotted.call(); // a.commented
            }";
        let mut names = HashSet::new();
        add(&without_declarations(&tokens(source)), &mut names);
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort();
        assert_eq!(names, ["dotted", "taken"]);
    }
}
