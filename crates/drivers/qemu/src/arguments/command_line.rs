//! The whole command line.

use super::{CommaList, Properties, QmpCall};
use std::fmt::Write;

/// A descriptor that the new process is to inherit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InheritedDescriptor {
    /// The number that the command line names it by.
    pub number: i32,
}

/// A program, its arguments, its whole environment and the descriptors it
/// inherits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommandLine {
    /// The path of the program.
    pub program: String,
    /// All variables, in the order they are logged in.
    pub environment: Vec<(String, String)>,
    /// The arguments, without the program's own name.
    pub arguments: Vec<String>,
    /// The descriptors the arguments name.
    pub descriptors: Vec<InheritedDescriptor>,
    /// Settings without an option: the monitor is told before the guest's processors
    /// run.
    pub follow_up: Vec<QmpCall>,
}

impl CommandLine {
    /// The bare program.
    #[must_use]
    pub fn new(program: impl Into<String>) -> Self {
        Self { program: program.into(), arguments: Vec::with_capacity(96), ..Self::default() }
    }

    /// Adds a variable.
    pub fn variable(&mut self, name: &str, value: impl Into<String>) {
        self.environment.push((name.to_owned(), value.into()));
    }

    /// Adds an argument as it is.
    pub fn raw(&mut self, argument: impl Into<String>) {
        self.arguments.push(argument.into());
    }

    /// Adds an option with its value as it is.
    pub fn option(&mut self, option: &str, value: impl Into<String>) {
        self.arguments.push(option.to_owned());
        self.arguments.push(value.into());
    }

    /// Adds an option that takes a comma list.
    pub fn list(&mut self, option: &str, value: CommaList) {
        self.option(option, value.into_text());
    }

    /// Adds an option that takes a JSON object.
    pub fn json(&mut self, option: &str, value: &Properties) {
        self.option(option, value.to_json());
    }

    /// Adds a descriptor that an argument names by its number.
    pub fn inherit(&mut self, number: i32) {
        self.descriptors.push(InheritedDescriptor { number });
    }

    /// The command line as a shell would take it, an option with its value per
    /// line: for the guest's log and for people.
    #[must_use]
    pub fn to_shell(&self) -> String {
        let mut text = String::with_capacity(4096);
        for (name, value) in &self.environment {
            // Writing to a String does not fail.
            let _ = writeln!(text, "{name}={} \\", quote(value));
        }
        text.push_str(&quote(&self.program));
        let mut after_option = false;
        for argument in &self.arguments {
            let option = argument.starts_with('-')
                && !argument[1..].starts_with(|c: char| c.is_ascii_digit());
            text.push_str(if option || !after_option { " \\\n" } else { " " });
            text.push_str(&quote(argument));
            after_option = option;
        }
        text.push('\n');
        text
    }
}

/// Quotes an argument for a shell where that is needed.
fn quote(argument: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@%+".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_stand_on_a_line_of_their_own() {
        let mut line = CommandLine::new("/usr/bin/qemu");
        line.variable("LC_ALL", "C");
        line.raw("-S");
        line.json("-device", &Properties::device("x"));
        line.option("-append", "it's");
        assert_eq!(
            line.to_shell(),
            "LC_ALL=C \\\n/usr/bin/qemu \\\n-S \\\n-device '{\"driver\":\"x\"}' \\\n-append 'it'\\''s'\n"
        );
    }
}
