//! Which procedures are built, and by which crate.
//!
//! The `impl` blocks of the generated traits tell it: a crate has built what it
//! gives a body of its own instead of the trait's default. Every crate below
//! `crates/` is read, so a new driver is found without being listed. The client
//! implements the traits too, in `generated/`, which is left out, as tests are.

use super::names::camel;
use super::table::{Procedure, Tables};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::{Block, Expr, ImplItem, Item, ItemImpl, Stmt};

/// The trait of the calls that the server answers itself.
const SERVER_TRAIT: &str = "ServerCalls";

/// Procedures that the server answers in the connection, before any method is
/// called, so that no trait has them.
const IN_THE_CONNECTION: [&str; 3] =
    ["connect_supports_feature", "keepalive_ping", "keepalive_pong"];

/// The methods that have a body of their own, with the crates that give it.
pub(crate) struct Built(BTreeMap<String, BTreeSet<String>>);

impl Built {
    /// Reads the sources of all crates under `root`.
    pub(crate) fn read(tables: &Tables, root: &Path) -> Result<Self, String> {
        let mut reader = Reader { traits: traits(tables), found: BTreeMap::new() };
        for row in folders(&root.join("crates"))? {
            for package in folders(&row)? {
                let name = package.file_name().unwrap_or_default().to_string_lossy().into_owned();
                reader.folder(&package.join("src"), &name)?;
            }
        }
        for procedure in IN_THE_CONNECTION {
            reader.found.entry(procedure.to_owned()).or_default().insert("server".to_owned());
        }
        Ok(Self(reader.found))
    }

    /// The crates that answer a call with more than `VIR_ERR_NO_SUPPORT`.
    pub(crate) fn by(&self, procedure: &Procedure) -> impl Iterator<Item = &str> {
        let names = self.0.get(&procedure.method()).or_else(|| self.0.get(&procedure.lower()));
        names.into_iter().flatten().map(String::as_str)
    }

    /// Returns whether any crate does.
    pub(crate) fn has(&self, procedure: &Procedure) -> bool {
        self.by(procedure).next().is_some()
    }
}

/// The names of all generated traits.
fn traits(tables: &Tables) -> BTreeSet<String> {
    let of_drivers = tables.procedures().filter(|p| !p.is_event() && !p.is_server()).map(|p| {
        let (family, topic) = p.place();
        format!("{}{}", camel(&family), camel(&topic))
    });
    of_drivers.chain([SERVER_TRAIT.to_owned()]).collect()
}

/// The folders in a folder.
fn folders(of: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let failed = |error| format!("cannot read {}: {error}", of.display());
    let entries = std::fs::read_dir(of).map_err(failed)?;
    let paths = entries.map(|entry| Ok(entry.map_err(failed)?.path()));
    Ok(paths.collect::<Result<Vec<_>, String>>()?.into_iter().filter(|p| p.is_dir()).collect())
}

struct Reader {
    traits: BTreeSet<String>,
    found: BTreeMap<String, BTreeSet<String>>,
}

impl Reader {
    fn folder(&mut self, folder: &Path, package: &str) -> Result<(), String> {
        let failed = |error| format!("cannot read {}: {error}", folder.display());
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let stem = path.file_stem().unwrap_or_default();
            if stem == "generated" || stem == "tests" {
                continue;
            }
            if path.is_dir() {
                self.folder(&path, package)?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = std::fs::read_to_string(&path).map_err(failed)?;
                self.source(&source, package)
                    .map_err(|why| format!("{}: {why}", path.display()))?;
            }
        }
        Ok(())
    }

    fn source(&mut self, source: &str, package: &str) -> Result<(), String> {
        // Few files implement a trait of ours; parsing the others would take longer than all else.
        if !source.contains("#[async_trait]") {
            return Ok(());
        }
        let file = syn::parse_file(source).map_err(|error| error.to_string())?;
        self.items(&file.items, package);
        Ok(())
    }

    fn items(&mut self, items: &[Item], package: &str) {
        for item in items {
            match item {
                Item::Impl(block) if self.is_ours(block) => {
                    for item in &block.items {
                        if let ImplItem::Fn(method) = item
                            && !only_refuses(&method.block)
                        {
                            let name = method.sig.ident.to_string();
                            self.found.entry(name).or_default().insert(package.to_owned());
                        }
                    }
                }
                Item::Mod(module) if module.ident != "tests" => {
                    if let Some((_, items)) = &module.content {
                        self.items(items, package);
                    }
                }
                _ => {}
            }
        }
    }

    /// Returns whether a block implements one of the generated traits.
    fn is_ours(&self, block: &ItemImpl) -> bool {
        let name = block.trait_.as_ref().and_then(|(path, _)| path.segments.last());
        name.is_some_and(|segment| self.traits.contains(&segment.ident.to_string()))
    }
}

/// Returns whether a body is nothing but `Err(Error::no_support(..))`.
fn only_refuses(body: &Block) -> bool {
    let [Stmt::Expr(Expr::Call(outer), None)] = body.stmts.as_slice() else { return false };
    let ends = |call: &Expr, name: &str| matches!(call, Expr::Path(path) if path.path.segments.last().is_some_and(|s| s.ident == name));
    let refusal =
        |argument: &Expr| matches!(argument, Expr::Call(inner) if ends(&inner.func, "no_support"));
    ends(&outer.func, "Err") && outer.args.first().is_some_and(refusal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_is_built_where_an_impl_gives_it_a_body() {
        let traits = BTreeSet::from(["DomainSave".to_owned()]);
        let mut reader = Reader { traits, found: BTreeMap::new() };
        let source = r#"
            #[async_trait]
            impl api::DomainSave for Lxc<'_> {
                async fn one(&self) -> Result<()> { work().await }
                async fn two(&self) -> Result<()> { Err(Error::no_support("x")) }
                async fn three(&self) -> Result<()> { if odd() { return Err(Error::no_support("x")) } Ok(()) }
            }
            impl Other for Lxc<'_> { fn four(&self) { work() } }
            mod tests { impl DomainSave for Fake { async fn five(&self) { work() } } }
        "#;
        reader.source(source, "lxc").unwrap();
        let names: Vec<&String> = reader.found.keys().collect();
        assert_eq!(names, ["one", "three"]);
        assert_eq!(reader.found["one"], BTreeSet::from(["lxc".to_owned()]));
    }
}
