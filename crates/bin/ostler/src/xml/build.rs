//! Making small documents, in libvirt's layout: two blanks a level, single
//! quotes. What comes from outside is escaped.

/// A document that is being made.
#[derive(Debug)]
pub(crate) struct Build {
    text: String,
    open: Vec<&'static str>,
}

type Attributes<'a> = [(&'a str, Option<&'a str>)];

impl Build {
    /// A document of this root element; attributes without a value are left
    /// out, here and below.
    pub(crate) fn new(root: &'static str, attributes: &Attributes<'_>) -> Self {
        let mut build = Self { text: String::new(), open: Vec::new() };
        build.open(root, attributes);
        build
    }

    /// Begins an element, in which the next ones lie.
    pub(crate) fn open(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Ends the last one that was begun.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.text.push_str(&format!("</{name}>\n"));
        }
    }

    /// An element with nothing in it.
    pub(crate) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push_str("/>\n");
    }

    /// An element with text in it.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) {
        self.begin(name, &[]);
        self.text.push('>');
        escape(&mut self.text, text);
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// The whole document.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn begin(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            let Some(value) = value else { continue };
            self.text.push_str(&format!(" {name}='"));
            escape(&mut self.text, value);
            self.text.push('\'');
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n("  ", self.open.len()));
    }
}

/// Adds text so that it means itself, in an attribute too.
pub(super) fn escape(text: &mut String, plain: &str) {
    for c in plain.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\'' => text.push_str("&apos;"),
            '"' => text.push_str("&quot;"),
            c => text.push(c),
        }
    }
}
