//! Help, made of the command table.

mod completion;
mod manual;

pub(crate) use completion::{bash, zsh};
pub(crate) use manual::manual;

use crate::table::{Command, GROUPS, Group, Kind, Opt};
use std::fmt::Write;

/// All commands, by group.
pub(crate) fn everything() -> String {
    let mut text = String::from("Grouped commands:\n\n");
    for group in GROUPS {
        text.push_str(&of_group(group, ""));
        text.push('\n');
    }
    text.push_str(NOT_BUILT);
    text
}

/// The commands of one group; `end` ends the line of its title.
pub(crate) fn of_group(group: &Group, end: &str) -> String {
    let mut text = format!(" {} (help keyword '{}'){end}\n", group.title, group.keyword);
    for command in group.commands {
        let mark = if command.built { ' ' } else { '*' };
        _ = writeln!(text, "   {mark}{:<30} {}", command.name, command.summary);
    }
    text
}

const NOT_BUILT: &str = "Commands marked with * are not built yet.\n";

/// The page of `help GROUP`.
pub(crate) fn group_page(group: &Group) -> String {
    let mut text = of_group(group, ":");
    if group.commands.iter().any(|command| !command.built) {
        text.push('\n');
        text.push_str(NOT_BUILT);
    }
    text
}

/// The page of `help COMMAND`.
pub(crate) fn command_page(command: &Command) -> String {
    let mut text = format!("  NAME\n    {} - {}\n", command.name, command.summary);
    if !command.built {
        text.push_str("    (not built yet)\n");
    }
    _ = write!(text, "\n  SYNOPSIS\n    {}\n", synopsis(command));
    if !command.detail.is_empty() {
        text.push_str("\n  DESCRIPTION\n");
        for line in wrap(command.detail, 72) {
            _ = writeln!(text, "    {line}");
        }
    }
    if !command.options.is_empty() {
        text.push_str("\n  OPTIONS\n");
        for option in command.options {
            _ = writeln!(text, "    {:<15}  {}", spelling(option), option.help);
        }
    }
    text
}

/// The command with its options, as one line.
pub(crate) fn synopsis(command: &Command) -> String {
    let mut text = command.name.to_owned();
    for option in command.options {
        let name = option.name;
        let takes = takes(option);
        _ = match (option.kind, option.required) {
            (Kind::Flag, _) => write!(text, " [--{name}]"),
            (Kind::Rest, true) => write!(text, " {{[--{name}] <string>}}..."),
            (Kind::Rest, false) => write!(text, " [[--{name}] <string>]..."),
            (_, true) => write!(text, " <{name}>"),
            (_, false) => write!(text, " [--{name} <{takes}>]"),
        };
    }
    text
}

/// How one option is written, in the list of options.
fn spelling(option: &Opt) -> String {
    let name = option.name;
    match option.kind {
        Kind::Flag => format!("--{name}"),
        _ if option.positional && (option.required || option.kind == Kind::Rest) => {
            format!("[--{name}] <{}>", takes(option))
        }
        _ => format!("--{name} <{}>", takes(option)),
    }
}

fn takes(option: &Opt) -> &'static str {
    if option.kind == Kind::Number { "number" } else { "string" }
}

/// The text in lines of at most `width` characters, if its words allow it.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The options of the program itself, as `--help` and the manual show them.
pub(crate) const PROGRAM_OPTIONS: &[(&str, &str)] = &[
    ("-c, --connect=URI", "hypervisor to connect to"),
    ("-d, --debug=NUM", "debug level, from 0 (all) to 4 (errors)"),
    ("-e, --escape=CHAR", "escape character of the console, as in ^]"),
    ("-h, --help", "this help"),
    ("-k, --keepalive-interval=NUM", "seconds between keepalive messages, 0 for none"),
    ("-K, --keepalive-count=NUM", "unanswered messages before the connection is given up"),
    ("-l, --log=FILE", "write a log to this file"),
    ("-q, --quiet", "no more than asked for"),
    ("-r, --readonly", "connect read only"),
    ("-t, --timing", "print how long each command takes"),
    ("-v, --version[=short]", "the version"),
    ("-V, --version=long", "the version and what is built in"),
    ("    --generate=KIND", "print a man page or a completion script: man, bash, zsh"),
];

/// The page of `ostler --help`.
pub(crate) fn program_page() -> String {
    let mut text = String::from(
        "ostler [OPTION]... [COMMAND_STRING]\nostler [OPTION]... COMMAND [ARGUMENT]...\n\nOptions:\n",
    );
    for (spelling, help) in PROGRAM_OPTIONS {
        _ = writeln!(text, "  {spelling:<30} {help}");
    }
    text.push_str("\nCommands (without one, a shell begins):\n\n");
    for group in GROUPS {
        text.push_str(&of_group(group, ""));
        text.push('\n');
    }
    text.push_str(NOT_BUILT);
    text.push_str("'ostler help GROUP' and 'ostler help COMMAND' say more.\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table;

    #[test]
    fn a_page_has_everything() {
        let page = command_page(table::command("send-key").expect("a command"));
        for part in [
            "send-key - press keys",
            "send-key <domain> [--codeset <string>] [--holdtime <number>] {[--keycode] <string>}...",
            "    [--domain] <string>  name, id or UUID",
            "    --holdtime <number>  milliseconds",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }

    #[test]
    fn every_command_is_listed_once() {
        let page = everything();
        for command in table::commands() {
            let found = page
                .lines()
                .filter(|l| l.get(4..).unwrap_or("").split(' ').next() == Some(command.name));
            assert_eq!(found.count(), 1, "{}", command.name);
        }
    }
}
