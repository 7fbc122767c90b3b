//! The drivers that clients can open.

use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_driver::{
    Hypervisor,
    api::{
        InterfaceDriver, NetworkDriver, NodeDeviceDriver, NwfilterDriver, SecretDriver,
        StorageDriver,
    },
};
use std::sync::Arc;

/// The drivers that a daemon offers. A family without a driver answers that it
/// is not supported.
#[derive(Default)]
pub struct Drivers {
    /// Hypervisors; the first is for clients that name none.
    pub hypervisors: Vec<Arc<dyn Hypervisor>>,
    /// Virtual networks.
    pub network: Option<Arc<dyn NetworkDriver>>,
    /// The host's network interfaces.
    pub interface: Option<Arc<dyn InterfaceDriver>>,
    /// Storage pools and volumes.
    pub storage: Option<Arc<dyn StorageDriver>>,
    /// The host's devices.
    pub node_device: Option<Arc<dyn NodeDeviceDriver>>,
    /// Network filters.
    pub nwfilter: Option<Arc<dyn NwfilterDriver>>,
    /// Secrets.
    pub secret: Option<Arc<dyn SecretDriver>>,
}

impl Drivers {
    /// Returns whether one of them has something running.
    pub(crate) fn is_busy(&self) -> bool {
        self.hypervisors.iter().any(|hypervisor| hypervisor.is_busy())
    }

    /// The hypervisor that a URI names, and the path in it.
    pub(crate) fn find(&self, uri: &str) -> Result<(&Arc<dyn Hypervisor>, String), Error> {
        let default = self.hypervisors.first().map(|hypervisor| hypervisor.default_uri());
        let uri = match (uri, default) {
            ("", Some(default)) => default,
            ("", None) => return Err(no_connect("this daemon has no hypervisor driver")),
            (uri, _) => uri,
        };
        let (scheme, path) = split(uri)?;
        let found = self.hypervisors.iter().find(|hypervisor| hypervisor.scheme() == scheme);
        let hypervisor = found.ok_or_else(|| no_connect(uri))?;
        Ok((hypervisor, path.to_owned()))
    }
}

/// Scheme and path of a connection URI. What selects a transport or another
/// host was the client's library's business and must not come here; the query
/// was too and is passed over.
fn split(uri: &str) -> Result<(&str, &str), Error> {
    let Some((scheme, rest)) = uri.split_once(':') else {
        return Err(no_connect(&format!("URI '{uri}', which names no driver")));
    };
    if scheme.contains('+') {
        return Err(no_connect(uri));
    }
    let path = match rest.strip_prefix("//") {
        None => rest,
        Some(rest) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            if !host.is_empty() {
                return Err(no_connect(&format!(
                    "{uri}: this daemon serves its own host only, connect to '{host}' directly"
                )));
            }
            path
        }
    };
    let end = path.find(['?', '#']).unwrap_or(path.len());
    Ok((scheme, &path[..end]))
}

fn no_connect(what: &str) -> Error {
    Error::new(ErrorCode::NoConnect, ErrorDomain::None, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_are_taken_apart() {
        for (uri, expected) in [
            ("qemu:///system", Some(("qemu", "/system"))),
            ("qemu:///session?socket=/x", Some(("qemu", "/session"))),
            ("qemu:///", Some(("qemu", "/"))),
            ("test:/default", Some(("test", "/default"))),
            ("qemu://", Some(("qemu", ""))),
            ("qemu://host/system", None),
            ("qemu+ssh:///system", None),
            ("nonsense", None),
        ] {
            assert_eq!(split(uri).ok(), expected, "{uri}");
        }
    }
}
