//! Arguments in, results out, for what the server answers itself.

use crate::client::Outcome;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_protocol::{Procedure, wire::Wire};
use ostler_xdr::{Reader, Writer};

/// The arguments of a call. What follows them is not looked at, as libvirtd
/// does not.
pub(super) fn arguments<'a, T: Wire<'a>>(
    procedure: &Procedure,
    payload: &'a [u8],
) -> Result<T, Error> {
    T::decode(&mut Reader::new(payload)).map_err(|error| {
        rpc(format!("the arguments of {} cannot be decoded: {error}", procedure.api))
    })
}

/// The result of a call.
pub(super) fn outcome<'a>(value: &impl Wire<'a>) -> Result<Outcome, Error> {
    let mut body = Vec::new();
    value
        .encode(&mut Writer::new(&mut body))
        .map_err(|error| rpc(format!("the answer cannot be encoded: {error}")))?;
    Ok(Outcome { body, ..Outcome::default() })
}

/// Refuses flags, where none has a meaning.
pub(super) fn no_flags(procedure: &Procedure, flags: u32) -> Result<(), Error> {
    if flags == 0 {
        return Ok(());
    }
    let detail = format!("{} has no flags; {flags:#x} was given", procedure.api);
    Err(Error::new(ErrorCode::InvalidArg, ErrorDomain::Rpc, detail))
}

fn rpc(detail: String) -> Error {
    Error::new(ErrorCode::Rpc, ErrorDomain::Rpc, detail)
}
