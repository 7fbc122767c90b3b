//! `cpu`: recorded processors that must get their names.

use crate::conformance::{Score, corpus::Corpus};
use ostler_model::capabilities::cpu_map::{Choice, CpuData, CpuMap, Cpuid, Purpose, decode};
use roxmltree::{Document, Node};

const FOLDER: &str = "cputestdata";

pub(crate) fn run(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut whole = Score::new("cpu");
    let mut parts = [Score::new("cpu: hosts named"), Score::new("cpu: guests described")];
    for case in corpus.cases("cpu")? {
        let Some(name) =
            case.name.strip_prefix("x86_64-cpuid-").filter(|_| case.kind == "DO_TEST_CPUID")
        else {
            whole.count(&case.name, Some(format!("{} is not built", case.kind)));
            continue;
        };
        let mut failure = None;
        let outcomes = [
            check(corpus, name, "host", Purpose::Host),
            check(corpus, name, "guest", Purpose::Guest),
        ];
        for (part, outcome) in parts.iter_mut().zip(outcomes) {
            failure = failure.or(outcome.clone().err());
            part.count(&case.name, outcome.err());
        }
        whole.count(&case.name, failure);
    }
    let [hosts, guests] = parts;
    Ok(vec![whole, hosts, guests])
}

fn check(corpus: &Corpus, name: &str, ending: &str, purpose: Purpose) -> Result<(), String> {
    let map = CpuMap::x86();
    let text = corpus.text(&format!("{FOLDER}/x86_64-cpuid-{name}.xml"))?;
    let data = processor(&text).ok_or("the recording is malformed")?;
    let (vendor, features) = (data.vendor(), data.features(map));
    let allow = |_: &_| Choice::Allowed;
    let found = decode(map, vendor.as_deref(), data.signature(), &features, purpose, allow)
        .ok_or("no model fits")?;
    let with = |policy: &'static str, names: Vec<&'static str>| {
        names.into_iter().map(move |name| format!("{policy} {name}"))
    };
    let required = with("require", found.required);
    let features: Vec<String> = required.chain(with("disable", found.disabled)).collect();
    let text = corpus.text(&format!("{FOLDER}/x86_64-cpuid-{name}-{ending}.xml"))?;
    let (model, expected) = described(&text).ok_or("the expectation is malformed")?;
    if model != found.model {
        return Err(format!("{ending}: {} instead of {model}", found.model));
    }
    if features != expected {
        let missing: Vec<_> = expected.iter().filter(|one| !features.contains(one)).collect();
        let more: Vec<_> = features.iter().filter(|one| !expected.contains(one)).collect();
        return Err(format!("{ending}: lacks {missing:?}, has {more:?}"));
    }
    Ok(())
}

fn number(node: Node<'_, '_>, name: &str) -> Option<u32> {
    let text = node.attribute(name).unwrap_or("0x0").trim_start_matches("0x");
    u32::from_str_radix(text, 16).ok()
}

fn processor(text: &str) -> Option<CpuData> {
    let document = Document::parse(text).ok()?;
    let mut data = CpuData::default();
    for node in document.root_element().children() {
        let register = |name| number(node, name);
        if node.has_tag_name("cpuid") {
            let answer = Cpuid {
                eax: register("eax")?,
                ebx: register("ebx")?,
                ecx: register("ecx")?,
                edx: register("edx")?,
            };
            data.insert(register("eax_in")?, register("ecx_in")?, answer);
        } else if node.has_tag_name("msr") {
            let value = u64::from(register("edx")?) << 32 | u64::from(register("eax")?);
            data.insert_register(register("index")?, value);
        }
    }
    Some(data)
}

fn described(text: &str) -> Option<(String, Vec<String>)> {
    let document = Document::parse(text).ok()?;
    let root = document.root_element();
    let model = root.children().find(|node| node.has_tag_name("model"))?;
    let features = root.children().filter(|node| node.has_tag_name("feature"));
    let feature = |node: Node<'_, '_>| {
        let policy = node.attribute("policy").unwrap_or("require");
        Some(format!("{policy} {}", node.attribute("name")?))
    };
    Some((model.text()?.to_owned(), features.map(feature).collect::<Option<_>>()?))
}
