//! The location of an image, as the image above it names it: a path, or one
//! of the forms that QEMU knows for addresses.
//!
//! | form | example |
//! |---|---|
//! | path | `base.img`, `/images/base.img`, `file:base.img` |
//! | URI | `nbd+unix:///export?socket=/run/nbd`, `https://host/image` |
//! | older | `nbd:host:10809:exportname=x`, `rbd:pool/image:mon_host=a` |
//! | JSON | `json:{"driver":"qcow2","file":{"driver":"file","filename":"x"}}` |
//!
//! Nothing here is opened or believed; it is for telling people what an image
//! says, and for refusing what cannot be told.

mod json;
mod legacy;
mod uri;

#[cfg(test)]
mod tests;

/// The location of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A file, device or folder of this host; a path that does not begin with
    /// a slash is relative to the folder of the image that names it.
    Path(String),
    /// Somewhere else.
    Network(NetworkLocation),
}

/// An image of another host.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NetworkLocation {
    /// How it is asked for, by the name that definitions have for it: `nbd`.
    pub protocol: String,
    /// The servers, in order.
    pub servers: Vec<Server>,
    /// Its name there: an export, a path, `pool/image`.
    pub name: Option<String>,
    /// The part of an address behind the `?`.
    pub query: Option<String>,
    /// A state of it that was kept.
    pub snapshot: Option<String>,
}

/// One server.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Server {
    /// `tcp`, `unix` or `rdma`.
    pub transport: Transport,
    /// Its name or address.
    pub host: Option<String>,
    /// The protocol's own when absent.
    pub port: Option<u16>,
    /// The socket of a server on this host.
    pub socket: Option<String>,
}

/// The transport of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Transport {
    /// TCP.
    #[default]
    Tcp,
    /// A socket of this host.
    Unix,
    /// RDMA.
    Rdma,
}

/// A place that cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' names no place that is known: {problem}")]
pub struct LocationError {
    /// The text that cannot be read, shortened.
    pub text: String,
    /// The mistake in it.
    pub problem: &'static str,
}

/// A place, and the format that was named with it, if one was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The location.
    pub location: Location,
    /// The format: only JSON names it.
    pub format: Option<String>,
}

impl Place {
    /// Reads the name of an image's backing file.
    ///
    /// # Errors
    /// When it is of no known form, or not complete.
    pub fn parse(text: &str) -> Result<Self, LocationError> {
        let refused = |problem| LocationError { text: text.chars().take(80).collect(), problem };
        if text.is_empty() || text.contains('\0') {
            return Err(refused("it is empty or holds a zero byte"));
        }
        if let Some(json) = text.strip_prefix("json:") {
            let place = json::parse(json).map_err(refused)?;
            let nameless = |path: &String| path.is_empty() || path.contains('\0');
            return match &place.location {
                Location::Path(path) if nameless(path) => Err(refused("its file has no name")),
                _ => Ok(place),
            };
        }
        let plain = |location| Self { location, format: None };
        // A colon behind a slash belongs to a file's name.
        let scheme = text.split_once(':').filter(|(scheme, _)| !scheme.contains('/'));
        match scheme {
            None => Ok(plain(Location::Path(text.to_owned()))),
            Some((_, rest)) if rest.starts_with("//") => {
                uri::parse(text).map(plain).map_err(refused)
            }
            Some((scheme, rest)) => legacy::parse(scheme, rest).map(plain).map_err(refused),
        }
    }
}
