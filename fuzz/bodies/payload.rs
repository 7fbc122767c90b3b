//! Every procedure's arguments, results and events: what can be read can be
//! written, and reading that gives the same again.
//!
//! The first byte chooses the program and the direction, the next two the
//! procedure.

use ostler_protocol::{PROGRAMS, check_payload};

pub(crate) fn run(data: &[u8]) {
    let [choice, high, low, payload @ ..] = data else { return };
    let program = PROGRAMS[usize::from(choice >> 1) % PROGRAMS.len()];
    let number = i32::from(u16::from_be_bytes([*high, *low])) % 460;
    let answer = choice & 1 == 1;
    let Some(Ok(written)) = check_payload(program.number, number, answer, payload) else { return };
    let again = check_payload(program.number, number, answer, &written);
    assert_eq!(again, Some(Ok(written)));
}
