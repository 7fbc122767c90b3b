//! From the protocol's names to Rust's.

/// `DOMAIN_GET_INFO` or `domain_get_info` as `DomainGetInfo`.
pub(crate) fn camel(name: &str) -> String {
    let mut text = String::new();
    for word in name.split('_').filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        let mut characters = lower.chars();
        if let Some(first) = characters.next() {
            text.extend(first.to_uppercase());
            text.push_str(characters.as_str());
        }
    }
    text
}

/// `maxMem` as `max_mem`, `srcPath` as `src_path`, `eventID` as `event_id`.
pub(crate) fn snake(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut text = String::new();
    for (index, character) in characters.iter().enumerate() {
        let previous = index.checked_sub(1).and_then(|before| characters.get(before));
        let next = characters.get(index + 1);
        let begins = character.is_uppercase()
            && previous.is_some_and(|c| {
                c.is_lowercase() || (c.is_uppercase() && next.is_some_and(|n| n.is_lowercase()))
            });
        if begins {
            text.push('_');
        }
        text.extend(character.to_lowercase());
    }
    text
}

/// The Rust name of a field: in snake case and in full words.
pub(crate) fn field(name: &str) -> String {
    match name {
        "type" => "kind".to_owned(),
        "dom" | "ddom" => "domain".to_owned(),
        "net" => "network".to_owned(),
        "vol" => "volume".to_owned(),
        "clonevol" => "clone_volume".to_owned(),
        "dev" => "device".to_owned(),
        "iface" => "interface".to_owned(),
        "ifaces" => "interfaces".to_owned(),
        "snap" => "snapshot".to_owned(),
        "srv" => "server".to_owned(),
        "clnt" => "client".to_owned(),
        "devAlias" => "device_alias".to_owned(),
        "maxMem" => "max_memory".to_owned(),
        "nrVirtCpu" => "vcpus".to_owned(),
        "xmlCPU" => "xml_cpu".to_owned(),
        "xmlCPUs" => "xml_cpus".to_owned(),
        "oldMAC" => "old_mac".to_owned(),
        "newMAC" => "new_mac".to_owned(),
        "ref" | "move" | "use" | "loop" | "fn" => format!("{name}_"),
        _ => snake(name),
    }
}

/// `virDomainXMLFlags` as `DomainXmlFlags`, `...FlagsValues` as `...Flags`.
pub(crate) fn type_name(name: &str) -> String {
    let name = name.strip_prefix("vir").unwrap_or(name);
    let name = name.strip_suffix("FlagsValues").map(|n| format!("{n}Flags")).unwrap_or_else(|| {
        name.strip_suffix("FlagValues").map_or_else(|| name.to_owned(), |n| format!("{n}Flags"))
    });
    let name = name.replace("NWFilter", "Nwfilter").replace("CPUs", "Cpus").replace("IO", "Io");
    camel(&snake(&name))
}

/// The constants of an enumeration without what its name says already:
/// `VIR_DOMAIN_XML_SECURE` of `virDomainXMLFlags` is `SECURE`.
pub(crate) fn short_constants(of: &str, constants: &[&str]) -> Vec<String> {
    let of_words: Vec<String> =
        snake(of.strip_prefix("vir").unwrap_or(of)).split('_').map(str::to_uppercase).collect();
    let split: Vec<Vec<&str>> = constants
        .iter()
        .map(|name| name.strip_prefix("VIR_").unwrap_or(name).split('_').collect())
        .collect();
    let known = split.iter().map(|words| said_already(&of_words, words)).min().unwrap_or(0);
    let shared = if split.len() > 1 { shared_words(&split) } else { 0 };
    let skip = known.max(shared);
    let mut names: Vec<String> =
        split.iter().map(|words| words.get(skip..).unwrap_or_default().join("_")).collect();
    if names.iter().any(|name| name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit())) {
        names = split.iter().map(|words| words[skip.saturating_sub(1)..].join("_")).collect();
    }
    names
}

/// How many leading words of `words` stand in `of`, in order; one is left.
fn said_already(of: &[String], words: &[&str]) -> usize {
    let mut rest = of.iter();
    words
        .iter()
        .take(words.len().saturating_sub(1))
        .take_while(|word| rest.any(|known| known == *word))
        .count()
}

fn shared_words(split: &[Vec<&str>]) -> usize {
    let Some(first) = split.first() else { return 0 };
    let shortest = split.iter().map(Vec::len).min().unwrap_or(0).saturating_sub(1);
    (0..shortest)
        .take_while(|at| split.iter().all(|words| words.get(*at) == first.get(*at)))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_rust() {
        assert_eq!(camel("DOMAIN_GET_INFO"), "DomainGetInfo");
        for (from, to) in [
            ("maxMem", "max_memory"),
            ("eventID", "event_id"),
            ("type", "kind"),
            ("xmlCPUs", "xml_cpus"),
            ("hv_ver", "hv_ver"),
        ] {
            assert_eq!(field(from), to);
        }
        assert_eq!(type_name("virDomainXMLFlags"), "DomainXmlFlags");
        assert_eq!(type_name("virDomainUndefineFlagsValues"), "DomainUndefineFlags");
        assert_eq!(type_name("virConnectCompareCPUFlags"), "ConnectCompareCpuFlags");
    }

    #[test]
    fn constants_do_not_repeat_their_type() {
        let check = |of, constants: &[&str], expected: &[&str]| {
            assert_eq!(short_constants(of, constants), expected);
        };
        check("virDomainSaveImageXMLFlags", &["VIR_DOMAIN_SAVE_IMAGE_XML_SECURE"], &["SECURE"]);
        check(
            "virDomainMemoryModFlags",
            &["VIR_DOMAIN_MEM_LIVE", "VIR_DOMAIN_MEM_CONFIG"],
            &["LIVE", "CONFIG"],
        );
        check(
            "virDomainMigrateFlags",
            &["VIR_MIGRATE_LIVE", "VIR_MIGRATE_PEER2PEER"],
            &["LIVE", "PEER2PEER"],
        );
    }
}
