//! The units of the protocol: a header of 48 bytes, and data. Numbers are
//! big-endian.

use crate::IscsiError;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// The most data that we take in one unit, and tell the server so.
pub(crate) const MOST_DATA: usize = 256 << 10;

/// For numbers that mean none.
pub(crate) const NONE: u32 = u32::MAX;

pub(crate) mod opcode {
    pub(crate) const NOP_OUT: u8 = 0x00;
    pub(crate) const COMMAND: u8 = 0x01;
    pub(crate) const LOGIN: u8 = 0x03;
    pub(crate) const TEXT: u8 = 0x04;
    pub(crate) const LOGOUT: u8 = 0x06;
    pub(crate) const NOP_IN: u8 = 0x20;
    pub(crate) const RESPONSE: u8 = 0x21;
    pub(crate) const LOGIN_RESPONSE: u8 = 0x23;
    pub(crate) const TEXT_RESPONSE: u8 = 0x24;
    pub(crate) const DATA_IN: u8 = 0x25;
    pub(crate) const LOGOUT_RESPONSE: u8 = 0x26;
    pub(crate) const ASYNCHRONOUS: u8 = 0x32;
    pub(crate) const REJECT: u8 = 0x3f;
}

/// The command is not of the row of numbered ones.
pub(crate) const IMMEDIATE: u8 = 0x40;

/// The last of what belongs together.
pub(crate) const FINAL: u8 = 0x80;

/// A unit.
#[derive(Debug, Clone)]
pub(crate) struct Pdu {
    header: [u8; 48],
    pub(crate) data: Vec<u8>,
}

impl Pdu {
    pub(crate) fn new(opcode: u8, flags: u8) -> Self {
        let mut header = [0; 48];
        header[0] = opcode;
        header[1] = flags;
        Self { header, data: Vec::new() }
    }

    pub(crate) fn opcode(&self) -> u8 {
        self.header[0] & 0x3f
    }

    pub(crate) fn flags(&self) -> u8 {
        self.header[1]
    }

    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.header[at]
    }

    pub(crate) fn number(&self, at: usize) -> u32 {
        self.header[at..at + 4].iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
    }

    pub(crate) fn with(mut self, at: usize, number: u32) -> Self {
        self.set(at, &number.to_be_bytes());
        self
    }

    pub(crate) fn set(&mut self, at: usize, bytes: &[u8]) {
        self.header[at..at + bytes.len()].copy_from_slice(bytes);
    }

    pub(crate) fn bytes(&self, at: usize, length: usize) -> &[u8] {
        &self.header[at..at + length]
    }

    pub(crate) async fn send(
        mut self,
        to: &mut (impl AsyncWrite + Unpin),
    ) -> Result<(), IscsiError> {
        let length = u32::try_from(self.data.len())
            .ok()
            .filter(|length| *length < 1 << 24)
            .ok_or(IscsiError::Protocol("a unit cannot be so long"))?;
        self.set(5, &length.to_be_bytes()[1..]);
        let mut bytes = self.header.to_vec();
        bytes.append(&mut self.data);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        to.write_all(&bytes).await?;
        Ok(to.flush().await?)
    }

    pub(crate) async fn receive(from: &mut (impl AsyncRead + Unpin)) -> Result<Self, IscsiError> {
        let mut header = [0; 48];
        from.read_exact(&mut header).await?;
        // Further headers: nothing that we ask for has any.
        if header[4] != 0 {
            return Err(IscsiError::Protocol("it sends headers that we do not know"));
        }
        let mut pdu = Self { header, data: Vec::new() };
        // Three bytes from the fifth on.
        let length = (pdu.number(4) & 0x00ff_ffff) as usize;
        if length > MOST_DATA {
            return Err(IscsiError::Protocol("it sends more than it was told we take"));
        }
        pdu.data.resize(length.next_multiple_of(4), 0);
        from.read_exact(&mut pdu.data).await?;
        pdu.data.truncate(length);
        Ok(pdu)
    }
}

/// Texts `KEY=VALUE`, each ended by a zero.
pub(crate) fn texts(pairs: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (key, value) in pairs {
        bytes.extend(key.bytes());
        bytes.push(b'=');
        bytes.extend(value.bytes());
        bytes.push(0);
    }
    bytes
}

/// The values of a key in such texts.
pub(crate) fn values<'a>(texts: &'a [u8], key: &str) -> impl Iterator<Item = &'a str> {
    let key = key.to_owned();
    texts.split(|byte| *byte == 0).filter_map(move |pair| {
        let (name, value) = std::str::from_utf8(pair).ok()?.split_once('=')?;
        (name == key).then_some(value)
    })
}

/// The value of a key in such texts.
pub(crate) fn value<'a>(texts: &'a [u8], key: &str) -> Option<&'a str> {
    values(texts, key).next()
}
