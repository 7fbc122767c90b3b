//! Finding the model that describes a processor.

use super::{CpuMap, FeatureSet, Model, Signature};

/// For what a description is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Telling what a host has: only models of which it has all features.
    Host,
    /// Having the like in a guest: features of the model may be turned off.
    Guest,
}

/// Whether a model may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It may.
    Allowed,
    /// It may if these features are turned off, which whoever runs the guest
    /// says it cannot have.
    Without(FeatureSet),
    /// It may not.
    Refused,
}

/// A processor, described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The model.
    pub model: &'static str,
    /// The maker, if known.
    pub vendor: Option<&'static str>,
    /// The features it has beyond the model.
    pub required: Vec<&'static str>,
    /// The features of the model that it lacks.
    pub disabled: Vec<&'static str>,
}

struct Candidate<'a> {
    model: &'a Model,
    required: FeatureSet,
    disabled: FeatureSet,
    same_signature: bool,
}

/// Finds the model that describes best a processor of these features.
///
/// A model that stands for just this processor (by its signature) comes before
/// all others. After that, the fewer features have to be named beside the
/// model the better, where one that is turned off counts twice. Among equals a
/// host gets the last, which is the one with a version in its name, a guest the
/// first.
#[must_use]
pub fn decode(
    map: &'static CpuMap,
    vendor: Option<&str>,
    signature: Option<Signature>,
    features: &FeatureSet,
    purpose: Purpose,
    choose: impl Fn(&Model) -> Choice,
) -> Option<Decoded> {
    let vendor = vendor.and_then(|string| map.vendor_of(string));
    let mut features = *features;
    if let Some(signature) = signature
        && vendor == Some("Intel")
        && has_broken_transactions(signature)
    {
        features = features.without(&map.set(["hle", "rtm"]));
    }
    let late = map.late_virtualization();
    let mut best: Option<Candidate<'_>> = None;
    for model in &map.models {
        let fits = match purpose {
            Purpose::Host => model.for_hosts,
            Purpose::Guest => model.for_guests,
        };
        if !fits || model.vendor.is_some_and(|maker| vendor != Some(maker)) {
            continue;
        }
        let off = match choose(model) {
            Choice::Allowed => FeatureSet::default(),
            Choice::Without(off) => off,
            Choice::Refused => continue,
        };
        let lacking = model.features.without(&features).without(&model.added.and(late));
        let candidate = Candidate {
            model,
            required: features.without(&model.features),
            disabled: lacking.or(&off),
            same_signature: signature.is_some_and(|signature| model.stands_for(signature)),
        };
        if purpose == Purpose::Host && !candidate.disabled.is_empty() {
            continue;
        }
        if best.as_ref().is_none_or(|best| candidate.is_better(best, purpose)) {
            best = Some(candidate);
        }
    }
    best.map(|best| Decoded {
        model: best.model.name,
        vendor,
        required: map.names(&best.required).collect(),
        disabled: map.names(&best.disabled).collect(),
    })
}

impl Candidate<'_> {
    fn is_better(&self, best: &Self, purpose: Purpose) -> bool {
        if self.same_signature != best.same_signature {
            return self.same_signature;
        }
        let cost = |candidate: &Self| candidate.required.len() + 2 * candidate.disabled.len();
        match purpose {
            Purpose::Host => cost(self) <= cost(best),
            Purpose::Guest => cost(self) < cost(best),
        }
    }
}

impl CpuMap {
    /// Features of nested virtualization that were added to models after
    /// these were in use: that a processor lacks them tells nothing.
    fn late_virtualization(&'static self) -> &'static FeatureSet {
        static LATE: std::sync::OnceLock<FeatureSet> = std::sync::OnceLock::new();
        LATE.get_or_init(|| {
            let names = self.features.iter().map(|feature| feature.name);
            self.set(names.filter(|name| name.starts_with("vmx-")))
        })
    }
}

/// Haswell's transactional memory does not work and is turned off by
/// microcode sooner or later.
fn has_broken_transactions(signature: Signature) -> bool {
    match (signature.family, signature.model) {
        (6, 60 | 69 | 70) => true,
        (6, 63) => signature.stepping < 4,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(model: &str, more: &[&str], less: &[&str], purpose: Purpose) -> Decoded {
        let map = CpuMap::x86();
        let features = map.model(model).unwrap().features;
        let features = features.or(&map.set(more.iter().copied()));
        let features = features.without(&map.set(less.iter().copied()));
        decode(map, Some("GenuineIntel"), None, &features, purpose, |_| Choice::Allowed).unwrap()
    }

    #[test]
    fn a_guest_of_a_model_is_that_model() {
        let found = check("Haswell-noTSX", &["vmx"], &[], Purpose::Guest);
        assert_eq!((found.model, found.vendor), ("Haswell-noTSX", Some("Intel")));
        assert_eq!((found.required, found.disabled), (vec!["vmx"], vec![]));
    }

    #[test]
    fn a_guest_may_lack_features_of_its_model() {
        let found = check("Skylake-Server", &[], &["avx512cd"], Purpose::Guest);
        assert_eq!((found.model, found.disabled), ("Skylake-Server", vec!["avx512cd"]));
    }

    #[test]
    fn a_host_has_all_features_of_its_model() {
        let found = check("Skylake-Server", &[], &["avx512cd"], Purpose::Host);
        assert_ne!(found.model, "Skylake-Server");
        assert!(found.disabled.is_empty() && found.required.contains(&"avx512f"));
    }

    #[test]
    fn what_the_emulator_cannot_give_is_turned_off() {
        let map = CpuMap::x86();
        let features = map.model("Nehalem").unwrap().features;
        let choose = |model: &Model| match model.name {
            "Nehalem" => Choice::Without(map.set(["popcnt"])),
            _ => Choice::Refused,
        };
        let vendor = Some("GenuineIntel");
        let found = decode(map, vendor, None, &features, Purpose::Guest, choose).unwrap();
        assert_eq!((found.model, found.disabled), ("Nehalem", vec!["popcnt"]));
        assert_eq!(decode(map, vendor, None, &features, Purpose::Guest, |_| Choice::Refused), None);
    }
}
