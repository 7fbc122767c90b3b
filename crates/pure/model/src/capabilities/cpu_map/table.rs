//! Reading the tables. They are part of the program, so what is wrong with
//! them is found by the test below, and passed over otherwise.

use super::{CpuMap, Feature, FeatureSet, Model, ModelSignature, Place, Register, Vendor, WORDS};
use std::collections::HashMap;

const X86: &str = include_str!("../../../../../../tables/cpu_map/x86.txt");

pub(super) fn x86() -> CpuMap {
    let mut map = CpuMap {
        vendors: Vec::new(),
        features: Vec::new(),
        models: Vec::new(),
        by_name: HashMap::new(),
    };
    for line in X86.lines() {
        if read_line(&mut map, line).is_none() {
            debug_assert!(false, "tables/cpu_map/x86.txt: {line}");
        }
    }
    map
}

/// `None` when the line is not of the table's form.
fn read_line(map: &mut CpuMap, line: &'static str) -> Option<()> {
    let mut words = line.split_ascii_whitespace();
    match words.next() {
        None => {}
        Some(comment) if comment.starts_with('#') => {}
        Some("vendor") => {
            map.vendors.push(Vendor { name: words.next()?, string: words.next()? });
        }
        Some("feature") => {
            let feature = feature(words)?;
            let index = map.features.len();
            if index >= WORDS * 64 {
                return None;
            }
            map.by_name.insert(feature.name, index);
            for alias in &feature.aliases {
                map.by_name.entry(alias).or_insert(index);
            }
            map.features.push(feature);
        }
        Some("model") => {
            let model = model(map, words)?;
            map.models.push(model);
        }
        Some(mark @ ("+" | "*" | "-")) => {
            for name in words {
                let index = *map.by_name.get(name)?;
                let model = map.models.last_mut()?;
                match mark {
                    "-" => {
                        model.features.remove(index);
                        model.added.remove(index);
                    }
                    "*" => {
                        model.features.insert(index);
                        model.added.insert(index);
                    }
                    _ => model.features.insert(index),
                }
            }
        }
        Some(_) => return None,
    }
    Some(())
}

fn feature(mut words: impl Iterator<Item = &'static str>) -> Option<Feature> {
    let name = words.next()?;
    let mut feature = Feature { name, aliases: Vec::new(), migratable: true, places: Vec::new() };
    for word in words {
        if let Some(alias) = word.strip_prefix('=') {
            feature.aliases.push(alias);
        } else if word == "pinned" {
            feature.migratable = false;
        } else {
            feature.places.push(place(word)?);
        }
    }
    Some(feature)
}

fn place(word: &str) -> Option<Place> {
    let mut parts = word.split(':');
    let (main, sub) = parts.next()?.split_once('.')?;
    let register = Register::by_name(parts.next()?)?;
    let mask = u32::from_str_radix(parts.next()?, 16).ok()?;
    let sub = u32::from_str_radix(sub, 16).ok()?;
    if main == "msr" {
        let shift = if register == Register::Edx { 32 } else { 0 };
        return Some(Place::Msr { index: sub, mask: u64::from(mask) << shift });
    }
    let leaf = u32::from_str_radix(main, 16).ok()?;
    Some(Place::Cpuid { leaf, subleaf: sub, register, mask })
}

fn model(map: &CpuMap, mut words: impl Iterator<Item = &'static str>) -> Option<Model> {
    let mut model = Model {
        name: words.next()?,
        vendor: None,
        base: None,
        for_hosts: false,
        for_guests: false,
        signatures: Vec::new(),
        features: FeatureSet::default(),
        added: FeatureSet::default(),
    };
    for word in words {
        if let Some(base) = word.strip_prefix("base=") {
            let base = map.model(base)?;
            model.base = Some(base.name);
            model.vendor = base.vendor;
            model.signatures = base.signatures.clone();
            model.features = base.features;
            model.added = base.added;
        } else if let Some(vendor) = word.strip_prefix("vendor=") {
            model.vendor = Some(vendor);
        } else if let Some(purposes) = word.strip_prefix("for=") {
            model.for_hosts = purposes.contains('h');
            model.for_guests = purposes.contains('g');
        } else {
            model.signatures.push(signature(word)?);
        }
    }
    Some(model)
}

fn signature(word: &str) -> Option<ModelSignature> {
    let mut parts = word.splitn(3, '.');
    let family = parts.next()?.parse().ok()?;
    let model = parts.next()?.parse().ok()?;
    let range = |text: &str| {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        Some((from.parse().ok()?, to.parse().ok()?))
    };
    let steppings = parts.next().into_iter().flat_map(|text| text.split(','));
    Some(ModelSignature { family, model, steppings: steppings.map(range).collect::<Option<_>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_wholly() {
        let map = x86();
        let lines = |word| X86.lines().filter(|line| line.starts_with(word)).count();
        assert_eq!(map.vendors.len(), lines("vendor "));
        assert_eq!(map.features.len(), lines("feature "));
        assert_eq!(map.models.len(), lines("model "));
        assert!(map.features.iter().all(|feature| !feature.places.is_empty()));
        let haswell = map.model("Haswell").unwrap();
        assert_eq!(haswell.vendor, Some("Intel"));
        assert!(map.names(&haswell.features).any(|name| name == "avx2"));
        let version = map.model("Haswell-v1").unwrap();
        assert_eq!((version.features, version.vendor), (haswell.features, Some("Intel")));
        assert_eq!(map.feature("sse3").unwrap().name, "pni");
        assert!(!map.feature("invtsc").unwrap().migratable);
        let registers = map.registers();
        assert!(registers.contains(&0x10a) && registers.contains(&0x480), "{registers:x?}");
    }
}
