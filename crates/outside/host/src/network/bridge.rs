//! Putting interfaces on bridges.

use super::{
    NetworkError, NetworkOperation, check_interface_name,
    link::{self, control},
};
use crate::{file::blocking, sys::interface};

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
    blocking(move || attach(&interface, &bridge)).await
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
    blocking(move || detach(&interface, &bridge)).await
}

pub(super) fn attach(interface: &str, bridge: &str) -> Result<(), NetworkError> {
    check_interface_name(bridge)?;
    let control = control(NetworkOperation::Attach, interface)?;
    control.add_to_bridge(interface, bridge).map_err(|error| match error.raw_os_error() {
        Some(libc::ENODEV) if interface::index(bridge).is_none() => {
            NetworkError::NoBridge { bridge: bridge.to_owned() }
        }
        Some(libc::EOPNOTSUPP | libc::EINVAL) => {
            NetworkError::NotABridge { bridge: bridge.to_owned(), interface: interface.to_owned() }
        }
        Some(libc::EBUSY) => {
            NetworkError::Taken { interface: interface.to_owned(), bridge: bridge.to_owned() }
        }
        _ => NetworkError::of(NetworkOperation::Attach, interface, error),
    })
}

/// The largest packet of a bridge, in bytes.
pub(super) fn mtu(bridge: &str) -> Result<u32, NetworkError> {
    let state = link::state(bridge).map_err(|error| match error {
        NetworkError::Absent { interface } => NetworkError::NoBridge { bridge: interface },
        error => error,
    })?;
    Ok(state.mtu)
}

pub(super) fn detach(interface: &str, bridge: &str) -> Result<(), NetworkError> {
    check_interface_name(bridge)?;
    let control = control(NetworkOperation::Detach, interface)?;
    match control.remove_from_bridge(interface, bridge) {
        // Neither on this bridge nor on another.
        Err(error) if error.raw_os_error() == Some(libc::EINVAL) => Ok(()),
        Err(error)
            if error.raw_os_error() == Some(libc::ENODEV) && interface::index(bridge).is_none() =>
        {
            Err(NetworkError::NoBridge { bridge: bridge.to_owned() })
        }
        result => {
            result.map_err(|error| NetworkError::of(NetworkOperation::Detach, interface, error))
        }
    }
}
