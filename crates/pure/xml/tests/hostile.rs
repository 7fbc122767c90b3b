//! Documents that mean harm, and documents that are merely broken.

use ostler_xml::{Document, Problem, Verbatim};

/// Reads a document wholly as kept text, which visits every node of it.
fn read(text: &str) -> Result<usize, ostler_xml::XmlError> {
    let document = Document::parse(text)?;
    document.read_with("a", |reader| {
        let _ = reader.text();
        Ok(Verbatim::take_all(reader).len())
    })
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    let said = Document::parse(text).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(said.contains(expected), "{said}");
}

#[test]
fn size_depth_and_numbers_are_bounded() {
    refused(&"x".repeat(11 << 20), "bytes");
    refused(&"<a>".repeat(100_000), "levels");
    refused(&("<a>".to_owned() + &"<a b='1'>".repeat(100_000)), "levels");
    refused(&format!("<a>{}</a>", "<b/>".repeat(600_000)), "nodes");
    let attributes: String = (0..1000).map(|n| format!(" a{n}='1'")).collect();
    refused(&format!("<a{attributes}/>"), "attributes");
    let namespaces: String = (0..300).map(|n| format!("<b xmlns:n{n}='{n}'/>")).collect();
    refused(&format!("<a>{namespaces}</a>"), "namespace");
}

#[test]
fn there_are_no_entities() {
    refused("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "not well-formed");
    refused("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "not well-formed");
    refused("<a>&b;</a>", "not well-formed");
}

#[test]
fn bytes_must_be_text() {
    let problem = |bytes: &[u8]| Document::parse_bytes(bytes).err().map(|e| e.problem().clone());
    assert_eq!(problem(b"<a>\xff</a>"), Some(Problem::NotUtf8(3)));
    assert!(matches!(problem(b"<a>\x01</a>"), Some(Problem::NotWellFormed(_))));
    assert!(matches!(problem(b"<a>&#1;</a>"), Some(Problem::NotWellFormed(_))));
    assert_eq!(problem("<a>ü</a>".as_bytes()), None);
}

/// Numbers that only look random, from one seed.
struct Noise(u64);

impl Noise {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % below
    }
}

#[test]
fn broken_documents_are_errors_and_nothing_worse() {
    let whole = "<a x='1' xmlns:p='u'><!-- c --><p:b p:y=\"2\">t&lt;<![CDATA[d]]></p:b><?i?></a>";
    let pieces =
        ["<", ">", "/", "'", "\"", "&", ";", "<!--", "-->", "<![CDATA[", "]]>", "\u{0}", "ü"];
    let mut noise = Noise(0x9e37_79b9_7f4a_7c15);
    let mut taken = 0;
    for _ in 0..20_000 {
        let mut text = whole.to_owned();
        for _ in 0..=noise.next(3) {
            let mut at = noise.next(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            match noise.next(3) {
                0 => text.truncate(at),
                1 => text.insert_str(at, pieces[noise.next(pieces.len())]),
                _ => {
                    let mut end = (at + 1 + noise.next(8)).min(text.len());
                    while !text.is_char_boundary(end) {
                        end += 1;
                    }
                    text.replace_range(at..end, "");
                }
            }
        }
        taken += usize::from(read(&text).is_ok());
        let _ = ostler_xml::first_texts(&text, "a", ["b"]);
    }
    assert!(taken > 0 && taken < 20_000, "{taken}");
}

#[test]
fn kept_text_stays_as_it_is() {
    let text =
        "<m:a xmlns:m=\"u:1\" k=\"&lt;&quot;\">\n  <m:b>x &amp; <m:c/> y</m:b>\n  <d/>\n</m:a>";
    let kept = Verbatim::parse(text).expect("an element");
    assert_eq!((kept.to_xml().as_str(), kept.namespace()), (text, Some("u:1")));
    let again = Verbatim::parse(&kept.to_xml()).expect("an element");
    assert_eq!(again, kept);
}
