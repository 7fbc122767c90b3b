//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.
//!
//! Reads any payload and writes it back, for the fuzzers and the tests of the codec.

mod admin;
mod lxc;
mod qemu;
mod remote;

use super::procedures::PROGRAMS;
use crate::wire::Wire;
use ostler_xdr::{Reader, Result, Writer};

type Round = fn(&[u8]) -> Result<Vec<u8>>;

/// The types of a procedure's messages.
struct Row {
    sent: Round,
    answered: Round,
}

/// Reads the payload of a procedure (its arguments, or what its event says; the
/// result with `answer`) and gives back what writing it again gives. `None`
/// when there is no such procedure.
#[must_use]
pub fn check_payload(
    program: u32,
    number: i32,
    answer: bool,
    payload: &[u8],
) -> Option<Result<Vec<u8>>> {
    let rows: &[Row] = match PROGRAMS.iter().find(|known| known.number == program)?.name {
        "remote" => &remote::REMOTE,
        "qemu" => &qemu::QEMU,
        "lxc" => &lxc::LXC,
        "admin" => &admin::ADMIN,
        _ => return None,
    };
    let row = rows.get(usize::try_from(number.checked_sub(1)?).ok()?)?;
    Some(if answer { (row.answered)(payload) } else { (row.sent)(payload) })
}

fn round<'a, T: Wire<'a>>(payload: &'a [u8]) -> Result<Vec<u8>> {
    let mut reader = Reader::new(payload);
    let value = T::decode(&mut reader)?;
    reader.finish()?;
    let mut out = Vec::new();
    value.encode(&mut Writer::new(&mut out))?;
    Ok(out)
}
