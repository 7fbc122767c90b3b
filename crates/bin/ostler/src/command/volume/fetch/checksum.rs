//! The checksum that an image must have.

use crate::failure::Failure;
use sha2::{Digest, Sha256, Sha512};

/// A checksum that was promised: `sha256:HEX` or `sha512:HEX`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Checksum {
    kind: Kind,
    hex: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sha256,
    Sha512,
}

impl Checksum {
    pub(super) fn parse(text: &str) -> Result<Self, Failure> {
        let wrong = |why: &str| {
            Err(Failure::new(format!("'{text}' is no checksum: {why}"))
                .hint("as in sha256: and 64 hexadecimal digits, or sha512: and 128"))
        };
        let Some((kind, hex)) = text.split_once(':') else { return wrong("it names no algorithm") };
        let (kind, digits) = match kind.to_ascii_lowercase().as_str() {
            "sha256" => (Kind::Sha256, 64),
            "sha512" => (Kind::Sha512, 128),
            _ => return wrong("only sha256 and sha512 are known"),
        };
        if hex.len() != digits || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return wrong("its digits are too few, too many, or others than 0 to 9 and a to f");
        }
        Ok(Self { kind, hex: hex.to_ascii_lowercase() })
    }
}

/// Adds up what comes.
pub(super) struct Sum(State);

enum State {
    Nothing,
    Sha256(Box<Sha256>, Checksum),
    Sha512(Box<Sha512>, Checksum),
}

impl Sum {
    /// Without a promise nothing is added up.
    pub(super) fn new(promised: Option<Checksum>) -> Self {
        Self(match promised {
            None => State::Nothing,
            Some(checksum) => match checksum.kind {
                Kind::Sha256 => State::Sha256(Box::default(), checksum),
                Kind::Sha512 => State::Sha512(Box::default(), checksum),
            },
        })
    }

    pub(super) fn add(&mut self, data: &[u8]) {
        match &mut self.0 {
            State::Nothing => {}
            State::Sha256(sum, _) => sum.update(data),
            State::Sha512(sum, _) => sum.update(data),
        }
    }

    /// Fails when it is not what was promised.
    pub(super) fn check(self) -> Result<(), Failure> {
        let (found, promised) = match self.0 {
            State::Nothing => return Ok(()),
            State::Sha256(sum, promised) => (hex(&sum.finalize()), promised.hex),
            State::Sha512(sum, promised) => (hex(&sum.finalize()), promised.hex),
        };
        if found == promised {
            return Ok(());
        }
        Err(Failure::new("the image is not the one that was promised")
            .and(format!("its checksum is {found}, not {promised}"))
            .hint("the image may have been replaced at its place, or the checksum is of another"))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABC: &str = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";

    #[test]
    fn a_sum_is_held_against_its_promise() {
        let sum = |text: &str, data: &[&[u8]]| {
            let mut sum = Sum::new(Some(Checksum::parse(text).expect(text)));
            data.iter().for_each(|data| sum.add(data));
            sum.check().is_ok()
        };
        assert!(sum(&format!("sha256:{ABC}"), &[b"a", b"bc"]));
        assert!(!sum(&format!("SHA256:{ABC}"), &[b"abd"]));
        assert!(!sum(&format!("sha512:{ABC}{ABC}"), &[b"abc"]));
        assert!(Sum::new(None).check().is_ok());
    }

    #[test]
    fn what_is_no_checksum_is_refused() {
        for text in ["", ABC, "md5:00", "sha256:", "sha256:xyz", &format!("sha256:{ABC}0")] {
            assert!(Checksum::parse(text).is_err(), "{text}");
        }
        assert!(Checksum::parse(&format!("sha256:{}g", &ABC[1..])).is_err());
    }
}
