//! The state of an interface.

use super::{NetworkError, NetworkOperation, check_interface_name};
use crate::{file::blocking, sys::interface::Control};
use ostler_core::MacAddress;

/// An interface's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkState {
    /// Whether it has been brought up.
    pub up: bool,
    /// Whether something is at its other end.
    pub running: bool,
    /// The largest packet, in bytes.
    pub mtu: u32,
    /// Its address.
    pub mac: MacAddress,
}

/// Looks at an interface.
///
/// # Errors
/// When there is none of that name.
pub async fn link_state(interface: impl Into<String>) -> Result<LinkState, NetworkError> {
    let interface = interface.into();
    blocking(move || state(&interface)).await
}

/// Brings an interface up or takes it down.
///
/// # Errors
/// When there is none of that name, or we may not.
pub async fn set_link_up(interface: impl Into<String>, up: bool) -> Result<(), NetworkError> {
    let interface = interface.into();
    blocking(move || set_up(&interface, up)).await
}

/// Sets the largest packet, in bytes.
///
/// # Errors
/// When the interface does not take it, is absent, or we may not.
pub async fn set_link_mtu(interface: impl Into<String>, mtu: u32) -> Result<(), NetworkError> {
    let interface = interface.into();
    blocking(move || set_mtu(&interface, mtu)).await
}

/// Sets an interface's address.
///
/// # Errors
/// When the interface does not take it, is absent, or we may not.
pub async fn set_link_mac(
    interface: impl Into<String>,
    mac: MacAddress,
) -> Result<(), NetworkError> {
    let interface = interface.into();
    blocking(move || set_mac(&interface, mac)).await
}

pub(super) fn control(
    operation: NetworkOperation,
    interface: &str,
) -> Result<Control, NetworkError> {
    check_interface_name(interface)?;
    Control::open().map_err(|error| NetworkError::of(operation, interface, error))
}

pub(super) fn state(interface: &str) -> Result<LinkState, NetworkError> {
    let operation = NetworkOperation::Inspect;
    let control = control(operation, interface)?;
    let failed = |error| NetworkError::of(operation, interface, error);
    let flags = control.flags(interface).map_err(failed)?;
    Ok(LinkState {
        up: flags & libc::IFF_UP != 0,
        running: flags & libc::IFF_RUNNING != 0,
        mtu: control.mtu(interface).map_err(failed)?,
        mac: MacAddress::from_bytes(control.mac(interface).map_err(failed)?),
    })
}

pub(super) fn set_up(interface: &str, up: bool) -> Result<(), NetworkError> {
    let operation = if up { NetworkOperation::SetUp } else { NetworkOperation::SetDown };
    let control = control(operation, interface)?;
    let failed = |error| NetworkError::of(operation, interface, error);
    let flags = control.flags(interface).map_err(failed)?;
    let wanted = if up { flags | libc::IFF_UP } else { flags & !libc::IFF_UP };
    if flags == wanted { Ok(()) } else { control.set_flags(interface, wanted).map_err(failed) }
}

pub(super) fn set_mtu(interface: &str, mtu: u32) -> Result<(), NetworkError> {
    let operation = NetworkOperation::SetMtu;
    let control = control(operation, interface)?;
    control.set_mtu(interface, mtu).map_err(|error| NetworkError::of(operation, interface, error))
}

pub(super) fn set_mac(interface: &str, mac: MacAddress) -> Result<(), NetworkError> {
    let operation = NetworkOperation::SetMac;
    let control = control(operation, interface)?;
    control
        .set_mac(interface, *mac.as_bytes())
        .map_err(|error| NetworkError::of(operation, interface, error))
}
