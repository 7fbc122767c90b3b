//! From values to messages, appended to a buffer that may hold many.

use super::{FDS_MAX, FRAME_MAX, Header, LENGTH_SIZE, MessageStatus, MessageType};
use crate::wire::Wire;
use ostler_xdr::{Error, Result, Writer};

/// The offset of the serial number in a message.
const SERIAL_AT: usize = LENGTH_SIZE + 16;

/// Appends a message to `out`, which may hold others; `payload` writes what it
/// carries. When that fails, `out` is as it was before.
pub fn frame(
    out: &mut Vec<u8>,
    header: Header,
    payload: impl FnOnce(&mut Writer<'_>) -> Result<()>,
) -> Result<()> {
    let start = out.len();
    let written = write(out, header, payload);
    let length = out.len() - start;
    match written {
        Ok(()) if length <= FRAME_MAX => {
            let word = u32::try_from(length).unwrap_or(u32::MAX);
            Writer::new(out).patch_u32(start, word);
            Ok(())
        }
        Ok(()) => {
            out.truncate(start);
            Err(Error::TooLong { length, limit: FRAME_MAX })
        }
        Err(error) => {
            out.truncate(start);
            Err(error)
        }
    }
}

/// Appends a call or a reply beside which `count` descriptors travel; the type
/// in `header` becomes the one that says so.
pub fn frame_with_fds(
    out: &mut Vec<u8>,
    header: Header,
    count: usize,
    payload: impl FnOnce(&mut Writer<'_>) -> Result<()>,
) -> Result<()> {
    let kind = match header.kind {
        MessageType::Call => MessageType::CallWithFds,
        MessageType::Reply => MessageType::ReplyWithFds,
        other => other,
    };
    frame(out, Header { kind, ..header }, |writer| {
        writer.length(count, FDS_MAX)?;
        payload(writer)
    })
}

/// Appends data of the stream that the call `of` opened. No data is the end of
/// what its reader gets.
pub fn data_frame(out: &mut Vec<u8>, of: Header, data: &[u8]) -> Result<()> {
    frame(out, of.stream(MessageStatus::Continue), |writer| {
        writer.raw(data);
        Ok(())
    })
}

/// Appends a hole of `length` bytes in a stream.
pub fn hole_frame(out: &mut Vec<u8>, of: Header, length: i64) -> Result<()> {
    let header = Header { kind: MessageType::StreamHole, ..of.stream(MessageStatus::Continue) };
    frame(out, header, |writer| crate::message::StreamHole { length, flags: 0 }.encode(writer))
}

/// Appends the end of a stream, or the acknowledgement of it.
pub fn stream_end(out: &mut Vec<u8>, of: Header) -> Result<()> {
    frame(out, of.stream(MessageStatus::Ok), |_| Ok(()))
}

/// Appends the failure of a stream: what happened, from the server; nothing,
/// from a client that gives up.
pub fn stream_error(
    out: &mut Vec<u8>,
    of: Header,
    error: Option<&ostler_core::Error>,
) -> Result<()> {
    frame(out, of.stream(MessageStatus::Error), |writer| match error {
        Some(error) => crate::message::encode_error(error, writer),
        None => Ok(()),
    })
}

/// Sets the serial number of the message that begins `message`.
pub fn set_serial(message: &mut [u8], serial: u32) {
    if let Some(bytes) = message.get_mut(SERIAL_AT..).and_then(<[u8]>::first_chunk_mut) {
        *bytes = serial.to_be_bytes();
    }
}

fn write(
    out: &mut Vec<u8>,
    header: Header,
    payload: impl FnOnce(&mut Writer<'_>) -> Result<()>,
) -> Result<()> {
    let mut writer = Writer::new(out);
    writer.u32(0);
    header.encode(&mut writer)?;
    payload(&mut writer)
}
