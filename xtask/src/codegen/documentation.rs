//! `docs/procedures.md`: every procedure and who may call it.

use super::output::Output;
use super::table::{Procedure, Tables};
use std::fmt::Write as _;

pub(crate) fn generate(tables: &Tables, output: &mut Output) {
    let mut text = HEAD.to_owned();
    for program in &tables.programs {
        let _ = write!(
            text,
            "\n## {} ({}, version {})\n\n| | procedure | C function | since | priority | read-only | stream, descriptors | served by |\n\
             |--:|---|---|---|---|---|---|---|\n",
            program.name, program.number, program.version
        );
        for procedure in &program.procedures {
            line(&mut text, procedure);
        }
    }
    output.plain("docs/procedures.md", text);
}

fn line(text: &mut String, procedure: &Procedure) {
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
    let sparse = if row.sparse.is_empty() { "" } else { " with holes" };
    let beside = [format!("{}{sparse}", row.stream), row.fds.clone()];
    let beside: Vec<&str> = beside.iter().map(String::as_str).filter(|b| !b.is_empty()).collect();
    let _ = writeln!(
        text,
        "| {} | `{}` | {} | {} | {} | {read_only} | {} | {served} |",
        row.number,
        procedure.lower(),
        row.api,
        row.since,
        row.priority,
        beside.join("; ")
    );
}

const HEAD: &str = "<!-- @generated from `tables/programs/` by `cargo xtask codegen`; do not edit. -->

# Procedures

Every procedure of the protocol, as the tables in `tables/programs/` have it. \"Read-only\" is the verdict for read-only connections; `by flags` means that some flags ask for more and are refused there (the `acl` column of the table says which). What drivers do not have answers error 3, `VIR_ERR_NO_SUPPORT`.
";
