//! Names of keys, for `send-key`.
//!
//! Three code sets have names; every one takes numbers. What a code means in
//! another set is the daemon's business.

mod linux;
mod os_x;
mod win32;

use ostler_core::enumeration::KeycodeSet;
use std::str::FromStr;

/// The code set whose keys and codes are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CodeSet(pub(crate) KeycodeSet);

/// The names of the sets; `rfb` is what `qnum` was called once.
const SETS: &[(&str, KeycodeSet)] = &[
    ("linux", KeycodeSet::Linux),
    ("xt", KeycodeSet::Xt),
    ("atset1", KeycodeSet::Atset1),
    ("atset2", KeycodeSet::Atset2),
    ("atset3", KeycodeSet::Atset3),
    ("os_x", KeycodeSet::Osx),
    ("xt_kbd", KeycodeSet::XtKbd),
    ("usb", KeycodeSet::Usb),
    ("win32", KeycodeSet::Win32),
    ("qnum", KeycodeSet::Qnum),
    ("rfb", KeycodeSet::Qnum),
];

impl FromStr for CodeSet {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        SETS.iter().find(|(set, _)| *set == name).map(|(_, set)| Self(*set)).ok_or(())
    }
}

impl CodeSet {
    /// The code of a key, by name or as a number (also 0x1e or 036).
    pub(crate) fn code(self, key: &str) -> Option<u32> {
        let named = self.names().iter().find(|(name, _)| *name == key);
        named.map(|(_, code)| *code).or_else(|| number(key))
    }

    /// The names of the set's keys, with their codes.
    pub(crate) fn names(self) -> &'static [(&'static str, u32)] {
        match self.0 {
            KeycodeSet::Linux => linux::NAMES,
            KeycodeSet::Osx => os_x::NAMES,
            KeycodeSet::Win32 => win32::NAMES,
            _ => &[],
        }
    }
}

/// A code as C writes numbers; codes fit 16 bits.
fn number(text: &str) -> Option<u32> {
    let code = if let Some(digits) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        u16::from_str_radix(digits, 16)
    } else if text.len() > 1 && text.starts_with('0') {
        u16::from_str_radix(&text[1..], 8)
    } else {
        text.parse()
    };
    code.ok().map(u32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names_and_numbers() {
        for (set, key, code) in [
            (CodeSet(KeycodeSet::Linux), "KEY_LEFTCTRL", Some(29)),
            (CodeSet(KeycodeSet::Linux), "KEY_A", Some(30)),
            (CodeSet(KeycodeSet::Linux), "0x1e", Some(30)),
            (CodeSet(KeycodeSet::Linux), "036", Some(30)),
            (CodeSet(KeycodeSet::Linux), "0", Some(0)),
            (CodeSet(KeycodeSet::Linux), "VK_A", None),
            (CodeSet(KeycodeSet::Win32), "VK_RETURN", Some(13)),
            (CodeSet(KeycodeSet::Osx), "ANSI_A", Some(0)),
            (CodeSet(KeycodeSet::Usb), "KEY_A", None),
            (CodeSet(KeycodeSet::Usb), "4", Some(4)),
            (CodeSet(KeycodeSet::Xt), "-1", None),
            (CodeSet(KeycodeSet::Xt), "999999", None),
        ] {
            assert_eq!(set.code(key), code, "{set:?} {key}");
        }
        assert_eq!("rfb".parse(), Ok(CodeSet(KeycodeSet::Qnum)));
        assert_eq!("nosuch".parse::<CodeSet>(), Err(()));
    }
}
