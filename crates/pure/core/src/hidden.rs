//! Values that must not be shown: passwords, keys, the values of secrets.

use std::fmt;

/// A password, key or other secret. It has no `Display`, and its `Debug` shows
/// nothing, so that it cannot reach a log or an XML document by accident.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Hidden<T>(T);

impl<T> Hidden<T> {
    /// Hides `secret`.
    pub const fn new(secret: T) -> Self {
        Self(secret)
    }

    /// The secret, to be used and not to be shown.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    /// The secret, given away.
    pub fn into_revealed(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Hidden<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<hidden>")
    }
}

#[cfg(test)]
mod tests {
    use super::Hidden;

    #[test]
    fn shows_nothing() {
        let password = Hidden::new("geheim");
        assert_eq!(format!("{password:?}"), "<hidden>");
        assert_eq!(*password.reveal(), "geheim");
    }
}
