//! Escaping of text and attribute values.
//!
//! Control characters that XML 1.0 cannot carry are left out: they cannot come
//! from a document, and what takes text from elsewhere checks it at its door
//! with [`is_writable`].

/// Returns whether XML can carry `text` as it is.
#[must_use]
pub fn is_writable(text: &str) -> bool {
    !text.bytes().any(|byte| CLASS[usize::from(byte)] == Class::Control)
        && !text.contains(['\u{fffe}', '\u{ffff}'])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Plain,
    Special,
    Blank,
    Control,
}

/// The class of each byte. Bytes of longer UTF-8 sequences are plain.
static CLASS: [Class; 256] = {
    let mut table = [Class::Plain; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = Class::Control;
        byte += 1;
    }
    table[b'\t' as usize] = Class::Blank;
    table[b'\n' as usize] = Class::Blank;
    table[b'\r' as usize] = Class::Blank;
    table[b'<' as usize] = Class::Special;
    table[b'>' as usize] = Class::Special;
    table[b'&' as usize] = Class::Special;
    table[b'\'' as usize] = Class::Special;
    table[b'"' as usize] = Class::Special;
    table
};

/// A value as it stands in an attribute.
pub(crate) fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text, true);
    out
}

/// Appends `text`, escaped. Blanks other than the space are kept as references
/// when `in_attribute`, where a reader would turn them into spaces.
pub(crate) fn push(out: &mut String, text: &str, in_attribute: bool) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let class = CLASS[usize::from(byte)];
        if class == Class::Plain || (class == Class::Blank && !in_attribute && byte != b'\r') {
            continue;
        }
        out.push_str(&text[from..at]);
        from = at + 1;
        out.push_str(match byte {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'\'' => "&apos;",
            b'"' => "&quot;",
            b'\t' => "&#9;",
            b'\n' => "&#10;",
            b'\r' => "&#13;",
            _ => "",
        });
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_must_be() {
        let mut out = String::new();
        push(&mut out, "a<b>&'\"\n\tü\u{1}", false);
        push(&mut out, "|\n\t", true);
        assert_eq!(out, "a&lt;b&gt;&amp;&apos;&quot;\n\tü|&#10;&#9;");
        assert!(is_writable("a\nü") && !is_writable("a\u{1}") && !is_writable("\u{ffff}"));
    }
}
