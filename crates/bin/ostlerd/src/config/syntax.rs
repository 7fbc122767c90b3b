//! The syntax of libvirt's configuration files: `key = value` lines, where a
//! value is a whole number, a string in quotes, or a list of strings in
//! brackets (which may span lines); `#` starts a comment.
//!
//! Strings have no escapes: they end at the quote that opened them (`"`, `'`
//! or `"""`), and only the tripled ones may span lines.

use super::ConfigError;
use std::path::Path;

/// A value as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A whole number.
    Number(i64),
    /// A string.
    Text(String),
    /// A list of strings.
    List(Vec<String>),
}

/// One `key = value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: String,
    /// Its value.
    pub(crate) value: Value,
    /// The line of the key, counted from 1.
    pub(crate) line: usize,
}

/// All entries of a file, in order.
pub(crate) fn parse(file: &Path, text: &str) -> Result<Vec<Entry>, ConfigError> {
    let mut reader = Reader { file, rest: text, line: 1 };
    let mut entries = Vec::new();
    while reader.skip_to_statement() {
        let line = reader.line;
        let key = reader.key()?;
        reader.skip_blanks();
        if !reader.eat("=") {
            return Err(reader.error(format!("expected '=' after '{key}'")));
        }
        reader.skip_blanks();
        let value = reader.value(&key)?;
        reader.end_of_statement(&key)?;
        entries.push(Entry { key, value, line });
    }
    Ok(entries)
}

struct Reader<'a> {
    file: &'a Path,
    rest: &'a str,
    line: usize,
}

impl<'a> Reader<'a> {
    fn error(&self, what: impl Into<String>) -> ConfigError {
        ConfigError::new(self.file, self.line, what)
    }

    fn eat(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn skip_blanks(&mut self) {
        self.take_while(|c| matches!(c, ' ' | '\t'));
    }

    fn skip_comment(&mut self) {
        if self.rest.starts_with('#') {
            self.take_while(|c| c != '\n');
        }
    }

    /// Skips blanks, comments and line ends; whether anything is left.
    fn skip_to_statement(&mut self) -> bool {
        loop {
            self.take_while(|c| matches!(c, ' ' | '\t' | '\r'));
            self.skip_comment();
            if !self.eat("\n") {
                return !self.rest.is_empty();
            }
            self.line += 1;
        }
    }

    fn key(&mut self) -> Result<String, ConfigError> {
        if !self.rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let found: String = self.rest.chars().take(1).collect();
            return Err(self.error(format!("expected a key, found '{}'", found.escape_debug())));
        }
        Ok(self
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
            .to_owned())
    }

    fn value(&mut self, key: &str) -> Result<Value, ConfigError> {
        if self.rest.starts_with(['"', '\'']) {
            return self.string(key).map(Value::Text);
        }
        if self.eat("[") {
            return self.list(key).map(Value::List);
        }
        let start = self.rest;
        let negative = self.eat("-");
        let digits = self.take_while(|c| c.is_ascii_digit());
        if digits.is_empty() {
            return Err(self.error(format!(
                "'{key}' needs a number, a string in quotes or a list in brackets"
            )));
        }
        let text = &start[..usize::from(negative) + digits.len()];
        text.parse()
            .map(Value::Number)
            .map_err(|_| self.error(format!("the number '{text}' of '{key}' is too large")))
    }

    fn string(&mut self, key: &str) -> Result<String, ConfigError> {
        let quote = ["\"\"\"", "\"", "'"]
            .into_iter()
            .find(|quote| self.eat(quote))
            .ok_or_else(|| self.error(format!("expected a string in quotes for '{key}'")))?;
        let unterminated = self.error(format!("a string of '{key}' has no closing {quote}"));
        let Some(end) = self.rest.find(quote) else { return Err(unterminated) };
        let text = &self.rest[..end];
        let lines = text.matches('\n').count();
        if lines > 0 && quote.len() == 1 {
            return Err(unterminated);
        }
        self.line += lines;
        self.rest = &self.rest[end + quote.len()..];
        Ok(text.to_owned())
    }

    fn list(&mut self, key: &str) -> Result<Vec<String>, ConfigError> {
        let mut items = Vec::new();
        loop {
            if !self.skip_to_statement() {
                return Err(self.error(format!("the list of '{key}' has no closing ']'")));
            }
            if self.eat("]") {
                return Ok(items);
            }
            if !items.is_empty() {
                if !self.eat(",") {
                    return Err(self.error(format!("expected ',' or ']' in the list of '{key}'")));
                }
                self.skip_to_statement();
                if self.eat("]") {
                    return Ok(items);
                }
            }
            items.push(self.string(key)?);
        }
    }

    fn end_of_statement(&mut self, key: &str) -> Result<(), ConfigError> {
        self.take_while(|c| matches!(c, ' ' | '\t' | '\r'));
        self.skip_comment();
        if self.rest.is_empty() || self.rest.starts_with('\n') {
            return Ok(());
        }
        Err(self.error(format!("unexpected text after the value of '{key}'")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Entry>, String> {
        parse(Path::new("a.conf"), text).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_all_kinds_of_values() {
        let entries = read(
            "# a comment\n\nmax_clients = 20 # why\n  a='x' \r\nb = \"\"\"p\nq\"\"\"\n\
             list = [ \"a\",\n # inside\n 'b', ]\nempty=[]\nlast = -1",
        )
        .expect("entries");
        let check = [
            ("max_clients", Value::Number(20), 3),
            ("a", Value::Text("x".into()), 4),
            ("b", Value::Text("p\nq".into()), 5),
            ("list", Value::List(vec!["a".into(), "b".into()]), 7),
            ("empty", Value::List(vec![]), 10),
            ("last", Value::Number(-1), 11),
        ];
        assert_eq!(entries.len(), check.len());
        for (entry, (key, value, line)) in entries.into_iter().zip(check) {
            assert_eq!(entry, Entry { key: key.into(), value, line });
        }
    }

    #[test]
    fn names_the_line_of_a_mistake() {
        for (text, sentence) in [
            ("a\n", "a.conf:1: expected '=' after 'a'"),
            ("\n= 3", "a.conf:2: expected a key, found '='"),
            ("a = b", "a.conf:1: 'a' needs a number, a string in quotes or a list in brackets"),
            ("a = \"b\nc\"", "a.conf:1: a string of 'a' has no closing \""),
            ("a = [ \"b\"\n", "a.conf:2: the list of 'a' has no closing ']'"),
            ("a = [ \"b\" \"c\" ]", "a.conf:1: expected ',' or ']' in the list of 'a'"),
            ("a = [ 3 ]", "a.conf:1: expected a string in quotes for 'a'"),
            ("a = 3 4", "a.conf:1: unexpected text after the value of 'a'"),
            (
                "a = 99999999999999999999",
                "a.conf:1: the number '99999999999999999999' of 'a' is too large",
            ),
        ] {
            assert_eq!(read(text).expect_err(text), sentence);
        }
    }
}
