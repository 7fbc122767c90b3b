//! The references of one file: its `use` declarations and the paths in its text.

use super::tokens::{Token, tokens};

/// A path that a module names, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The module that names it, from the crate's root on.
    pub(super) module: Vec<String>,
    pub(super) path: Vec<String>,
    pub(super) line: usize,
    /// The name that a `use` declaration of the module itself gives it; `*` for all
    /// that is in it.
    pub(super) alias: Option<String>,
}

/// The references and modules of one file.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) references: Vec<Reference>,
    /// The modules that stand inside the file.
    pub(super) modules: Vec<Vec<String>>,
    /// Modules with a file of their own that only tests have.
    pub(super) test_modules: Vec<Vec<String>>,
}

/// Reads a file, which is this module. What is under `#[cfg(test)]` is left out.
pub(super) fn contents(module: &[String], text: &str) -> Contents {
    let mut reader = Reader {
        tokens: tokens(text),
        at: 0,
        depth: 0,
        scopes: vec![(module.to_vec(), 0)],
        contents: Contents::default(),
    };
    while reader.at < reader.tokens.len() {
        reader.step();
    }
    reader.contents
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    /// How many braces are open.
    depth: usize,
    /// The modules around this place, each with the depth of its body.
    scopes: Vec<(Vec<String>, usize)>,
    contents: Contents,
}

impl<'a> Reader<'a> {
    fn step(&mut self) {
        match self.text(0) {
            "#" if self.is_for_tests_only() => self.pass_test_item(),
            "{" => {
                self.depth += 1;
                self.at += 1;
            }
            "}" => {
                if self.scopes.len() > 1 && self.scopes.last().is_some_and(|it| it.1 == self.depth)
                {
                    self.scopes.pop();
                }
                self.depth = self.depth.saturating_sub(1);
                self.at += 1;
            }
            "mod" if self.text(2) == "{" => {
                let module = self.child(self.text(1));
                self.contents.modules.push(module.clone());
                self.depth += 1;
                self.scopes.push((module, self.depth));
                self.at += 3;
            }
            "use" if self.begins_item() => {
                self.at += 1;
                let line = self.line();
                if self.text(0) == "::" {
                    self.at += 1;
                }
                self.use_tree(Vec::new(), line);
            }
            _ => self.word_or_sign(),
        }
    }

    fn text(&self, ahead: usize) -> &'a str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.text)
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |token| token.line)
    }

    fn module(&self) -> &[String] {
        // The file itself is never popped.
        self.scopes.last().map_or(&[], |scope| &scope.0)
    }

    fn child(&self, name: &str) -> Vec<String> {
        let mut module = self.module().to_vec();
        module.push(name.to_owned());
        module
    }

    /// Returns whether a `use` here is the keyword of a declaration: it is not after a sign of
    /// an expression.
    fn begins_item(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_none_or(|token| matches!(token.text, ";" | "{" | "}" | "]" | ")" | "pub"))
    }

    fn is_for_tests_only(&self) -> bool {
        let attribute: Vec<&str> = (0..7).map(|ahead| self.text(ahead)).collect();
        attribute == ["#", "[", "cfg", "(", "test", ")", "]"]
    }

    /// Passes over an item with `#[cfg(test)]`, to its `;` or the end of its body.
    fn pass_test_item(&mut self) {
        self.at += 7;
        let mut depth = 0_usize;
        while self.at < self.tokens.len() {
            match self.text(0) {
                "mod" if depth == 0 && self.text(2) == ";" => {
                    let module = self.child(self.text(1));
                    self.contents.test_modules.push(module);
                }
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth = depth.saturating_sub(1),
                _ => {}
            }
            let is_end = depth == 0 && matches!(self.text(0), ";" | "}");
            self.at += 1;
            if is_end {
                return;
            }
        }
    }

    /// Reads the tree of a `use` declaration that begins with `path`.
    fn use_tree(&mut self, mut path: Vec<String>, line: usize) {
        loop {
            match self.text(0) {
                "{" => {
                    self.at += 1;
                    while !matches!(self.text(0), "}" | "") {
                        self.use_tree(path.clone(), line);
                        if self.text(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "*" => {
                    self.at += 1;
                    self.add_use(path, line, "*".to_owned());
                    return;
                }
                "self" if !path.is_empty() => self.at += 1,
                word => {
                    path.push(word.to_owned());
                    self.at += 1;
                }
            }
            if self.text(0) == "::" {
                self.at += 1;
                continue;
            }
            let mut alias = path.last().cloned().unwrap_or_default();
            if self.text(0) == "as" {
                alias = self.text(1).to_owned();
                self.at += 2;
            }
            self.add_use(path, line, alias);
            return;
        }
    }

    fn add_use(&mut self, path: Vec<String>, line: usize, alias: String) {
        let is_of_module = self.scopes.last().is_some_and(|scope| scope.1 == self.depth);
        let alias = is_of_module.then_some(alias);
        let module = self.module().to_vec();
        self.contents.references.push(Reference { module, path, line, alias });
    }

    /// Takes a path as a reference; passes over all else.
    fn word_or_sign(&mut self) {
        let line = self.line();
        let begins = self.tokens[self.at].is_word();
        let mut path = vec![self.text(0).to_owned()];
        self.at += 1;
        while begins
            && self.text(0) == "::"
            && self.tokens.get(self.at + 1).is_some_and(Token::is_word)
        {
            path.push(self.text(1).to_owned());
            self.at += 2;
        }
        if path.len() > 1 {
            let module = self.module().to_vec();
            self.contents.references.push(Reference { module, path, line, alias: None });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, Option<String>)> {
        let found = contents(&["m".to_owned()], text).references.into_iter();
        found.map(|it| (it.module.join("::"), it.path.join("::"), it.alias)).collect()
    }

    fn row(module: &str, path: &str, alias: Option<&str>) -> (String, String, Option<String>) {
        (module.to_owned(), path.to_owned(), alias.map(str::to_owned))
    }

    #[test]
    fn uses_are_taken_apart() {
        assert_eq!(
            read("pub(crate) use super::{a::{self, B as C}, d::*};\nfn f() { use crate::e; }"),
            [
                row("m", "super::a", Some("a")),
                row("m", "super::a::B", Some("C")),
                row("m", "super::d", Some("*")),
                row("m", "crate::e", None),
            ]
        );
    }

    #[test]
    fn paths_and_modules_in_the_text_are_found() {
        assert_eq!(
            read("fn f() -> crate::a::B { super::c::<u8>(d) }\nmod n { fn g() { super::h::i() } }"),
            [
                row("m", "crate::a::B", None),
                row("m", "super::c", None),
                row("m::n", "super::h::i", None),
            ]
        );
    }

    #[test]
    fn tests_are_left_out() {
        let text = "#[cfg(test)]\nmod tests;\n#[cfg(test)]\nmod t { use crate::a; }\nuse crate::b;";
        assert_eq!(read(text), [row("m", "crate::b", Some("b"))]);
        assert_eq!(contents(&[], text).test_modules, [["tests"]]);
    }
}
