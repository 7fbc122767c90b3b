//! The options of the program itself, before the first command.

use crate::failure::Failure;
use std::path::PathBuf;

/// The options of the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The URI given with `-c`.
    pub(crate) uri: Option<String>,
    pub(crate) readonly: bool,
    pub(crate) quiet: bool,
    pub(crate) timing: bool,
    /// Messages at this level and above are logged; 4 logs errors only.
    pub(crate) debug: Option<u8>,
    pub(crate) log: Option<PathBuf>,
    /// The character that ends a console.
    pub(crate) escape: Escape,
    /// Seconds between keepalive messages; 0 for none.
    pub(crate) keepalive_interval: Option<u32>,
    pub(crate) keepalive_count: Option<u32>,
    /// The page to print instead of running anything.
    pub(crate) print: Option<Print>,
    /// The command and its arguments, or one string of commands.
    pub(crate) words: Vec<String>,
}

/// Things that are printed instead of running anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Print {
    Help,
    ShortVersion,
    LongVersion,
    Manual,
    Bash,
    Zsh,
}

/// The character that ends a console, with the spelling it was given in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Escape {
    pub(crate) byte: u8,
    pub(crate) spelling: String,
}

impl Default for Escape {
    fn default() -> Self {
        Self { byte: 0x1d, spelling: "^]".to_owned() }
    }
}

impl Escape {
    /// Reads `^]` or a single character.
    fn parse(text: &str) -> Result<Self, Failure> {
        let allowed = |c: u8| c.is_ascii_alphabetic() || b"@[\\]^_".contains(&c);
        let byte = match text.as_bytes() {
            [b'^', c] if allowed(*c) => c.to_ascii_uppercase() ^ 0x40,
            [c] if *c != b'^' => *c,
            _ => {
                return Err(Failure::new(format!("Invalid string '{text}' for escape sequence"))
                    .hint("give one character, or ^ and a letter or one of @[\\]^_"));
            }
        };
        Ok(Self { byte, spelling: text.to_owned() })
    }
}

/// Long options: name, short letter, whether they take a value (`None`: may).
const LONG: &[(&str, char, Option<bool>)] = &[
    ("connect", 'c', Some(true)),
    ("debug", 'd', Some(true)),
    ("escape", 'e', Some(true)),
    ("generate", 'G', Some(true)),
    ("help", 'h', Some(false)),
    ("keepalive-count", 'K', Some(true)),
    ("keepalive-interval", 'k', Some(true)),
    ("log", 'l', Some(true)),
    ("no-pkttyagent", 'P', Some(false)),
    ("quiet", 'q', Some(false)),
    ("readonly", 'r', Some(false)),
    ("timing", 't', Some(false)),
    ("version", 'v', None),
];

/// Reads the words after the program's name.
pub(crate) fn parse(words: impl Iterator<Item = String>) -> Result<Options, Failure> {
    let mut options = Options::default();
    let mut words = words.peekable();
    while let Some(word) = words.next_if(|word| word.len() > 1 && word.starts_with('-')) {
        if word == "--" {
            break;
        }
        if let Some(long) = word.strip_prefix("--") {
            options.take_long(long, &mut words)?;
        } else {
            options.take_short(&word[1..], &mut words)?;
        }
    }
    options.words = words.collect();
    Ok(options)
}

impl Options {
    fn take_long(
        &mut self,
        given: &str,
        words: &mut impl Iterator<Item = String>,
    ) -> Result<(), Failure> {
        let (name, value) = match given.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (given, None),
        };
        // As getopt does, an unambiguous beginning will do.
        let mut candidates = LONG.iter().filter(|(long, ..)| long.starts_with(name));
        let exact = LONG.iter().find(|(long, ..)| *long == name);
        let (long, letter, takes) = match (exact, candidates.next(), candidates.next()) {
            (Some(exact), ..) => exact,
            (None, Some(only), None) => only,
            _ => return Err(unsupported(&format!("--{name}"))),
        };
        let value = match (takes, value) {
            (Some(true), None) => Some(words.next().ok_or_else(|| no_value(*letter, long))?),
            (Some(false), Some(_)) => {
                return Err(Failure::new(format!("option '--{long}' takes no value")));
            }
            (_, value) => value,
        };
        self.set(*letter, value)
    }

    fn take_short(
        &mut self,
        letters: &str,
        words: &mut impl Iterator<Item = String>,
    ) -> Result<(), Failure> {
        for (index, letter) in letters.char_indices() {
            if matches!(letter, 'V' | 'v') {
                self.set(letter, None)?;
                continue;
            }
            let known = LONG.iter().find(|(_, short, _)| *short == letter);
            match known.filter(|_| !letter.is_ascii_uppercase() || letter == 'K') {
                Some((long, _, Some(true))) => {
                    let rest = &letters[index + letter.len_utf8()..];
                    let value = if rest.is_empty() {
                        words.next().ok_or_else(|| no_value(letter, long))?
                    } else {
                        rest.to_owned()
                    };
                    return self.set(letter, Some(value));
                }
                Some(_) => self.set(letter, None)?,
                None => return Err(unsupported(&format!("-{letter}"))),
            }
        }
        Ok(())
    }

    fn set(&mut self, letter: char, value: Option<String>) -> Result<(), Failure> {
        let given = value.unwrap_or_default();
        match letter {
            'c' => self.uri = Some(given),
            'd' => self.debug = Some(debug_level(&given)?),
            'e' => self.escape = Escape::parse(&given)?,
            'h' => self.print = Some(Print::Help),
            'k' => self.keepalive_interval = Some(number(letter, &given)?),
            'K' => self.keepalive_count = Some(number(letter, &given)?),
            'l' => self.log = Some(given.into()),
            'q' => self.quiet = true,
            'r' => self.readonly = true,
            't' => self.timing = true,
            'v' if given == "long" => self.print = Some(Print::LongVersion),
            'v' => self.print = Some(Print::ShortVersion),
            'V' => self.print = Some(Print::LongVersion),
            'G' => self.print = Some(generate(&given)?),
            // No authentication agent is ever started from here.
            _ => {}
        }
        Ok(())
    }
}

fn generate(kind: &str) -> Result<Print, Failure> {
    match kind {
        "man" => Ok(Print::Manual),
        "bash" => Ok(Print::Bash),
        "zsh" => Ok(Print::Zsh),
        _ => Err(Failure::new(format!("nothing to generate is called '{kind}'"))
            .hint("there are man, bash and zsh")),
    }
}

fn debug_level(text: &str) -> Result<u8, Failure> {
    match text.parse() {
        Ok(level @ 0..=4) => Ok(level),
        Ok(_) => Ok(4),
        Err(_) => Err(Failure::new(format!("option -d takes a number from 0 to 4, not '{text}'"))),
    }
}

fn number(letter: char, text: &str) -> Result<u32, Failure> {
    text.parse().map_err(|_| {
        Failure::new(format!("Invalid value for option -{letter}"))
            .hint(format!("it takes a whole number, not '{text}'"))
    })
}

fn no_value(letter: char, long: &str) -> Failure {
    Failure::new(format!("option '-{letter}'/'--{long}' requires an argument"))
}

fn unsupported(option: &str) -> Failure {
    Failure::new(format!("unsupported option '{option}'. See --help."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Options, Failure> {
        parse(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn reads_options_up_to_the_command() {
        let options = read(&["-qrc", "qemu:///system", "--keepalive-i=5", "-K3", "list", "-q"]);
        assert_eq!(
            options,
            Ok(Options {
                uri: Some("qemu:///system".into()),
                quiet: true,
                readonly: true,
                keepalive_interval: Some(5),
                keepalive_count: Some(3),
                words: vec!["list".into(), "-q".into()],
                ..Options::default()
            })
        );
        assert_eq!(read(&["--connect", "a", "--", "-x"]).expect("options").words, ["-x"]);
        assert_eq!(read(&["-V"]).expect("options").print, Some(Print::LongVersion));
        assert_eq!(read(&["--version=long"]).expect("options").print, Some(Print::LongVersion));
        assert_eq!(read(&["--version"]).expect("options").print, Some(Print::ShortVersion));
        assert_eq!(read(&["-e", "^a"]).expect("options").escape.byte, 1);
        assert_eq!(read(&["-ex"]).expect("options").escape.byte, b'x');
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for bad in [
            &["-Q"][..],
            &["-c"],
            &["--nosuch"],
            &["--keepalive", "1"],
            &["-k", "a"],
            &["-e", "abc"],
            &["-e", "^"],
            &["--quiet=1"],
            &["--generate", "tea"],
            &["-G", "man"],
        ] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }
}
