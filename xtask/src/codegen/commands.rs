//! The command table: `tables/commands/*.json` to Rust.
//!
//! `tables/commands/options.json` holds the help of options that many commands
//! share; every other file is one group of commands. What comes out is one
//! file of static data per group, from which the command line makes its
//! parser, its help, its manual page and its completions.

use super::output::Output;
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

/// Folder of the files that this module makes.
const FOLDER: &str = "crates/bin/ostler/src/table/generated";
const SOURCE: &str = "tables/commands/";

#[derive(Deserialize)]
struct Group {
    group: String,
    title: String,
    rank: u32,
    commands: Vec<Command>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Command {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    summary: String,
    #[serde(default)]
    detail: String,
    #[serde(default)]
    built: bool,
    #[serde(default)]
    option_aliases: Vec<Alias>,
    options: Vec<Opt>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Alias {
    alias: String,
    means: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opt {
    name: String,
    kind: String,
    #[serde(default)]
    positional: bool,
    #[serde(default)]
    required: bool,
    #[serde(flatten)]
    words: Words,
}

#[derive(Deserialize, Default, Clone)]
struct Words {
    #[serde(default)]
    help: String,
    #[serde(default)]
    completes: String,
}

/// Adds one file per group of commands, and the index of the groups.
pub(crate) fn generate(root: &Path, output: &mut Output) -> Result<(), String> {
    let folder = root.join("tables/commands");
    let shared: BTreeMap<String, Words> = read(&folder.join("options.json"))?;
    let mut groups: Vec<Group> = Vec::new();
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
        if path.file_name().is_some_and(|name| name != "options.json") {
            groups.push(read(&path)?);
        }
    }
    groups.sort_by_key(|group| group.rank);

    output.own(FOLDER);
    output.rust(&format!("{FOLDER}/mod.rs"), SOURCE, "", &index(&groups));
    for group in &groups {
        let body = one(group, &shared)?;
        output.rust(&format!("{FOLDER}/{}.rs", group.group), SOURCE, "", &body);
    }
    Ok(())
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn index(groups: &[Group]) -> String {
    let mut text = String::new();
    let mut modules: Vec<&str> = groups.iter().map(|group| group.group.as_str()).collect();
    modules.sort_unstable();
    for module in modules {
        _ = writeln!(text, "mod {module};");
    }
    text.push_str(
        "\nuse super::Group;\n\n/// Every group, in the order in which help shows them.\n",
    );
    text.push_str("pub(crate) static GROUPS: &[Group] = &[\n");
    for Group { group, title, .. } in groups {
        _ = writeln!(
            text,
            "    Group {{ keyword: {group:?}, title: {title:?}, commands: {group}::COMMANDS }},"
        );
    }
    text.push_str("];\n");
    text
}

fn one(group: &Group, shared: &BTreeMap<String, Words>) -> Result<String, String> {
    let mut text = "use crate::table::{Alias, Command, Completes, Kind, Opt};\n\n".to_owned();
    text.push_str("#[rustfmt::skip]\npub(super) static COMMANDS: &[Command] = &[\n");
    for command in &group.commands {
        write_command(&mut text, command, shared)?;
    }
    text.push_str("];\n");
    // Not every group has each kind of thing.
    for unused in ["Alias", "Opt", "Kind", "Completes"] {
        if !text.contains(&format!(" {unused} {{")) && !text.contains(&format!(" {unused}::")) {
            text = text.replacen(&format!("{unused}, "), "", 1);
            text = text.replacen(&format!(", {unused}}}"), "}", 1);
        }
    }
    Ok(text)
}

fn write_command(
    text: &mut String,
    command: &Command,
    shared: &BTreeMap<String, Words>,
) -> Result<(), String> {
    let Command { name, aliases, summary, detail, built, option_aliases, options } = command;
    _ = writeln!(text, "    Command {{");
    _ = writeln!(text, "        name: {name:?}, aliases: &{aliases:?}, built: {built},");
    _ = writeln!(text, "        summary: {summary:?},\n        detail: {detail:?},");
    if option_aliases.is_empty() {
        _ = writeln!(text, "        option_aliases: &[],");
    } else {
        _ = writeln!(text, "        option_aliases: &[");
        for Alias { alias, means } in option_aliases {
            let (option, value) = match means.split_once('=') {
                Some((option, value)) => (option, Some(value)),
                None => (means.as_str(), None),
            };
            let _ = writeln!(
                text,
                "            Alias {{ alias: {alias:?}, option: {option:?}, value: {value:?} }},"
            );
        }
        _ = writeln!(text, "        ],");
    }
    _ = writeln!(text, "        options: &[");
    for option in options {
        write_option(text, option, shared).map_err(|problem| format!("{name}: {problem}"))?;
    }
    _ = writeln!(text, "        ],\n    }},");
    Ok(())
}

fn write_option(
    text: &mut String,
    option: &Opt,
    shared: &BTreeMap<String, Words>,
) -> Result<(), String> {
    let Opt { name, kind, positional, required, words } = option;
    let words = if words.help.is_empty() {
        shared.get(name).ok_or_else(|| format!("--{name} has no help, shared or of its own"))?
    } else {
        words
    };
    let kind = match kind.as_str() {
        "flag" => "Flag",
        "string" => "Text",
        "int" => "Number",
        "argv" => "Rest",
        other => return Err(format!("--{name} is of unknown kind {other:?}")),
    };
    let completes = match words.completes.as_str() {
        "" => "Nothing".to_owned(),
        kebab => kebab
            .split('-')
            .map(|word| {
                let (first, rest) = word.split_at(1);
                first.to_uppercase() + rest
            })
            .collect(),
    };
    let _ = writeln!(
        text,
        "            Opt {{ name: {name:?}, kind: Kind::{kind}, positional: {positional}, \
         required: {required}, completes: Completes::{completes}, help: {:?} }},",
        words.help
    );
    Ok(())
}
