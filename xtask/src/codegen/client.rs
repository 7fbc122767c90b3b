//! The client's side: `crates/face/client/src/generated/`.

use super::api::{self, contract, imports};
use super::dispatch::server_structures;
use super::method::{Method, Outcome, Parameter, Role};
use super::names::camel;
use super::output::Output;
use super::table::{Field, Procedure, Tables};
use super::types::{Base, Type, plain_name, wire_name};
use super::wire::{borrows, fields_of, mentions};
use std::collections::BTreeSet;
use std::fmt::Write as _;

pub(super) const FOLDER: &str = "crates/face/client/src/generated";
const SOURCE: &str = "tables/programs/";

pub(crate) fn generate(tables: &Tables, output: &mut Output) -> Result<(), String> {
    output.own(FOLDER);
    let families = api::methods(tables)?;
    let structures =
        structures(tables, families.values().flat_map(|topics| topics.values()).flatten());
    let mut root = "pub(super) mod events;\npub(super) mod server;\n".to_owned();
    for (family, topics) in &families {
        let mut module = String::new();
        for (topic, methods) in topics {
            let _ = writeln!(module, "mod {topic};");
            let mut body = format!(
                "#[async_trait]\nimpl<C: Caller> {}{} for Remote<C> {{\n",
                camel(family),
                camel(topic)
            );
            methods.iter().for_each(|each| function(tables, &mut body, each, ""));
            body.push_str("}\n");
            let head = head(tables, &structures, &body);
            let text = format!(
                "use async_trait::async_trait;\nuse ostler_api::{}{};\n{head}\n{body}",
                camel(family),
                camel(topic)
            );
            output.rust(&format!("{FOLDER}/{family}/{topic}.rs"), SOURCE, "", &text);
        }
        output.rust(&format!("{FOLDER}/{family}/mod.rs"), SOURCE, "", &module);
        let _ = writeln!(root, "mod {family};");
    }
    output.rust(&format!("{FOLDER}/mod.rs"), SOURCE, "", &root);
    server(tables, output)
}

pub(super) fn structures<'m>(
    tables: &Tables,
    methods: impl Iterator<Item = &'m Method<'m>>,
) -> BTreeSet<String> {
    let own = tables.programs.iter().flat_map(|p| &p.structs).map(|each| plain_name(&each.name));
    let results = methods.filter_map(|method| match &method.outcome {
        Outcome::Several(name, _) | Outcome::Found(name, _) => Some(name.clone()),
        _ => None,
    });
    own.chain(results).collect()
}

fn head(tables: &Tables, structures: &BTreeSet<String>, body: &str) -> String {
    let mut text = String::new();
    let ours: Vec<&str> = ["Caller", "Remote", "STRING_OKAY", "encode"]
        .into_iter()
        .filter(|name| mentions(body, name))
        .collect();
    let _ = writeln!(text, "use crate::caller::{{{}}};", ours.join(", "));
    text.push_str(&imports(body, structures, tables, false));
    for program in ["remote", "qemu", "lxc", "admin"] {
        if body.contains(&format!("{program}::")) {
            let _ = writeln!(text, "use ostler_protocol::{program};");
        }
        let numbers = format!("{}Procedure", camel(program));
        if mentions(body, &numbers) {
            let _ = writeln!(text, "use ostler_protocol::{numbers};");
        }
    }
    text.push_str(&super::dispatch::wire_imports(body));
    if body.contains("Cow::") {
        text.push_str("use std::borrow::Cow;\n");
    }
    text
}

/// The method that makes one call.
fn function(tables: &Tables, body: &mut String, method: &Method<'_>, visibility: &str) {
    let procedure = method.procedure;
    let row = &procedure.row;
    let signature: String =
        method.signature().into_iter().map(|(name, kind)| format!(", {name}: {kind}")).collect();
    if !visibility.is_empty() {
        let _ = write!(
            body,
            "\n{}///\n/// # Errors\n/// The daemon's answer, or the reason for which there is none.\n",
            contract(procedure)
        );
    }
    let _ = write!(
        body,
        "{visibility}async fn {}(&self{signature}) -> Result<{}> {{\n\
         let procedure = {}Procedure::{}.info();\n",
        method.name,
        method.returns(),
        camel(&procedure.program),
        camel(&row.name)
    );
    let exact = row.room == "exact";
    if exact {
        ask_for_room(body, method);
    }
    arguments(body, method, if exact { "room" } else { "" });
    let fds = if row.fds.contains("in one") {
        "vec![fd]"
    } else if row.fds.contains("in many") {
        "fds"
    } else {
        "Vec::new()"
    };
    let result = result(tables, method);
    let gives_fds = row.fds.contains("out");
    let answer = if result.reads || gives_fds { "answer" } else { "_" };
    let _ = if row.stream.is_empty() {
        let bind = if answer == "_" { String::new() } else { "let answer = ".to_owned() };
        writeln!(body, "{bind}self.caller.call(procedure, arguments, {fds}).await?;")
    } else {
        writeln!(
            body,
            "let ({answer}, stream) = self.caller.open_stream(procedure, arguments).await?;"
        )
    };
    body.push_str(&result.decode);
    let mut parts: Vec<String> = result.value.into_iter().collect();
    if row.fds.contains("out one") {
        parts.push("answer.one_fd(procedure)?".to_owned());
    } else if row.fds.contains("out many") {
        parts.push("answer.fds".to_owned());
    }
    if !row.stream.is_empty() {
        parts.push("stream".to_owned());
    }
    let value = match parts.as_slice() {
        [one] => one.clone(),
        several => format!("({})", several.join(", ")),
    };
    let _ = write!(body, "Ok({value})\n}}\n\n");
}

/// Asks how many parameters there are.
fn ask_for_room(body: &mut String, method: &Method<'_>) {
    arguments(body, method, "0");
    let procedure = method.procedure;
    let name = wire_name(&format!("{}_{}_ret", procedure.program, procedure.lower()));
    let _ = writeln!(
        body,
        "let answer = self.caller.call(procedure, arguments, Vec::new()).await?;\n\
         let room = answer.result::<{}::{name}<'_>>(procedure)?.nparams;",
        procedure.program
    );
}

/// The encoded arguments; `room` is how many parameters are asked for, where
/// it is not as many as there can be.
fn arguments(body: &mut String, method: &Method<'_>, room: &str) {
    let procedure = method.procedure;
    if procedure.args.is_empty() {
        body.push_str("let arguments = Vec::new();\n");
        return;
    }
    let name = wire_name(&format!("{}_{}_args", procedure.program, procedure.lower()));
    // Arguments that borrow nothing have no lifetime; inference does the rest.
    let _ = writeln!(body, "let arguments = {}::{name} {{", procedure.program);
    for parameter in &method.parameters {
        let value = match parameter.role {
            Role::Room(_) if !room.is_empty() => room.to_owned(),
            _ => argument(parameter, procedure),
        };
        body.push_str(&member(&parameter.field.name, &value));
    }
    body.push_str("};\nlet arguments = encode(procedure, &arguments)?;\n");
}

/// A member of a structure's literal.
pub(super) fn member(name: &str, value: &str) -> String {
    if name == value { format!("{name},") } else { format!("{name}: {value},") }
}

fn argument(parameter: &Parameter, procedure: &Procedure) -> String {
    let Parameter { field, role } = parameter;
    let name = &field.name;
    let strings = procedure.row.string_okay;
    match role {
        Role::Flags(_) if field.kind.base == Base::Scalar("u64") => format!("{name}.bits().into()"),
        Role::Flags(_) if strings => format!("{name}.bits() | {STRING_OKAY}"),
        Role::Flags(_) | Role::Bits(_) => format!("{name}.bits()"),
        Role::NoFlags if strings => STRING_OKAY.to_owned(),
        Role::NoFlags => "0".to_owned(),
        Role::NeedResults => "true".to_owned(),
        Role::Room(limit) => format!("{limit}"),
        Role::Known(_) => format!("{name}.into()"),
        Role::AtMost(_) if field.kind.base == Base::Scalar("i32") => {
            format!("i32::try_from({name}).unwrap_or(i32::MAX)")
        }
        Role::AtMost(_) => name.clone(),
        Role::Plain => match (&field.kind.base, field.kind.list.is_some()) {
            (Base::Parameter, _) => format!("Cow::Borrowed({name})"),
            (Base::Reference(_), false) if field.kind.optional => format!("{name}.cloned()"),
            (Base::Reference(_), false) => format!("{name}.clone()"),
            (Base::Reference(_) | Base::Scalar(_) | Base::Text | Base::Struct(_), true) => {
                format!("{name}.to_vec()")
            }
            _ => name.clone(),
        },
    }
}

/// The bit with which we say that we understand parameters that are strings.
const STRING_OKAY: &str = "STRING_OKAY";

/// How a result is read.
struct Read {
    /// Whether there is anything to read.
    reads: bool,
    decode: String,
    value: Option<String>,
}

fn result(tables: &Tables, method: &Method<'_>) -> Read {
    let procedure = method.procedure;
    if matches!(method.outcome, Outcome::Nothing) {
        return Read { reads: false, decode: String::new(), value: None };
    }
    let name = wire_name(&format!("{}_{}_ret", procedure.program, procedure.lower()));
    let lifetime = if borrows(tables, &procedure.ret) { "<'_>" } else { "" };
    let decode =
        format!("let ret: {}::{name}{lifetime} = answer.result(procedure)?;\n", procedure.program);
    let value = match &method.outcome {
        Outcome::Nothing => String::new(),
        Outcome::One(field) if method.is_whole_list() => {
            let list = take(tables, &format!("ret.{}", field.name), &field.kind);
            match field.kind.base {
                // Taken as it stands on the wire: a `Vec`. Others are collected.
                Base::Reference(_) => format!("{list}.into()"),
                _ => list,
            }
        }
        Outcome::One(field) => take(tables, &format!("ret.{}", field.name), &field.kind),
        Outcome::Several(name, fields) => literal(tables, name, fields, "ret"),
        Outcome::Found(name, fields) => {
            let mark = &procedure.ret[0].name;
            format!("ret.{mark}.then_some({})", literal(tables, name, fields, "ret"))
        }
    };
    // What borrows from the answer must not outlive it.
    let decode = format!("{decode}let value = {value};\n");
    Read { reads: true, decode, value: Some("value".to_owned()) }
}

/// A structure of the driver interface, made of one of the wire.
fn literal(tables: &Tables, name: &str, fields: &[Field], from: &str) -> String {
    let fields: String = fields
        .iter()
        .map(|field| {
            let value = take(tables, &format!("{from}.{}", field.name), &field.kind);
            member(&field.name, &value)
        })
        .collect();
    format!("{name} {{ {fields}}}")
}

/// A plain value out of one that stands on the wire.
pub(super) fn take(tables: &Tables, value: &str, kind: &Type) -> String {
    match (&kind.base, kind.list.is_some(), kind.optional) {
        (Base::Text, false, false) => format!("{value}.to_owned()"),
        (Base::Text, false, true) => format!("{value}.map(str::to_owned)"),
        (Base::Text, true, _) => format!("{value}.into_iter().map(str::to_owned).collect()"),
        (Base::Opaque, _, _) if kind.secret => format!("Hidden::new({value}.reveal().to_vec())"),
        (Base::Opaque, _, _) => format!("{value}.to_vec()"),
        (Base::Parameter, _, _) => format!("{value}.into_owned()"),
        (Base::Bits(name), _, _) => format!("{name}::from_bits_retain({value})"),
        (Base::Characters(Some(_)), _, _) => format!("{value}.0"),
        (Base::Struct(name), true, _) => {
            let fields = fields_of(tables, name).unwrap_or_default();
            let one = literal(tables, &plain_name(name), fields, "item");
            format!("{value}.into_iter().map(|item| {one}).collect()")
        }
        (Base::Struct(name), false, _) => {
            let fields = fields_of(tables, name).unwrap_or_default();
            literal(tables, &plain_name(name), fields, value)
        }
        _ => value.to_owned(),
    }
}

/// The calls that no driver has.
fn server(tables: &Tables, output: &mut Output) -> Result<(), String> {
    let methods = api::server_methods(tables)?;
    let mut body = "impl<C: Caller> Remote<C> {\n".to_owned();
    methods.iter().for_each(|method| function(tables, &mut body, method, "pub "));
    body.push_str("}\n");
    body.push_str(&server_structures(&methods));
    let head = head(tables, &BTreeSet::new(), &body);
    output.rust(&format!("{FOLDER}/server.rs"), SOURCE, "", &format!("{head}\n{body}"));
    Ok(())
}
