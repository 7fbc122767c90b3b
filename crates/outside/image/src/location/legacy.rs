//! Addresses of the older forms `scheme:...`.

use super::{Location, NetworkLocation, Server, Transport, uri};

/// Reads what stands behind `scheme:`.
pub(super) fn parse(scheme: &str, rest: &str) -> Result<Location, &'static str> {
    match scheme {
        "file" if !rest.is_empty() => Ok(Location::Path(rest.to_owned())),
        "nbd" => nbd(rest),
        "rbd" => rbd(rest),
        "fat" | "blkdebug" | "blkverify" | "blklogwrites" | "blkreplay" => {
            Err("QEMU makes it up, it is no image")
        }
        _ => Err("its scheme is not known"),
    }
}

/// `host:port[:exportname=name]`, `unix:socket[:exportname=name]`.
fn nbd(rest: &str) -> Result<Location, &'static str> {
    let (place, name) = match rest.split_once(":exportname=") {
        Some((place, name)) => (place, Some(name.to_owned())),
        None => (rest, None),
    };
    let server = match place.strip_prefix("unix:") {
        Some("") => return Err("it names no socket"),
        Some(socket) => Server {
            transport: Transport::Unix,
            socket: Some(socket.to_owned()),
            ..Server::default()
        },
        None => uri::server(place)?,
    };
    if server.host.is_none() && server.socket.is_none() {
        return Err("it names no host");
    }
    Ok(Location::Network(NetworkLocation {
        protocol: "nbd".to_owned(),
        servers: vec![server],
        name,
        ..NetworkLocation::default()
    }))
}

/// `pool/image[@snapshot][:key=value...]`; a backslash keeps what follows it
/// from ending a part.
fn rbd(rest: &str) -> Result<Location, &'static str> {
    let mut parts = split(rest).into_iter();
    let image = parts.next().unwrap_or_default();
    let (name, snapshot) = match image.split_once('@') {
        Some((name, snapshot)) => (name.to_owned(), Some(snapshot.to_owned())),
        None => (image, None),
    };
    if !name.contains('/') {
        return Err("it names no pool and image");
    }
    let mut servers = Vec::new();
    let hosts = parts.filter_map(|part| part.strip_prefix("mon_host=").map(str::to_owned));
    for hosts in hosts {
        for host in hosts.split([';', ',', ' ']).filter(|host| !host.is_empty()) {
            servers.push(uri::server(host)?);
        }
    }
    Ok(Location::Network(NetworkLocation {
        protocol: "rbd".to_owned(),
        servers,
        name: Some(name),
        query: None,
        snapshot,
    }))
}

/// Splits at colons without a backslash before them, and takes the backslashes
/// away.
fn split(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => part.extend(characters.next()),
            ':' => parts.push(std::mem::take(&mut part)),
            other => part.push(other),
        }
    }
    parts.push(part);
    parts
}
