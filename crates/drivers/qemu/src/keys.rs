//! Key codes of clients as QEMU's numbers.
//!
//! QEMU numbers keys by their scancode of AT set 1; a key whose scancode is
//! preceded by 0xe0 has bit 7 set. Linux' own codes are the same up to 88; for
//! the others there is a table (Linux `input-event-codes.h`, and the scancodes
//! of the IBM PC keyboard).

use ostler_core::{Error, Result};
use ostler_qmp::command::{Key, SendKey};

/// How many keys can be pressed at once.
const MOST: usize = 16;

/// Linux' codes from 89 on that have a scancode.
const LINUX: &[(u32, u32)] = &[
    (89, 0x73),
    (90, 0x78),
    (91, 0x77),
    (92, 0x79),
    (93, 0x70),
    (94, 0x7b),
    (95, 0x5c),
    (96, 0x9c),
    (97, 0x9d),
    (98, 0xb5),
    (99, 0x54),
    (100, 0xb8),
    (102, 0xc7),
    (103, 0xc8),
    (104, 0xc9),
    (105, 0xcb),
    (106, 0xcd),
    (107, 0xcf),
    (108, 0xd0),
    (109, 0xd1),
    (110, 0xd2),
    (111, 0xd3),
    (113, 0xa0),
    (114, 0xae),
    (115, 0xb0),
    (116, 0xde),
    (117, 0x59),
    (119, 0xc6),
    (121, 0x7e),
    (124, 0x7d),
    (125, 0xdb),
    (126, 0xdc),
    (127, 0xdd),
    (128, 0xe8),
    (142, 0xdf),
    (143, 0xe3),
];

/// The keys of `codes` in code set `set` (`virKeycodeSet`) as QEMU's numbers.
pub(crate) fn to_qemu(set: u32, codes: &[u32]) -> Result<Vec<u32>> {
    if codes.is_empty() || codes.len() > MOST {
        return Err(Error::invalid_arg(format!("1 to {MOST} keys can be pressed at once")));
    }
    let one: fn(u32) -> Option<u32> = match set {
        0 => from_linux,
        // XT and AT set 1 share their scancodes; 9 is QEMU's own numbering.
        1 | 2 | 9 => from_scancode,
        _ => {
            return Err(Error::operation_unsupported(format!(
                "key codes of set {set} are not built: send those of set linux, xt, atset1 or qnum"
            )));
        }
    };
    let unknown =
        |code| Error::invalid_arg(format!("key code {code} of set {set} has no key on a PC"));
    codes.iter().map(|code| one(*code).ok_or_else(|| unknown(*code))).collect()
}

fn from_linux(code: u32) -> Option<u32> {
    match code {
        1..=88 => Some(code),
        _ => LINUX.iter().find(|(linux, _)| *linux == code).map(|(_, number)| *number),
    }
}

/// An extended key comes as 0xe0xx or already with bit 7.
fn from_scancode(code: u32) -> Option<u32> {
    match code {
        1..=0xff => Some(code),
        0xe001..=0xe07f => Some(0x80 | (code & 0x7f)),
        _ => None,
    }
}

/// Sends keys by QEMU's numbers.
#[derive(Debug)]
pub(crate) struct Keys(Vec<Key<'static>>);

impl Keys {
    pub(crate) fn new(numbers: &[u32]) -> Self {
        Self(numbers.iter().map(|number| Key::Number(*number)).collect())
    }

    /// The command. No hold time means the usual one.
    pub(crate) fn command(&self, hold_time: u32) -> SendKey<'_> {
        SendKey { keys: &self.0, hold_time: (hold_time > 0).then_some(hold_time) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_scancodes() {
        // Left control, left alt, delete.
        assert_eq!(to_qemu(0, &[29, 56, 111]), Ok(vec![29, 56, 0xd3]));
        assert_eq!(to_qemu(1, &[0x1d, 0xe053]), Ok(vec![0x1d, 0xd3]));
        assert!(to_qemu(0, &[]).is_err() && to_qemu(0, &[9999]).is_err());
        assert!(to_qemu(7, &[4]).is_err() && to_qemu(0, &[1; 17]).is_err());
    }
}
