//! The manual page, in the man macros.

use super::{PROGRAM_OPTIONS, spelling, synopsis};
use crate::table::GROUPS;
use std::fmt::Write;

/// The page's source.
pub(crate) fn manual() -> String {
    let mut text = String::from(INTRODUCTION);
    for (spelling, help) in PROGRAM_OPTIONS {
        _ = writeln!(text, ".TP\n.B {}\n{}", escape(spelling.trim_start()), escape(help));
    }
    for group in GROUPS {
        _ = writeln!(text, ".SH {}", escape(&group.title.to_uppercase()));
        for command in group.commands {
            _ = writeln!(text, ".SS {}", escape(&synopsis(command)));
            let not_built = if command.built { "" } else { " (not built yet)" };
            _ = writeln!(text, "{}{not_built}.", escape(&capital(command.summary)));
            if !command.detail.is_empty() {
                _ = writeln!(text, "{}", escape(command.detail));
            }
            for option in command.options {
                _ = writeln!(
                    text,
                    ".TP\n.B {}\n{}",
                    escape(&spelling(option)),
                    escape(option.help)
                );
            }
        }
    }
    text.push_str(END);
    text
}

const INTRODUCTION: &str = r#".TH OSTLER 1
.SH NAME
ostler \- manage virtual machines from the command line
.SH SYNOPSIS
.B ostler
[\fIOPTION\fR]... [\fICOMMAND_STRING\fR]
.br
.B ostler
[\fIOPTION\fR]... \fICOMMAND\fR [\fIARGUMENT\fR]...
.SH DESCRIPTION
Runs commands at a hypervisor: one that is given as words, several that are
given as one string, parted by semicolons or line ends, or without any, those
typed in a shell. Commands, options and output are those of virsh; besides,
commands that show something take \-\-json.
.SH OPTIONS
"#;

const END: &str = r".SH ENVIRONMENT
.TP
.B OSTLER_DEFAULT_URI, VIRSH_DEFAULT_CONNECT_URI, LIBVIRT_DEFAULT_URI
The URI to connect to without \-c; the first that is set counts.
.TP
.B VISUAL, EDITOR
The editor of edit, desc and metadata.
.SH EXIT STATUS
0 when the last command succeeded, else 1.
";

/// The text with what roff would take as its own made plain.
fn escape(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + characters.as_str(),
        None => String::new(),
    }
}
