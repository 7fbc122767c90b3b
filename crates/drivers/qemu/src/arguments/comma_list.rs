//! The older notation: `value,key=value,...`.

use std::fmt::{Display, Write};

/// A comma list as the older options take it. A comma within a value is
/// doubled, as QEMU's option parser wants it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommaList(String);

impl CommaList {
    /// A list whose first member stands without a key.
    #[must_use]
    pub fn first(value: impl Display) -> Self {
        let mut list = Self::default();
        list.add(value);
        list
    }

    /// A list without members.
    #[must_use]
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// Adds a member without a key.
    pub fn add(&mut self, value: impl Display) {
        self.separate();
        self.write_value(value);
    }

    /// Adds `key=value`.
    pub fn set(&mut self, key: &str, value: impl Display) {
        self.separate();
        self.0.push_str(key);
        self.0.push('=');
        self.write_value(value);
    }

    /// Adds `key=value` if there is a value.
    pub fn set_some(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.set(key, value);
        }
    }

    /// Adds `key=on` or `key=off`.
    pub fn switch(&mut self, key: &str, on: bool) {
        self.set(key, if on { "on" } else { "off" });
    }

    /// Adds `key=on` or `key=off` if anything is asked.
    pub fn switch_some(&mut self, key: &str, on: Option<bool>) {
        if let Some(on) = on {
            self.switch(key, on);
        }
    }

    /// The same with `key=value` behind it.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Display) -> Self {
        self.set(key, value);
        self
    }

    /// Adds the members of another list.
    pub fn join(&mut self, other: Self) {
        if !other.0.is_empty() {
            self.separate();
            self.0.push_str(&other.0);
        }
    }

    /// Returns whether it has no member.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text for the command line.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }

    fn separate(&mut self) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
    }

    fn write_value(&mut self, value: impl Display) {
        // Writing to memory fails only when the value's own Display does,
        // which none does that comes here.
        let _ = write!(Doubling(&mut self.0), "{value}");
    }
}

/// Doubles the commas of what is written. Control characters are left out:
/// there is no way to quote them, and none has a meaning in any option.
struct Doubling<'a>(&'a mut String);

impl Write for Doubling<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for character in text.chars() {
            match character {
                ',' => self.0.push_str(",,"),
                '\t' | '\n' => self.0.push(character),
                other if other.is_control() => {}
                other => self.0.push(other),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_are_doubled() {
        let mut list = CommaList::first("socket").with("path", "/a,b");
        list.switch("server", true);
        list.switch_some("wait", None);
        list.set_some("fd", Some(7));
        assert_eq!(list.into_text(), "socket,path=/a,,b,server=on,fd=7");
    }
}
