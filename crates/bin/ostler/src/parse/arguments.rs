//! The words of one command to its arguments.

use crate::{
    failure::Failure,
    table::{self, Command, Kind, Opt},
};
use std::str::FromStr;

/// A command with the values of its options.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) command: &'static Command,
    /// The option's place in the table with the value, in the order given.
    values: Vec<(usize, String)>,
}

/// Reads the words of one command; the first is its name.
pub(crate) fn parse(words: Vec<String>) -> Result<Arguments, Failure> {
    let mut words = words.into_iter();
    let name = words.next().unwrap_or_default();
    let command = table::command(&name).ok_or_else(|| unknown(&name))?;
    let mut arguments = Arguments { command, values: Vec::new() };
    let mut options_ended = false;
    while let Some(word) = words.next() {
        if options_ended || !word.starts_with("--") {
            arguments.place(word)?;
            continue;
        }
        match word.as_bytes().get(2) {
            None => options_ended = true,
            Some(letter) if letter.is_ascii_alphanumeric() => {
                if word == "--help" && command.option("help").is_none() {
                    return parse(vec!["help".to_owned(), command.name.to_owned()]);
                }
                arguments.name(&word[2..], &mut words)?;
            }
            Some(_) => arguments.place(word)?,
        }
    }
    arguments.complete()?;
    Ok(arguments)
}

fn unknown(name: &str) -> Failure {
    let failure = Failure::new(format!("unknown command: '{name}'"));
    match super::nearest(name, table::commands().map(|command| command.name)) {
        Some(near) => failure.hint(format!("did you mean '{near}'?")),
        None => failure,
    }
}

impl Arguments {
    /// Gives a word to the first positional option that has none.
    fn place(&mut self, word: String) -> Result<(), Failure> {
        let free = self.command.options.iter().enumerate().position(|(index, option)| {
            option.positional && (option.kind == Kind::Rest || !self.has(index))
        });
        match free {
            Some(index) => self.values.push((index, word)),
            None => return Err(Failure::new(format!("unexpected data '{word}'"))),
        }
        Ok(())
    }

    /// Takes `--given`, with its value after `=` or as the next word.
    fn name(
        &mut self,
        given: &str,
        words: &mut impl Iterator<Item = String>,
    ) -> Result<(), Failure> {
        let (mut name, mut value) = match given.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (given, None),
        };
        if let Some(alias) = self.command.option_aliases.iter().find(|a| a.alias == name) {
            if alias.value.is_some() && value.is_some() {
                return Err(Failure::new(format!("invalid '=' after option --{name}")));
            }
            name = alias.option;
            value = alias.value.map(str::to_owned).or(value);
        }
        let Some((index, option)) = self.command.option(name) else {
            return Err(self.no_such(name));
        };
        if option.kind != Kind::Rest && self.has(index) {
            return Err(Failure::new(format!("option --{name} already seen")));
        }
        let value = match (option.kind, value) {
            (Kind::Flag, None) => String::new(),
            (Kind::Flag, Some(_)) => {
                return Err(Failure::new(format!("invalid '=' after option --{name}")));
            }
            (_, Some(value)) => value,
            (kind, None) => words.next().ok_or_else(|| {
                let what = if kind == Kind::Number { "number" } else { "string" };
                Failure::new(format!("expected syntax: --{name} <{what}>"))
            })?,
        };
        self.values.push((index, value));
        Ok(())
    }

    fn no_such(&self, name: &str) -> Failure {
        let command = self.command.name;
        let failure = Failure::new(format!("command '{command}' doesn't support option --{name}"));
        match super::nearest(name, self.command.options.iter().map(|option| option.name)) {
            Some(near) => failure.hint(format!("did you mean --{near}?")),
            None => failure.hint(format!("'help {command}' lists its options")),
        }
    }

    /// Returns whether every option that must be there is.
    fn complete(&self) -> Result<(), Failure> {
        let command = self.command.name;
        let missing = self
            .command
            .options
            .iter()
            .enumerate()
            .filter(|(index, option)| option.required && !self.has(*index));
        let lines = missing.map(|(_, option)| {
            if option.kind == Kind::Number {
                format!("command '{command}' requires --{} option", option.name)
            } else {
                format!("command '{command}' requires <{}> option", option.name)
            }
        });
        match lines.fold(None, |failure: Option<Failure>, line| match failure {
            Some(failure) => Some(failure.and(line)),
            None => Some(Failure::new(line)),
        }) {
            Some(failure) => Err(failure),
            None => Ok(()),
        }
    }

    fn has(&self, index: usize) -> bool {
        self.values.iter().any(|(place, _)| *place == index)
    }

    fn raw(&self, name: &str) -> Option<&str> {
        let (index, _) = self.option(name)?;
        self.values.iter().find(|(place, _)| *place == index).map(|(_, value)| value.as_str())
    }

    /// The option of this name; a name that is not in the table is a mistake
    /// in the program, which every test of the command finds.
    fn option(&self, name: &str) -> Option<(usize, &'static Opt)> {
        let option = self.command.option(name);
        debug_assert!(option.is_some(), "{} has no --{name}", self.command.name);
        option
    }

    /// Returns whether the option was given.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// The option's value, if it was given; an empty one is an error.
    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, Failure> {
        match self.raw(name) {
            Some("") => Err(Failure::new(format!(
                "Failed to get option '{name}': Option argument is empty"
            ))),
            value => Ok(value),
        }
    }

    /// The option's value, if it was given, empty or not.
    pub(crate) fn text_or_empty(&self, name: &str) -> Option<&str> {
        self.raw(name)
    }

    /// The value of an option that the table requires.
    pub(crate) fn required(&self, name: &str) -> Result<&str, Failure> {
        self.text(name)?.ok_or_else(|| Failure::new(format!("--{name} is missing")))
    }

    /// The option's value as a number, if it was given.
    pub(crate) fn number<T: FromStr>(&self, name: &str) -> Result<Option<T>, Failure> {
        let Some(text) = self.raw(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| malformed(name, text))
    }

    /// The option's value as a size in bytes; `unit` is what a bare number counts.
    pub(crate) fn size(&self, name: &str, unit: u64) -> Result<Option<u64>, Failure> {
        let Some(text) = self.raw(name) else { return Ok(None) };
        let size = crate::output::size::parse(text, unit).ok_or_else(|| {
            Failure::new(format!(
                "Scaled numeric value '{text}' for <{name}> option is malformed or out of range"
            ))
        })?;
        Ok(Some(size))
    }

    /// All values of an option that takes several.
    pub(crate) fn rest(&self, name: &str) -> Vec<&str> {
        let Some((index, _)) = self.option(name) else { return Vec::new() };
        let given = self.values.iter().filter(|(place, _)| *place == index);
        given.map(|(_, value)| value.as_str()).collect()
    }

    /// Fails when two of these were given together.
    pub(crate) fn exclusive(&self, names: &[&str]) -> Result<(), Failure> {
        let given: Vec<_> = names.iter().filter(|name| self.flag(name)).collect();
        match given[..] {
            [first, second, ..] => Err(Failure::new(format!(
                "Options --{first} and --{second} are mutually exclusive"
            ))),
            _ => Ok(()),
        }
    }

    /// Fails when the option was given without the one that it depends on.
    pub(crate) fn requires(&self, name: &str, other: &str) -> Result<(), Failure> {
        match self.flag(name) && !self.flag(other) {
            true => Err(Failure::new(format!("Option --{other} is required by option --{name}"))),
            false => Ok(()),
        }
    }
}

fn malformed(name: &str, text: &str) -> Failure {
    Failure::new(format!("Numeric value '{text}' for <{name}> option is malformed or out of range"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Arguments, String> {
        let mut commands = super::super::words::split(text).expect("words");
        parse(commands.remove(0)).map_err(|failure| failure.sentences().next().unwrap_or_default())
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let arguments = read(text).expect(text);
        let got: Vec<_> = arguments
            .values
            .iter()
            .map(|(index, value)| (arguments.command.options[*index].name, value.as_str()))
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn takes_options_by_name_and_by_position() {
        check("list --all --name", &[("all", ""), ("name", "")]);
        check("dominfo a", &[("domain", "a")]);
        check("dominfo --domain=a", &[("domain", "a")]);
        check("dominfo --domain a", &[("domain", "a")]);
        check("dominfo -- --a", &[("domain", "--a")]);
        check("dominfo -a", &[("domain", "-a")]);
        check("domblkstat --device vda a", &[("device", "vda"), ("domain", "a")]);
        check("domblkstat a vda", &[("domain", "a"), ("device", "vda")]);
        check(
            "send-key a KEY_A --holdtime 5 KEY_B",
            &[("domain", "a"), ("keycode", "KEY_A"), ("holdtime", "5"), ("keycode", "KEY_B")],
        );
        check("domstats --raw a b", &[("raw", ""), ("domain", "a"), ("domain", "b")]);
        check("metadata a urn:x --set ''", &[("domain", "a"), ("uri", "urn:x"), ("set", "")]);
        check("event a lifecycle 5", &[("domain", "a"), ("event", "lifecycle"), ("timeout", "5")]);
    }

    #[test]
    fn knows_other_spellings() {
        check(
            "undefine a --delete-snapshots",
            &[("domain", "a"), ("delete-storage-volume-snapshots", "")],
        );
        check("echo --hi --str x", &[("string", "hello"), ("string", "x")]);
        check("nodedev-dettach x", &[("device", "x")]);
        check(
            "domif-getlink a b --persistent",
            &[("domain", "a"), ("interface", "b"), ("config", "")],
        );
        check("dominfo --help", &[("command", "dominfo")]);
    }

    #[test]
    fn refuses_what_does_not_fit() {
        for (text, sentence) in [
            ("nosuch", "error: unknown command: 'nosuch'"),
            ("list --bogus", "error: command 'list' doesn't support option --bogus"),
            ("list --all=1", "error: invalid '=' after option --all"),
            ("list foo", "error: unexpected data 'foo'"),
            ("dominfo", "error: command 'dominfo' requires <domain> option"),
            ("setvcpus d", "error: command 'setvcpus' requires --count option"),
            ("dominfo --domain", "error: expected syntax: --domain <string>"),
            ("freecell --cellno", "error: expected syntax: --cellno <number>"),
            ("dominfo a b", "error: unexpected data 'b'"),
            ("dominfo a --domain b", "error: option --domain already seen"),
        ] {
            assert_eq!(read(text).expect_err(text), sentence);
        }
    }

    #[test]
    fn reads_values() {
        let arguments = read("cpu-stats a --start 3 --count x").expect("arguments");
        assert_eq!(arguments.number::<i32>("start"), Ok(Some(3)));
        assert!(arguments.number::<i32>("count").is_err() && !arguments.flag("total"));
        assert!(read("start ''").expect("arguments").required("domain").is_err());
        let arguments = read("list --table --name").expect("arguments");
        assert!(arguments.exclusive(&["table", "name", "uuid"]).is_err());
        assert!(arguments.exclusive(&["table", "uuid"]).is_ok());
    }
}
