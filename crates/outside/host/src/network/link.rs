//! The state of an interface.

use super::{NetworkError, NetworkOperation};
use crate::{
    file::blocking,
    netlink::{
        LinkChange, check_interface_name,
        link::{apply_change, one},
        socket::{Refusal, Socket},
    },
};
use ostler_core::MacAddress;

/// An interface's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkState {
    /// Whether it has been brought up.
    pub up: bool,
    /// Whether something is at its other end.
    pub running: bool,
    /// Largest packet, in bytes.
    pub mtu: u32,
    /// MAC address.
    pub mac: MacAddress,
}

/// Looks at an interface.
///
/// # Errors
/// When there is none of that name.
pub async fn link_state(interface: impl Into<String>) -> Result<LinkState, NetworkError> {
    let interface = interface.into();
    blocking(move || Links::open(NetworkOperation::Inspect, &interface)?.state(&interface)).await
}

/// Brings an interface up or takes it down.
///
/// # Errors
/// When there is none of that name, or we may not.
pub async fn set_link_up(interface: impl Into<String>, up: bool) -> Result<(), NetworkError> {
    let interface = interface.into();
    let operation = if up { NetworkOperation::SetUp } else { NetworkOperation::SetDown };
    blocking(move || {
        Links::open(operation, &interface)?.change(operation, &interface, &LinkChange::up(up))
    })
    .await
}

/// Sets the largest packet, in bytes.
///
/// # Errors
/// When the interface does not take it, is absent, or we may not.
pub async fn set_link_mtu(interface: impl Into<String>, mtu: u32) -> Result<(), NetworkError> {
    let interface = interface.into();
    let operation = NetworkOperation::SetMtu;
    let change = LinkChange { mtu: Some(mtu), ..LinkChange::default() };
    blocking(move || Links::open(operation, &interface)?.change(operation, &interface, &change))
        .await
}

/// Sets an interface's MAC address.
///
/// # Errors
/// When the interface does not take it, is absent, or we may not.
pub async fn set_link_mac(
    interface: impl Into<String>,
    mac: MacAddress,
) -> Result<(), NetworkError> {
    let interface = interface.into();
    let operation = NetworkOperation::SetMac;
    let change = LinkChange { mac: Some(mac), ..LinkChange::default() };
    blocking(move || Links::open(operation, &interface)?.change(operation, &interface, &change))
        .await
}

/// The interfaces of the calling thread's namespace, for a few changes in a row.
#[derive(Debug)]
pub(super) struct Links(pub(super) Socket);

impl Links {
    /// Opens them for an operation on an interface, whose name is checked.
    pub(super) fn open(operation: NetworkOperation, interface: &str) -> Result<Self, NetworkError> {
        check_interface_name(interface)?;
        let socket =
            Socket::route().map_err(|error| NetworkError::of(operation, interface, error))?;
        Ok(Self(socket))
    }

    pub(super) fn state(&mut self, interface: &str) -> Result<LinkState, NetworkError> {
        let link = one(&mut self.0, interface).map_err(|refusal: Refusal| {
            NetworkError::of(NetworkOperation::Inspect, interface, refusal.source)
        })?;
        let mac = link.mac.unwrap_or_else(|| MacAddress::from_bytes([0; 6]));
        Ok(LinkState { up: link.up, running: link.running, mtu: link.mtu, mac })
    }

    pub(super) fn change(
        &mut self,
        operation: NetworkOperation,
        interface: &str,
        change: &LinkChange,
    ) -> Result<(), NetworkError> {
        apply_change(&mut self.0, interface, change)
            .map_err(|refusal| NetworkError::of(operation, interface, refusal.source))
    }
}
