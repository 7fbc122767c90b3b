//! The model's declarations: every element and attribute path that it reads.

use super::readers::sources;
use super::tokens::{Token, group, items, tokens};
use std::collections::BTreeMap;
use std::path::Path;

/// A declared path: `devices/disk/target/@dev`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Declared {
    pub(super) path: String,
    /// The type whose field it is.
    pub(super) owner: String,
    pub(super) field: String,
}

/// The types of a model.
#[derive(Debug, Default)]
pub(super) struct Declarations {
    elements: BTreeMap<String, Vec<Field>>,
    choices: BTreeMap<String, Choice>,
}

#[derive(Debug)]
struct Field {
    name: String,
    kind: Vec<Token>,
    part: Vec<Token>,
}

/// A type whose shape follows an attribute.
#[derive(Debug)]
struct Choice {
    attribute: String,
    bodies: Vec<Vec<Token>>,
}

/// Types that wrap the one that a field is of.
const WRAPPERS: [&str; 4] = ["Option", "Box", "List", "Vec"];

impl Declarations {
    /// Reads the sources of a model.
    pub(super) fn read(folder: &Path) -> Result<Self, String> {
        let mut declarations = Self::default();
        for source in sources(folder)? {
            declarations.add(&tokens(&source));
        }
        Ok(declarations)
    }

    fn add(&mut self, tokens: &[Token]) {
        for (at, window) in tokens.windows(3).enumerate() {
            if !(window[1].is('!') && window[2].is('{')) {
                continue;
            }
            let body = group(&tokens[at + 2..]);
            match window[0].word() {
                Some("element") => self.add_element(body),
                Some("choice") => self.add_choice(body),
                _ => {}
            }
        }
    }

    fn add_element(&mut self, body: &[Token]) {
        let Some((name, inner)) = named(body, "struct") else { return };
        let mut fields = Vec::new();
        for item in items(inner) {
            let Some(colon) = item.iter().position(|token| token.is(':')) else { continue };
            let Some(equals) = item.iter().position(|token| token.is('=')) else { continue };
            let Some(field) = colon.checked_sub(1).and_then(|at| item[at].word()) else { continue };
            let (kind, part) = (item[colon + 1..equals].to_vec(), item[equals + 1..].to_vec());
            fields.push(Field { name: field.to_owned(), kind, part });
        }
        self.elements.insert(name, fields);
    }

    fn add_choice(&mut self, body: &[Token]) {
        let Some((name, inner)) = named(body, "enum") else { return };
        let by = body.iter().position(|token| token.word() == Some("by"));
        let Some(Token::Text(attribute)) = by.and_then(|at| body.get(at + 1)) else { return };
        let mut bodies = Vec::new();
        for item in items(inner) {
            let open = item.iter().position(|token| token.is('('));
            bodies.extend(open.map(|at| {
                let whole = group(&item[at..]);
                whole[1..whole.len() - 1].to_vec()
            }));
        }
        self.choices.insert(name, Choice { attribute: attribute.clone(), bodies });
    }

    /// Every path below an element of type `root`, once for each field that it
    /// is of.
    pub(super) fn paths(&self, root: &str) -> Vec<Declared> {
        let mut found = Vec::new();
        self.walk(&[Token::Word(root.to_owned())], "", &("", ""), &mut Vec::new(), &mut found);
        found.sort();
        found.dedup();
        found
    }

    /// Walks a type that stands at `path`; `holder` is the field that has it.
    fn walk(
        &self,
        kind: &[Token],
        path: &str,
        holder: &(&str, &str),
        within: &mut Vec<String>,
        found: &mut Vec<Declared>,
    ) {
        let Some((name, inner)) = base(kind) else { return };
        if name == "Source" {
            return self.walk(inner, &join(path, "source"), holder, within, found);
        }
        if within.contains(&name) {
            return;
        }
        within.push(name.clone());
        if let Some(choice) = self.choices.get(&name) {
            let at = join(path, &format!("@{}", choice.attribute));
            found.push(declared(at, holder.0, holder.1));
            for body in &choice.bodies {
                self.walk(body, path, holder, within, found);
            }
        }
        for field in self.elements.get(&name).into_iter().flatten() {
            self.part(&field.part, path, (&name, field), within, found);
        }
        within.pop();
    }

    /// Walks what a part reads.
    fn part(
        &self,
        part: &[Token],
        path: &str,
        (owner, field): (&str, &Field),
        within: &mut Vec<String>,
        found: &mut Vec<Declared>,
    ) {
        let open = part.iter().position(|token| token.is('(') || token.is('{'));
        let function = &part[..open.unwrap_or(part.len())];
        let name = function.iter().rev().find_map(Token::word).unwrap_or_default();
        let inner: &[Token] = open.map_or(&[], |at| {
            let whole = group(&part[at..]);
            &whole[1..whole.len() - 1]
        });
        let arguments = items(inner);
        let text = |at: usize| match arguments.get(at).and_then(|argument| argument.first()) {
            Some(Token::Text(text)) => text.as_str(),
            _ => "",
        };
        let mut add = |path: String| found.push(declared(path, owner, &field.name));
        let below = match name {
            "attr" | "required" | "attr_or" | "secret" | "attr_amount" => {
                return add(join(path, &format!("@{}", text(0))));
            }
            "attr_of" | "required_attr_of" => {
                return add(join(path, &format!("{}/@{}", text(0), text(1))));
            }
            "leaf" | "required_leaf" | "leaves" | "filled_leaf" | "amount_of" | "flag" => {
                return add(join(path, text(0)));
            }
            "live" | "read_only" | "status" | "WithEndTag" => {
                return self.part(inner, path, (owner, field), within, found);
            }
            "group" | "group_if" => path.to_owned(),
            "wrapped" => {
                let below = join(path, &format!("{}/{}", text(0), text(1)));
                add(below.clone());
                below
            }
            "child" | "kept" | "required_child" | "always" | "items" | "children" | "open"
            | "open_items" => {
                let below = join(path, text(0));
                add(below.clone());
                below
            }
            // A part of the model's own, or the element's text: the field stands
            // for what it reads.
            _ => return add(if path.is_empty() { field.name.clone() } else { path.to_owned() }),
        };
        self.walk(&field.kind, &below, &(owner, &field.name), within, found);
    }
}

fn declared(path: String, owner: &str, field: &str) -> Declared {
    Declared { path, owner: owner.to_owned(), field: field.to_owned() }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}

/// The name behind `keyword`, and the content of the braces behind that.
fn named<'a>(body: &'a [Token], keyword: &str) -> Option<(String, &'a [Token])> {
    let at = body.iter().position(|token| token.word() == Some(keyword))?;
    let name = body.get(at + 1)?.word()?.to_owned();
    let open = at + body[at..].iter().position(|token| token.is('{'))?;
    let whole = group(&body[open..]);
    Some((name, &whole[1..whole.len() - 1]))
}

/// A type without its wrappers, and what stands between its angle brackets.
fn base(kind: &[Token]) -> Option<(String, &[Token])> {
    let end = kind.iter().position(|token| token.is('<')).unwrap_or(kind.len());
    let name = kind[..end].iter().rev().find_map(Token::word)?;
    let inner = kind.get(end + 1..kind.len().saturating_sub(1)).unwrap_or_default();
    if WRAPPERS.contains(&name) { base(inner) } else { Some((name.to_owned(), inner)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_gives_its_paths() {
        let source = r#"
            element! { pub struct Top {
                pub a: Option<Text> = attr("a"),
                pub b: List<Low> = ostler_xml::part::items("b"),
                pub c: Option<Text> = live(attr_of("c", "k")),
                pub d: Shape = group(),
                pub e: List<Low> = wrapped("es", "e"),
                pub f: Source<Low> = group(),
                pub g: u32 = Own,
            } }
            element! { struct Low { pub low: Option<Box<Low>> = child("low"), pub n: u32 = required("n") } }
            choice! { pub enum Shape by "type" or "x" { "x" => X, "y" => Y(Box<Low>) } }
        "#;
        let mut declarations = Declarations::default();
        declarations.add(&tokens(source));
        let paths: Vec<String> =
            declarations.paths("Top").into_iter().map(|one| one.path).collect();
        let expected = [
            "@a",
            "@n",
            "@type",
            "b",
            "b/@n",
            "b/low",
            "c/@k",
            "es/e",
            "es/e/@n",
            "es/e/low",
            "g",
            "low",
            "source/@n",
            "source/low",
        ];
        assert_eq!(paths, expected);
    }
}
