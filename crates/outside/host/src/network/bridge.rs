//! Putting interfaces on bridges.

use super::{NetworkError, NetworkOperation, link::Links};
use crate::{
    file::blocking,
    netlink::{Link, LinkChange, check_interface_name, link::one},
};

/// Puts an interface on a bridge.
///
/// # Errors
/// When there is no such bridge or interface, the interface is on another
/// bridge, or we may not.
pub async fn attach_to_bridge(
    interface: impl Into<String>,
    bridge: impl Into<String>,
) -> Result<(), NetworkError> {
    let (interface, bridge) = (interface.into(), bridge.into());
    blocking(move || {
        let mut links = Links::open(NetworkOperation::Attach, &interface)?;
        let to = find(&mut links, NetworkOperation::Attach, &bridge)?;
        attach(&mut links, &interface, &to)
    })
    .await
}

/// Takes an interface off a bridge. That it is not on it is no error.
///
/// # Errors
/// When there is no such bridge or interface, or we may not.
pub async fn detach_from_bridge(
    interface: impl Into<String>,
    bridge: impl Into<String>,
) -> Result<(), NetworkError> {
    let (interface, bridge) = (interface.into(), bridge.into());
    blocking(move || {
        let mut links = Links::open(NetworkOperation::Detach, &interface)?;
        detach(&mut links, &interface, &bridge)
    })
    .await
}

/// The interface that is to be the bridge.
pub(super) fn find(
    links: &mut Links,
    operation: NetworkOperation,
    bridge: &str,
) -> Result<Link, NetworkError> {
    check_interface_name(bridge)?;
    one(&mut links.0, bridge).map_err(|refusal| match refusal.source.raw_os_error() {
        Some(libc::ENODEV) => NetworkError::NoBridge { bridge: bridge.to_owned() },
        _ => NetworkError::of(operation, bridge, refusal.source),
    })
}

pub(super) fn attach(
    links: &mut Links,
    interface: &str,
    bridge: &Link,
) -> Result<(), NetworkError> {
    let operation = NetworkOperation::Attach;
    if bridge.kind.as_deref() != Some("bridge") {
        let (bridge, interface) = (bridge.name.clone(), interface.to_owned());
        return Err(NetworkError::NotABridge { bridge, interface });
    }
    // The kernel would take it off the bridge that it is on.
    let link = one(&mut links.0, interface)
        .map_err(|refusal| NetworkError::of(operation, interface, refusal.source))?;
    if link.master.is_some() {
        let (bridge, interface) = (bridge.name.clone(), interface.to_owned());
        return Err(NetworkError::Taken { interface, bridge });
    }
    let change = LinkChange { master: Some(Some(bridge.name.clone())), ..LinkChange::default() };
    links.change(operation, interface, &change)
}

pub(super) fn detach(links: &mut Links, interface: &str, bridge: &str) -> Result<(), NetworkError> {
    let operation = NetworkOperation::Detach;
    let bridge = find(links, operation, bridge)?;
    let link = one(&mut links.0, interface)
        .map_err(|refusal| NetworkError::of(operation, interface, refusal.source))?;
    // Neither on none nor on another.
    if link.master != Some(bridge.index) {
        return Ok(());
    }
    let change = LinkChange { master: Some(None), ..LinkChange::default() };
    links.change(operation, interface, &change)
}
