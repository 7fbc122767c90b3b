//! Network interfaces ("links"): making, changing and listing them.

mod bridge;
mod change;
mod index;
mod kind;
mod port;
mod read;
mod virtual_function;
mod vlan;

pub use bridge::BridgeSettings;
pub use change::{LinkChange, Namespace};
pub use kind::{LinkKind, MacVlanMode, NewLink};
pub use port::PortSettings;
pub use read::Link;
pub use virtual_function::{VirtualFunction, VirtualFunctionChange, VirtualFunctionLink};
pub use vlan::BridgeVlan;

pub(crate) use change::apply as apply_change;
pub(super) use index::RTM_GETLINK;
pub(crate) use index::index;
pub(super) use kind::create;
pub(super) use port::apply as apply_port;
pub(super) use read::links;
pub(crate) use read::one;
pub(super) use virtual_function::apply as apply_virtual_function;
pub(super) use vlan::{apply as apply_vlan, list as list_vlans};

use super::socket::{Refusal, Socket};
use netlink_packet_core::Emitable;
use netlink_packet_route::link::LinkMessage;

pub(super) const RTM_NEWLINK: u16 = 16;
pub(super) const RTM_DELLINK: u16 = 17;
pub(super) const RTM_SETLINK: u16 = 19;

/// The bytes of a message.
pub(super) fn bytes(message: &impl Emitable) -> Vec<u8> {
    let mut bytes = vec![0; message.buffer_len()];
    message.emit(&mut bytes);
    bytes
}

/// A message about the interface of this number.
fn about(index: u32) -> LinkMessage {
    let mut message = LinkMessage::default();
    message.header.index = index;
    message
}

pub(super) fn delete(socket: &mut Socket, name: &str) -> Result<(), Refusal> {
    let index = index(socket, name)?;
    socket.change(RTM_DELLINK, 0, &bytes(&about(index)))
}
