//! Addresses of the form `scheme[+transport]://host:port/name?query`.

use super::{Location, NetworkLocation, Server, Transport};

/// The schemes that QEMU has, by the names definitions have for them.
const PROTOCOLS: [(&str, &str); 12] = [
    ("nbd", "nbd"),
    ("http", "http"),
    ("https", "https"),
    ("ftp", "ftp"),
    ("ftps", "ftps"),
    ("tftp", "tftp"),
    ("iscsi", "iscsi"),
    ("gluster", "gluster"),
    ("ssh", "ssh"),
    ("nfs", "nfs"),
    ("sheepdog", "sheepdog"),
    ("rbd", "rbd"),
];

/// The protocol behind a scheme's name.
pub(super) fn protocol(scheme: &str) -> Option<&'static str> {
    PROTOCOLS.iter().find(|known| known.0 == scheme).map(|known| known.1)
}

/// Reads an address.
pub(super) fn parse(text: &str) -> Result<Location, &'static str> {
    let (scheme, rest) = text.split_once("://").ok_or("it is no address")?;
    if scheme == "file" {
        // Between the slashes there is no host.
        return match decode(rest)? {
            path if path.starts_with('/') => Ok(Location::Path(path)),
            _ => Err("a file's address names a host"),
        };
    }
    let (scheme, transport) = scheme.split_once('+').unwrap_or((scheme, "tcp"));
    let protocol = protocol(scheme).ok_or("its scheme is not known")?.to_owned();
    let transport = match transport {
        "tcp" => Transport::Tcp,
        "unix" => Transport::Unix,
        "rdma" => Transport::Rdma,
        _ => return Err("its transport is not known"),
    };
    let (rest, query) = match rest.split_once('?') {
        Some((rest, query)) => (rest, Some(query)),
        None => (rest, None),
    };
    let (authority, path) = match rest.split_once('/') {
        Some((authority, path)) => (authority, Some(path)),
        None => (rest, None),
    };
    // Whoever asks is no part of where it is asked.
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let mut server = Server { transport, ..server(host)? };
    let mut query = query.map(str::to_owned);
    if transport == Transport::Unix {
        let socket = query.take().and_then(|query| {
            query.split('&').find_map(|part| part.strip_prefix("socket=").map(str::to_owned))
        });
        server.socket = Some(decode(&socket.ok_or("it names no socket")?)?);
    } else if server.host.is_none() {
        return Err("it names no host");
    }
    let name = path.map(decode).transpose()?.filter(|name| !name.is_empty());
    Ok(Location::Network(NetworkLocation {
        protocol,
        servers: vec![server],
        name,
        query,
        snapshot: None,
    }))
}

/// Reads `host`, `host:port` or `[address]:port`.
pub(super) fn server(text: &str) -> Result<Server, &'static str> {
    let (host, port) = if let Some(rest) = text.strip_prefix('[') {
        let (address, rest) = rest.split_once(']').ok_or("a bracket is not closed")?;
        (address, rest.strip_prefix(':'))
    } else {
        match text.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (text, None),
        }
    };
    let port = match port {
        None | Some("") => None,
        Some(port) => Some(port.parse().map_err(|_| "its port is no number up to 65535")?),
    };
    let host = (!host.is_empty()).then(|| host.to_owned());
    Ok(Server { transport: Transport::Tcp, host, port, socket: None })
}

/// Resolves `%41` and the like.
fn decode(text: &str) -> Result<String, &'static str> {
    const ODD: &str = "a % is not followed by two digits, or not by text";
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit(), digit());
        let byte = high.zip(low).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        bytes.push(byte.filter(|byte| *byte != 0).ok_or(ODD)?);
    }
    String::from_utf8(bytes).map_err(|_| ODD)
}
