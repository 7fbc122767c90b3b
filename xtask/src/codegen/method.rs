//! A procedure as a method of a driver: plain arguments, plain result.
//!
//! The table's `shape` says which C-ism of the wire is hidden:
//!
//! - `list`: `need_results` and `ret` go; the method returns the list.
//! - `names`: the length that the client has room for goes; the list is cut.
//! - `params`: the same, and a room of 0 asks for the count.
//! - `counted`: the length beside the list goes.
//! - `found`: the number that says whether there is anything becomes `Option`.
//! - `zero`: the result is always 0 and goes.

use super::names::{camel, type_name};
use super::table::{Field, Procedure};
use super::types::{Base, Type, plain_name};

/// The treatment of a `flags` argument.
#[derive(Clone, PartialEq, Eq)]
enum Flags {
    /// There is none.
    Absent,
    /// None has a meaning: the method has no such argument.
    Unused,
    /// A set of this type.
    Set(String),
}

/// A parameter of the method.
#[derive(Clone)]
pub(crate) struct Parameter {
    /// The argument it comes from.
    pub(crate) field: Field,
    pub(crate) role: Role,
}

/// The role of an argument.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// Handed on as it is.
    Plain,
    /// Handed on as this set of flags.
    Flags(String),
    /// Handed on as this set of bits, those without names included.
    Bits(String),
    /// Handed on as a value of this enumeration; other numbers are refused.
    Known(String),
    /// Handed on as `u32` after a check against this limit.
    AtMost(usize),
    /// Kept from the method: what the client has room for, at most this.
    Room(usize),
    /// Kept from the method: whether the client wants the list.
    NeedResults,
    /// Kept from the method: flags without meaning.
    NoFlags,
}

/// The result of the method, descriptors and stream aside.
pub(crate) enum Outcome {
    Nothing,
    /// One value.
    One(Field),
    /// A structure with these fields.
    Several(String, Vec<Field>),
    /// A structure that may be absent; the fields are without the mark.
    Found(String, Vec<Field>),
}

/// A procedure, seen as a method.
pub(crate) struct Method<'p> {
    pub(crate) procedure: &'p Procedure,
    pub(crate) name: String,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) outcome: Outcome,
}

impl<'p> Method<'p> {
    pub(crate) fn of(procedure: &'p Procedure) -> Result<Self, String> {
        let flags = match procedure.row.flags.as_str() {
            "" => Flags::Absent,
            "none" => Flags::Unused,
            name => Flags::Set(type_name(name)),
        };
        let parameters = procedure
            .args
            .iter()
            .map(|field| {
                Ok(Parameter { role: role(procedure, field, &flags)?, field: field.clone() })
            })
            .collect::<Result<Vec<_>, String>>()?;
        let outcome = outcome(procedure);
        Ok(Self { name: procedure.method(), procedure, parameters, outcome })
    }

    /// The parameters that the method has.
    pub(crate) fn visible(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| {
            !matches!(parameter.role, Role::Room(_) | Role::NeedResults | Role::NoFlags)
        })
    }

    /// `(name, type)` of each parameter, descriptors included.
    pub(crate) fn signature(&self) -> Vec<(String, String)> {
        let mut list: Vec<(String, String)> =
            self.visible().map(|p| (p.field.name.clone(), parameter_type(p))).collect();
        let fds = &self.procedure.row.fds;
        if fds.contains("in one") {
            list.push(("fd".to_owned(), "OwnedFd".to_owned()));
        } else if fds.contains("in many") {
            list.push(("fds".to_owned(), "Vec<OwnedFd>".to_owned()));
        }
        list
    }

    /// Returns whether it lists all of a kind.
    pub(crate) fn is_whole_list(&self) -> bool {
        self.procedure.row.shape == "list"
    }

    /// The type of the result.
    pub(crate) fn returns(&self) -> String {
        let mut parts: Vec<String> = match &self.outcome {
            Outcome::Nothing => Vec::new(),
            // All of a kind: a driver may have the list already, and shares it.
            Outcome::One(field) if self.is_whole_list() => {
                vec![format!("Arc<[{}]>", element_type(&field.kind))]
            }
            Outcome::One(field) => vec![plain_type(&field.kind)],
            Outcome::Several(name, _) => vec![name.clone()],
            Outcome::Found(name, _) => vec![format!("Option<{name}>")],
        };
        if self.procedure.row.fds.contains("out one") {
            parts.push("OwnedFd".to_owned());
        } else if self.procedure.row.fds.contains("out many") {
            parts.push("Vec<OwnedFd>".to_owned());
        }
        if !self.procedure.row.stream.is_empty() {
            parts.push("Stream".to_owned());
        }
        match parts.as_slice() {
            [one] => one.clone(),
            _ => format!("({})", parts.join(", ")),
        }
    }
}

fn role(procedure: &Procedure, field: &Field, flags: &Flags) -> Result<Role, String> {
    let row = &procedure.row;
    let name = field.wire.as_str();
    if name == "flags" {
        return Ok(match flags {
            Flags::Set(set) => Role::Flags(set.clone()),
            Flags::Unused => Role::NoFlags,
            Flags::Absent => return Err("flags without a type".to_owned()),
        });
    }
    if let Some(set) = row.bits.get(name) {
        return Ok(Role::Bits(type_name(set)));
    }
    if let Some(limit) = procedure.at_most.iter().find(|limit| limit.of == [name]) {
        return Ok(Role::AtMost(limit.max));
    }
    if let Base::Enumeration { name, open: false } = &field.kind.base {
        return Ok(Role::Known(name.clone()));
    }
    let room = || procedure.ret.first().and_then(|field| field.kind.list);
    Ok(match row.shape.as_str() {
        "list" if name == "need_results" => Role::NeedResults,
        "names" | "params" if name.starts_with("max") || name == "nparams" => {
            Role::Room(room().ok_or("a room without a list")?)
        }
        _ => Role::Plain,
    })
}

fn outcome(procedure: &Procedure) -> Outcome {
    let fields = match procedure.row.shape.as_str() {
        "list" | "names" | "params" | "counted" => &procedure.ret[..1],
        "zero" => &[],
        _ => &procedure.ret[..],
    };
    let name = || {
        if !procedure.row.returns.is_empty() {
            return procedure.row.returns.clone();
        }
        let program = if procedure.program == "admin" { "admin_" } else { "" };
        let plain = plain_name(&format!("{}_{}_ret", procedure.program, procedure.lower()));
        format!("{}{plain}", camel(program))
    };
    match fields {
        [] => Outcome::Nothing,
        [_, rest @ ..] if procedure.row.shape == "found" => Outcome::Found(name(), rest.to_vec()),
        [one] => Outcome::One(one.clone()),
        several => Outcome::Several(name(), several.to_vec()),
    }
}

/// The type of a parameter of a method.
fn parameter_type(parameter: &Parameter) -> String {
    match &parameter.role {
        Role::Flags(name) | Role::Bits(name) | Role::Known(name) => return name.clone(),
        Role::AtMost(_) => return "u32".to_owned(),
        _ => {}
    }
    let kind = &parameter.field.kind;
    let text = match (&kind.base, kind.list.is_some()) {
        (Base::Scalar(name), false) => (*name).to_owned(),
        (Base::Scalar(name), true) => format!("&[{name}]"),
        (Base::Enumeration { name, .. }, _) => format!("Open<{name}>"),
        (Base::Bits(name), _) => name.clone(),
        (Base::Text, false) => "&str".to_owned(),
        (Base::Text, true) => "&[&str]".to_owned(),
        (Base::Uuid, _) => "Uuid".to_owned(),
        (Base::Reference(name), false) => format!("&{name}"),
        (Base::Reference(name), true) => format!("&[{name}]"),
        (Base::Parameter, _) => "&TypedParams".to_owned(),
        (Base::Opaque, _) => "&[u8]".to_owned(),
        (Base::Characters(_), _) => "&str".to_owned(),
        (Base::Struct(name), false) => format!("&{}", plain_name(name)),
        (Base::Struct(name), true) => format!("&[{}]", plain_name(name)),
    };
    let text = if kind.optional { format!("Option<{text}>") } else { text };
    if kind.secret { format!("Hidden<{text}>") } else { text }
}

/// The type of a value that a method returns, or of a field of it.
pub(crate) fn plain_type(kind: &Type) -> String {
    let element = element_type(kind);
    let whole = matches!(kind.base, Base::Parameter | Base::Opaque | Base::Characters(_));
    let text = if kind.list.is_some() && !whole { format!("Vec<{element}>") } else { element };
    let text = if kind.optional { format!("Option<{text}>") } else { text };
    if kind.secret { format!("Hidden<{text}>") } else { text }
}

/// The type of a single value, or of each of a list.
fn element_type(kind: &Type) -> String {
    match &kind.base {
        Base::Scalar(name) | Base::Reference(name) => (*name).to_owned(),
        Base::Enumeration { name, .. } => format!("Open<{name}>"),
        Base::Bits(name) => name.clone(),
        Base::Text | Base::Characters(_) => "String".to_owned(),
        Base::Uuid => "Uuid".to_owned(),
        Base::Parameter => "TypedParams".to_owned(),
        Base::Opaque => "Vec<u8>".to_owned(),
        Base::Struct(name) => plain_name(name),
    }
}
