//! The server's side: `crates/face/server/src/dispatch/generated/`.

use super::api::{self, about, contract, imports};
use super::method::{Method, Outcome, Parameter, Role, plain_type};
use super::output::Output;
use super::table::{Procedure, Tables};
use super::types::{Base, Type, wire_name};
use super::wire::{borrows, fields_of, mentions};
use std::collections::BTreeSet;
use std::fmt::Write as _;

pub(super) const FOLDER: &str = "crates/face/server/src/dispatch/generated";
const SOURCE: &str = "tables/programs/";

pub(crate) fn generate(tables: &Tables, output: &mut Output) -> Result<(), String> {
    output.own(FOLDER);
    let mut families = api::methods(tables)?;
    let server = families.entry("server".to_owned()).or_default();
    for method in api::server_methods(tables)? {
        let (_, topic) = method.procedure.place();
        server.entry(topic).or_default().push(method);
    }
    let mut root = String::new();
    for (family, topics) in &families {
        let mut module = String::new();
        for (topic, methods) in topics {
            let _ = writeln!(module, "pub(super) mod {topic};");
            let body: String =
                methods.iter().map(|method| function(tables, family, method)).collect();
            let text = format!("{}\n{body}", head(tables, &body));
            output.rust(&format!("{FOLDER}/calls/{family}/{topic}.rs"), SOURCE, "", &text);
        }
        output.rust(&format!("{FOLDER}/calls/{family}/mod.rs"), SOURCE, "", &module);
        let _ = writeln!(root, "mod {family};");
    }
    route(tables, &mut root, output);
    server_calls(tables, output)
}

/// The functions from numbers to futures.
fn route(tables: &Tables, root: &mut String, output: &mut Output) {
    root.push_str(
        "\nuse crate::dispatch::call::{Call, CallFuture};\nuse ostler_core::{Error, Result};\n\n\
         /// The future of a call. It is made for the one procedure, and no larger.\n\
         pub(crate) fn route(call: Call) -> Result<CallFuture> {\nmatch call.procedure.program.name {\n",
    );
    let programs: Vec<_> =
        tables.programs.iter().filter(|program| program.name != "keepalive").collect();
    for program in &programs {
        let _ = writeln!(root, "\"{0}\" => {0}::route(call),", program.name);
    }
    root.push_str("_ => Err(Error::no_support(call.procedure.api)),\n}\n}\n\n");
    for program in programs {
        let mut body = String::new();
        let mut rows = String::new();
        let mut uses = BTreeSet::new();
        for procedure in program.procedures.iter().filter(|p| !p.is_event()) {
            let (family, topic) = procedure.place();
            let _ = writeln!(
                rows,
                "        {} => Box::pin({topic}_of_{family}::{}(call)),",
                procedure.row.number,
                function_name(procedure)
            );
            uses.insert(format!("use super::{family}::{topic} as {topic}_of_{family};"));
        }
        for line in uses {
            let _ = writeln!(body, "{line}");
        }
        let _ = write!(
            body,
            "use crate::dispatch::call::{{Call, CallFuture}};\nuse ostler_core::{{Error, Result}};\n\n\
             /// The future of a call of `{}`.\n#[rustfmt::skip]\n\
             pub(super) fn route(call: Call) -> Result<CallFuture> {{\n    \
             Ok(match call.procedure.number {{\n{rows}        \
             _ => return Err(Error::no_support(call.procedure.api)),\n    }})\n}}\n",
            program.name
        );
        // The families `lxc` and `qemu` have modules of those names.
        let module = format!("route_{}", program.name);
        output.rust(&format!("{FOLDER}/calls/{module}.rs"), SOURCE, "", &body);
        *root = root.replace(
            &format!("=> {}::route(call)", program.name),
            &format!("=> {module}::route(call)"),
        );
        *root = format!("mod {module};\n{root}");
    }
    output.rust(&format!("{FOLDER}/calls/mod.rs"), SOURCE, "", root);
    let modules: String = ["calls", "events", "server_calls"]
        .map(|module| format!("pub(super) mod {module};\n"))
        .concat();
    output.rust(&format!("{FOLDER}/mod.rs"), SOURCE, "", &modules);
}

fn head(tables: &Tables, body: &str) -> String {
    let mut text = String::new();
    let call: Vec<&str> = ["Call", "Reply", "fit", "put_count", "string_okay", "understood"]
        .into_iter()
        .filter(|name| mentions(body, name))
        .collect();
    let _ = writeln!(text, "use crate::dispatch::call::{{{}}};", call.join(", "));
    if mentions(body, "Arc") {
        text.push_str("use std::sync::Arc;\n");
    }
    if mentions(body, "Target") {
        text.push_str("use crate::dispatch::Target;\n");
    }
    let core: Vec<&str> =
        ["ErrorCode", "Result"].into_iter().filter(|name| mentions(body, name)).collect();
    let _ = writeln!(text, "use ostler_core::{{{}}};", core.join(", "));
    let flags: BTreeSet<String> = tables
        .flags
        .keys()
        .map(|name| super::names::type_name(name))
        .filter(|name| mentions(body, name))
        .collect();
    if !flags.is_empty() {
        let flags: Vec<String> = flags.into_iter().collect();
        let _ = writeln!(text, "use ostler_core::flags::{{{}}};", flags.join(", "));
    }
    for program in ["remote", "qemu", "lxc", "admin"] {
        if body.contains(&format!("{program}::")) {
            let _ = writeln!(text, "use ostler_protocol::{program};");
        }
    }
    text.push_str(&wire_imports(body));
    text
}

pub(super) fn wire_imports(body: &str) -> String {
    let names: Vec<&str> =
        [("Wire", "Wire::"), ("Bounded", "Bounded::"), ("FixedText", "FixedText")]
            .into_iter()
            .filter(|(_, mark)| body.contains(mark))
            .map(|(name, _)| name)
            .collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("use ostler_protocol::wire::{{{}}};\n", names.join(", "))
    }
}

fn function_name(procedure: &Procedure) -> String {
    let name = procedure.lower();
    if procedure.program == "remote" { name } else { format!("{}_{name}", procedure.program) }
}

/// The function that answers one procedure.
fn function(tables: &Tables, family: &str, method: &Method<'_>) -> String {
    let procedure = method.procedure;
    let takes_fds = procedure.row.fds.contains("in ");
    let mut body = String::new();
    let _ = write!(
        body,
        "/// {} `{}`: {}\npub(in super::super) async fn {}({}call: Call) -> Result<Reply> {{\n",
        procedure.row.number,
        procedure.row.name,
        about(procedure),
        function_name(procedure),
        if takes_fds { "mut " } else { "" },
    );
    if procedure.row.fds.contains("in one") {
        body.push_str("let fd = call.one_fd()?;\n");
    } else if takes_fds {
        body.push_str("let fds = std::mem::take(&mut call.fds);\n");
    }
    if !procedure.args.is_empty() {
        let name = wire_name(&format!("{}_{}_args", procedure.program, procedure.lower()));
        let lifetime = if borrows(tables, &procedure.args) { "<'_>" } else { "" };
        let _ = writeln!(
            body,
            "let args: {}::{name}{lifetime} = call.arguments()?;",
            procedure.program
        );
    }
    authorization(&mut body, method);
    checks(&mut body, method);
    invocation(&mut body, family, method);
    answer(tables, &mut body, method);
    body.push_str("}\n\n");
    body
}

fn authorization(body: &mut String, method: &Method<'_>) {
    let procedure = method.procedure;
    let flags = match procedure.args.iter().find(|field| field.wire == "flags") {
        Some(field) if field.kind.base == Base::Scalar("u64") => "args.flags",
        Some(_) => "args.flags.into()",
        None => "0",
    };
    let selector = if procedure.row.acl.iter().any(|rule| rule.contains("if source =")) {
        "args.source.number().cast_unsigned()"
    } else {
        "0"
    };
    let _ = writeln!(body, "call.authorize({}, {flags}, {selector})?;", target(procedure));
}

fn target(procedure: &Procedure) -> String {
    for field in &procedure.args {
        let value = format!("&args.{}", field.name);
        match &field.kind.base {
            Base::Reference(_) if field.kind.optional || field.kind.list.is_some() => {}
            Base::Reference("CheckpointRef" | "SnapshotRef") => {
                return format!("Target::Domain({value}.domain)");
            }
            Base::Reference("ServerRef" | "ClientRef") => {}
            Base::Reference(kind) => {
                return format!("Target::{}({value})", kind.trim_end_matches("Ref"));
            }
            _ => {}
        }
    }
    let named = procedure.lower().starts_with("node_device_")
        && procedure.args.first().is_some_and(|field| field.wire == "name");
    if named { "Target::NodeDevice(args.name)".to_owned() } else { "Target::Connection".to_owned() }
}

/// The checks of flags and sizes, each of which gives a local variable.
fn checks(body: &mut String, method: &Method<'_>) {
    let strings = method.procedure.row.string_okay;
    for Parameter { field, role } in &method.parameters {
        let name = &field.name;
        let bits = if strings && matches!(role, Role::Flags(_) | Role::NoFlags) {
            let used = if drops_strings(method) { "strings" } else { "_" };
            let _ = writeln!(body, "let (bits, {used}) = string_okay(args.{name});");
            "bits.into()".to_owned()
        } else if field.kind.base == Base::Scalar("u64") {
            format!("args.{name}")
        } else {
            format!("args.{name}.into()")
        };
        let _ = match role {
            Role::Flags(set) => {
                let read = match method.procedure.row.unknown_flags.as_str() {
                    "ignored" => "known",
                    _ => "from_wire",
                };
                writeln!(body, "let {name} = call.flags({bits}, {set}::{read})?;")
            }
            Role::NoFlags => writeln!(body, "call.no_flags({bits})?;"),
            Role::Bits(set) => {
                writeln!(body, "let {name} = {set}::from_bits_retain(args.{name});")
            }
            Role::Known(_) => {
                writeln!(body, "let {name} = call.known(\"{}\", args.{name})?;", field.wire)
            }
            Role::AtMost(limit) => writeln!(
                body,
                "let {name} = call.at_most(\"{0}\", args.{name}, {limit}, ErrorCode::InternalError)?;",
                field.wire
            ),
            // Clients send whatever stands there.
            Role::Room(_) if method.procedure.row.room == "unread" => {
                writeln!(body, "let room = u32::MAX;")
            }
            Role::Room(limit) => {
                let code = if field.wire.ends_with("names") || field.wire.ends_with("ids") {
                    "Rpc"
                } else {
                    "InternalError"
                };
                writeln!(
                    body,
                    "let room = call.at_most(\"{0}\", args.{name}, {limit}, ErrorCode::{code})?;",
                    field.wire
                )
            }
            Role::Plain | Role::NeedResults => Ok(()),
        };
    }
    for limit in method.procedure.at_most.iter().filter(|limit| limit.of.len() > 1) {
        let factors: Vec<String> = limit.of.iter().map(|name| super::names::field(name)).collect();
        let _ = writeln!(
            body,
            "call.product_at_most(\"{}\", &[{}], {})?;",
            limit.of.join(" * "),
            factors.join(", "),
            limit.max
        );
    }
}

/// Returns whether strings are taken out of the result for clients that do not understand them.
fn drops_strings(method: &Method<'_>) -> bool {
    method.procedure.row.string_okay
        && matches!(&method.outcome, Outcome::One(field) if field.kind.base == Base::Parameter)
}

fn invocation(body: &mut String, family: &str, method: &Method<'_>) {
    let mut arguments: Vec<String> = method.visible().map(argument).collect();
    let fds = &method.procedure.row.fds;
    if fds.contains("in one") {
        arguments.push("fd".to_owned());
    } else if fds.contains("in many") {
        arguments.push("fds".to_owned());
    }
    let driver = match family {
        "server" => "call.session".to_owned(),
        "connect" | "domain" | "qemu" | "lxc" => "call.hypervisor()?".to_owned(),
        other => format!("call.{other}()?"),
    };
    let mut results = Vec::new();
    if !matches!(method.outcome, Outcome::Nothing) {
        let cut = matches!(method.procedure.row.shape.as_str(), "names" | "params" | "list");
        results.push(if cut && !drops_strings(method) { "mut ret" } else { "ret" });
    }
    if fds.contains("out one") {
        results.push("fd");
    } else if fds.contains("out many") {
        results.push("fds");
    }
    if !method.procedure.row.stream.is_empty() {
        results.push("stream");
    }
    let results = match results.as_slice() {
        [] => String::new(),
        [one] => format!("let {one} = "),
        several => format!("let ({}) = ", several.join(", ")),
    };
    let _ = writeln!(body, "{results}{driver}.{}({}).await?;", method.name, arguments.join(", "));
}

fn argument(parameter: &Parameter) -> String {
    let name = &parameter.field.name;
    if parameter.role != Role::Plain {
        return name.clone();
    }
    let kind = &parameter.field.kind;
    match (&kind.base, kind.list.is_some(), kind.optional) {
        (Base::Reference(_), false, true) => format!("args.{name}.as_ref()"),
        (Base::Reference(_) | Base::Parameter | Base::Struct(_), _, _) => format!("&args.{name}"),
        (Base::Scalar(_) | Base::Text, true, _) => format!("&args.{name}"),
        _ => format!("args.{name}"),
    }
}

/// The reply: what the shape hides is put back.
fn answer(tables: &Tables, body: &mut String, method: &Method<'_>) {
    let procedure = method.procedure;
    let shape = procedure.row.shape.as_str();
    let mut write = String::new();
    let list = |kind: &Type| if kind.base == Base::Parameter { "ret.0" } else { "ret" };
    match &method.outcome {
        Outcome::Nothing if shape == "zero" => write.push_str("w.i32(0);\n"),
        Outcome::Nothing => {}
        Outcome::One(field) => {
            if drops_strings(method) {
                let mutable = if shape == "params" { "mut " } else { "" };
                let _ = writeln!(body, "let {mutable}ret = understood(ret, strings);");
            }
            let list = list(&field.kind);
            match shape {
                "names" => {
                    let _ = writeln!(body, "fit(&mut {list}, room);");
                }
                "params" => {
                    let counted = if procedure.ret.len() > 1 { "let count = " } else { "" };
                    let _ = writeln!(body, "{counted}fit(&mut {list}, room);");
                }
                "list" => {
                    let _ = writeln!(
                        body,
                        "let count = {list}.len();\nif !args.need_results {{\n{list} = Arc::default();\n}}"
                    );
                }
                "counted" => {
                    let _ = writeln!(body, "let count = {list}.len();");
                }
                _ => {}
            }
            put(tables, &mut write, "&ret", &field.kind);
            if procedure.ret.len() > 1 {
                write.push_str("put_count(w, count);\n");
            }
        }
        Outcome::Several(_, fields) => {
            for field in fields {
                put(tables, &mut write, &format!("&ret.{}", field.name), &field.kind);
            }
        }
        Outcome::Found(_, fields) => {
            body.push_str("let found = ret.is_some();\nlet ret = ret.unwrap_or_default();\n");
            write.push_str("Wire::encode(&found, w)?;\n");
            for field in fields {
                put(tables, &mut write, &format!("&ret.{}", field.name), &field.kind);
            }
        }
    }
    let mut reply = if write.is_empty() {
        "Ok(Reply::default())".to_owned()
    } else {
        format!("call.reply(|w| {{\n{write}Ok(())\n}})")
    };
    if procedure.row.fds.contains("out one") {
        reply = format!("Ok({reply}?.with_fds(vec![fd]))");
    } else if procedure.row.fds.contains("out many") {
        reply = format!("Ok({reply}?.with_fds(fds))");
    }
    if !procedure.row.stream.is_empty() {
        reply = format!("Ok({reply}?.with_stream(stream))");
    }
    let _ = writeln!(body, "{}", reply.replace("Ok(Reply::default())?", "Reply::default()"));
}

/// Writes a plain value, given as a reference, as it stands on the wire.
pub(super) fn put(tables: &Tables, body: &mut String, value: &str, kind: &Type) {
    let limit = kind.list.unwrap_or_default();
    let _ = match (&kind.base, kind.list.is_some()) {
        (Base::Struct(name), true) => {
            let _ = writeln!(body, "w.list({value}, {limit}, |w, item| {{");
            for field in fields_of(tables, name).unwrap_or_default() {
                put(tables, body, &format!("&item.{}", field.name), &field.kind);
            }
            writeln!(body, "Ok(())\n}})?;")
        }
        (Base::Struct(name), false) => {
            let value = value.trim_start_matches('&');
            for field in fields_of(tables, name).unwrap_or_default() {
                put(tables, body, &format!("&{value}.{}", field.name), &field.kind);
            }
            Ok(())
        }
        (Base::Bits(_), _) => {
            writeln!(body, "Wire::encode(&{}.bits(), w)?;", value.trim_start_matches('&'))
        }
        (Base::Opaque, _) if kind.secret => {
            writeln!(body, "w.opaque({}.reveal(), {limit})?;", value.trim_start_matches('&'))
        }
        (Base::Opaque, _) => writeln!(body, "w.opaque({value}, {limit})?;"),
        (Base::Characters(Some(length)), _) => writeln!(
            body,
            "Wire::encode(&FixedText::<{length}>({}.clone()), w)?;",
            value.trim_start_matches('&')
        ),
        (_, true) => writeln!(body, "Bounded::encode({value}, w, {limit})?;"),
        (_, false) => writeln!(body, "Wire::encode({value}, w)?;"),
    };
}

/// The trait of the calls that the server answers itself.
fn server_calls(tables: &Tables, output: &mut Output) -> Result<(), String> {
    let mut body =
        "/// The calls that no driver sees: sessions, authentication, events. The hand-written\n\
         /// server implements them.\n#[async_trait]\npub trait ServerCalls: Send + Sync {\n"
            .to_owned();
    let methods = api::server_methods(tables)?;
    for method in &methods {
        let arguments: String = method
            .signature()
            .into_iter()
            .map(|(name, kind)| format!(", {name}: {kind}"))
            .collect();
        let _ = write!(
            body,
            "\n{}async fn {}(&self{arguments}) -> Result<{}>;\n",
            contract(method.procedure),
            method.name,
            method.returns()
        );
    }
    body.push_str("}\n");
    body.push_str(&server_structures(&methods));
    let head = imports(&body, &BTreeSet::new(), tables, false);
    let body = format!("use async_trait::async_trait;\n{head}\n{body}");
    output.rust(&format!("{FOLDER}/server_calls.rs"), SOURCE, "", &body);
    Ok(())
}

/// The structures of results that only the server and its clients know.
pub(super) fn server_structures(methods: &[Method<'_>]) -> String {
    let mut body = String::new();
    for method in methods {
        if let Outcome::Several(name, fields) = &method.outcome {
            let _ = write!(
                body,
                "\n/// What `{}` gives.\n#[derive(Debug, Clone, PartialEq, Default)]\npub struct {name} {{\n",
                method.procedure.api()
            );
            for field in fields {
                let kind = plain_type(&field.kind);
                let _ = write!(body, "/// `{}`\npub {}: {kind},\n", field.wire, field.name);
            }
            body.push_str("}\n");
        }
    }
    body
}
