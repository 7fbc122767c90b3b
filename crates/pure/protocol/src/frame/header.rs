//! The header: libvirt's `virNetMessageHeader`.

use super::FrameError;
use crate::wire::Wire;
use ostler_xdr::{Error, Reader, Result, Writer};

/// The type of a message: libvirt's `virNetMessageType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum MessageType {
    /// A call, from the client.
    Call = 0,
    /// The reply to a call.
    Reply = 1,
    /// An event or a keepalive message, which nobody answers.
    Message = 2,
    /// Data, the end or the failure of a stream.
    Stream = 3,
    /// A call that brings file descriptors.
    CallWithFds = 4,
    /// A reply that brings file descriptors.
    ReplyWithFds = 5,
    /// A hole in a stream.
    StreamHole = 6,
}

/// How it goes: libvirt's `virNetMessageStatus`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum MessageStatus {
    /// Well; in a stream: this is its end.
    Ok = 0,
    /// It failed; the payload is the error.
    Error = 1,
    /// More of the stream follows.
    Continue = 2,
}

/// The header before a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The program's number.
    pub program: u32,
    /// The program's version.
    pub version: u32,
    /// The procedure's number.
    pub procedure: i32,
    /// The type of the message.
    pub kind: MessageType,
    /// The number that a reply or a stream shares with its call; 0 in events.
    pub serial: u32,
    /// How it goes.
    pub status: MessageStatus,
}

impl MessageType {
    /// Returns whether the number of descriptors stands before the payload.
    #[must_use]
    pub const fn has_fds(self) -> bool {
        matches!(self, Self::CallWithFds | Self::ReplyWithFds)
    }

    const fn from_wire(number: u32) -> Option<Self> {
        Some(match number {
            0 => Self::Call,
            1 => Self::Reply,
            2 => Self::Message,
            3 => Self::Stream,
            4 => Self::CallWithFds,
            5 => Self::ReplyWithFds,
            6 => Self::StreamHole,
            _ => return None,
        })
    }
}

impl MessageStatus {
    const fn from_wire(number: u32) -> Option<Self> {
        Some(match number {
            0 => Self::Ok,
            1 => Self::Error,
            2 => Self::Continue,
            _ => return None,
        })
    }
}

impl Header {
    /// The header of the answer to this call.
    #[must_use]
    pub const fn reply(self, status: MessageStatus) -> Self {
        Self { kind: MessageType::Reply, status, ..self }
    }

    /// The header of a message in the stream that this call opened.
    #[must_use]
    pub const fn stream(self, status: MessageStatus) -> Self {
        Self { kind: MessageType::Stream, status, ..self }
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self, FrameError> {
        Self::decode(&mut Reader::new(bytes)).map_err(FrameError::Header)
    }
}

impl<'a> Wire<'a> for Header {
    const MIN: usize = 24;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        writer.u32(self.program);
        writer.u32(self.version);
        writer.i32(self.procedure);
        writer.u32(self.kind as u32);
        writer.u32(self.serial);
        writer.u32(self.status as u32);
        Ok(())
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        let (program, version, procedure) = (reader.u32()?, reader.u32()?, reader.i32()?);
        let kind = reader.u32()?;
        let serial = reader.u32()?;
        let status = reader.u32()?;
        let unknown = |value: u32, expected| Error::OutOfRange { value: value.into(), expected };
        Ok(Self {
            program,
            version,
            procedure,
            kind: MessageType::from_wire(kind).ok_or(unknown(kind, "message type"))?,
            serial,
            status: MessageStatus::from_wire(status).ok_or(unknown(status, "message status"))?,
        })
    }
}
