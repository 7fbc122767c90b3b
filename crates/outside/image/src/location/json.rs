//! `json:{...}`: QEMU's options for a block device, as an object.

use super::{Location, NetworkLocation, Place, Server, Transport, uri};
use serde_json::Value;
use std::collections::BTreeMap;

/// Options by their full names: `file.server.0.host`.
type Options = BTreeMap<String, String>;

/// Reads what stands behind `json:`.
pub(super) fn parse(text: &str) -> Result<Place, &'static str> {
    let value: Value = serde_json::from_str(text).map_err(|_| "it is no JSON")?;
    if !value.is_object() {
        return Err("its JSON is no object");
    }
    let mut options = Options::new();
    flatten(&value, String::new(), &mut options);
    // Formats stand on protocols; a few may stand on each other, never deep.
    let mut prefix = String::new();
    let mut format = None;
    for _ in 0..4 {
        let driver = options.get(&format!("{prefix}driver")).map_or("", String::as_str);
        if let Some(location) = place(driver, &prefix, &options)? {
            return Ok(Place { location, format });
        }
        if format.is_none() && !driver.is_empty() {
            format = Some(driver.to_owned());
        }
        prefix.push_str("file.");
    }
    Err("its JSON says of no place")
}

/// Gives every leaf its full name.
fn flatten(value: &Value, name: String, options: &mut Options) {
    let within = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
    // The parser bounds the depth.
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| flatten(value, within(key), options));
        }
        Value::Array(items) => {
            let numbered = items.iter().enumerate();
            numbered.for_each(|(at, value)| flatten(value, within(&at.to_string()), options));
        }
        Value::String(text) => drop(options.insert(name, text.clone())),
        Value::Null => {}
        other => drop(options.insert(name, other.to_string())),
    }
}

/// The place, where `driver` is of a protocol; nothing where it is a format.
fn place(driver: &str, prefix: &str, options: &Options) -> Result<Option<Location>, &'static str> {
    let option = |name: &str| options.get(&format!("{prefix}{name}")).cloned();
    let at = |name: &str| format!("{prefix}{name}");
    let mut network = NetworkLocation { protocol: driver.to_owned(), ..NetworkLocation::default() };
    match driver {
        "" if prefix.is_empty() || option("filename").is_none() => return Ok(None),
        "" | "file" | "host_device" | "host_cdrom" => {
            return option("filename").map(Location::Path).map(Some).ok_or("it names no file");
        }
        "http" | "https" | "ftp" | "ftps" | "tftp" => {
            let url = option("url").or_else(|| option("filename")).ok_or("it names no address")?;
            return uri::parse(&url).map(Some);
        }
        "nbd" => {
            network.name = option("export");
            network.servers = one_server(options, prefix)?;
        }
        "ssh" => {
            network.name = Some(option("path").ok_or("it names no path")?);
            network.servers = one_server(options, prefix)?;
        }
        "nfs" => {
            network.name = Some(option("path").ok_or("it names no path")?);
            network.servers = one_server(options, prefix)?;
        }
        "iscsi" => {
            let target = option("target").ok_or("it names no target")?;
            let unit = option("lun").unwrap_or_else(|| "0".to_owned());
            network.name = Some(format!("{target}/{unit}"));
            network.servers = vec![uri::server(&option("portal").ok_or("it names no portal")?)?];
        }
        "rbd" => {
            let (pool, image) = option("pool").zip(option("image")).ok_or("it names no image")?;
            network.name = Some(format!("{pool}/{image}"));
            network.snapshot = option("snapshot");
            network.servers = several_servers(options, &at("server"))?;
        }
        "gluster" => {
            let (volume, path) =
                option("volume").zip(option("path")).ok_or("it names no volume and path")?;
            network.name = Some(format!("{volume}/{path}"));
            network.servers = several_servers(options, &at("server"))?;
        }
        _ => return Ok(None),
    }
    Ok(Some(Location::Network(network)))
}

/// The server in `server` or, as it was written before, in the options
/// themselves.
fn one_server(options: &Options, prefix: &str) -> Result<Vec<Server>, &'static str> {
    let nested = options.range(format!("{prefix}server.")..).next();
    let within = format!("{prefix}server");
    if nested.is_some_and(|(name, _)| name.starts_with(&format!("{within}."))) {
        return server(options, &within).map(|server| vec![server]);
    }
    let option = |name: &str| options.get(&format!("{prefix}{name}"));
    match (option("host"), option("path")) {
        (Some(host), _) => {
            let port = option("port").map(String::as_str);
            Ok(vec![Server { host: Some(host.clone()), port: number(port)?, ..Server::default() }])
        }
        (None, Some(path)) => Ok(vec![Server {
            transport: Transport::Unix,
            socket: Some(path.clone()),
            ..Server::default()
        }]),
        (None, None) => Err("it names no server"),
    }
}

/// The servers `name.0`, `name.1` and so on.
fn several_servers(options: &Options, name: &str) -> Result<Vec<Server>, &'static str> {
    let mut servers = Vec::new();
    loop {
        let name = format!("{name}.{}", servers.len());
        let start = format!("{name}.");
        match options.range(start.clone()..).next() {
            Some((key, _)) if key.starts_with(&start) => servers.push(server(options, &name)?),
            _ => return Ok(servers),
        }
    }
}

fn server(options: &Options, name: &str) -> Result<Server, &'static str> {
    let option = |key: &str| options.get(&format!("{name}.{key}")).map(String::as_str);
    if option("type") == Some("unix") {
        let socket = option("path").or_else(|| option("socket")).ok_or("it names no socket")?;
        let socket = Some(socket.to_owned());
        return Ok(Server { transport: Transport::Unix, socket, ..Server::default() });
    }
    let host = option("host").ok_or("it names no host")?.to_owned();
    Ok(Server { host: Some(host), port: number(option("port"))?, ..Server::default() })
}

fn number(port: Option<&str>) -> Result<Option<u16>, &'static str> {
    port.map(str::parse).transpose().map_err(|_| "its port is no number up to 65535")
}
