//! Replies that libvirtd 9.0 gave must be read and written back byte for byte.

#![allow(clippy::expect_used, reason = "a test")]

use ostler_protocol::{REMOTE, check_payload};

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digit = |index: usize| u8::from_str_radix(&hexadecimal[index..index + 2], 16);
    (0..hexadecimal.len()).step_by(2).map(|index| digit(index).expect("digits")).collect()
}

#[test]
fn replies_of_libvirtd_come_back() {
    let mut seen = 0;
    for line in include_str!("recorded_replies.txt").lines().filter(|line| !line.starts_with('#')) {
        let [number, name, payload] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("a line of other than three words: {line}");
        };
        let number: i32 = number.parse().expect("a number");
        let procedure = REMOTE.procedure(number).expect("known");
        assert_eq!(procedure.name, name);
        let payload = if payload == "-" { Vec::new() } else { bytes(payload) };
        let again = check_payload(REMOTE.number, number, true, &payload).expect("known");
        assert_eq!(again, Ok(payload), "{name}");
        seen += 1;
    }
    assert!(seen > 70, "{seen}");
}
