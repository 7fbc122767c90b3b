//! The bounds of a document, held by one linear walk over its bytes before
//! anything is built of it.
//!
//! The walk knows just enough XML to find tags: comments, CDATA sections and
//! processing instructions are skipped, quotes in tags are honoured. On text
//! that is not well formed its counts may be off in either direction by what
//! stands behind the fault, but the parser stops at that fault, and all counts
//! only ever grow with the bytes before it.

use crate::{Problem, Result, XmlError};

/// How much of each is read.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Elements within each other.
    pub depth: usize,
    /// Elements, texts and comments together.
    pub nodes: u32,
    /// Attributes of one element.
    pub attributes: usize,
    /// Namespace declarations in all.
    pub namespaces: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 10 * 1024 * 1024,
            depth: 256,
            nodes: 500_000,
            attributes: 64,
            namespaces: 256,
        }
    }
}

impl Limits {
    /// Refuses `text` when it goes over a limit.
    pub(crate) fn check(&self, text: &str) -> Result<()> {
        let too_large =
            |what, limit| Err(XmlError::new(String::new(), Problem::TooLarge { what, limit }));
        if text.len() > self.bytes {
            return too_large("bytes", self.bytes);
        }
        let bytes = text.as_bytes();
        let (mut at, mut depth, mut namespaces) = (0, 0_usize, 0);
        while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
            at += found;
            let rest = &bytes[at..];
            at += match rest.get(1) {
                Some(b'!') if rest.starts_with(b"<!--") => past(rest, 4, b"-->"),
                Some(b'!') if rest.starts_with(b"<![CDATA[") => past(rest, 9, b"]]>"),
                Some(b'?') => past(rest, 2, b"?>"),
                Some(b'/') => {
                    depth = depth.saturating_sub(1);
                    2
                }
                _ => {
                    let tag = Tag::scan(rest);
                    namespaces += tag.namespaces;
                    if tag.attributes > self.attributes {
                        return too_large("attributes in one element", self.attributes);
                    }
                    if namespaces > self.namespaces {
                        return too_large("namespace declarations", self.namespaces);
                    }
                    if !tag.closed {
                        depth += 1;
                    }
                    tag.length
                }
            };
            if depth > self.depth {
                return too_large("levels of elements", self.depth);
            }
        }
        Ok(())
    }
}

/// How long the section is that starts with `rest` and ends with `end`.
fn past(rest: &[u8], skip: usize, end: &[u8]) -> usize {
    let found = memchr::memmem::find(&rest[skip.min(rest.len())..], end);
    found.map_or(rest.len(), |found| skip + found + end.len())
}

/// The content of a start tag.
pub(crate) struct Tag {
    /// Up to and with its `>`.
    pub(crate) length: usize,
    attributes: usize,
    namespaces: usize,
    /// It has no content.
    pub(crate) closed: bool,
}

impl Tag {
    /// Walks the start tag at the head of `rest`.
    pub(crate) fn scan(rest: &[u8]) -> Self {
        let mut tag = Self { length: rest.len(), attributes: 0, namespaces: 0, closed: false };
        let mut at = 1;
        while at < rest.len() {
            let Some(found) = memchr::memchr3(b'>', b'"', b'\'', &rest[at..]) else { return tag };
            let (between, mark) = (&rest[at..at + found], rest[at + found]);
            at += found + 1;
            if mark == b'>' {
                tag.closed = between.last() == Some(&b'/') || (found == 0 && rest[at - 2] == b'/');
                tag.length = at;
                return tag;
            }
            tag.attributes += 1;
            // The first attribute stands behind the element's name.
            if between.windows(5).any(|part| part == b"xmlns") {
                tag.namespaces += 1;
            }
            match memchr::memchr(mark, &rest[at..]) {
                Some(end) => at += end + 1,
                None => return tag,
            }
        }
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let limits = Limits { bytes: 200, depth: 3, nodes: 100, attributes: 2, namespaces: 2 };
        let said = limits.check(text).err().map(|error| error.to_string());
        match (said, expected) {
            (None, None) => {}
            (Some(said), Some(expected)) if said.contains(expected) => {}
            (said, _) => panic!("{text}: {said:?}"),
        }
    }

    #[test]
    fn bounds_hold() {
        check("<a><b><c/></b></a>", None);
        check("<a><b><c></c><c></c></b></a>", None);
        check("<a><b><c><d/></c></b></a>", None);
        check("<a><b><c><d></d></c></b></a>", Some("levels"));
        check("<a><!-- <b><c><d> --><![CDATA[<b><c><d>]]><?p <b><c><d>?></a>", None);
        check("<a x='<' y='>'><b z=\"'/>\"/></a>", None);
        check("<a x='1' y='2' z='3'/>", Some("attributes"));
        check("<a xmlns:p='1'><b\n xmlns:q='1'/></a>", None);
        check("<a xmlns:p='1'><b\n xmlns:q='1'><c x='1' xmlns='2'/></b></a>", Some("namespace"));
        check(&"x".repeat(201), Some("bytes"));
        check("<a", None);
        check("<a x='", None);
        check("<!--", None);
        check("<", None);
    }
}
