//! Standard output: text, tables and JSON.
//!
//! Text is gathered and written when a command ends, or when a command that
//! goes on (a console, events) says so. A reader that has gone away ends the
//! program quietly.

mod columns;
pub(crate) mod json;
mod progress;
pub(crate) mod size;
pub(crate) mod time;

pub(crate) use columns::Columns;
pub(crate) use json::Json;
pub(crate) use progress::Progress;

use std::io::{self, Write};

/// Standard output.
#[derive(Debug, Default)]
pub(crate) struct Output {
    text: String,
    quiet: bool,
}

impl Output {
    /// With `quiet`, what is not asked for is left out.
    pub(crate) fn new(quiet: bool) -> Self {
        Self { text: String::new(), quiet }
    }

    /// Returns whether only what was asked for is shown.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Adds what a person wants to read and a script does not.
    pub(crate) fn extra(&mut self, text: impl AsRef<str>) {
        if !self.quiet {
            self.text(text);
        }
    }

    /// Adds a table; its titles are left out when quiet.
    pub(crate) fn table(&mut self, table: &Columns) {
        self.text(table.render(!self.quiet));
    }

    /// Adds text as it is.
    pub(crate) fn text(&mut self, text: impl AsRef<str>) {
        self.text.push_str(text.as_ref());
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, line: impl AsRef<str>) {
        self.text(line);
        self.text.push('\n');
    }

    /// Adds a JSON document, laid out for reading.
    pub(crate) fn json(&mut self, json: &Json) {
        self.text(json.laid_out());
    }

    /// Writes what was gathered.
    pub(crate) fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.write(text.as_bytes());
    }

    /// Writes bytes at once, after what was gathered.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        if !self.text.is_empty() {
            self.flush();
        }
        let mut out = io::stdout().lock();
        if let Err(error) = out.write_all(bytes).and_then(|()| out.flush()) {
            // Nobody reads on: there is nothing left to be told.
            std::process::exit(if error.kind() == io::ErrorKind::BrokenPipe { 141 } else { 1 });
        }
    }
}

/// Writes lines to standard error; one that cannot be written is lost.
pub(crate) fn complain(lines: impl IntoIterator<Item = String>) {
    let mut out = io::stderr().lock();
    for line in lines {
        _ = writeln!(out, "{line}");
    }
}
