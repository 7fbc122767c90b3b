//! Sets of CPUs: maps as the API has them, lists as people write them.

/// Returns whether the CPU is in the map.
pub(super) fn contains(map: &[u8], cpu: usize) -> bool {
    map.get(cpu / 8).is_some_and(|byte| byte >> (cpu % 8) & 1 == 1)
}

/// The map as one letter a CPU: `yy-y`.
pub(super) fn letters(map: &[u8], count: usize) -> String {
    (0..count).map(|cpu| if contains(map, cpu) { 'y' } else { '-' }).collect()
}

/// The map as a list with ranges: `0-3,7`.
pub(super) fn list(map: &[u8], count: usize) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for cpu in (0..count).filter(|cpu| contains(map, *cpu)) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == cpu => *last = cpu,
            _ => ranges.push((cpu, cpu)),
        }
    }
    let texts = ranges.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    texts.collect::<Vec<_>>().join(",")
}

/// A list of CPUs, with ranges, exceptions (`^2`) and `r` for all, as a map.
pub(super) fn parse(text: &str, count: usize) -> Option<Vec<u8>> {
    let mut map = vec![0_u8; count.div_ceil(8)];
    if text == "r" {
        (0..count).for_each(|cpu| map[cpu / 8] |= 1 << (cpu % 8));
        return Some(map);
    }
    for part in text.split(',').map(str::trim) {
        let (part, remove) = match part.strip_prefix('^') {
            Some(part) => (part, true),
            None => (part, false),
        };
        let (first, last) = match part.split_once('-') {
            Some((first, last)) if !remove => (first.parse().ok()?, last.parse().ok()?),
            Some(_) => return None,
            None => {
                let cpu: usize = part.parse().ok()?;
                (cpu, cpu)
            }
        };
        if first > last || last >= count {
            return None;
        }
        for cpu in first..=last {
            let bit = 1 << (cpu % 8);
            if remove { map[cpu / 8] &= !bit } else { map[cpu / 8] |= bit }
        }
    }
    Some(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        for (text, count, written) in [
            ("0-3", 8, Some("0-3")),
            ("0-7,^2", 8, Some("0-1,3-7")),
            ("5,1", 8, Some("1,5")),
            ("r", 3, Some("0-2")),
            ("8", 8, None),
            ("3-1", 8, None),
            ("", 8, None),
            ("a", 8, None),
            ("^1-2", 8, None),
        ] {
            let map = parse(text, count);
            assert_eq!(map.as_deref().map(|map| list(map, count)).as_deref(), written, "{text}");
        }
        assert_eq!(letters(&[0b101, 1], 9), "y-y-----y");
    }
}
