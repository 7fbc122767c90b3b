//! Sizes: reading them with a unit and writing them for people.

/// The bytes that `text` means: a whole number, with a unit or without one, in
/// which case it counts units of `unit` bytes.
pub(crate) fn parse(text: &str, unit: u64) -> Option<u64> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, suffix) = text.split_at(end);
    let number: u64 = digits.parse().ok()?;
    let unit = if suffix.is_empty() { unit } else { suffix_unit(suffix)? };
    number.checked_mul(unit)
}

fn suffix_unit(suffix: &str) -> Option<u64> {
    let suffix = suffix.to_ascii_lowercase();
    if matches!(suffix.as_str(), "b" | "byte" | "bytes") {
        return Some(1);
    }
    let power = u32::try_from("kmgtpe".find(suffix.chars().next()?)? + 1).ok()?;
    match &suffix[1..] {
        "" | "ib" => Some(1024_u64.pow(power)),
        "b" => Some(1000_u64.pow(power)),
        _ => None,
    }
}

/// The size in the largest unit of which there is at least one.
pub(crate) fn pretty(bytes: u64) -> String {
    in_unit(bytes, 3)
}

/// The same with two decimals, as sizes of storage are shown.
pub(crate) fn short(bytes: u64) -> String {
    in_unit(bytes, 2)
}

fn in_unit(bytes: u64, decimals: usize) -> String {
    let mut unit = 0;
    while unit < UNITS.len() - 1 && bytes >> (10 * (unit + 1)) != 0 {
        unit += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "few decimals are shown")]
    let number = bytes as f64 / (1_u64 << (10 * unit)) as f64;
    format!("{number:.decimals$} {}", UNITS[unit])
}

const UNITS: [&str; 7] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_units() {
        for (text, bytes) in [
            ("4", Some(4096)),
            ("4KiB", Some(4096)),
            ("4k", Some(4096)),
            ("4KB", Some(4000)),
            ("4b", Some(4)),
            ("2M", Some(2 << 20)),
            ("1E", Some(1 << 60)),
            ("99E", None),
            ("", None),
            ("M", None),
            ("4x", None),
            ("4mm", None),
            ("-4", None),
        ] {
            assert_eq!(parse(text, 1024), bytes, "{text}");
        }
    }

    #[test]
    fn writes_units() {
        assert_eq!(pretty(512), "512.000 B");
        assert_eq!(pretty(4096), "4.000 KiB");
        assert_eq!(pretty(1536), "1.500 KiB");
        assert_eq!(pretty(u64::MAX), "16.000 EiB");
        assert_eq!(short(1536), "1.50 KiB");
        assert_eq!(short(0), "0.00 B");
    }
}
