//! No import cycles between sibling modules.
//!
//! Of two modules with the same parent one is above the other: if anything in the one
//! names something of the other, nothing in the other names anything of the one, not
//! even by way of a third. So a crate can be read from the bottom up. A module and what
//! is inside it are one here: a child may name what its parent shares among its
//! children, and a parent wires them.
//!
//! The references are `use` declarations and paths, read as text ([`references`]). A name
//! is followed through re-exports to the module that defines it. Calls of methods are
//! not seen, nor is code for tests.

mod graph;
mod references;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, TargetKind};

use super::{Complaints, read, shown};
use crate::Outcome;
use graph::Graph;
use references::Reference;

/// A module's place in its crate: the names from the root on.
type ModulePath = Vec<String>;

/// How many re-exports are followed from one to the next.
const RE_EXPORTS: usize = 16;

pub(crate) fn check(root: &Path, metadata: &Metadata, complaints: &mut Complaints) -> Outcome {
    for package in metadata.workspace_packages() {
        for target in &package.targets {
            let is_program_or_library =
                target.kind.iter().any(|kind| matches!(kind, TargetKind::Lib | TargetKind::Bin));
            if is_program_or_library {
                let file = target.src_path.as_std_path();
                let folder = shown(root, file.parent().unwrap_or(file));
                for circle in Modules::read(file)?.circles() {
                    complaints.add(&folder, circle.sentence());
                }
            }
        }
    }
    Ok(())
}

/// The modules of one crate.
#[derive(Debug, Default)]
struct Modules {
    /// The file in which each is, for complaints.
    files: BTreeMap<ModulePath, PathBuf>,
    references: Vec<Reference>,
    /// The names that each takes by `use`, with their paths.
    aliases: BTreeMap<ModulePath, BTreeMap<String, ModulePath>>,
}

/// A reference between two siblings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Sample {
    file: PathBuf,
    line: usize,
    path: String,
}

impl Modules {
    /// Reads a crate, from the file of its root module on.
    fn read(root: &Path) -> Result<Self, String> {
        let mut modules = Self::default();
        let folder = root.parent().unwrap_or(root);
        modules.add(Vec::new(), root)?;
        let mut waiting = vec![(Vec::new(), folder.to_owned())];
        while let Some((module, folder)) = waiting.pop() {
            for (name, file, inside) in children(&folder)? {
                let mut child = module.clone();
                child.push(name);
                if file == root || modules.files.contains_key(&child) {
                    continue;
                }
                if modules.add(child.clone(), &file)? && inside.is_dir() {
                    waiting.push((child, inside));
                }
            }
        }
        modules.resolve_aliases();
        Ok(modules)
    }

    /// Adds the module of a file. Says whether it is one, and not for tests only.
    fn add(&mut self, module: ModulePath, file: &Path) -> Result<bool, String> {
        let is_for_tests = module.last().is_some_and(|name| name == "tests");
        if is_for_tests {
            return Ok(false);
        }
        let contents = references::contents(&module, &read(file)?);
        for inner in contents.modules {
            self.files.insert(inner, file.to_owned());
        }
        self.files.insert(module, file.to_owned());
        self.references.extend(contents.references);
        Ok(true)
    }

    fn resolve_aliases(&mut self) {
        for reference in &self.references {
            let (Some(alias), Some(path)) =
                (&reference.alias, self.absolute(&reference.module, &reference.path))
            else {
                continue;
            };
            let module = reference.module.clone();
            self.aliases.entry(module).or_default().insert(alias.clone(), path);
        }
    }

    /// A path from the crate's root on; `None` if it leads to another crate, or to a
    /// name that is looked up otherwise.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<ModulePath> {
        let mut at = module.to_vec();
        let mut rest = path;
        match path.first().map(String::as_str)? {
            "crate" => {
                at.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while let [first, others @ ..] = rest
                    && first == "super"
                {
                    at.pop()?;
                    rest = others;
                }
            }
            first => {
                let mut child = at.clone();
                child.push(first.to_owned());
                if !self.files.contains_key(&child) {
                    return None;
                }
            }
        }
        at.extend(rest.iter().cloned());
        Some(at)
    }

    /// The module that defines what an absolute path names.
    fn definer(&self, path: &[String], hops: usize) -> ModulePath {
        let known = (0..=path.len()).rev().find(|end| self.files.contains_key(&path[..*end]));
        let Some(end) = known else { return Vec::new() };
        let (module, rest) = path.split_at(end);
        let Some((name, inner)) = rest.split_first().filter(|_| hops > 0) else {
            return module.to_vec();
        };
        if let Some(target) = self.aliases.get(module).and_then(|aliases| aliases.get(name)) {
            let target: ModulePath = target.iter().chain(inner).cloned().collect();
            return self.definer(&target, hops - 1);
        }
        module.to_vec()
    }

    /// The references between siblings: by their parent, from one to the other.
    fn graphs(&self) -> BTreeMap<ModulePath, Graph<Sample>> {
        let mut graphs: BTreeMap<ModulePath, Graph<Sample>> = BTreeMap::new();
        for reference in &self.references {
            let Some(path) = self.absolute(&reference.module, &reference.path) else { continue };
            let target = self.definer(&path, RE_EXPORTS);
            let shared = reference.module.iter().zip(&target).take_while(|(a, b)| a == b).count();
            let (Some(from), Some(to)) = (reference.module.get(shared), target.get(shared)) else {
                continue;
            };
            let Some(file) = self.files.get(&reference.module) else { continue };
            let sample = Sample {
                file: file.clone(),
                line: reference.line,
                path: reference.path.join("::"),
            };
            let graph = graphs.entry(target[..shared].to_vec()).or_default();
            graph.add(from, to, sample);
        }
        graphs
    }

    /// The circles of siblings, by their parent.
    fn circles(&self) -> Vec<Found> {
        let root = self.files.get(&Vec::new()).and_then(|file| file.parent());
        let mut found = Vec::new();
        for (parent, graph) in self.graphs() {
            for circle in graph.circles() {
                let steps = circle.cycle.iter().map(|(from, to, sample)| {
                    let file = root.and_then(|root| sample.file.strip_prefix(root).ok());
                    let file = file.unwrap_or(&sample.file).display();
                    format!("`{from}` names `{to}` ({file}:{}: {})", sample.line, sample.path)
                });
                let steps: Vec<String> = steps.collect();
                let nodes = circle.nodes.into_iter().map(str::to_owned).collect();
                found.push(Found { parent: parent.join("::"), nodes, cycle: steps.join(", ") });
            }
        }
        found
    }
}

/// A circle of siblings.
#[derive(Debug)]
struct Found {
    parent: String,
    nodes: BTreeSet<String>,
    /// One cycle of it, as a sentence.
    cycle: String,
}

impl Found {
    fn sentence(&self) -> String {
        let place = if self.parent.is_empty() { "the crate" } else { &self.parent };
        let names: Vec<&str> = self.nodes.iter().map(String::as_str).collect();
        let (count, names) = (names.len(), names.join(", "));
        format!("{count} modules of {place} are a circle ({names}): {}", self.cycle)
    }
}

/// The modules that have a file in a folder: their names, files, and the folders of
/// their own children.
fn children(folder: &Path) -> Result<Vec<(String, PathBuf, PathBuf)>, String> {
    let complaint = |error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(complaint)? {
        let path = entry.map_err(complaint)?.path();
        let Some(name) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let inside = path.with_extension("");
        if path.is_dir() && path.join("mod.rs").is_file() {
            found.push((name.to_owned(), path.join("mod.rs"), path.clone()));
        } else if path.extension().is_some_and(|it| it == "rs") && name != "mod" {
            found.push((name.to_owned(), path.clone(), inside));
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The circles of a crate with these files.
    fn circles(files: &[(&str, &str)]) -> Vec<Found> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Modules::read(&folder.path().join("lib.rs")).unwrap().circles()
    }

    fn nodes(files: &[(&str, &str)]) -> Vec<(String, Vec<String>)> {
        let found = circles(files).into_iter();
        found.map(|circle| (circle.parent, circle.nodes.into_iter().collect())).collect()
    }

    #[test]
    fn siblings_that_name_each_other_are_a_circle() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a/mod.rs", "mod inner; pub(crate) struct A;"),
            ("a/inner.rs", "use crate::b::B;"),
            ("b.rs", "use crate::c::C; pub(crate) struct B;"),
            ("c.rs", "pub(crate) struct C; fn f() -> crate::a::A { panic!() }"),
        ];
        assert_eq!(nodes(&files), [(String::new(), ["a", "b", "c"].map(str::to_owned).to_vec())]);
    }

    #[test]
    fn parents_and_children_may_name_each_other() {
        let files = [
            ("lib.rs", "mod a; pub(crate) use a::one::One;"),
            ("a/mod.rs", "mod one; mod two; pub(crate) struct A; fn f() { two::g() }"),
            ("a/one.rs", "use super::A; pub(crate) struct One;"),
            ("a/two.rs", "use super::{A, one::One}; #[cfg(test)] mod t { use crate::b; }"),
        ];
        assert_eq!(nodes(&files), []);
    }

    #[test]
    fn re_exports_are_followed() {
        let files = [
            ("lib.rs", "mod a; mod b; pub use b::B;"),
            ("a.rs", "use crate::B; pub(crate) struct A;"),
            ("b.rs", "pub struct B; fn f(a: crate::a::A) {}"),
        ];
        assert_eq!(nodes(&files), [(String::new(), ["a", "b"].map(str::to_owned).to_vec())]);
    }

    #[test]
    fn a_circle_is_told_of_with_its_modules_and_a_way_around() {
        let found = circles(&[
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::b;"),
            ("b.rs", "use crate::a;"),
            ("c.rs", "//! Alone."),
        ]);
        let sentences: Vec<String> = found.iter().map(Found::sentence).collect();
        assert_eq!(sentences.len(), 1, "{sentences:?}");
        assert!(sentences[0].starts_with("2 modules of the crate are a circle (a, b): "));
        assert!(sentences[0].contains("a.rs:1"), "{sentences:?}");
    }
}
