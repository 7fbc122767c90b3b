//! Connection URIs: `driver[+transport]://[user@][host][:port]/path[?name=value&...]`.
//!
//! The transport and the parameters that are the client's own (`socket`,
//! `name`, `mode`, ...) stay here; the daemon is given what is left.

use std::{
    env, fmt,
    path::{Path, PathBuf},
    str::FromStr,
};

/// A connection URI that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectUri {
    text: String,
    driver: String,
    transport: Option<String>,
    authority: String,
    path: String,
    parameters: Vec<(String, String)>,
}

/// A URI that cannot be read, or asks for what is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UriError {
    /// It does not have the form of a URI.
    #[error(
        "'{0}' is not a connection URI: one reads like qemu:///system or \
         qemu+unix:///system?socket=/path"
    )]
    Malformed(String),
    /// The transport is not built.
    #[error("transport '{0}' is not built yet: there is only unix")]
    Transport(String),
    /// A host is named, which only other transports could reach.
    #[error("host '{0}' cannot be reached: there is only the unix transport yet")]
    Host(String),
    /// No folder is known where the session daemon's socket would be.
    #[error("neither XDG_RUNTIME_DIR nor HOME says where the session daemon's socket is")]
    NoRuntimeFolder,
}

/// Parameters that are the client's own and not passed on.
const OWN_PARAMETERS: &[&str] = &[
    "socket",
    "name",
    "mode",
    "command",
    "auth",
    "netcat",
    "keyfile",
    "pkipath",
    "known_hosts",
    "sshauth",
    "no_sanity",
    "no_verify",
    "no_tty",
    "proxy",
    "tls_priority",
    "known_hosts_verify",
];

impl FromStr for ConnectUri {
    type Err = UriError;

    fn from_str(text: &str) -> Result<Self, UriError> {
        let malformed = || UriError::Malformed(text.to_owned());
        let (scheme, rest) = text.split_once(':').ok_or_else(malformed)?;
        let rest = rest.strip_prefix("//").ok_or_else(malformed)?;
        let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (driver, transport) = match scheme.split_once('+') {
            Some((driver, transport)) => (driver, Some(transport.to_owned())),
            None => (scheme, None),
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if driver.is_empty() || !driver.chars().all(plain) {
            return Err(malformed());
        }
        let mut parameters = Vec::new();
        for pair in query.split(['&', ';']).filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = unescape(name).ok_or_else(malformed)?;
            parameters.push((name, unescape(value).ok_or_else(malformed)?));
        }
        Ok(Self {
            text: text.to_owned(),
            driver: driver.to_owned(),
            transport,
            authority: authority.to_owned(),
            path: unescape(path).ok_or_else(malformed)?,
            parameters,
        })
    }
}

impl ConnectUri {
    /// The URI to use where none is given: the system's daemon for root, the
    /// user's own for anybody else.
    #[must_use]
    pub fn usual() -> Self {
        let path = if rustix::process::geteuid().is_root() { "/system" } else { "/session" };
        Self {
            text: format!("qemu://{path}"),
            driver: "qemu".to_owned(),
            transport: None,
            authority: String::new(),
            path: path.to_owned(),
            parameters: Vec::new(),
        }
    }

    /// The name that the daemon is asked to open.
    #[must_use]
    pub fn remote_name(&self) -> String {
        if let Some(name) = self.parameter("name") {
            return name.to_owned();
        }
        let mut name = format!("{}://{}", self.driver, escape(&self.path, "/"));
        let others = self.parameters.iter().filter(|(n, _)| !OWN_PARAMETERS.contains(&n.as_str()));
        for (index, (parameter, value)) in others.enumerate() {
            name.push(if index == 0 { '?' } else { '&' });
            name.push_str(&format!("{}={}", escape(parameter, ""), escape(value, "/:")));
        }
        name
    }

    /// The sockets to try, the likeliest first.
    ///
    /// # Errors
    /// The URI asks for a transport or host that is out of reach.
    pub fn sockets(&self, readonly: bool) -> Result<Vec<PathBuf>, UriError> {
        match self.transport.as_deref() {
            None | Some("unix") => {}
            Some(other) => return Err(UriError::Transport(other.to_owned())),
        }
        if !self.authority.is_empty() {
            return Err(UriError::Host(self.authority.clone()));
        }
        if let Some(socket) = self.parameter("socket") {
            return Ok(vec![PathBuf::from(socket)]);
        }
        let folder =
            if self.path == "/session" { session_folder()? } else { PathBuf::from("/run") };
        // The session daemon has no socket for readers.
        let end = if readonly && self.path != "/session" { "-ro" } else { "" };
        let legacy = folder.join(format!("libvirt/libvirt-sock{end}"));
        let direct = folder.join(format!("libvirt/virt{}d-sock{end}", self.driver));
        Ok(match self.parameter("mode") {
            Some("legacy") => vec![legacy],
            Some("direct") => vec![direct],
            _ => vec![legacy, direct],
        })
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(parameter, _)| parameter == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }
}

impl fmt::Display for ConnectUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Directory in which the user's own daemons keep their sockets.
fn session_folder() -> Result<PathBuf, UriError> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(folder) = set("XDG_RUNTIME_DIR") {
        return Ok(PathBuf::from(folder));
    }
    let cache = set("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| set("HOME").map(|home| Path::new(&home).join(".cache")));
    cache.ok_or(UriError::NoRuntimeFolder)
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high << 4 | low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn escape(text: &str, plain: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        let c = char::from(byte);
        if byte.is_ascii_alphanumeric() || "-_.!~*'()".contains(c) || plain.contains(c) {
            escaped.push(c);
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, remote: &str, sockets: &[&str]) {
        let uri: ConnectUri = text.parse().expect(text);
        assert_eq!(uri.to_string(), text);
        assert_eq!(uri.remote_name(), remote, "{text}");
        let expected: Vec<PathBuf> = sockets.iter().map(PathBuf::from).collect();
        assert_eq!(uri.sockets(false), Ok(expected), "{text}");
    }

    #[test]
    fn reads_uris() {
        let usual = ["/run/libvirt/libvirt-sock", "/run/libvirt/virtqemud-sock"];
        check("qemu:///system", "qemu:///system", &usual);
        check("qemu+unix:///system", "qemu:///system", &usual);
        check("qemu:///system?mode=direct", "qemu:///system", &usual[1..]);
        check("qemu+unix:///system?socket=/tmp/a%20b", "qemu:///system", &["/tmp/a b"]);
        check("qemu:///embed?root=/a/b&socket=/s", "qemu:///embed?root=/a/b", &["/s"]);
        check("qemu+unix://?name=test:///default&socket=/s", "test:///default", &["/s"]);
        let uri: ConnectUri = "qemu:///system".parse().expect("a URI");
        assert_eq!(
            uri.sockets(true).expect("sockets")[0],
            Path::new("/run/libvirt/libvirt-sock-ro")
        );
    }

    #[test]
    fn refuses_what_it_cannot_reach() {
        for (text, error) in [
            ("qemu+tls://host/system", UriError::Transport("tls".into())),
            ("qemu://host/system", UriError::Host("host".into())),
        ] {
            let uri: ConnectUri = text.parse().expect(text);
            assert_eq!(uri.sockets(false), Err(error));
        }
        for bad in ["", "qemu", "qemu:/system", "://", "qe mu:///x", "qemu:///%zz", "qemu:///%f"] {
            assert!(bad.parse::<ConnectUri>().is_err(), "{bad}");
        }
    }
}
