//! The outputs of messages: stderr, files, syslog, journald.

#![allow(
    clippy::disallowed_methods,
    reason = "log files are opened when the configuration is read"
)]

use super::{
    LoggingError,
    filter::{Level, split_level},
    line::Message,
};
use std::{
    fmt,
    fs::{File, OpenOptions},
    io::Write,
    os::unix::{fs::OpenOptionsExt, net::UnixDatagram},
    path::PathBuf,
    time::SystemTime,
};

const SYSLOG: &str = "/dev/log";
const JOURNAL: &str = "/run/systemd/journal/socket";

/// Returns whether journald's socket exists.
pub(crate) fn journald_is_there() -> bool {
    std::path::Path::new(JOURNAL).exists()
}

/// `level:where` items, opened.
#[derive(Debug, Default)]
pub(crate) struct Outputs(Vec<Output>);

#[derive(Debug)]
struct Output {
    level: Level,
    sink: Sink,
}

#[derive(Debug)]
enum Sink {
    Stderr,
    File { path: PathBuf, file: File },
    Syslog { ident: String, socket: UnixDatagram },
    Journald(UnixDatagram),
}

impl Outputs {
    /// Reads outputs with blanks between them and opens them.
    pub(crate) fn open(text: &str) -> Result<Self, LoggingError> {
        text.split_whitespace().map(Output::open).collect::<Result<_, _>>().map(Self)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The least level that any output takes.
    pub(super) fn least(&self) -> Option<Level> {
        self.0.iter().map(|output| output.level).min()
    }

    /// Writes a message to every output that takes its level.
    pub(super) fn write(&self, message: &Message) {
        let thread = rustix::thread::gettid().as_raw_nonzero().get();
        let line = message.line(SystemTime::now(), thread);
        for output in self.0.iter().filter(|output| output.level <= message.level) {
            output.sink.write(message, &line);
        }
    }
}

impl fmt::Display for Outputs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, output) in self.0.iter().enumerate() {
            let blank = if at == 0 { "" } else { " " };
            write!(f, "{blank}{}:", output.level as u32)?;
            match &output.sink {
                Sink::Stderr => f.write_str("stderr"),
                Sink::File { path, .. } => write!(f, "file:{}", path.display()),
                Sink::Syslog { ident, .. } => write!(f, "syslog:{ident}"),
                Sink::Journald(_) => f.write_str("journald"),
            }?;
        }
        Ok(())
    }
}

impl Output {
    fn open(item: &str) -> Result<Self, LoggingError> {
        let (level, rest) = split_level(item, "level:output")?;
        let (kind, argument) = match rest.split_once(':') {
            Some((kind, argument)) => (kind, Some(argument)),
            None => (rest, None),
        };
        let sink = match (kind, argument) {
            ("stderr", None) => Sink::Stderr,
            ("journald", None) => Sink::Journald(datagram("journald", JOURNAL)?),
            ("file", Some(path)) if path.starts_with('/') => Sink::file(path)?,
            ("file", Some(_)) => {
                return Err(LoggingError::Form(item.to_owned(), "level:file:/ABSOLUTE/PATH"));
            }
            ("syslog", Some(ident)) if !ident.is_empty() => {
                Sink::Syslog { ident: ident.to_owned(), socket: datagram("syslog", SYSLOG)? }
            }
            _ => return Err(LoggingError::Output(item.to_owned())),
        };
        Ok(Self { level, sink })
    }
}

impl Sink {
    fn file(path: &str) -> Result<Self, LoggingError> {
        let file = OpenOptions::new()
            .append(true)
            .create(true)
            .mode(0o600)
            .open(path)
            .map_err(|source| LoggingError::File { path: path.to_owned(), source })?;
        Ok(Self::File { path: path.into(), file })
    }

    /// Writes what it can: there is nobody to tell that logging failed.
    fn write(&self, message: &Message, line: &str) {
        let _ = match self {
            Self::Stderr => std::io::stderr().lock().write_all(line.as_bytes()),
            Self::File { file, .. } => (&mut &*file).write_all(line.as_bytes()),
            Self::Syslog { ident, socket } => {
                // Facility 3 is "system daemons" (RFC 3164).
                let priority = 3 * 8 + message.level.severity();
                let pid = std::process::id();
                let text = format!("<{priority}>{ident}[{pid}]: {}", message.text);
                socket.send(text.as_bytes()).map(drop)
            }
            Self::Journald(socket) => socket.send(&journal_entry(message)).map(drop),
        };
    }
}

/// A socket to a log daemon; a full one drops messages rather than waiting.
fn datagram(what: &'static str, path: &str) -> Result<UnixDatagram, LoggingError> {
    let open = || {
        let socket = UnixDatagram::unbound()?;
        socket.connect(path)?;
        socket.set_nonblocking(true)?;
        Ok(socket)
    };
    open().map_err(|error| LoggingError::Daemon(what, error))
}

/// A message in journald's native protocol: `KEY=value` lines, or for values
/// of more than one line the key, a length of 64 bits and the bytes.
fn journal_entry(message: &Message) -> Vec<u8> {
    let mut entry = Vec::with_capacity(256);
    let mut add = |key: &str, value: &str| {
        entry.extend_from_slice(key.as_bytes());
        if value.contains('\n') {
            entry.push(b'\n');
            entry.extend_from_slice(&(value.len() as u64).to_le_bytes());
        } else {
            entry.push(b'=');
        }
        entry.extend_from_slice(value.as_bytes());
        entry.push(b'\n');
    };
    add("MESSAGE", &message.text);
    add("PRIORITY", &message.level.severity().to_string());
    add("SYSLOG_IDENTIFIER", "ostlerd");
    add("LIBVIRT_SOURCE", &message.category);
    if let Some(file) = &message.file {
        add("CODE_FILE", file);
    }
    if let Some(line) = message.line {
        add("CODE_LINE", &line.to_string());
    }
    for (name, value) in &message.fields {
        let key: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' })
            .collect();
        add(&format!("OSTLER_{key}"), value);
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_output() {
        for bad in ["stderr", "9:stderr", "1:printer", "1:file", "1:file:relative", "1:syslog:"] {
            assert!(Outputs::open(bad).is_err(), "{bad}");
        }
        let outputs = Outputs::open("3:stderr  1:stderr").expect("outputs");
        assert_eq!((outputs.count(), outputs.least()), (2, Some(Level::Debug)));
        assert_eq!(outputs.to_string(), "3:stderr 1:stderr");
    }

    #[test]
    fn a_journal_entry_keeps_the_fields() {
        let message = Message {
            level: Level::Warning,
            category: "rpc.server".into(),
            file: Some("a.rs".into()),
            line: Some(7),
            text: "text client=3".into(),
            fields: vec![("client", "3".into()), ("xml", "a\nb".into())],
        };
        let mut expected = b"MESSAGE=text client=3\nPRIORITY=4\nSYSLOG_IDENTIFIER=ostlerd\n\
            LIBVIRT_SOURCE=rpc.server\nCODE_FILE=a.rs\nCODE_LINE=7\nOSTLER_CLIENT=3\nOSTLER_XML\n"
            .to_vec();
        expected.extend_from_slice(&[3, 0, 0, 0, 0, 0, 0, 0]);
        expected.extend_from_slice(b"a\nb\n");
        assert_eq!(journal_entry(&message), expected);
    }
}
