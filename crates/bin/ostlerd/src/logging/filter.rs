//! Levels, categories and the filters over them.

use super::LoggingError;
use std::fmt;

/// How weighty a message is, as numbers say it in libvirt's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// 1
    Debug = 1,
    /// 2
    Info = 2,
    /// 3
    Warning = 3,
    /// 4
    Error = 4,
}

impl Level {
    /// The level of this number.
    pub(crate) fn from_number(number: u32) -> Option<Self> {
        [Self::Debug, Self::Info, Self::Warning, Self::Error]
            .into_iter()
            .find(|level| *level as u32 == number)
    }

    /// The level of a message in the code.
    pub(super) fn of(level: tracing::Level) -> Self {
        match level {
            tracing::Level::ERROR => Self::Error,
            tracing::Level::WARN => Self::Warning,
            tracing::Level::INFO => Self::Info,
            _ => Self::Debug,
        }
    }

    /// Its word in a log line.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity that syslog and journald give it.
    pub(super) fn severity(self) -> u8 {
        match self {
            Self::Debug => 7,
            Self::Info => 6,
            Self::Warning => 4,
            Self::Error => 3,
        }
    }

    fn parse(text: &str, whole: &str) -> Result<Self, LoggingError> {
        text.parse()
            .ok()
            .and_then(Self::from_number)
            .ok_or_else(|| LoggingError::Level(whole.to_owned()))
    }
}

/// Splits `level:rest`.
pub(super) fn split_level<'a>(
    text: &'a str,
    form: &'static str,
) -> Result<(Level, &'a str), LoggingError> {
    let (level, rest) = text
        .split_once(':')
        .filter(|(_, rest)| !rest.is_empty())
        .ok_or_else(|| LoggingError::Form(text.to_owned(), form))?;
    Ok((Level::parse(level, text)?, rest))
}

/// The category of messages from a module: libvirt's word for the part, then
/// the path inside it.
pub(super) fn category(target: &str) -> String {
    const PARTS: &[(&str, &str)] = &[
        ("ostlerd", "daemon"),
        ("ostler_server", "rpc.server"),
        ("ostler_transport", "rpc.transport"),
        ("ostler_protocol", "rpc.protocol"),
        ("ostler_remote", "remote"),
        ("ostler_qemu", "qemu"),
        ("ostler_qmp", "qemu.qmp"),
        ("ostler_model", "conf.model"),
        ("ostler_host", "util.host"),
        ("ostler_image", "util.image"),
        ("ostler_driver", "driver"),
    ];
    let (krate, rest) = target.split_once("::").unwrap_or((target, ""));
    let part = PARTS.iter().find(|(name, _)| *name == krate).map_or(krate, |(_, part)| *part);
    match rest {
        "" => part.to_owned(),
        rest => format!("{part}.{}", rest.replace("::", ".")),
    }
}

/// `level:match` items; the first that matches a category counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filters(Vec<(Level, String)>);

impl Filters {
    /// Reads filters with blanks between them.
    pub(crate) fn parse(text: &str) -> Result<Self, LoggingError> {
        text.split_whitespace()
            .map(|item| {
                let (level, pattern) = split_level(item, "level:match")?;
                // libvirt once took "+" for stack traces; it still reads it.
                Ok((level, pattern.trim_start_matches('+').to_owned()))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The level of the first filter that matches this category.
    pub(super) fn level(&self, category: &str) -> Option<Level> {
        self.0
            .iter()
            .find(|(_, pattern)| matches(format!("*{pattern}*").as_bytes(), category.as_bytes()))
            .map(|(level, _)| *level)
    }
}

impl fmt::Display for Filters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (level, pattern)) in self.0.iter().enumerate() {
            let blank = if at == 0 { "" } else { " " };
            write!(f, "{blank}{}:{pattern}", *level as u32)?;
        }
        Ok(())
    }
}

/// Returns whether `text` is of the shell pattern (`*`, `?`, `[set]`).
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut read) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    loop {
        let step = match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, read));
                at += 1;
                continue;
            }
            None if read == text.len() => return true,
            Some(_) if read < text.len() => one(&pattern[at..], text[read]),
            _ => None,
        };
        if let Some(length) = step {
            at += length;
            read += 1;
        } else if let Some((star_at, from)) = star.filter(|(_, from)| *from < text.len()) {
            star = Some((star_at, from + 1));
            (at, read) = (star_at + 1, from + 1);
        } else {
            return false;
        }
    }
}

/// The length of the pattern's first element, if it matches the letter.
fn one(pattern: &[u8], letter: u8) -> Option<usize> {
    match pattern[0] {
        b'?' => Some(1),
        b'[' => {
            let Some(end) = pattern.iter().skip(2).position(|c| *c == b']').map(|at| at + 2) else {
                return (letter == b'[').then_some(1);
            };
            let negated = matches!(pattern[1], b'!' | b'^');
            let set = &pattern[1 + usize::from(negated)..end];
            let mut found = set.contains(&letter);
            for window in set.windows(3).filter(|window| window[1] == b'-') {
                found |= (window[0]..=window[2]).contains(&letter);
            }
            (found != negated).then_some(end + 1)
        }
        same => (same == letter).then_some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_in_a_shell() {
        for (pattern, text, expected) in [
            ("qemu", "qemu", true),
            ("*qemu*", "driver.qemu.domain", true),
            ("*q?mu", "x.qemu", true),
            ("*q?mu", "x.qemu.y", false),
            ("a*b*c", "a--b-b--c", true),
            ("a*b*c", "a--b-b--", false),
            ("[a-c]x", "bx", true),
            ("[!a-c]x", "bx", false),
            ("[ab", "[ab", true),
            ("", "", true),
            ("*", "", true),
            ("?", "", false),
        ] {
            assert_eq!(matches(pattern.as_bytes(), text.as_bytes()), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn the_first_filter_that_matches_counts() {
        let filters = Filters::parse("3:qemu.qmp 1:qemu  4:rpc").expect("filters");
        assert_eq!(filters.level("qemu.qmp.monitor"), Some(Level::Warning));
        assert_eq!(filters.level("qemu.domain"), Some(Level::Debug));
        assert_eq!(filters.level("util.host"), None);
        assert_eq!(filters.to_string(), "3:qemu.qmp 1:qemu 4:rpc");
        assert_eq!(filters.count(), 3);
        for bad in ["5:qemu", "qemu", "x:qemu", "1:", "0:a"] {
            assert!(Filters::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn categories_speak_libvirts_words() {
        assert_eq!(category("ostler_server::session"), "rpc.server.session");
        assert_eq!(category("ostlerd"), "daemon");
        assert_eq!(category("mio::poll"), "mio.poll");
    }
}
