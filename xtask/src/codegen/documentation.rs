//! `docs/procedures.md`: every procedure, who may call it and whether it is
//! built; and the counts of that in `docs/compatibility.md`, beside what drivers
//! honour of the XML.

use super::built::Built;
use super::output::Output;
use super::table::{Procedure, Tables};
use crate::honoured;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

pub(crate) fn generate(
    tables: &Tables,
    built: &Built,
    root: &Path,
    output: &mut Output,
) -> Result<(), String> {
    let mut text = HEAD.to_owned();
    for program in &tables.programs {
        let _ = write!(
            text,
            "\n## {} ({}, version {})\n\n| | procedure | C function | since | priority | read-only | stream, descriptors | served by | built by | contract |\n\
             |--:|---|---|---|---|---|---|---|---|---|\n",
            program.name, program.number, program.version
        );
        for procedure in &program.procedures {
            line(&mut text, procedure, built);
        }
    }
    output.plain("docs/procedures.md", text);
    let template = root.join(TEMPLATE);
    let page = std::fs::read_to_string(&template)
        .map_err(|error| format!("cannot read {}: {error}", template.display()))?;
    let page = fill(&page, PROCEDURES, &families(tables, built))?;
    let page = fill(&page, VERDICTS, &honoured::families(root)?)?;
    output.plain("docs/compatibility.md", page);
    Ok(())
}

/// The hand-written part of `docs/compatibility.md`, and the lines in it that
/// generated tables replace.
const TEMPLATE: &str = "tables/compatibility.md";
const PROCEDURES: &str = "<!-- procedures -->\n";
const VERDICTS: &str = "<!-- verdicts -->\n";

/// Replaces the line `place` of the page.
fn fill(page: &str, place: &str, text: &str) -> Result<String, String> {
    if !page.contains(place) {
        return Err(format!("{TEMPLATE} has no line {place}"));
    }
    Ok(page.replace(place, text))
}

/// A line a family: how many of its calls are built, and which are not.
fn families(tables: &Tables, built: &Built) -> String {
    let mut families: BTreeMap<(String, String), (usize, Vec<&str>)> = BTreeMap::new();
    for procedure in tables.procedures().filter(|procedure| !procedure.is_event()) {
        let family = (procedure.program.clone(), procedure.row.topic.clone());
        let (done, missing) = families.entry(family).or_default();
        if built.has(procedure) {
            *done += 1;
        } else {
            // What has no function of the C API goes by its procedure.
            let row = &procedure.row;
            missing.push(if row.api.is_empty() { &row.name } else { &row.api });
        }
    }
    let mut text =
        "| program | topic | built | not built: answered with error 3 |\n|---|---|--:|---|\n"
            .to_owned();
    for ((program, topic), (done, missing)) in &families {
        let all = done + missing.len();
        let missing = if *done == 0 { "all".to_owned() } else { missing.join(", ") };
        let _ = writeln!(text, "| {program} | {topic} | {done} of {all} | {missing} |");
    }
    text
}

fn line(text: &mut String, procedure: &Procedure, built: &Built) {
    let row = &procedure.row;
    let conditions = row.acl.iter().any(|rule| {
        let permission = rule.split([':', ' ']).nth(1).unwrap_or_default();
        rule.contains(" if ") && !matches!(permission, "read" | "getattr")
    });
    let read_only = match (procedure.is_event(), row.readonly, conditions) {
        (true, ..) => "event",
        (false, true, false) => "yes",
        (false, true, true) => "by flags",
        (false, false, _) => "no",
    };
    let served = match (procedure.is_event(), procedure.is_server()) {
        (true, _) => format!("event `{}`", row.event),
        (false, true) => "server".to_owned(),
        (false, false) => format!("driver, `{}`", row.topic),
    };
    let by: Vec<&str> = built.by(procedure).collect();
    let state = match (procedure.is_event(), by.as_slice()) {
        (true, _) => String::new(),
        (false, []) => "no".to_owned(),
        (false, crates) => crates.join(", "),
    };
    let sparse = if row.sparse.is_empty() { "" } else { " with holes" };
    let beside = [format!("{}{sparse}", row.stream), row.fds.clone()];
    let beside: Vec<&str> = beside.iter().map(String::as_str).filter(|b| !b.is_empty()).collect();
    let _ = writeln!(
        text,
        "| {} | `{}` | {} | {} | {} | {read_only} | {} | {served} | {state} | {} |",
        row.number,
        procedure.lower(),
        row.api,
        row.since,
        row.priority,
        beside.join("; "),
        row.doc
    );
}

const HEAD: &str = "<!-- @generated from `tables/programs/` by `cargo xtask codegen`; do not edit. -->

# Procedures

Every procedure of the protocol, as the tables in `tables/programs/` have it. \"Read-only\" is the verdict for read-only connections; `by flags` means that some flags ask for more and are refused there (the `acl` column of the table says which). \"Built by\" names the crates that have the procedure; what no driver has answers error 3, `VIR_ERR_NO_SUPPORT`. A call may also fail in ways that are the same everywhere and that no contract repeats: the object is gone (`VIR_ERR_NO_DOMAIN` and the like), the caller may not (`VIR_ERR_OPERATION_DENIED`, `VIR_ERR_ACCESS_DENIED`), an argument breaks its bounds (`VIR_ERR_INVALID_ARG`, `VIR_ERR_RPC`), XML cannot be read (`VIR_ERR_XML_ERROR`, `VIR_ERR_XML_DETAIL`), another change of the object takes too long (`VIR_ERR_OPERATION_TIMEOUT`).
";
