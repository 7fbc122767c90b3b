//! The command table: every command, option and sentence of help, as data.
//!
//! The data in `generated` comes from `tables/commands/*.json` by
//! `cargo xtask codegen`. Parser, help, manual page and completions read it
//! here; what a command does is found by its name in [`crate::command`].

mod generated;

pub(crate) use generated::GROUPS;

/// A group of commands.
#[derive(Debug)]
pub(crate) struct Group {
    /// The word `help` takes for it.
    pub(crate) keyword: &'static str,
    pub(crate) title: &'static str,
    pub(crate) commands: &'static [Command],
}

/// One command.
#[derive(Debug)]
pub(crate) struct Command {
    pub(crate) name: &'static str,
    /// Spellings that help does not show.
    pub(crate) aliases: &'static [&'static str],
    /// Whether it does something; one that does not says so and fails.
    pub(crate) built: bool,
    /// The command's summary, half a line long.
    pub(crate) summary: &'static str,
    /// The command's description; empty where the summary says all.
    pub(crate) detail: &'static str,
    /// In the order in which positional words fill them.
    pub(crate) options: &'static [Opt],
    pub(crate) option_aliases: &'static [Alias],
}

/// One option of a command.
#[derive(Debug)]
pub(crate) struct Opt {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether a word without `--name` can fill it.
    pub(crate) positional: bool,
    pub(crate) required: bool,
    pub(crate) completes: Completes,
    pub(crate) help: &'static str,
}

/// Another spelling of an option, or of an option with a value.
#[derive(Debug)]
pub(crate) struct Alias {
    pub(crate) alias: &'static str,
    pub(crate) option: &'static str,
    pub(crate) value: Option<&'static str>,
}

/// The kind of an option's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing.
    Flag,
    /// A word.
    Text,
    /// A whole number.
    Number,
    /// Any number of words; given by position, all that are left.
    Rest,
}

/// The completions that the shell offers for an option's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Completes {
    Nothing,
    Domain,
    Pool,
    Secret,
    File,
    Folder,
    Event,
    Key,
    ShutdownMode,
    HostnameSource,
    AddressSource,
}

/// Every command, group by group.
pub(crate) fn commands() -> impl Iterator<Item = &'static Command> {
    GROUPS.iter().flat_map(|group| group.commands)
}

/// The command of this name or alias.
pub(crate) fn command(name: &str) -> Option<&'static Command> {
    commands().find(|command| command.name == name || command.aliases.contains(&name))
}

/// The group of this keyword.
pub(crate) fn group(keyword: &str) -> Option<&'static Group> {
    GROUPS.iter().find(|group| group.keyword == keyword)
}

impl Command {
    /// The option of this name, and its place; aliases are not looked at.
    pub(crate) fn option(&self, name: &str) -> Option<(usize, &'static Opt)> {
        self.options.iter().enumerate().find(|(_, option)| option.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_aliases_lead_somewhere() {
        let mut seen = HashSet::new();
        for command in commands() {
            assert!(seen.insert(command.name), "{} twice", command.name);
            for alias in command.aliases {
                assert!(seen.insert(alias), "{alias} twice");
            }
            let mut options = HashSet::new();
            for option in command.options {
                assert!(options.insert(option.name), "{} --{}", command.name, option.name);
                assert!(!option.help.is_empty() && !command.summary.is_empty());
                assert!(!(option.required && option.kind == Kind::Flag));
            }
            for alias in command.option_aliases {
                let (_, option) = command.option(alias.option).expect("an option");
                let takes_value = matches!(option.kind, Kind::Text | Kind::Rest | Kind::Number);
                assert!(alias.value.is_none() || takes_value, "{}", alias.alias);
            }
        }
        assert!(seen.len() > 280, "{}", seen.len());
    }
}
