//! Errors: what can be read can be written, and reading that gives the same.

use ostler_protocol::message::{decode_error, encode_error};
use ostler_xdr::Writer;

pub(crate) fn run(data: &[u8]) {
    let Ok(error) = decode_error(data) else { return };
    let mut out = Vec::new();
    encode_error(&error, &mut Writer::new(&mut out)).expect("an error always gets through");
    let again = decode_error(&out).expect("what was written can be read");
    assert_eq!(again.code(), error.code());
    assert_eq!(again.object(), error.object());
    assert!(error.message().starts_with(again.message()));
}
