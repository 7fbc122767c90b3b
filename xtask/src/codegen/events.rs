//! The events: the driver's enumeration, and its two ways over the wire.

use super::api;
use super::method::plain_type;
use super::names::camel;
use super::output::Output;
use super::table::{Field, Procedure, Tables};
use super::types::Base;
use super::wire::fields_of;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const SOURCE: &str = "tables/programs/";

/// One event: up to two messages carry it.
pub(super) struct Event<'t> {
    pub(super) variant: String,
    constant: String,
    family: &'static str,
    id: i32,
    /// The contract: what happened, units.
    doc: &'t str,
    pub(super) fields: Vec<Field>,
    /// The message that names the callback it is for.
    pub(super) callback: Option<&'t Procedure>,
    /// The message of the first versions, which does not.
    pub(super) legacy: Option<&'t Procedure>,
}

pub(super) fn all(tables: &Tables) -> Result<Vec<Event<'_>>, String> {
    let mut groups: BTreeMap<&str, Vec<&Procedure>> = BTreeMap::new();
    for procedure in tables.procedures().filter(|p| p.is_event() && p.program != "keepalive") {
        groups.entry(&procedure.row.event).or_default().push(procedure);
    }
    let mut events: Vec<Event<'_>> = Vec::new();
    for (name, procedures) in groups {
        let (family, _) = name.split_once('/').ok_or("an event without a family")?;
        let with = |callback| procedures.iter().copied().find(|p| p.row.callback == callback);
        let (callback, legacy) = (with(true), with(false));
        let fullest = callback.or(legacy).ok_or("an event without a message")?;
        let mut docs = procedures.iter().map(|p| p.row.doc.as_str()).filter(|doc| !doc.is_empty());
        let (Some(doc), None) = (docs.next(), docs.next()) else {
            return Err(format!("one message of the event {name} has a doc"));
        };
        events.push(Event {
            doc,
            variant: camel(&name.replace('/', "_")),
            constant: name.replace('/', "_").to_uppercase(),
            family: family_variant(family)?,
            id: fullest.row.id,
            fields: flat(tables, &fullest.msg).into_iter().filter(|f| !is_callback(f)).collect(),
            callback,
            legacy,
        });
    }
    events.sort_by_key(|event| (event.family, event.id));
    Ok(events)
}

fn family_variant(family: &str) -> Result<&'static str, String> {
    Ok(match family {
        "domain" => "Domain",
        "network" => "Network",
        "storage_pool" => "StoragePool",
        "node_device" => "NodeDevice",
        "secret" => "Secret",
        "monitor" => "Monitor",
        "connection" => "Connection",
        other => return Err(format!("no family '{other}' of events")),
    })
}

pub(super) fn is_callback(field: &Field) -> bool {
    field.wire == "callbackID"
}

/// The fields of a message, those of a message inside it in its place.
fn flat(tables: &Tables, fields: &[Field]) -> Vec<Field> {
    fields
        .iter()
        .flat_map(|field| match &field.kind.base {
            Base::Struct(name) if name.ends_with("_msg") => {
                fields_of(tables, name).unwrap_or_default().to_vec()
            }
            _ => vec![field.clone()],
        })
        .collect()
}

pub(crate) fn generate(tables: &Tables, output: &mut Output) -> Result<(), String> {
    let events = all(tables)?;
    let mut body =
        "/// Something happened.\n#[derive(Debug, Clone, PartialEq)]\npub enum Event {\n"
            .to_owned();
    for event in &events {
        let names: Vec<String> = [event.callback, event.legacy]
            .into_iter()
            .flatten()
            .map(|procedure| format!("`{}`", procedure.lower()))
            .collect();
        let doc = api::comment(event.doc);
        let _ = write!(body, "{doc}///\n/// {}\n{} {{\n", names.join(", "), event.variant);
        for field in &event.fields {
            let kind = plain_type(&field.kind);
            let _ = write!(body, "/// `{}`\n{}: {kind},\n", field.wire, field.name);
        }
        body.push_str("},\n");
    }
    body.push_str("}\n\nimpl Event {\n");
    questions(&mut body, &events);
    body.push_str("}\n\n/// The numbers of the events in their families.\npub mod event_id {\n");
    for event in &events {
        let _ = write!(
            body,
            "/// [`super::Event::{}`]\npub const {}: i32 = {};\n",
            event.variant, event.constant, event.id
        );
    }
    body.push_str("}\n");
    let structures: BTreeSet<String> = tables
        .programs
        .iter()
        .flat_map(|program| &program.structs)
        .map(|each| super::types::plain_name(&each.name))
        .collect();
    let head = api::imports(&body, &structures, tables, true);
    let body = format!("use crate::{{EventFamily, Subject}};\n{head}\n{body}");
    output.rust(&format!("{}/event.rs", api::FOLDER), SOURCE, "", &body);
    Ok(())
}

/// Which family, which number, which object.
fn questions(body: &mut String, events: &[Event<'_>]) {
    let mut families: BTreeMap<&str, Vec<&Event<'_>>> = BTreeMap::new();
    for event in events {
        families.entry(event.family).or_default().push(event);
    }
    body.push_str("/// The family it belongs to.\n#[must_use]\npub const fn family(&self) -> EventFamily {\nmatch self {\n");
    for (family, events) in &families {
        let patterns: Vec<String> =
            events.iter().map(|event| format!("Self::{} {{ .. }}", event.variant)).collect();
        let _ = writeln!(body, "{} => EventFamily::{family},", patterns.join(" | "));
    }
    body.push_str("}\n}\n\n/// Its number in its family.\n#[must_use]\npub const fn id(&self) -> i32 {\nmatch self {\n");
    for event in events {
        let _ = writeln!(body, "Self::{} {{ .. }} => event_id::{},", event.variant, event.constant);
    }
    body.push_str("}\n}\n\n/// The object it is about.\n#[must_use]\npub const fn subject(&self) -> Subject<'_> {\nmatch self {\n");
    let mut subjects: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for event in events {
        let reference = event.fields.iter().find_map(|field| match &field.kind.base {
            Base::Reference(kind) => Some((field.name.clone(), kind.trim_end_matches("Ref"))),
            _ => None,
        });
        let (pattern, value) = match reference {
            Some((name, kind)) => (
                format!("Self::{} {{ {name}, .. }}", event.variant),
                format!("Subject::{kind}({name})"),
            ),
            None => (format!("Self::{} {{ .. }}", event.variant), "Subject::Connection".to_owned()),
        };
        subjects.entry(value).or_default().push(pattern);
    }
    for (value, patterns) in subjects {
        let _ = writeln!(body, "{} => {value},", patterns.join(" | "));
    }
    body.push_str("}\n}\n");
}
