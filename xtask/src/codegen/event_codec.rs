//! Events over the wire: from the driver's enumeration to messages for the
//! server, and back for the client.

use super::api::{self, imports};
use super::client::{self, member, take};
use super::dispatch::{self, put, wire_imports};
use super::events;
use super::names::camel;
use super::output::Output;
use super::table::{Field, Tables};
use super::types::{Base, wire_name};
use super::wire::{borrows, fields_of};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const SOURCE: &str = "tables/programs/";

pub(crate) fn generate(tables: &Tables, output: &mut Output) -> Result<(), String> {
    event_encoder(tables, output)?;
    let topics = api::methods(tables)?;
    let methods = topics.values().flat_map(BTreeMap::values).flatten();
    let structures = client::structures(tables, methods);
    event_decoder(tables, &structures, output)
}

/// From the driver's events to messages.
fn event_encoder(tables: &Tables, output: &mut Output) -> Result<(), String> {
    let mut families: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for event in events::all(tables)? {
        let names: Vec<&str> = event.fields.iter().map(|field| field.name.as_str()).collect();
        let forms = [("Some(callback)", event.callback), ("None", event.legacy)];
        for (pattern, procedure) in forms {
            let Some(procedure) = procedure else { continue };
            // Only a message without a callback fits where there is no other.
            let pattern = if event.callback.is_none() { "_" } else { pattern };
            let mut write = String::new();
            message(tables, &mut write, &procedure.msg);
            let written = written(tables, &procedure.msg);
            let used: Vec<&str> =
                names.iter().copied().filter(|name| written.contains(*name)).collect();
            let rest = if used.len() < names.len() { ", .." } else { "" };
            let program = camel(&procedure.program);
            families.entry(program.clone()).or_default().push(format!(
                "(Event::{} {{ {}{rest} }}, {pattern}) => frame(out, {program}Procedure::{}.info().event_header(), |w| {{\n{write}Ok(())\n}})?,\n",
                event.variant,
                used.join(", "),
                camel(&procedure.row.name),
            ));
        }
    }
    let programs: Vec<String> =
        families.keys().map(|program| format!("{program}Procedure")).collect();
    let rows: String = families.into_values().flatten().collect();
    let wire = wire_imports(&rows);
    let body = format!(
        "use ostler_driver::Event;\nuse ostler_protocol::frame::frame;\n{wire}use ostler_protocol::{{{}}};\n\
         use ostler_xdr::Result;\n\n\
         /// Appends the message that tells a client of an event: the one for `callback`, or\n\
         /// that of the first versions. `false` when the event has no such message.\n\
         ///\n/// # Errors\n/// The event cannot be sent: a text in it is too long.\n\
         pub fn encode_event(event: &Event, callback: Option<i32>, out: &mut Vec<u8>) -> Result<bool> {{\n\
         match (event, callback) {{\n{rows}(_, None) => return Ok(false),\n}}\nOk(true)\n}}\n",
        programs.join(", ")
    );
    output.rust(&format!("{}/events.rs", dispatch::FOLDER), SOURCE, "", &body);
    Ok(())
}

fn message(tables: &Tables, body: &mut String, fields: &[Field]) {
    for field in fields {
        match &field.kind.base {
            Base::Struct(name) if name.ends_with("_msg") => {
                message(tables, body, fields_of(tables, name).unwrap_or_default());
            }
            _ if events::is_callback(field) => body.push_str("Wire::encode(&callback, w)?;\n"),
            _ => put(tables, body, &field.name, &field.kind),
        }
    }
}

/// The names of the fields of a message, those inside its message included.
fn written(tables: &Tables, fields: &[Field]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for field in fields {
        match &field.kind.base {
            Base::Struct(name) if name.ends_with("_msg") => {
                names.extend(written(tables, fields_of(tables, name).unwrap_or_default()));
            }
            _ => {
                names.insert(field.name.clone());
            }
        }
    }
    names
}

/// From messages to the driver's events.
fn event_decoder(
    tables: &Tables,
    structures: &BTreeSet<String>,
    output: &mut Output,
) -> Result<(), String> {
    let mut rows = String::new();
    for event in events::all(tables)? {
        for procedure in [event.callback, event.legacy].into_iter().flatten() {
            let name = wire_name(&format!("{}_{}_msg", procedure.program, procedure.lower()));
            let lifetime = if borrows(tables, &procedure.msg) { "<'_>" } else { "" };
            let mut known = String::new();
            let mut callback = "None".to_owned();
            let mut have = BTreeSet::new();
            members(tables, &procedure.msg, "msg", &mut known, &mut callback, &mut have);
            for field in event.fields.iter().filter(|field| !have.contains(&field.name)) {
                let _ = write!(known, "{}: Default::default(), ", field.name);
            }
            let _ = write!(
                rows,
                "(\"{}\", {}) => {{\nlet msg = {}::{name}{lifetime}::decode(reader)?;\n\
                 ({callback}, Event::{} {{ {known}}})\n}}\n",
                procedure.program, procedure.row.number, procedure.program, event.variant
            );
        }
    }
    rows = rows.replace("<'_>::decode", "::decode");
    let mut head = imports(&rows, structures, tables, false);
    for program in ["qemu", "remote"] {
        if rows.contains(&format!("{program}::")) {
            let _ = writeln!(head, "use ostler_protocol::{program};");
        }
    }
    let body = format!(
        "{head}use ostler_api::Event;\nuse ostler_protocol::Procedure;\nuse ostler_protocol::wire::Wire;\n\
         use ostler_xdr::{{Reader, Result}};\n\n\
         /// The event that a message tells of, and the callback that it is for, where it\n\
         /// names one. `None` for a procedure that is no event.\n\
         ///\n/// # Errors\n/// The message is not what the procedure carries.\n\
         pub fn decode_event(procedure: &Procedure, payload: &[u8]) -> Result<Option<(Option<i32>, Event)>> {{\n\
         let reader = &mut Reader::new(payload);\n\
         Ok(Some(match (procedure.program.name, procedure.number) {{\n{rows}_ => return Ok(None),\n}}))\n}}\n"
    );
    output.rust(&format!("{}/events.rs", client::FOLDER), SOURCE, "", &body);
    Ok(())
}

/// The fields of an event out of a message, those of a message inside it
/// included.
fn members(
    tables: &Tables,
    fields: &[Field],
    from: &str,
    known: &mut String,
    callback: &mut String,
    have: &mut BTreeSet<String>,
) {
    for field in fields {
        let value = format!("{from}.{}", field.name);
        match &field.kind.base {
            Base::Struct(name) if name.ends_with("_msg") => {
                let inner = fields_of(tables, name).unwrap_or_default();
                members(tables, inner, &value, known, callback, have);
            }
            _ if events::is_callback(field) => *callback = format!("Some({value})"),
            _ => {
                known.push_str(&member(&field.name, &take(tables, &value, &field.kind)));
                have.insert(field.name.clone());
            }
        }
    }
}
