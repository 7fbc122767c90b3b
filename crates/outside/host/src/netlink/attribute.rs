//! Attributes of netlink messages: a length, a kind, a value, and padding to
//! four bytes. A value may consist of attributes itself.

use netlink_packet_core::{DefaultNla, Emitable, NlasIterator};

/// Marks a value that consists of attributes.
const NESTED: u16 = 0x8000;

/// Attributes as they are written into a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Attributes(Vec<u8>);

impl Attributes {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn bytes(mut self, kind: u16, value: &[u8]) -> Self {
        let attribute = DefaultNla::new(kind, value.to_vec());
        let start = self.0.len();
        self.0.resize(start + attribute.buffer_len(), 0);
        attribute.emit(&mut self.0[start..]);
        self
    }

    /// A text with its terminating NUL.
    pub(crate) fn text(self, kind: u16, value: &str) -> Self {
        let mut bytes = value.as_bytes().to_vec();
        bytes.push(0);
        self.bytes(kind, &bytes)
    }

    /// A number in network byte order, as netfilter has them.
    pub(crate) fn big32(self, kind: u16, value: u32) -> Self {
        self.bytes(kind, &value.to_be_bytes())
    }

    /// A number in network byte order, as netfilter has them.
    pub(crate) fn big64(self, kind: u16, value: u64) -> Self {
        self.bytes(kind, &value.to_be_bytes())
    }

    pub(crate) fn nested(self, kind: u16, value: &Self) -> Self {
        self.bytes(kind | NESTED, &value.0)
    }

    /// Attributes that were read as they are.
    pub(crate) fn from_vec(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// These attributes and then the others.
    pub(crate) fn append(mut self, others: &Self) -> Self {
        self.0.extend_from_slice(&others.0);
        self
    }

    pub(crate) fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

/// The attributes in `bytes`, in order. It ends at what is no attribute.
pub(crate) fn attributes(bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    NlasIterator::new(bytes).map_while(|attribute| {
        let attribute = attribute.ok()?;
        let length = attribute.value_length();
        // The header has four bytes, and the iterator has checked the length.
        attribute.into_inner().get(4..4 + length).map(|value| (attribute.kind(), value))
    })
}

/// The first attribute of this kind in `bytes`.
pub(crate) fn attribute(bytes: &[u8], kind: u16) -> Option<&[u8]> {
    attributes(bytes).find(|(found, _)| *found == kind).map(|(_, value)| value)
}

/// The text in an attribute's value, without its NUL.
pub(crate) fn text(value: &[u8]) -> String {
    let end = value.iter().position(|byte| *byte == 0).unwrap_or(value.len());
    String::from_utf8_lossy(&value[..end]).into_owned()
}

/// A number in network byte order.
pub(crate) fn big32(value: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(value.get(..4)?.try_into().ok()?))
}

/// A number in network byte order.
pub(crate) fn big64(value: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(value.get(..8)?.try_into().ok()?))
}

/// A number in the host's byte order at `offset`.
pub(crate) fn native32(value: &[u8], offset: usize) -> Option<u32> {
    Some(u32::from_ne_bytes(value.get(offset..offset + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_as_they_were_written() {
        let inner = Attributes::new().big32(1, 7).text(2, "abc");
        let outer = Attributes::new().bytes(3, &[1]).nested(4, &inner).big64(5, 9);
        let outer = outer.as_slice();
        assert_eq!(outer.len() % 4, 0);
        let read: Vec<_> = attributes(outer).collect();
        assert_eq!(read.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!(read[0].1, [1]);
        assert_eq!(attribute(read[1].1, 1).and_then(big32), Some(7));
        assert_eq!(attribute(read[1].1, 2).map(text).as_deref(), Some("abc"));
        assert_eq!(big64(read[2].1), Some(9));
    }

    #[test]
    fn what_is_cut_off_is_not_read() {
        let whole = Attributes::new().big32(1, 7).big32(2, 8);
        let whole = whole.as_slice();
        for length in 0..whole.len() {
            assert!(attributes(&whole[..length]).count() <= length / 8);
        }
        assert_eq!(attributes(&[2, 0, 1, 0]).count(), 0);
    }
}
