//! The structures of each program: `crates/pure/protocol/src/generated/`.

use super::output::Output;
use super::table::{Field, Procedure, Program, Tables};
use super::types::{Base, Type, wire_name};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const FOLDER: &str = "crates/pure/protocol/src/generated";

pub(crate) fn generate(tables: &Tables, output: &mut Output) -> Result<(), String> {
    for program in tables.programs.iter().filter(|program| program.name != "keepalive") {
        structures(tables, program, output)?;
    }
    check_table(tables, output);
    Ok(())
}

/// The bodies of one program's files, by family and topic.
fn structures(tables: &Tables, program: &Program, output: &mut Output) -> Result<(), String> {
    let mut files: BTreeMap<(String, String), String> = BTreeMap::new();
    for structure in &program.structs {
        let place = ("types".to_owned(), String::new());
        let body = files.entry(place).or_default();
        declare(tables, body, &structure.name, &structure.fields)?;
    }
    for procedure in &program.procedures {
        let prefix = format!("{}_{}", program.name, procedure.lower());
        for (suffix, fields) in parts(procedure) {
            if !fields.is_empty() {
                let body = files.entry(procedure.place()).or_default();
                declare(tables, body, &format!("{prefix}_{suffix}"), fields)?;
            }
        }
    }
    write_files(program, files, output);
    Ok(())
}

fn parts(procedure: &Procedure) -> [(&'static str, &Vec<Field>); 3] {
    [("args", &procedure.args), ("ret", &procedure.ret), ("msg", &procedure.msg)]
}

fn write_files(program: &Program, files: BTreeMap<(String, String), String>, output: &mut Output) {
    let source = format!("tables/programs/{}.json", program.name);
    let folder = format!("{FOLDER}/{}", program.name);
    let mut families: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for ((family, topic), body) in files {
        // A module must not be named as the one it is in.
        let flat = family == program.name;
        let (family, topic) = if flat { (topic, String::new()) } else { (family, topic) };
        families.entry(family.clone()).or_default().push(topic.clone());
        let body = format!("{}{body}", imports(program, &body));
        let path = if topic.is_empty() { family } else { format!("{family}/{topic}") };
        output.rust(&format!("{folder}/{path}.rs"), &source, "", &body);
    }
    let mut root = String::new();
    for (family, topics) in &families {
        let _ = writeln!(root, "mod {family};");
        if topics.iter().all(|topic| !topic.is_empty()) {
            let mut body = String::new();
            for topic in topics {
                let _ = writeln!(body, "mod {topic};");
            }
            body.push('\n');
            for topic in topics {
                let _ = writeln!(body, "pub use {topic}::*;");
            }
            output.rust(&format!("{folder}/{family}/mod.rs"), &source, "", &body);
        }
    }
    root.push('\n');
    for family in families.keys() {
        let _ = writeln!(root, "pub use {family}::*;");
    }
    let about = format!("The structures of the program `{}`.", program.name);
    output.rust(&format!("{folder}/mod.rs"), &source, &about, &root);
}

fn imports(program: &Program, body: &str) -> String {
    let mut text = "use crate::wire::structure;\n".to_owned();
    if body.contains("FixedText") {
        text.push_str("use crate::wire::FixedText;\n");
    }
    let core: Vec<&str> = CORE.iter().copied().filter(|name| mentions(body, name)).collect();
    if !core.is_empty() {
        let _ = writeln!(text, "use ostler_core::{{{}}};", core.join(", "));
    }
    if body.contains("Open<") {
        text.push_str("use ostler_core::enumeration::{self, Open};\n");
    }
    if body.contains("Cow<") {
        text.push_str("use std::borrow::Cow;\n");
    }
    let own: Vec<String> = program
        .structs
        .iter()
        .map(|structure| wire_name(&structure.name))
        .chain(["DomainGetSecurityLabelRet".to_owned()])
        .chain(event_messages(program))
        .filter(|name| mentions(body, name) && !declares(body, name))
        .collect();
    if !own.is_empty() {
        let _ = writeln!(text, "use super::super::{{{}}};", own.join(", "));
    }
    text.push('\n');
    text
}

/// Event messages that stand inside others.
fn event_messages(program: &Program) -> impl Iterator<Item = String> {
    program
        .procedures
        .iter()
        .filter(|procedure| procedure.is_event())
        .map(|procedure| wire_name(&format!("{}_{}_msg", program.name, procedure.lower())))
}

/// The types of `ostler_core` that structures use.
pub(super) const CORE: [&str; 19] = [
    "Bytes",
    "CheckpointRef",
    "ClientRef",
    "DomainRef",
    "Hidden",
    "InterfaceRef",
    "KiB",
    "NetworkPortRef",
    "NetworkRef",
    "NodeDeviceRef",
    "NwfilterBindingRef",
    "NwfilterRef",
    "SecretRef",
    "ServerRef",
    "SnapshotRef",
    "StoragePoolRef",
    "StorageVolumeRef",
    "TypedParams",
    "Uuid",
];

/// Says whether the code of `body` has `name` as a word of its own: not in a comment
/// and not in a path of an enumeration, which is imported by its module.
pub(crate) fn mentions(body: &str, name: &str) -> bool {
    code(body).any(|line| mentions_in(line, name))
}

/// Says whether the code of `body` has a path through the module of enumerations.
pub(crate) fn names_enumerations(body: &str) -> bool {
    code(body).any(|line| line.contains("enumeration::"))
}

/// The lines that are no comments.
fn code(body: &str) -> impl Iterator<Item = &str> {
    body.lines().filter(|line| !line.trim_start().starts_with("//"))
}

fn mentions_in(body: &str, name: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    body.match_indices(name).any(|(at, _)| {
        !body[..at].ends_with("enumeration::")
            && !part(body[..at].chars().next_back())
            && !part(body[at + name.len()..].chars().next())
    })
}

fn declares(body: &str, name: &str) -> bool {
    body.contains(&format!("    {name} {{")) || body.contains(&format!("    {name}<'a> {{"))
}

fn declare(tables: &Tables, body: &mut String, name: &str, fields: &[Field]) -> Result<(), String> {
    let lifetime = if borrows(tables, fields) { "<'a>" } else { "" };
    let _ = write!(body, "structure! {{\n    /// `{name}`\n    {}{lifetime} {{\n", wire_name(name));
    for field in fields {
        let limit = match (&field.kind.base, field.kind.list) {
            (_, Some(limit)) => format!(" [{limit}]"),
            _ => String::new(),
        };
        let kind = rust_type(tables, &field.kind);
        let _ = writeln!(body, "        {}: {kind}{limit},", field.name);
    }
    body.push_str("    }\n}\n\n");
    Ok(())
}

/// The fields of a structure, wherever it is declared.
pub(crate) fn fields_of<'t>(tables: &'t Tables, name: &str) -> Option<&'t [Field]> {
    if let Some(structure) = tables.structure(name) {
        return Some(&structure.fields);
    }
    tables.procedures().find_map(|procedure| {
        let rest = name.strip_prefix(&format!("{}_{}_", procedure.program, procedure.lower()))?;
        parts(procedure).into_iter().find(|(suffix, _)| *suffix == rest).map(|(_, f)| f.as_slice())
    })
}

/// Says whether any of these fields borrows from its input.
pub(crate) fn borrows(tables: &Tables, fields: &[Field]) -> bool {
    fields.iter().any(|field| match &field.kind.base {
        Base::Text | Base::Opaque | Base::Parameter => true,
        Base::Struct(name) => fields_of(tables, name).is_some_and(|fields| borrows(tables, fields)),
        _ => false,
    })
}

fn rust_type(tables: &Tables, kind: &Type) -> String {
    let element = match &kind.base {
        Base::Scalar(name) | Base::Reference(name) => (*name).to_owned(),
        Base::Enumeration { name, .. } => format!("Open<{name}>"),
        Base::Bits(_) => "u32".to_owned(),
        Base::Text => "&'a str".to_owned(),
        Base::Uuid => "Uuid".to_owned(),
        Base::Parameter => return "Cow<'a, TypedParams>".to_owned(),
        Base::Opaque if kind.secret => return "Hidden<&'a [u8]>".to_owned(),
        Base::Opaque => return "&'a [u8]".to_owned(),
        Base::Characters(Some(length)) => return format!("FixedText<{length}>"),
        Base::Characters(None) => return "String".to_owned(),
        Base::Struct(name) => {
            let fields = fields_of(tables, name).unwrap_or_default();
            let lifetime = if borrows(tables, fields) { "<'a>" } else { "" };
            format!("{}{lifetime}", wire_name(name))
        }
    };
    let mut text = element;
    if kind.list.is_some() {
        text = format!("Vec<{text}>");
    }
    if kind.optional {
        text = format!("Option<{text}>");
    }
    if kind.secret {
        text = format!("Hidden<{text}>");
    }
    text
}

/// A table of functions that read and write back every payload, for the
/// fuzzers and the tests of the codec.
fn check_table(tables: &Tables, output: &mut Output) {
    let mut root = String::new();
    for program in tables.programs.iter().filter(|program| program.name != "keepalive") {
        let mut body =
            format!("use super::Row;\nuse super::round;\nuse crate::{};\n\n", program.name);
        let upper = program.name.to_uppercase();
        let _ = write!(
            body,
            "/// The payloads of `{}`, by number.\n#[rustfmt::skip]\npub(super) static {upper}: [Row; {}] = [\n",
            program.name,
            program.procedures.len()
        );
        for procedure in &program.procedures {
            let _ = write!(body, "    ");
            let function = |suffix: &str, fields: &[Field]| {
                if fields.is_empty() {
                    return "|b| round::<()>(b)".to_owned();
                }
                let name = wire_name(&format!("{}_{}_{suffix}", program.name, procedure.lower()));
                if borrows(tables, fields) {
                    format!("|b| round::<{}::{name}<'_>>(b)", program.name)
                } else {
                    format!("|b| round::<{}::{name}>(b)", program.name)
                }
            };
            let (first, second) = if procedure.is_event() {
                (function("msg", &procedure.msg), "|b| round::<()>(b)".to_owned())
            } else {
                (function("args", &procedure.args), function("ret", &procedure.ret))
            };
            let _ = writeln!(body, "Row {{ sent: {first}, answered: {second} }},");
        }
        body.push_str("];\n");
        let source = format!("tables/programs/{}.json", program.name);
        output.rust(&format!("{FOLDER}/check/{}.rs", program.name), &source, "", &body);
        let _ = writeln!(root, "mod {};", program.name);
    }
    root.push_str(CHECK);
    let about = "Reads any payload and writes it back, for the fuzzers and the tests of the codec.";
    output.rust(&format!("{FOLDER}/check/mod.rs"), "tables/programs/", about, &root);
}

const CHECK: &str = r#"
use super::procedures::PROGRAMS;
use crate::wire::Wire;
use ostler_xdr::{Reader, Result, Writer};

type Round = fn(&[u8]) -> Result<Vec<u8>>;

/// The types of a procedure's messages.
struct Row {
    sent: Round,
    answered: Round,
}

/// Reads the payload of a procedure (its arguments, or what its event says; the
/// result with `answer`) and gives back what writing it again gives. `None`
/// when there is no such procedure.
#[must_use]
pub fn check_payload(
    program: u32,
    number: i32,
    answer: bool,
    payload: &[u8],
) -> Option<Result<Vec<u8>>> {
    let rows: &[Row] = match PROGRAMS.iter().find(|known| known.number == program)?.name {
        "remote" => &remote::REMOTE,
        "qemu" => &qemu::QEMU,
        "lxc" => &lxc::LXC,
        "admin" => &admin::ADMIN,
        _ => return None,
    };
    let row = rows.get(usize::try_from(number.checked_sub(1)?).ok()?)?;
    Some(if answer { (row.answered)(payload) } else { (row.sent)(payload) })
}

fn round<'a, T: Wire<'a>>(payload: &'a [u8]) -> Result<Vec<u8>> {
    let mut reader = Reader::new(payload);
    let value = T::decode(&mut reader)?;
    reader.finish()?;
    let mut out = Vec::new();
    value.encode(&mut Writer::new(&mut out))?;
    Ok(out)
}
"#;
