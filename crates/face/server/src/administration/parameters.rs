//! Typed parameters that a client sends to set something.

use super::failure;
use ostler_core::{Error, ErrorCode, TypedParams, TypedValue};

/// The values of the parameters of these names, each at most once, of type
/// "uint"; any other parameter is refused.
pub(super) fn read<const N: usize>(
    params: &TypedParams,
    names: [&str; N],
) -> Result<[Option<u32>; N], Error> {
    let mut values = [None; N];
    for param in &params.0 {
        let field = &param.field;
        let Some(at) = names.iter().position(|name| *name == field.as_ref()) else {
            return Err(failure(
                ErrorCode::ArgumentUnsupported,
                format!("parameter '{field}' cannot be set; there are: {}", names.join(", ")),
            ));
        };
        let TypedValue::UInt(value) = param.value else {
            return Err(failure(
                ErrorCode::InvalidArg,
                format!("parameter '{field}' must be of type uint"),
            ));
        };
        if values[at].replace(value).is_some() {
            return Err(failure(
                ErrorCode::InvalidArg,
                format!("parameter '{field}' is given twice"),
            ));
        }
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(list: &[(&'static str, TypedValue)]) -> TypedParams {
        let mut params = TypedParams::default();
        for (name, value) in list {
            params.push(*name, value.clone());
        }
        params
    }

    #[test]
    fn reads_what_it_knows_and_refuses_the_rest() {
        let names = ["a", "b"];
        let uint = TypedValue::UInt;
        assert_eq!(read(&params(&[("b", uint(3))]), names), Ok([None, Some(3)]));
        for (list, code) in [
            (vec![("c", uint(1))], ErrorCode::ArgumentUnsupported),
            (vec![("a", TypedValue::Int(1))], ErrorCode::InvalidArg),
            (vec![("a", uint(1)), ("a", uint(1))], ErrorCode::InvalidArg),
        ] {
            assert_eq!(read(&params(&list), names).map_err(|error| error.code()), Err(code));
        }
    }
}
