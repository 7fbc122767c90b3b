//! Typed parameters of a call, checked against what the call knows.

use ostler_core::{Error, Result, TypedParam, TypedParams, TypedValue};

/// KiB that stand for no limit: libvirt's `VIR_DOMAIN_MEMORY_PARAM_UNLIMITED`.
pub(super) const UNLIMITED: u64 = 9_007_199_254_740_991;

/// The type that a field must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Int,
    UInt,
    LLong,
    ULLong,
    String,
}

impl Kind {
    fn fits(self, value: &TypedValue) -> bool {
        matches!(
            (self, value),
            (Self::Int, TypedValue::Int(_))
                | (Self::UInt, TypedValue::UInt(_))
                | (Self::LLong, TypedValue::LLong(_))
                | (Self::ULLong, TypedValue::ULLong(_))
                | (Self::String, TypedValue::String(_))
        )
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Int => "int",
            Self::UInt => "uint",
            Self::LLong => "llong",
            Self::ULLong => "ullong",
            Self::String => "string",
        }
    }
}

/// Refuses fields that are unknown, twice there or of another type.
pub(crate) fn check(params: &TypedParams, known: &[(&str, Kind)]) -> Result<()> {
    for (at, TypedParam { field, value }) in params.0.iter().enumerate() {
        let Some((_, kind)) = known.iter().find(|(name, _)| name == field) else {
            return Err(Error::argument_unsupported(format!(
                "parameter '{field}' not supported: this call knows {}",
                known.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
            )));
        };
        if !kind.fits(value) {
            return Err(Error::invalid_arg(format!(
                "parameter '{field}' has a value of another type than {}",
                kind.name()
            )));
        }
        if params.0[..at].iter().any(|before| before.field == *field) {
            return Err(Error::invalid_arg(format!("parameter '{field}' is there twice")));
        }
    }
    Ok(())
}

/// The number of an unsigned field.
pub(crate) fn unsigned(params: &TypedParams, field: &str) -> Option<u64> {
    match params.value(field)? {
        TypedValue::ULLong(number) => Some(*number),
        TypedValue::UInt(number) => Some(u64::from(*number)),
        _ => None,
    }
}

/// The number of a signed field.
pub(super) fn signed(params: &TypedParams, field: &str) -> Option<i64> {
    match params.value(field)? {
        TypedValue::LLong(number) => Some(*number),
        TypedValue::Int(number) => Some(i64::from(*number)),
        _ => None,
    }
}

/// The text of a field.
pub(super) fn text<'a>(params: &'a TypedParams, field: &str) -> Option<&'a str> {
    match params.value(field)? {
        TypedValue::String(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_checked_by_name_and_type() {
        let known = [("a", Kind::ULLong), ("b", Kind::String)];
        let verdict = |fields: &[(&'static str, TypedValue)]| {
            let mut params = TypedParams::default();
            for (field, value) in fields {
                params.push(*field, value.clone());
            }
            check(&params, &known).map_err(|error| error.message().to_owned())
        };
        let (one, text) = (TypedValue::ULLong(1), TypedValue::String("x".to_owned()));
        assert_eq!(verdict(&[("a", one.clone()), ("b", text.clone())]), Ok(()));
        for (fields, word) in [
            (vec![("c", one.clone())], "'c' not supported"),
            (vec![("a", text)], "another type than ullong"),
            (vec![("a", one.clone()), ("a", one)], "twice"),
        ] {
            let error = verdict(&fields).unwrap_err();
            assert!(error.contains(word), "{error}");
        }
    }
}
