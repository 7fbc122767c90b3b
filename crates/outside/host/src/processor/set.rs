//! Sets of CPU or node numbers, as the kernel and libvirt write them.

use std::{collections::BTreeSet, fmt, str::FromStr};

/// The largest number taken, above what any kernel is built for.
const LARGEST: u32 = 65_535;

/// A set of numbers, written as `0-3,8,10-11`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct CpuSet(BTreeSet<u32>);

/// Text that is no list of CPUs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a list of CPUs like 0-3,8")]
pub struct ParseCpuSetError(String);

impl CpuSet {
    /// Returns whether `number` is in it.
    #[must_use]
    pub fn contains(&self, number: u32) -> bool {
        self.0.contains(&number)
    }

    /// Its numbers in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.0.iter().copied()
    }

    /// How many are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The largest number.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        self.0.last().copied()
    }

    /// A byte for eight numbers each, the lowest bit for the lowest number:
    /// the CPU maps of the API. `bits` is how many numbers it tells of.
    #[must_use]
    pub fn to_bytes(&self, bits: u32) -> Vec<u8> {
        let mut bytes = vec![0_u8; bits.div_ceil(8) as usize];
        for number in self.iter().take_while(|number| *number < bits) {
            bytes[(number / 8) as usize] |= 1 << (number % 8);
        }
        bytes
    }
}

impl FromIterator<u32> for CpuSet {
    fn from_iter<T: IntoIterator<Item = u32>>(numbers: T) -> Self {
        Self(numbers.into_iter().collect())
    }
}

impl FromStr for CpuSet {
    type Err = ParseCpuSetError;

    /// Reads the kernel's form; the empty text is the empty set.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseCpuSetError(text.to_owned());
        let number = |text: &str| {
            text.trim().parse().ok().filter(|number| *number <= LARGEST).ok_or_else(error)
        };
        let mut set = BTreeSet::new();
        for part in text.trim().split(',').filter(|part| !part.trim().is_empty()) {
            match part.split_once('-') {
                None => {
                    set.insert(number(part)?);
                }
                Some((first, last)) => {
                    let (first, last) = (number(first)?, number(last)?);
                    if first > last {
                        return Err(error());
                    }
                    set.extend(first..=last);
                }
            }
        }
        Ok(Self(set))
    }
}

impl fmt::Display for CpuSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut numbers = self.iter().peekable();
        let mut separator = "";
        while let Some(first) = numbers.next() {
            let mut last = first;
            while let Some(next) = numbers.next_if(|next| *next == last + 1) {
                last = next;
            }
            match last - first {
                0 => write!(f, "{separator}{first}")?,
                _ => write!(f, "{separator}{first}-{last}")?,
            }
            separator = ",";
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        for (text, written) in
            [("", ""), ("0\n", "0"), ("0-3,8", "0-3,8"), ("3,1,2,0-1", "0-3"), ("5-6,9", "5-6,9")]
        {
            assert_eq!(text.parse::<CpuSet>().unwrap().to_string(), written, "{text}");
        }
        for bad in ["x", "3-1", "1-", "-1", "65536", "0-99999999999"] {
            assert!(bad.parse::<CpuSet>().is_err(), "{bad}");
        }
    }

    #[test]
    fn makes_a_map() {
        let set: CpuSet = "0,9,11,40".parse().unwrap();
        assert_eq!(set.to_bytes(12), [0b1, 0b1010]);
        assert_eq!(CpuSet::default().to_bytes(0), Vec::<u8>::new());
    }
}
