//! The tables as they stand in `tables/`, read and resolved.

use super::types::{Resolver, Type};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// All tables.
pub(crate) struct Tables {
    pub(crate) programs: Vec<Program>,
    pub(crate) errors: Errors,
    pub(crate) flags: BTreeMap<String, Values>,
    pub(crate) enumerations: BTreeMap<String, Values>,
    pub(crate) pairs: BTreeMap<String, Pair>,
}

/// `errors.json`.
#[derive(Deserialize)]
pub(crate) struct Errors {
    pub(crate) numbers: BTreeMap<String, i64>,
    pub(crate) domains: BTreeMap<String, i64>,
}

#[derive(Deserialize)]
struct FlagsFile {
    flags: BTreeMap<String, Values>,
}

#[derive(Deserialize)]
struct EnumerationsFile {
    enumerations: BTreeMap<String, Values>,
    pairs: BTreeMap<String, Pair>,
}

/// Two numbers, the first of which says what the second means.
#[derive(Deserialize)]
pub(crate) struct Pair {
    /// The enumeration of the first number.
    pub(crate) first: String,
    /// The enumeration of the second, by the constant of the first.
    pub(crate) second: BTreeMap<String, String>,
}

/// The constants of one enumeration or set of flags.
#[derive(Deserialize)]
pub(crate) struct Values {
    pub(crate) family: String,
    values: BTreeMap<String, i64>,
}

impl Values {
    /// The constants by their value.
    pub(crate) fn sorted(&self) -> Vec<(&str, i64)> {
        let mut list: Vec<(&str, i64)> =
            self.values.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        list.sort_by_key(|(_, value)| *value);
        list
    }
}

/// One program, from `programs/NAME.json`.
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) number: String,
    pub(crate) version: u32,
    pub(crate) structs: Vec<Struct>,
    pub(crate) procedures: Vec<Procedure>,
}

/// A structure that stands inside others.
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) fields: Vec<Field>,
}

/// A field, an argument or a result.
#[derive(Clone)]
pub(crate) struct Field {
    /// As in the protocol.
    pub(crate) wire: String,
    /// As in Rust.
    pub(crate) name: String,
    pub(crate) kind: Type,
}

/// One procedure with all its columns.
pub(crate) struct Procedure {
    pub(crate) program: String,
    pub(crate) row: Row,
    pub(crate) args: Vec<Field>,
    pub(crate) ret: Vec<Field>,
    pub(crate) msg: Vec<Field>,
    pub(crate) at_most: Vec<AtMost>,
}

/// A limit on an argument, or on the product of several.
pub(crate) struct AtMost {
    pub(crate) of: Vec<String>,
    pub(crate) max: usize,
}

/// The columns that need no resolving.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) number: i32,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) topic: String,
    #[serde(default)]
    args: Vec<String>,
    #[serde(default)]
    ret: Vec<String>,
    #[serde(default)]
    msg: Vec<String>,
    /// How the wire's shape becomes a friendlier one; see docs/protocol.md.
    #[serde(default)]
    pub(crate) shape: String,
    /// `exact` where the caller must give the very number of parameters that
    /// there are, so that it asks for that number first; `unread` where the
    /// number that clients send means nothing.
    #[serde(default)]
    pub(crate) room: String,
    /// `ignored` where clients send bits that have no name: C libraries tell
    /// themselves by them how to connect, and send them all the same.
    #[serde(default)]
    pub(crate) unknown_flags: String,
    /// The name of the result's structure, where the usual one is taken.
    #[serde(default)]
    pub(crate) returns: String,
    /// The type of the `flags` argument; `none` where no flag exists.
    #[serde(default)]
    pub(crate) flags: String,
    /// Other arguments that are sets of bits.
    #[serde(default)]
    pub(crate) bits: BTreeMap<String, String>,
    /// Typed parameters whose values are numbers of an enumeration.
    #[serde(default)]
    pub(crate) params: BTreeMap<String, String>,
    /// Limits on arguments that say how much the client wants.
    #[serde(default)]
    at_most: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) string_okay: bool,
    #[serde(default)]
    pub(crate) stream: String,
    #[serde(default)]
    pub(crate) sparse: String,
    #[serde(default)]
    pub(crate) fds: String,
    #[serde(default)]
    pub(crate) priority: String,
    #[serde(default)]
    pub(crate) acl: Vec<String>,
    #[serde(default)]
    pub(crate) filter: Vec<String>,
    #[serde(default)]
    pub(crate) readonly: bool,
    #[serde(default)]
    pub(crate) api: String,
    #[serde(default)]
    pub(crate) since: String,
    /// The contract, as plain sentences: what the call does or the event tells,
    /// when it may be called, units, ranges, errors. An event that two messages
    /// carry has it once.
    #[serde(default)]
    pub(crate) doc: String,
    /// Which event it is: family and name.
    #[serde(default)]
    pub(crate) event: String,
    /// The event's number in its family.
    #[serde(default)]
    pub(crate) id: i32,
    /// Whether the message names the callback it is for.
    #[serde(default)]
    pub(crate) callback: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgramFile {
    name: String,
    program: String,
    version: u32,
    constants: BTreeMap<String, usize>,
    enums: BTreeMap<String, BTreeMap<String, i64>>,
    typedefs: BTreeMap<String, String>,
    structs: BTreeMap<String, Vec<String>>,
    /// Only the typed parameter's value, which is written by hand.
    #[serde(rename = "unions")]
    _unions: serde_json::Value,
    procedures: Vec<Row>,
}

/// The programs, in the order in which they are generated. What one declares,
/// the next may use.
const PROGRAMS: [&str; 5] = ["remote", "qemu", "lxc", "admin", "keepalive"];

impl Tables {
    pub(crate) fn load(folder: &Path) -> Result<Self, String> {
        let flags: FlagsFile = read(&folder.join("flags.json"))?;
        let enumerations: EnumerationsFile = read(&folder.join("enumerations.json"))?;
        let mut resolver = Resolver {
            enumerations: enumerations.enumerations.keys().cloned().collect(),
            flags: flags.flags.keys().cloned().collect(),
            ..Resolver::default()
        };
        let mut programs = Vec::new();
        for name in PROGRAMS {
            let file: ProgramFile = read(&folder.join(format!("programs/{name}.json")))?;
            programs.push(Program::resolve(file, &mut resolver)?);
        }
        let errors = read(&folder.join("errors.json"))?;
        let EnumerationsFile { enumerations, pairs } = enumerations;
        Ok(Self { programs, errors, flags: flags.flags, enumerations, pairs })
    }

    /// Every procedure of every program.
    pub(crate) fn procedures(&self) -> impl Iterator<Item = &Procedure> {
        self.programs.iter().flat_map(|program| &program.procedures)
    }

    /// The structure of this name.
    pub(crate) fn structure(&self, name: &str) -> Option<&Struct> {
        self.programs.iter().flat_map(|program| &program.structs).find(|s| s.name == name)
    }
}

impl Program {
    fn resolve(file: ProgramFile, resolver: &mut Resolver) -> Result<Self, String> {
        resolver.constants.extend(file.constants);
        resolver.typedefs.extend(file.typedefs);
        resolver.enums.extend(file.enums.into_keys());
        resolver.structs.extend(file.structs.keys().cloned());
        let mut structs = Vec::new();
        for (name, fields) in file.structs {
            if !resolver.is_own(&name) {
                structs.push(Struct { fields: fields_of(&fields, resolver)?, name });
            }
        }
        let mut procedures = Vec::new();
        for (index, row) in file.procedures.into_iter().enumerate() {
            if usize::try_from(row.number) != Ok(index + 1) {
                return Err(format!("{}: number {} is out of order", file.name, row.number));
            }
            let is_call = row.event.is_empty() && file.name != "keepalive";
            if row.doc.is_empty() && is_call {
                return Err(format!("{} {} has no doc", file.name, row.name));
            }
            procedures.push(Procedure {
                program: file.name.clone(),
                args: fields_of(&row.args, resolver)?,
                ret: fields_of(&row.ret, resolver)?,
                msg: fields_of(&row.msg, resolver)?,
                at_most: limits(&row, resolver)?,
                row,
            });
        }
        let (name, number, version) = (file.name, file.program, file.version);
        Ok(Self { name, number, version, structs, procedures })
    }
}

impl Procedure {
    /// `domain_get_info`.
    pub(crate) fn lower(&self) -> String {
        self.row.name.to_lowercase()
    }

    /// The name of the driver's method: without `get`.
    pub(crate) fn method(&self) -> String {
        let name = self.lower();
        let name = name.strip_suffix("_get").map_or(name.clone(), str::to_owned);
        let name = name.replace("_get_", "_").replace("_num_of_", "_number_of_");
        match self.program.as_str() {
            "qemu" => name.replace("domain_", "domain_qemu_"),
            "lxc" => name.replace("domain_", "domain_lxc_"),
            "admin" => format!("admin_{name}"),
            _ => name,
        }
    }

    /// The C function, or the name where there is none.
    pub(crate) fn api(&self) -> String {
        if self.row.api.is_empty() { self.lower() } else { self.row.api.clone() }
    }

    pub(crate) fn is_event(&self) -> bool {
        !self.row.event.is_empty()
    }

    /// Returns whether the server answers it itself.
    pub(crate) fn is_server(&self) -> bool {
        self.row.topic.starts_with("server/")
    }

    /// Family and topic; events have their own.
    pub(crate) fn place(&self) -> (String, String) {
        let (place, other) =
            if self.is_event() { (&self.row.event, "events") } else { (&self.row.topic, "") };
        let (family, topic) = place.split_once('/').unwrap_or((place, ""));
        if other.is_empty() {
            (family.to_owned(), topic.to_owned())
        } else {
            (other.to_owned(), family.to_owned())
        }
    }
}

fn fields_of(texts: &[String], resolver: &Resolver) -> Result<Vec<Field>, String> {
    texts
        .iter()
        .map(|text| {
            let (wire, kind) = text
                .split_once(": ")
                .ok_or_else(|| format!("'{text}' is not of the form 'name: type'"))?;
            let kind = resolver.resolve(kind).map_err(|why| format!("'{text}': {why}"))?;
            Ok(Field { wire: wire.to_owned(), name: super::names::field(wire), kind })
        })
        .collect()
}

fn limits(row: &Row, resolver: &Resolver) -> Result<Vec<AtMost>, String> {
    let resolve = |(of, name): (&String, &String)| {
        let max = resolver.constants.get(name).ok_or_else(|| format!("no constant '{name}'"))?;
        Ok(AtMost { of: of.split('*').map(str::to_owned).collect(), max: *max })
    };
    row.at_most.iter().map(resolve).collect()
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
