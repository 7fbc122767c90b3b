//! Numbers of interfaces.

use super::{about, bytes};
use crate::netlink::socket::{Message, Refusal, Socket};
use netlink_packet_route::link::{LinkAttribute, LinkExtentMask, LinkHeader};
use std::io;

pub(in crate::netlink) const RTM_GETLINK: u16 = 18;

/// The number of the interface `name`.
pub(crate) fn index(socket: &mut Socket, name: &str) -> Result<u32, Refusal> {
    let answer = ask(socket, name, &[LinkExtentMask::SkipStats])?;
    Ok(LinkHeader::parse(&answer.payload).map_err(io::Error::other)?.index)
}

/// Asks the kernel about the interface `name`.
pub(super) fn ask(
    socket: &mut Socket,
    name: &str,
    mask: &[LinkExtentMask],
) -> Result<Message, Refusal> {
    let mut message = about(0);
    message.attributes =
        vec![LinkAttribute::IfName(name.to_owned()), LinkAttribute::ExtMask(mask.to_vec())];
    socket.get(RTM_GETLINK, &bytes(&message)).map_err(|refusal| Refusal {
        absent: (refusal.source.raw_os_error() == Some(libc::ENODEV)).then(|| name.to_owned()),
        ..refusal
    })
}
