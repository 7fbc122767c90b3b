//! Names of keys, for `send-key`.
//!
//! Three code sets have names; every one takes numbers. What a code means in
//! another set is the daemon's business.

mod linux;
mod os_x;
mod win32;

use std::str::FromStr;

/// Code sets by libvirt's number (`virKeycodeSet`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum CodeSet {
    Linux = 0,
    Xt = 1,
    AtSet1 = 2,
    AtSet2 = 3,
    AtSet3 = 4,
    OsX = 5,
    XtKbd = 6,
    Usb = 7,
    Win32 = 8,
    Qnum = 9,
}

/// The names of the sets; `rfb` is what `qnum` was called once.
const SETS: &[(&str, CodeSet)] = &[
    ("linux", CodeSet::Linux),
    ("xt", CodeSet::Xt),
    ("atset1", CodeSet::AtSet1),
    ("atset2", CodeSet::AtSet2),
    ("atset3", CodeSet::AtSet3),
    ("os_x", CodeSet::OsX),
    ("xt_kbd", CodeSet::XtKbd),
    ("usb", CodeSet::Usb),
    ("win32", CodeSet::Win32),
    ("qnum", CodeSet::Qnum),
    ("rfb", CodeSet::Qnum),
];

impl FromStr for CodeSet {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        SETS.iter().find(|(set, _)| *set == name).map(|(_, set)| *set).ok_or(())
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
        match self {
            Self::Linux => linux::NAMES,
            Self::OsX => os_x::NAMES,
            Self::Win32 => win32::NAMES,
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
            (CodeSet::Linux, "KEY_LEFTCTRL", Some(29)),
            (CodeSet::Linux, "KEY_A", Some(30)),
            (CodeSet::Linux, "0x1e", Some(30)),
            (CodeSet::Linux, "036", Some(30)),
            (CodeSet::Linux, "0", Some(0)),
            (CodeSet::Linux, "VK_A", None),
            (CodeSet::Win32, "VK_RETURN", Some(13)),
            (CodeSet::OsX, "ANSI_A", Some(0)),
            (CodeSet::Usb, "KEY_A", None),
            (CodeSet::Usb, "4", Some(4)),
            (CodeSet::Xt, "-1", None),
            (CodeSet::Xt, "999999", None),
        ] {
            assert_eq!(set.code(key), code, "{set:?} {key}");
        }
        assert_eq!("rfb".parse(), Ok(CodeSet::Qnum));
        assert_eq!("nosuch".parse::<CodeSet>(), Err(()));
    }
}
