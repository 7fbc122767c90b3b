//! A glance at a document: the first texts in it, without parsing it.
//!
//! Where thousands of definitions lie on disk, their names are wanted long
//! before their content is. A glance reads tags from the start and stops as
//! soon as it has what it came for. It takes documents of the form that our
//! [`crate::Writer`] has; on anything else it says nothing, and the document
//! is to be parsed.

use crate::limits::Tag;

/// The texts of children of the root element, in the order of `names`. Nothing
/// when one of them is missing or not plain, or the document is of another
/// form. Only what stands before the last of them is looked at.
#[must_use]
pub fn first_texts<'t, const N: usize>(
    text: &'t str,
    root: &str,
    names: [&str; N],
) -> Option<[&'t str; N]> {
    let mut found = [None; N];
    let mut rest = text.trim_ascii_start();
    let mut depth = 0_usize;
    while found.iter().any(Option::is_none) {
        rest = &rest[memchr::memchr(b'<', rest.as_bytes())?..];
        match rest.as_bytes().get(1)? {
            b'!' if rest.starts_with("<!--") => {
                rest = &rest[memchr::memmem::find(rest.as_bytes(), b"-->")?..];
            }
            b'?' => rest = &rest[memchr::memmem::find(rest.as_bytes(), b"?>")?..],
            b'!' => return None,
            b'/' => {
                depth = depth.checked_sub(1).filter(|depth| *depth > 0)?;
                rest = &rest[2..];
            }
            _ => {
                let tag = Tag::scan(rest.as_bytes());
                let head = &rest[1..];
                let end = head.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')?;
                let name = &head[..end];
                if depth == 0 && name != root {
                    return None;
                }
                rest = rest.get(tag.length..)?;
                if depth == 1 && !tag.closed {
                    let wanted = names.iter().position(|wanted| *wanted == name);
                    if let Some(at) = wanted.filter(|at| found[*at].is_none()) {
                        found[at] = Some(plain_text(rest)?);
                    }
                }
                if !tag.closed {
                    depth += 1;
                }
            }
        }
    }
    let mut texts = [""; N];
    for (text, found) in texts.iter_mut().zip(found) {
        *text = found?;
    }
    Some(texts)
}

/// The text up to the next tag, if it holds no reference.
fn plain_text(rest: &str) -> Option<&str> {
    let text = &rest[..memchr::memchr(b'<', rest.as_bytes())?];
    (!text.contains('&') && rest[text.len()..].starts_with("</")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<[&str; 2]>) {
        assert_eq!(first_texts(text, "domain", ["name", "uuid"]), expected, "{text}");
    }

    #[test]
    fn glances() {
        check("<domain type='q'>\n <name>a b</name><uuid>1</uuid>", Some(["a b", "1"]));
        check(
            "<!-- <domain><name>x</name> --><domain><uuid>1</uuid><x><name>n</name></x>\
               <name>y</name>",
            Some(["y", "1"]),
        );
        for other in [
            "",
            "<network><name>a</name><uuid>1</uuid></network>",
            "<domain><name>a</name></domain>",
            "<domain><name>a&amp;b</name><uuid>1</uuid></domain>",
            "<domain><name>a<b/></name><uuid>1</uuid></domain>",
            "<!DOCTYPE domain><domain><name>a</name><uuid>1</uuid></domain>",
            "<domain><name/><uuid>1</uuid></domain>",
            "<domain><name>a",
            "</domain><domain>",
            "<",
        ] {
            check(other, None);
        }
    }
}
