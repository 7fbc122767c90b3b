//! The driver traits: `crates/seams/api/src/generated/`.

use super::method::{Method, Outcome, plain_type};
use super::names::camel;
use super::output::Output;
use super::table::{Field, Procedure, Tables};
use super::types::{Base, plain_name};
use super::wire::{mentions, names_enumerations};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

pub(super) const FOLDER: &str = "crates/seams/api/src/generated";
const SOURCE: &str = "tables/programs/";

/// Families whose traits together are a connection to a hypervisor.
const HYPERVISOR: [&str; 4] = ["connect", "domain", "qemu", "lxc"];

/// By family, then by topic.
type Topics<'t> = BTreeMap<String, BTreeMap<String, Vec<Method<'t>>>>;

/// The methods of all drivers; what the server serves itself is not there.
pub(super) fn methods(tables: &Tables) -> Result<Topics<'_>, String> {
    let mut topics: Topics<'_> = BTreeMap::new();
    for procedure in tables.procedures().filter(|p| !p.is_event() && !p.is_server()) {
        let (family, topic) = procedure.place();
        let method = method(procedure)?;
        topics.entry(family).or_default().entry(topic).or_default().push(method);
    }
    Ok(topics)
}

/// The methods of the calls that the server serves itself.
pub(super) fn server_methods(tables: &Tables) -> Result<Vec<Method<'_>>, String> {
    tables.procedures().filter(|p| !p.is_event() && p.is_server()).map(method).collect()
}

fn method(procedure: &Procedure) -> Result<Method<'_>, String> {
    Method::of(procedure)
        .map_err(|why| format!("{} {}: {why}", procedure.program, procedure.row.name))
}

pub(crate) fn generate(tables: &Tables, output: &mut Output) -> Result<(), String> {
    output.own(FOLDER);
    let topics = methods(tables)?;
    let structures = structures(tables, &topics)?;
    let mut seen = BTreeSet::new();
    for (family, topics) in &topics {
        for (topic, methods) in topics {
            for method in methods {
                if !seen.insert(&method.name) {
                    return Err(format!("two methods are named {}", method.name));
                }
            }
            let body = topic_file(family, topic, methods, &structures, tables);
            output.rust(&format!("{FOLDER}/{family}/{topic}.rs"), SOURCE, "", &body);
        }
        output.rust(&format!("{FOLDER}/{family}/mod.rs"), SOURCE, "", &family_file(family, topics));
    }
    types_file(tables, output);
    root_file(&topics, output);
    Ok(())
}

/// The names of all structures of results, to be imported where they are used.
fn structures(tables: &Tables, topics: &Topics<'_>) -> Result<BTreeSet<String>, String> {
    let mut names: BTreeSet<String> =
        tables.programs.iter().flat_map(|p| &p.structs).map(|s| plain_name(&s.name)).collect();
    for method in topics.values().flat_map(BTreeMap::values).flatten() {
        if let Outcome::Several(name, _) | Outcome::Found(name, _) = &method.outcome
            && !names.insert(name.clone())
            && method.procedure.row.returns.is_empty()
        {
            return Err(format!("two structures are named {name}"));
        }
    }
    Ok(names)
}

fn topic_file(
    family: &str,
    topic: &str,
    methods: &[Method<'_>],
    structures: &BTreeSet<String>,
    tables: &Tables,
) -> String {
    let mut body = String::new();
    let name = format!("{}{}", camel(family), camel(topic));
    let many =
        if methods.iter().any(|method| method.signature().len() > 6) { TOO_MANY } else { "" };
    let _ = write!(
        body,
        "/// What drivers do for clients: {}, {}.\n#[async_trait]\n\
         #[allow(unused_variables, reason = \"default bodies use none of their arguments\")]\n\
         {many}pub trait {name}: Send + Sync {{\n",
        family.replace('_', " "),
        topic.replace('_', " ")
    );
    for method in methods {
        let api = method.procedure.api();
        let arguments: Vec<String> =
            method.signature().into_iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        let _ = write!(
            body,
            "\n{}async fn {}(&self{}) -> Result<{}> {{\nErr(Error::no_support(\"{api}\"))\n}}\n",
            contract(method.procedure),
            method.name,
            arguments.iter().map(|argument| format!(", {argument}")).collect::<String>(),
            method.returns()
        );
    }
    body.push_str("}\n");
    let mut declared = BTreeSet::new();
    for method in methods {
        if let Outcome::Several(name, fields) | Outcome::Found(name, fields) = &method.outcome
            && declared.insert(name)
        {
            let api = method.procedure.api();
            structure(&mut body, name, &format!("What `{api}` gives."), fields);
        }
    }
    format!("use async_trait::async_trait;\n{}\n{body}", imports(&body, structures, tables, true))
}

/// The procedures have as many arguments as they have.
const TOO_MANY: &str =
    "#[expect(clippy::too_many_arguments, reason = \"the procedure has as many\")]\n";

/// Sentences as a doc comment, in lines of at most 100 characters with their
/// indent.
pub(super) fn comment(sentences: &str) -> String {
    const WIDTH: usize = 100 - "    /// ".len();
    let mut lines: Vec<String> = Vec::new();
    for word in sentences.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| format!("/// {line}\n")).collect()
}

/// `virDomainGetInfo`, and when it appeared.
pub(super) fn about(procedure: &Procedure) -> String {
    let api = procedure.api();
    match procedure.row.since.as_str() {
        "" => format!("`{api}`."),
        since => format!("`{api}`, since {since}."),
    }
}

/// The doc comment of a method: its contract, then where it comes from.
pub(super) fn contract(procedure: &Procedure) -> String {
    let mut text = comment(&procedure.row.doc);
    let _ = write!(text, "///\n/// {}\n", about(procedure));
    for (field, enumeration) in &procedure.row.params {
        let name = super::names::type_name(enumeration);
        let _ = writeln!(
            text,
            "///\n/// The parameter `{field}` is a number of \
             [`{name}`](ostler_core::enumeration::{name})."
        );
    }
    text
}

fn structure(body: &mut String, name: &str, about: &str, fields: &[Field]) {
    let default = fields.iter().all(|field| {
        !matches!(field.kind.base, Base::Reference(_) | Base::Struct(_))
            || field.kind.list.is_some()
    });
    let default = if default { ", Default" } else { "" };
    let _ = write!(
        body,
        "\n/// {about}\n#[derive(Debug, Clone, PartialEq{default})]\npub struct {name} {{\n"
    );
    for field in fields {
        let kind = plain_type(&field.kind);
        let _ = write!(body, "/// `{}`\npub {}: {kind},\n", field.wire, field.name);
    }
    body.push_str("}\n");
}

/// The `use` lines for what `body` mentions.
pub(super) fn imports(
    body: &str,
    structures: &BTreeSet<String>,
    tables: &Tables,
    inside: bool,
) -> String {
    let mut lines = String::new();
    let own: Vec<&String> = structures
        .iter()
        .filter(|name| mentions(body, name) && !body.contains(&format!("pub struct {name} {{")))
        .collect();
    if !own.is_empty() {
        let names = own.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ");
        let from = if inside { "crate" } else { "ostler_api" };
        let _ = writeln!(lines, "use {from}::{{{names}}};");
    }
    if mentions(body, "Stream") {
        let from = if inside { "crate" } else { "ostler_api" };
        let _ = writeln!(lines, "use {from}::Stream;");
    }
    let flags: Vec<String> = tables
        .flags
        .keys()
        .map(|name| super::names::type_name(name))
        .chain(["DomainMessageType".to_owned()])
        .filter(|name| mentions(body, name))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    if !flags.is_empty() {
        let _ = writeln!(lines, "use ostler_core::flags::{{{}}};", flags.join(", "));
    }
    if body.contains("Open<") {
        lines.push_str("use ostler_core::enumeration::{self, Open};\n");
    } else if names_enumerations(body) {
        lines.push_str("use ostler_core::enumeration;\n");
    }
    let core: Vec<&str> = super::wire::CORE
        .iter()
        .copied()
        .chain(["Error", "Result"])
        .filter(|name| mentions(body, name))
        .collect();
    if !core.is_empty() {
        let _ = writeln!(lines, "use ostler_core::{{{}}};", core.join(", "));
    }
    if mentions(body, "OwnedFd") {
        lines.push_str("use std::os::fd::OwnedFd;\n");
    }
    if mentions(body, "Arc") {
        lines.push_str("use std::sync::Arc;\n");
    }
    lines
}

fn family_file(family: &str, topics: &BTreeMap<String, Vec<Method<'_>>>) -> String {
    let mut body = String::new();
    for topic in topics.keys() {
        let _ = writeln!(body, "mod {topic};");
    }
    body.push('\n');
    for topic in topics.keys() {
        let _ = writeln!(body, "pub use {topic}::*;");
    }
    let traits: Vec<String> =
        topics.keys().map(|topic| format!("{}{}", camel(family), camel(topic))).collect();
    let all = traits.join(" + ");
    let _ = write!(
        body,
        "\n/// A driver of this family: it has the traits of all its topics.\n\
         pub trait {0}Driver: {all} {{}}\n\nimpl<T: ?Sized + {all}> {0}Driver for T {{}}\n",
        camel(family)
    );
    body
}

fn types_file(tables: &Tables, output: &mut Output) {
    let mut body = String::new();
    for program in &tables.programs {
        for each in &program.structs {
            let about = format!("`{}` of the protocol.", each.name);
            structure(&mut body, &plain_name(&each.name), &about, &each.fields);
        }
    }
    let head = imports(&body, &BTreeSet::new(), tables, true);
    let about = "Structures that stand inside results.";
    output.rust(&format!("{FOLDER}/types.rs"), SOURCE, about, &format!("{head}\n{body}"));
}

fn root_file(topics: &Topics<'_>, output: &mut Output) {
    let mut body = String::new();
    for family in topics.keys() {
        let _ = writeln!(body, "mod {family};");
    }
    body.push_str("pub mod event;\nmod types;\n\n");
    for family in topics.keys() {
        let _ = writeln!(body, "pub use {family}::*;");
    }
    body.push_str("pub use types::*;\n");
    let all: Vec<String> =
        HYPERVISOR.iter().map(|family| format!("{}Driver", camel(family))).collect();
    let all = all.join(" + ");
    let _ = write!(
        body,
        "\n/// A client's connection to a hypervisor. Dropping it is how the driver learns that\n\
         /// the client is gone.\npub trait HypervisorConnection: {all} {{}}\n\n\
         impl<T: ?Sized + {all}> HypervisorConnection for T {{}}\n"
    );
    output.rust(&format!("{FOLDER}/mod.rs"), SOURCE, "", &body);
}
