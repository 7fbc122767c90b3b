//! `--inbound` and `--outbound`: the rates of a card's traffic.

use crate::{failure::Failure, xml::Build};

/// Rates in KiB/s, and the burst in KiB; those that are not limited are 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rates {
    average: u64,
    peak: u64,
    burst: u64,
    floor: u64,
}

/// The direction of the traffic, seen from the guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Inbound,
    Outbound,
}

impl Direction {
    /// The option of this direction, and its element.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
        }
    }
}

impl Rates {
    /// Reads `average,peak,burst,floor`, of which any may be empty.
    pub(super) fn read(text: &str, direction: Direction) -> Result<Self, Failure> {
        let words: Vec<&str> = text.split(',').collect();
        if words.len() > 4 {
            return Err(Failure::new(format!("Rate string '{text}' has too many fields"))
                .hint("average,peak,burst,floor"));
        }
        let field = |place: usize, name: &str| match words.get(place).map(|word| word.trim()) {
            None | Some("") => Ok(0),
            Some(word) => word
                .parse()
                .map_err(|_| Failure::new(format!("field '{name}' is malformed: '{word}'"))),
        };
        let rates = Self {
            average: field(0, "average")?,
            peak: field(1, "peak")?,
            burst: field(2, "burst")?,
            floor: field(3, "floor")?,
        };
        match direction {
            Direction::Inbound if rates.average == 0 && rates.floor == 0 => {
                Err(Failure::new("either inbound average or floor is mandatory"))
            }
            Direction::Outbound if rates.average == 0 => {
                Err(Failure::new("outbound average is mandatory"))
            }
            Direction::Outbound if rates.floor != 0 => {
                Err(Failure::new("outbound floor is unsupported yet"))
            }
            _ => Ok(rates),
        }
    }

    /// Writes the element of this direction.
    pub(super) fn write(self, xml: &mut Build, direction: Direction) {
        let Self { average, peak, burst, floor } = self;
        let rates = [("average", average), ("peak", peak), ("burst", burst), ("floor", floor)];
        let rates = rates.map(|(name, rate)| (name, (rate != 0).then(|| rate.to_string())));
        let attributes = rates.iter().map(|(name, rate)| (*name, rate.as_deref()));
        xml.empty(direction.name(), &attributes.collect::<Vec<_>>());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rates() {
        for (text, expected) in [
            ("1", "<inbound average='1'/>"),
            ("1,2", "<inbound average='1' peak='2'/>"),
            ("1,,3", "<inbound average='1' burst='3'/>"),
            (",,,4", "<inbound floor='4'/>"),
            ("1,", "<inbound average='1'/>"),
        ] {
            let rates = Rates::read(text, Direction::Inbound).expect(text);
            let mut xml = Build::new("x", &[]);
            rates.write(&mut xml, Direction::Inbound);
            assert_eq!(xml.finish().lines().nth(1).map(str::trim_start), Some(expected));
        }
    }

    #[test]
    fn refuses_what_says_too_little_or_too_much() {
        for text in ["", "x", "0", ",2", "1,x", "1,2,3,4,5", "-1", "99999999999999999999"] {
            assert!(Rates::read(text, Direction::Inbound).is_err(), "{text}");
        }
        for text in [",,,4", "1,2,3,4", "0"] {
            assert!(Rates::read(text, Direction::Outbound).is_err(), "{text}");
        }
        assert!(Rates::read("1,2,3", Direction::Outbound).is_ok());
    }
}
