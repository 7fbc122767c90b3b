//! The command line: what `ostlerd --help` prints, and its reader.
//!
//! One table holds every option; the reader and the help text both come from
//! it. libvirtd's spellings (`-f`, `-d`, `-v`, `-t`, `-p`, ...) mean the same
//! here.

use std::{ffi::OsString, path::PathBuf, time::Duration};

/// The options of the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct CommandLine {
    /// The configuration file, if not the default one.
    pub(crate) config: Option<PathBuf>,
    /// Read-write sockets to listen on instead of the usual names.
    pub(crate) sockets: Vec<PathBuf>,
    /// Read-only sockets to listen on.
    pub(crate) read_only_sockets: Vec<PathBuf>,
    /// Sockets for administration.
    pub(crate) admin_sockets: Vec<PathBuf>,
    /// The directory under which everything is kept.
    pub(crate) state: Option<PathBuf>,
    /// Be the user's own daemon even for root.
    pub(crate) session: bool,
    /// Go to the background once ready.
    pub(crate) background: bool,
    /// Stop after so long without a client.
    pub(crate) timeout: Option<Duration>,
    /// Log information too, not only warnings and errors.
    pub(crate) verbose: bool,
    /// The file for the process id.
    pub(crate) pid_file: Option<PathBuf>,
}

/// The task that the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Request {
    /// Be the daemon.
    Run(CommandLine),
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// A command line that cannot be meant.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CommandLineError {
    /// No such option.
    #[error("unknown option '{0}'; see ostlerd --help")]
    Unknown(String),
    /// An argument where none is taken.
    #[error("unexpected argument '{0}'; ostlerd takes options only")]
    Stray(String),
    /// An option without its value.
    #[error("option '{0}' needs a value ({1})")]
    MissingValue(String, &'static str),
    /// A value for an option that has none.
    #[error("option '{0}' takes no value")]
    UnwantedValue(String),
    /// Not a number of seconds.
    #[error("option '{0}': '{1}' is not a number of seconds from 1 to 4294967295")]
    NotSeconds(String, String),
    /// TCP and TLS.
    #[error(
        "option '{0}' asks for TCP and TLS listeners, which this version does not have; \
         clients of other hosts come in through ssh (qemu+ssh://)"
    )]
    NoListen(String),
}

#[derive(Clone, Copy)]
enum Meaning {
    Help,
    Version,
    Config,
    Socket,
    ReadOnlySocket,
    AdminSocket,
    State,
    Session,
    Background,
    Timeout,
    Verbose,
    PidFile,
    Listen,
}

struct Opt {
    short: Option<char>,
    long: &'static str,
    value: Option<&'static str>,
    help: &'static str,
    meaning: Meaning,
}

const fn option(
    short: Option<char>,
    long: &'static str,
    value: Option<&'static str>,
    help: &'static str,
    meaning: Meaning,
) -> Opt {
    Opt { short, long, value, help, meaning }
}

const OPTIONS: &[Opt] = &[
    option(Some('h'), "help", None, "print this help", Meaning::Help),
    option(Some('V'), "version", None, "print the version", Meaning::Version),
    option(Some('f'), "config", Some("FILE"), "read this configuration file", Meaning::Config),
    option(None, "socket", Some("PATH"), "listen on PATH (may be repeated)", Meaning::Socket),
    option(
        None,
        "socket-ro",
        Some("PATH"),
        "listen on PATH for read-only clients (may be repeated)",
        Meaning::ReadOnlySocket,
    ),
    option(
        None,
        "admin-socket",
        Some("PATH"),
        "listen on PATH for virt-admin (may be repeated)",
        Meaning::AdminSocket,
    ),
    option(None, "state", Some("DIR"), "keep everything under DIR", Meaning::State),
    option(
        None,
        "session",
        None,
        "be this user's own daemon (always so unless root)",
        Meaning::Session,
    ),
    option(Some('d'), "daemon", None, "go to the background once ready", Meaning::Background),
    option(
        Some('t'),
        "timeout",
        Some("SECONDS"),
        "stop after SECONDS without a client or a running guest",
        Meaning::Timeout,
    ),
    option(Some('v'), "verbose", None, "log information too", Meaning::Verbose),
    option(Some('p'), "pid-file", Some("FILE"), "write the process id to FILE", Meaning::PidFile),
    option(Some('l'), "listen", None, "(TCP and TLS: not in this version)", Meaning::Listen),
];

/// The text of `--help`.
pub(crate) fn help() -> String {
    let mut text = String::from("Usage: ostlerd [OPTION]...\n\nOptions:\n");
    for option in OPTIONS {
        let short = option.short.map_or("    ".to_owned(), |short| format!("-{short}, "));
        let value = option.value.map_or(String::new(), |value| format!(" {value}"));
        text.push_str(&format!(
            "  {short}{:<22}{}\n",
            format!("--{}{value}", option.long),
            option.help
        ));
    }
    text.push_str(
        "\nAs root it is the system daemon (qemu:///system) on the sockets in /run/libvirt,\n\
         for other users their own (qemu:///session) in $XDG_RUNTIME_DIR/libvirt.\n\
         With --socket and --state it is a private one: whatever it keeps is under DIR.\n\
         \n\
         Signals: TERM and INT stop the daemon and leave guests running; HUP reads the\n\
         configuration again.\n",
    );
    text
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
) -> Result<Request, CommandLineError> {
    let mut result = CommandLine::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy().into_owned();
        for (spelling, option, attached) in spelled(&text)? {
            let value = match (option.value, attached) {
                (Some(_), Some(value)) => Some(OsString::from(value)),
                (Some(what), None) => Some(
                    arguments
                        .next()
                        .ok_or_else(|| CommandLineError::MissingValue(spelling.clone(), what))?,
                ),
                (None, Some(_)) => return Err(CommandLineError::UnwantedValue(spelling)),
                (None, None) => None,
            };
            if let Some(request) = result.take(option.meaning, &spelling, value)? {
                return Ok(request);
            }
        }
    }
    Ok(Request::Run(result))
}

/// One option of an argument: its spelling, its meaning, its attached value.
type Spelled = (String, &'static Opt, Option<String>);

/// The options that one argument spells: `--long`, `--long=value`, or a
/// bundle of short ones, the last of which may have its value attached.
fn spelled(argument: &str) -> Result<Vec<Spelled>, CommandLineError> {
    let unknown = || CommandLineError::Unknown(argument.to_owned());
    if let Some(long) = argument.strip_prefix("--") {
        let (name, value) = match long.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (long, None),
        };
        let option = OPTIONS.iter().find(|option| option.long == name).ok_or_else(unknown)?;
        return Ok(vec![(format!("--{name}"), option, value)]);
    }
    let Some(bundle) = argument.strip_prefix('-').filter(|bundle| !bundle.is_empty()) else {
        return Err(CommandLineError::Stray(argument.to_owned()));
    };
    let mut found = Vec::new();
    for (at, letter) in bundle.char_indices() {
        let option =
            OPTIONS.iter().find(|option| option.short == Some(letter)).ok_or_else(unknown)?;
        let rest = &bundle[at + letter.len_utf8()..];
        if option.value.is_some() && !rest.is_empty() {
            found.push((format!("-{letter}"), option, Some(rest.to_owned())));
            break;
        }
        found.push((format!("-{letter}"), option, None));
    }
    Ok(found)
}

impl CommandLine {
    /// Takes one option in; an answer ends the reading.
    fn take(
        &mut self,
        meaning: Meaning,
        spelling: &str,
        value: Option<OsString>,
    ) -> Result<Option<Request>, CommandLineError> {
        let path = || PathBuf::from(value.clone().unwrap_or_default());
        match meaning {
            Meaning::Help => return Ok(Some(Request::Help)),
            Meaning::Version => return Ok(Some(Request::Version)),
            Meaning::Config => self.config = Some(path()),
            Meaning::Socket => self.sockets.push(path()),
            Meaning::ReadOnlySocket => self.read_only_sockets.push(path()),
            Meaning::AdminSocket => self.admin_sockets.push(path()),
            Meaning::State => self.state = Some(path()),
            Meaning::Session => self.session = true,
            Meaning::Background => self.background = true,
            Meaning::Verbose => self.verbose = true,
            Meaning::PidFile => self.pid_file = Some(path()),
            Meaning::Timeout => self.timeout = Some(seconds(spelling, value)?),
            Meaning::Listen => return Err(CommandLineError::NoListen(spelling.to_owned())),
        }
        Ok(None)
    }
}

fn seconds(spelling: &str, value: Option<OsString>) -> Result<Duration, CommandLineError> {
    let text = value.unwrap_or_default().to_string_lossy().into_owned();
    match text.parse::<u32>() {
        Ok(seconds) if seconds > 0 => Ok(Duration::from_secs(seconds.into())),
        _ => Err(CommandLineError::NotSeconds(spelling.to_owned(), text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Request, CommandLineError> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn reads_every_spelling() {
        let Ok(Request::Run(line)) = read(
            "-f /a --socket /s --socket=/t --socket-ro /r --admin-socket /m --state /d \
             --session -dv -t7 --pid-file=/p",
        ) else {
            panic!("refused")
        };
        assert_eq!(line.config, Some("/a".into()));
        assert_eq!(line.sockets, [PathBuf::from("/s"), "/t".into()]);
        assert_eq!(line.read_only_sockets, [PathBuf::from("/r")]);
        assert_eq!(line.admin_sockets, [PathBuf::from("/m")]);
        assert_eq!(line.state, Some("/d".into()));
        assert!(line.session && line.background && line.verbose);
        assert_eq!(line.timeout, Some(Duration::from_secs(7)));
        assert_eq!(line.pid_file, Some("/p".into()));
        assert_eq!(read("-v --help"), Ok(Request::Help));
        assert_eq!(read("-V"), Ok(Request::Version));
    }

    #[test]
    fn refuses_what_cannot_be_meant() {
        for (line, sentence) in [
            ("--sockets /a", "unknown option '--sockets'; see ostlerd --help"),
            ("-x", "unknown option '-x'; see ostlerd --help"),
            ("file", "unexpected argument 'file'; ostlerd takes options only"),
            ("--socket", "option '--socket' needs a value (PATH)"),
            ("--verbose=1", "option '--verbose' takes no value"),
            ("-t 0", "option '-t': '0' is not a number of seconds from 1 to 4294967295"),
            ("-t x", "option '-t': 'x' is not a number of seconds from 1 to 4294967295"),
        ] {
            assert_eq!(read(line).expect_err(line).to_string(), sentence);
        }
        assert!(matches!(read("-l"), Err(CommandLineError::NoListen(_))));
    }

    #[test]
    fn the_help_names_every_option() {
        let text = help();
        for option in OPTIONS {
            assert!(text.contains(&format!("--{}", option.long)));
        }
    }
}
