//! Key codes of clients as QEMU's numbers.
//!
//! QEMU numbers keys by their scancode of AT set 1; a key whose scancode is
//! preceded by 0xe0 has bit 7 set. The table (`tables/keys.csv`) has the keys
//! in the order of Linux' numbers; of two keys with the same code in a set the
//! first is meant.

mod generated;

use generated::{KEYS, NONE};
use ostler_core::enumeration::KeycodeSet;
use ostler_core::{Error, Result};
use ostler_qmp::command::{Key, SendKey};

/// How many keys can be pressed at once.
const MOST: usize = 16;

/// Keys of Korean keyboards: their scancodes end a key's release elsewhere.
const KOREAN: [u16; 2] = [0xf1, 0xf2];

/// Columns of the table.
mod column {
    pub(super) const LINUX: usize = 0;
    pub(super) const AT_SET1: usize = 1;
    pub(super) const AT_SET2: usize = 2;
    pub(super) const AT_SET3: usize = 3;
    pub(super) const USB: usize = 4;
    pub(super) const WIN32: usize = 5;
    pub(super) const OS_X: usize = 6;
}

/// The keys of `codes` in code set `set` as QEMU's numbers.
pub(crate) fn to_qemu(set: KeycodeSet, codes: &[u32]) -> Result<Vec<u32>> {
    if codes.is_empty() || codes.len() > MOST {
        return Err(Error::invalid_arg(format!("1 to {MOST} keys can be pressed at once")));
    }
    let one: fn(u32) -> Option<u32> = match set {
        KeycodeSet::Linux => |code| find(column::LINUX, code),
        // XT and AT set 1 share their scancodes.
        KeycodeSet::Xt | KeycodeSet::Atset1 => |code| find(column::AT_SET1, code),
        KeycodeSet::Atset2 => |code| find(column::AT_SET2, code),
        KeycodeSet::Atset3 => |code| find(column::AT_SET3, code),
        KeycodeSet::Osx => |code| find(column::OS_X, code),
        KeycodeSet::XtKbd => from_xt_keyboard,
        KeycodeSet::Usb => |code| find(column::USB, code),
        KeycodeSet::Win32 => |code| find(column::WIN32, code),
        // QEMU's own numbering.
        KeycodeSet::Qnum => |code| (1..=0xff).contains(&code).then_some(code),
    };
    let unknown =
        |code| Error::invalid_arg(format!("key code {code} of the set {set:?} has no key on a PC"));
    codes.iter().map(|code| one(*code).ok_or_else(|| unknown(*code))).collect()
}

/// The key with this code in a column.
fn find(column: usize, code: u32) -> Option<u32> {
    let code = u16::try_from(code).ok().filter(|code| *code != NONE)?;
    let row = KEYS.iter().find(|row| row[column] == code)?;
    Some(number(row[column::AT_SET1]))
}

/// Linux' driver of XT keyboards marks extended keys with bit 8.
fn from_xt_keyboard(code: u32) -> Option<u32> {
    match code {
        0..=0xff => find(column::AT_SET1, code),
        0x100..=0x17f => find(column::AT_SET1, 0xe000 | (code & 0x7f)),
        _ => None,
    }
}

/// QEMU's number of a scancode of AT set 1.
fn number(scancode: u16) -> u32 {
    if KOREAN.contains(&scancode) {
        u32::from(scancode & 0x7f)
    } else if scancode > 0x7f {
        u32::from(0x80 | (scancode & 0x7f))
    } else {
        u32::from(scancode)
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
        assert_eq!(to_qemu(KeycodeSet::Linux, &[29, 56, 111]), Ok(vec![29, 56, 0xd3]));
        assert_eq!(to_qemu(KeycodeSet::Xt, &[0x1d, 0xe053]), Ok(vec![0x1d, 0xd3]));
        assert!(
            to_qemu(KeycodeSet::Linux, &[]).is_err()
                && to_qemu(KeycodeSet::Linux, &[9999]).is_err()
        );
        assert!(to_qemu(KeycodeSet::Linux, &[1; 17]).is_err());
    }

    #[test]
    fn sets_name_the_same_keys() {
        // The key A and the right arrow, in each set.
        for (set, a, right) in [
            (KeycodeSet::Linux, 30, 106),
            (KeycodeSet::Xt, 0x1e, 0xe04d),
            (KeycodeSet::Atset1, 0x1e, 0xe04d),
            (KeycodeSet::Atset2, 0x1c, 0xe074),
            (KeycodeSet::Atset3, 0x1c, 0x6a),
            (KeycodeSet::Osx, 0x00, 0x7c),
            (KeycodeSet::XtKbd, 0x1e, 0x14d),
            (KeycodeSet::Usb, 4, 79),
            (KeycodeSet::Win32, 0x41, 0x27),
            (KeycodeSet::Qnum, 0x1e, 0xcd),
        ] {
            assert_eq!(to_qemu(set, &[a, right]), Ok(vec![0x1e, 0xcd]), "set {set:?}");
        }
    }
}
