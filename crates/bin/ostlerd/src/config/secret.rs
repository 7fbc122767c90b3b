//! The secret driver's configuration file, `secret.conf`.

use super::syntax::Value;
use super::value::{Kind, expect_kind, is_on, nearest};
use super::{ConfigError, take_all};
use ostler_secret::Form;
use std::path::Path;

/// Whether values are sealed on disk.
const ENCRYPT: &str = "encrypt_data";

/// Reads the text of `file` into `form`. Gives what is to be said about it.
pub(crate) fn read(file: &Path, text: &str, form: &mut Form) -> Result<Vec<String>, ConfigError> {
    let (remarks, _) = take_all(file, text, |key, value| take(form, key, &value))?;
    Ok(remarks)
}

fn take(form: &mut Form, key: &str, value: &Value) -> Result<Option<String>, String> {
    if key != ENCRYPT {
        return Err(nearest(key, [ENCRYPT].into_iter()));
    }
    expect_kind(key, Kind::Number, value)?;
    *form = if is_on(value) { Form::Sealed } else { Form::Plain };
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_sealed_unless_it_is_said_otherwise() {
        let read = |text: &str| {
            let mut form = Form::default();
            read(Path::new("secret.conf"), text, &mut form).map(|_| form)
        };
        assert_eq!(read(""), Ok(Form::Sealed));
        assert_eq!(read("encrypt_data = 1\n"), Ok(Form::Sealed));
        assert_eq!(read("encrypt_data = 0\n"), Ok(Form::Plain));
        for text in ["encrypt_data = \"no\"\n", "encrypt = 1\n", "encrypt_data\n"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
