//! Writing in libvirt's form.

use crate::Value;

bitflags::bitflags! {
    /// The reader for whom a document is written.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct View: u32 {
        /// The form that the next start will use: nothing that only a running object has.
        const INACTIVE = 1;
        /// The document with its secrets.
        const SECURE = 2;
        /// The form for an older peer, without what it may not know and can add itself.
        const MIGRATABLE = 4;
        /// The form of our own state files, with what clients do not see.
        const STATUS = 8;
    }
}

/// Puts elements out one after the other, indented.
pub struct Writer {
    out: String,
    depth: usize,
    view: View,
    /// The last tag is still open: attributes may follow.
    open: bool,
    /// The innermost element has text, so its end stands on the same line.
    inline: bool,
    /// Some of what was written is secret.
    has_secrets: bool,
}

/// A place to which the writer can go back.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    length: usize,
    open: bool,
}

impl Writer {
    /// A writer for `view`.
    #[must_use]
    pub fn new(view: View) -> Self {
        let out = String::with_capacity(4096);
        Self { out, depth: 0, view, open: false, inline: false, has_secrets: false }
    }

    /// The view that it writes.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// Says whether a secret that is to be written now may be, and remembers that one was.
    pub fn admits_secret(&mut self) -> bool {
        let admitted = self.view.contains(View::SECURE);
        self.has_secrets |= admitted;
        admitted
    }

    /// Says whether a secret has been written so far.
    #[must_use]
    pub fn has_secrets(&self) -> bool {
        self.has_secrets
    }

    /// Writes with another view while `write` runs.
    pub fn with_view(&mut self, view: View, write: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.view, view);
        write(self);
        self.view = before;
    }

    /// Starts an element.
    pub fn start(&mut self, name: &str) {
        self.close_tag();
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        self.open = true;
        self.inline = false;
        self.depth += 1;
    }

    /// Adds an attribute to the element just started.
    pub fn attribute<V: Value>(&mut self, name: &str, value: &V) {
        debug_assert!(self.open, "the attribute {name} comes after its element's content");
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("='");
        value.push_to(&mut self.out, true);
        self.out.push('\'');
    }

    /// Adds an attribute with a given text.
    pub fn attribute_text(&mut self, name: &str, value: &str) {
        debug_assert!(self.open, "the attribute {name} comes after its element's content");
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("='");
        crate::escape::push(&mut self.out, value, true);
        self.out.push('\'');
    }

    /// Adds a value as text.
    pub fn text<V: Value>(&mut self, value: &V) {
        self.begin_text();
        value.push_to(&mut self.out, false);
    }

    /// Adds text.
    pub fn plain_text(&mut self, text: &str) {
        self.begin_text();
        crate::escape::push(&mut self.out, text, false);
    }

    /// Ends the element `name`.
    pub fn end(&mut self, name: &str) {
        self.depth -= 1;
        if self.open {
            self.out.push_str("/>\n");
            self.open = false;
        } else {
            if !self.inline {
                self.indent();
            }
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push_str(">\n");
        }
        self.inline = false;
    }

    /// Writes an element around what `write` writes, or nothing if that is
    /// nothing.
    pub fn around(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        let mark = self.mark();
        self.start(name);
        let bare = self.out.len();
        write(self);
        if self.open && self.out.len() == bare {
            self.depth -= 1;
            self.back_to(mark);
        } else {
            self.end(name);
        }
    }

    /// Puts an empty line between two elements.
    pub fn blank_line(&mut self) {
        self.close_tag();
        self.out.push('\n');
    }

    /// Writes `<name>value</name>`.
    pub fn leaf<V: Value>(&mut self, name: &str, value: &V) {
        self.start(name);
        self.text(value);
        self.end(name);
    }

    /// Adds text that is XML already, on lines of its own at this depth. A
    /// `line` character in it becomes a line break with this indentation.
    pub(crate) fn raw(&mut self, xml: &str, line: char) {
        self.close_tag();
        for (index, part) in xml.split(line).enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            self.indent();
            self.out.push_str(part);
        }
        self.out.push('\n');
        self.inline = false;
    }

    /// The document.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    fn mark(&self) -> Mark {
        Mark { length: self.out.len(), open: self.open }
    }

    fn back_to(&mut self, mark: Mark) {
        self.out.truncate(mark.length);
        self.open = mark.open;
        self.inline = false;
    }

    /// Ends the start tag, so that the element gets an end tag of its own.
    pub fn begin_content(&mut self) {
        self.close_tag();
    }

    fn close_tag(&mut self) {
        if self.open {
            self.out.push_str(">\n");
            self.open = false;
        }
    }

    fn begin_text(&mut self) {
        if self.open {
            self.out.push('>');
            self.open = false;
        }
        self.inline = true;
    }

    fn indent(&mut self) {
        const BLANKS: &str = "                                ";
        let mut left = 2 * self.depth;
        while left > 0 {
            let some = left.min(BLANKS.len());
            self.out.push_str(&BLANKS[..some]);
            left -= some;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_usual_form() {
        let mut writer = Writer::new(View::default());
        writer.start("a");
        writer.attribute("n", &7_u32);
        writer.leaf("b", &crate::Text::from("x<y"));
        writer.around("gone", |_| {});
        writer.around("c", |writer| {
            writer.start("d");
            writer.attribute_text("t", "it's");
            writer.end("d");
        });
        writer.end("a");
        assert_eq!(
            writer.finish(),
            "<a n='7'>\n  <b>x&lt;y</b>\n  <c>\n    <d t='it&apos;s'/>\n  </c>\n</a>\n"
        );
    }
}
