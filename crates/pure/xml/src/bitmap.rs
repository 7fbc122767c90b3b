//! Sets of small numbers, as in `cpuset='0-3,8'`.

use crate::Value;
use std::fmt;

/// A set of numbers from 0 to [`NumberSet::LARGEST`], kept as its ranges in
/// rising order. Reads `0-3,^2,8`, writes `0-1,3,8`.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct NumberSet(Box<[(u32, u32)]>);

impl NumberSet {
    /// The largest number that a set may hold.
    pub const LARGEST: u32 = 16_383;

    /// The set of the numbers from `first` to `last`, both in it.
    #[must_use]
    pub fn range(first: u32, last: u32) -> Self {
        if first > last { Self::default() } else { Self(Box::new([(first, last)])) }
    }

    /// Returns whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many are in it.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.0.iter().map(|(first, last)| last - first + 1).sum()
    }

    /// Returns whether `number` is in it.
    #[must_use]
    pub fn contains(&self, number: u32) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&number))
    }

    /// The largest in it.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        self.0.last().map(|(_, last)| *last)
    }

    /// The numbers in it, rising.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().flat_map(|(first, last)| *first..=*last)
    }

    /// Returns whether some number is in both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.0
            .iter()
            .any(|(first, last)| other.0.iter().any(|(start, end)| first <= end && start <= last))
    }
}

impl FromIterator<u32> for NumberSet {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut numbers: Vec<u32> = numbers.into_iter().collect();
        numbers.sort_unstable();
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for number in numbers {
            match ranges.last_mut() {
                Some((_, last)) if number <= last.saturating_add(1) => *last = number,
                _ => ranges.push((number, number)),
            }
        }
        Self(ranges.into())
    }
}

/// Takes `first..=last` out of `ranges`.
fn cut(ranges: &mut Vec<(u32, u32)>, first: u32, last: u32) {
    let mut left = Vec::with_capacity(ranges.len() + 1);
    for (start, end) in ranges.drain(..) {
        if start < first {
            left.push((start, end.min(first - 1)));
        }
        if end > last {
            left.push((start.max(last + 1), end));
        }
    }
    *ranges = left;
}

/// Adds `first..=last` to `ranges`, which stay sorted and apart.
fn join(ranges: &mut Vec<(u32, u32)>, mut first: u32, mut last: u32) {
    ranges.retain(|(start, end)| {
        let touches = *start <= last + 1 && first <= *end + 1;
        if touches {
            first = first.min(*start);
            last = last.max(*end);
        }
        !touches
    });
    let at = ranges.partition_point(|(start, _)| *start < first);
    ranges.insert(at, (first, last));
}

impl Value for NumberSet {
    fn from_text(text: &str) -> Option<Self> {
        let number = |text: &str| {
            u32::from_text(text).filter(|number| *number <= Self::LARGEST && !text.is_empty())
        };
        let mut ranges = Vec::new();
        for item in text.split(',') {
            let item = item.trim_ascii();
            let (item, out) = item.strip_prefix('^').map_or((item, false), |rest| (rest, true));
            let (first, last) = match item.split_once('-') {
                Some((first, last)) => (number(first)?, number(last)?),
                None => (number(item)?, number(item)?),
            };
            match (first <= last, out) {
                (false, _) => return None,
                (true, true) => cut(&mut ranges, first, last),
                (true, false) => join(&mut ranges, first, last),
            }
        }
        Some(Self(ranges.into()))
    }

    fn push_to(&self, out: &mut String, _in_attribute: bool) {
        for (index, (first, last)) in self.0.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            first.push_to(out, true);
            if last > first {
                out.push('-');
                last.push_to(out, true);
            }
        }
    }

    fn expected() -> String {
        format!("a set of numbers up to {}, such as 0-3,^2,8", Self::LARGEST)
    }
}

impl fmt::Display for NumberSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.push_to(&mut out, false);
        f.write_str(&out)
    }
}

impl fmt::Debug for NumberSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let said = NumberSet::from_text(text).map(|set| set.to_string());
        assert_eq!(said.as_deref(), expected, "{text}");
    }

    #[test]
    fn reads_and_writes() {
        check("0", Some("0"));
        check("3,1,2", Some("1-3"));
        check("0-7,^3", Some("0-2,4-7"));
        check("0-7,^0-7", Some(""));
        check("1-4, 8-20,525", Some("1-4,8-20,525"));
        check("0,1", Some("0-1"));
        for bad in ["", "a", "3-1", "1,", "-1", "0-16384", "^", "1--2", "4294967295"] {
            check(bad, None);
        }
        let set = NumberSet::from_text("1-3,9").expect("a set");
        assert_eq!((set.count(), set.last()), (4, Some(9)));
        assert_eq!(set.iter().collect::<NumberSet>(), set);
        assert!(set.overlaps(&NumberSet::range(3, 5)) && !set.overlaps(&NumberSet::range(4, 8)));
    }
}
