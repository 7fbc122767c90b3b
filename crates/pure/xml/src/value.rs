//! Values: what can stand in an attribute or as an element's text.

use crate::{Text, escape};
use ostler_core::{MacAddress, Uuid};
use std::fmt::Write as _;

/// A value with one text form.
pub trait Value: Sized {
    /// The value `text` stands for.
    fn from_text(text: &str) -> Option<Self>;

    /// Appends the value's text, escaped for an attribute or a text node.
    fn push_to(&self, out: &mut String, in_attribute: bool);

    /// The form of a right text, in words: "a whole number".
    fn expected() -> String;
}

impl Value for Text {
    fn from_text(text: &str) -> Option<Self> {
        Some(text.into())
    }

    fn push_to(&self, out: &mut String, in_attribute: bool) {
        escape::push(out, self, in_attribute);
    }

    fn expected() -> String {
        "a text".to_owned()
    }
}

/// Appends the decimal digits of `number`.
pub(crate) fn push_number(out: &mut String, mut number: u64) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        let digit = (number % 10) as u8;
        digits[at] = b'0' + digit;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

/// Digits alone: Rust's own parsing would take a plus sign too.
fn digits(text: &str) -> Option<&str> {
    let text = text.trim_ascii();
    (!text.starts_with('+')).then_some(text)
}

macro_rules! unsigned {
    ($($type:ty)*) => {
        $(impl Value for $type {
            fn from_text(text: &str) -> Option<Self> {
                digits(text)?.parse().ok()
            }

            fn push_to(&self, out: &mut String, _in_attribute: bool) {
                push_number(out, u64::from(*self));
            }

            fn expected() -> String {
                format!("a whole number from 0 to {}", Self::MAX)
            }
        })*
    };
}

macro_rules! signed {
    ($($type:ty)*) => {
        $(impl Value for $type {
            fn from_text(text: &str) -> Option<Self> {
                digits(text)?.parse().ok()
            }

            fn push_to(&self, out: &mut String, _in_attribute: bool) {
                if *self < 0 {
                    out.push('-');
                }
                push_number(out, u64::from(self.unsigned_abs()));
            }

            fn expected() -> String {
                format!("a whole number from {} to {}", Self::MIN, Self::MAX)
            }
        })*
    };
}

unsigned! { u8 u16 u32 u64 }
signed! { i32 i64 }

macro_rules! through_text {
    ($($type:ty: $expected:literal)*) => {
        $(impl Value for $type {
            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }

            fn push_to(&self, out: &mut String, _in_attribute: bool) {
                // Writing to a String cannot fail.
                let _ = write!(out, "{self}");
            }

            fn expected() -> String {
                $expected.to_owned()
            }
        })*
    };
}

through_text! {
    Uuid: "a UUID"
    MacAddress: "a MAC address of six hexadecimal bytes"
}

/// A number written as `0x` and `DIGITS` hexadecimal digits; read as that,
/// as octal with a leading 0 or as decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hex<T, const DIGITS: usize>(pub T);

impl<T: Copy + TryFrom<u64> + Into<u64>, const DIGITS: usize> Value for Hex<T, DIGITS> {
    fn from_text(text: &str) -> Option<Self> {
        number_in_any_base(text)?.try_into().ok().map(Self)
    }

    fn push_to(&self, out: &mut String, _in_attribute: bool) {
        push_hex(out, self.0.into(), DIGITS);
    }

    fn expected() -> String {
        "a hexadecimal number that fits its place".to_owned()
    }
}

/// A [`Hex`] whose letters are written large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UpperHex<T, const DIGITS: usize>(pub T);

impl<T: Copy + TryFrom<u64> + Into<u64>, const DIGITS: usize> Value for UpperHex<T, DIGITS> {
    fn from_text(text: &str) -> Option<Self> {
        number_in_any_base(text)?.try_into().ok().map(Self)
    }

    fn push_to(&self, out: &mut String, _in_attribute: bool) {
        let start = out.len() + 2;
        push_hex(out, self.0.into(), DIGITS);
        let digits = out.split_off(start);
        out.push_str(&digits.to_ascii_uppercase());
    }

    fn expected() -> String {
        Hex::<T, DIGITS>::expected()
    }
}

/// Appends `0x` and at least `width` hexadecimal digits.
fn push_hex(out: &mut String, number: u64, width: usize) {
    out.push_str("0x");
    let used = (16 - number.leading_zeros() as usize / 4).max(1);
    for place in (0..used.max(width)).rev() {
        let digit = if place < 16 { (number >> (4 * place)) & 15 } else { 0 };
        out.push(char::from(b"0123456789abcdef"[usize::try_from(digit).unwrap_or(0)]));
    }
}

/// Reads `0x1f`, `037` and `31`.
fn number_in_any_base(text: &str) -> Option<u64> {
    let text = digits(text)?;
    let (text, base) = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(hex) => (digits(hex)?, 16),
        None if text.len() > 1 && text.starts_with('0') => (&text[1..], 8),
        None => (text, 10),
    };
    u64::from_str_radix(text, base).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &impl Value) -> String {
        let mut out = String::new();
        value.push_to(&mut out, true);
        out
    }

    #[test]
    fn numbers() {
        assert_eq!(u8::from_text("255"), Some(255));
        for bad in ["256", "-1", "+1", "", "1a", "0x1"] {
            assert_eq!(u8::from_text(bad), None, "{bad}");
        }
        assert_eq!(written(&u64::MAX), u64::MAX.to_string());
        assert_eq!(written(&i64::MIN), i64::MIN.to_string());
        assert_eq!(written(&0_u8), "0");
    }

    #[test]
    fn hexadecimal() {
        type Slot = Hex<u8, 2>;
        assert_eq!(Slot::from_text("0x1f"), Some(Hex(0x1f)));
        assert_eq!(Slot::from_text("31"), Some(Hex(31)));
        assert_eq!(Slot::from_text("037"), Some(Hex(31)));
        assert_eq!(Slot::from_text("0x100"), None);
        assert_eq!(written(&Hex::<u8, 2>(5)), "0x05");
        assert_eq!(written(&Hex::<u64, 1>(u64::MAX)), "0xffffffffffffffff");
        assert_eq!(written(&Hex::<u64, 1>(0)), "0x0");
    }
}
