//! Names of elements and attributes, made ready for quick comparison.

/// A name that is asked for. Elements of libvirt's other namespaces have
/// the prefix of our declarations: `qemu:arg`.
#[derive(Clone, Copy)]
pub struct Name {
    text: &'static str,
    prefix: Prefix,
    /// The offset of the local name.
    local: u8,
    key: u32,
}

/// A namespace that names can be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prefix {
    /// None at all.
    None,
    Qemu,
    Lxc,
    Xen,
    Bhyve,
    Fs,
    Rbd,
    /// One that no name has.
    Foreign,
}

impl Prefix {
    /// The prefix that stands for a namespace.
    pub(crate) fn of_namespace(uri: &str) -> Self {
        match uri.strip_prefix("http://libvirt.org/schemas/") {
            Some("domain/qemu/1.0") => Self::Qemu,
            Some("domain/lxc/1.0") => Self::Lxc,
            Some("domain/xen/1.0") => Self::Xen,
            Some("domain/bhyve/1.0") => Self::Bhyve,
            Some("storagepool/fs/1.0") => Self::Fs,
            Some("storagepool/rbd/1.0") => Self::Rbd,
            _ => Self::Foreign,
        }
    }

    const fn of_length(length: usize, first: u8) -> Self {
        match (length, first) {
            (4, b'q') => Self::Qemu,
            (3, b'l') => Self::Lxc,
            (3, b'x') => Self::Xen,
            (5, b'b') => Self::Bhyve,
            (2, b'f') => Self::Fs,
            (3, b'r') => Self::Rbd,
            _ => Self::Foreign,
        }
    }
}

impl Name {
    /// Makes a name ready; in a declaration that happens at compile time.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == b':' {
                let local = at + 1;
                // Declared names are short.
                #[expect(clippy::cast_possible_truncation, reason = "the prefix is short")]
                let start = local as u8;
                let key = key_from(bytes, local);
                return Self { text, prefix: Prefix::of_length(at, bytes[0]), local: start, key };
            }
            at += 1;
        }
        Self { text, prefix: Prefix::None, local: 0, key: key_from(bytes, 0) }
    }

    /// The name as declared.
    #[must_use]
    pub const fn text(self) -> &'static str {
        self.text
    }

    pub(crate) fn local(self) -> &'static str {
        &self.text[usize::from(self.local)..]
    }

    pub(crate) const fn prefix(self) -> Prefix {
        self.prefix
    }

    /// The same for equal local names, and seldom for others.
    pub(crate) const fn key(self) -> u32 {
        self.key
    }
}

impl From<&'static str> for Name {
    fn from(text: &'static str) -> Self {
        Self::new(text)
    }
}

/// The key of a name in a document.
pub(crate) fn key(name: &str) -> u32 {
    key_from(name.as_bytes(), 0)
}

/// One bit for a key.
pub(crate) const fn bit(key: u32) -> u64 {
    1 << (key.wrapping_mul(0x9E37_79B1) >> 26)
}

/// Length, first, middle and last byte of what stands from `start` on.
const fn key_from(bytes: &[u8], start: usize) -> u32 {
    let length = bytes.len() - start;
    if length == 0 {
        return 0;
    }
    let (first, last) = (bytes[start], bytes[bytes.len() - 1]);
    #[expect(clippy::cast_possible_truncation, reason = "long names may share a key")]
    let short = length as u8;
    u32::from_le_bytes([short, first, bytes[start + length / 2], last])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes() {
        let name = Name::new("qemu:arg");
        assert_eq!((name.local(), name.prefix(), name.key()), ("arg", Prefix::Qemu, key("arg")));
        assert_eq!(Prefix::of_namespace("http://libvirt.org/schemas/domain/lxc/1.0"), Prefix::Lxc);
        assert_eq!(Prefix::of_namespace("http://example.org/"), Prefix::Foreign);
        assert_eq!(Name::new("").key(), 0);
    }
}
