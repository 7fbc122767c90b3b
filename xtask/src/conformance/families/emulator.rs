//! Recorded emulators: conversations that must come to their digests
//! (`qemucapabilities`), and digests that must come to their domain
//! capabilities (`domaincaps`).

use crate::conformance::{
    Score,
    corpus::{Corpus, difference},
};
use ostler_model::capabilities::domain::{Choices, DomainCapabilities};
use ostler_qemu::emulator::documents::{
    DomainQuestion, FirmwareOffer, HostOffer, TpmOffer, domain_capabilities,
};
use ostler_qemu::emulator::probe::{Answers, Interview, interpret};
use ostler_qemu::emulator::{AcceleratorKind, Emulator, digest};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

const DIGESTS: &str = "qemucapabilitiesdata";
const DOCUMENTS: &str = "domaincapsdata";

/// Conversations.
pub(crate) fn run_conversations(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut score = Score::new("qemucapabilities");
    for name in corpus.names(DIGESTS) {
        if let Some(stem) = name.strip_suffix(".replies") {
            score.count(stem, conversation(corpus, stem).err());
        }
    }
    Ok(vec![score])
}

#[derive(Deserialize)]
struct Line {
    execute: Option<String>,
    arguments: Option<Value>,
    #[serde(rename = "return")]
    result: Option<Box<RawValue>>,
    error: Option<ostler_qmp::Refusal>,
}

/// The conversations of a recording: with the accelerator, and without.
fn conversations(text: &str) -> Result<Vec<Answers>, String> {
    let malformed = || "the recording is malformed".to_owned();
    let mut lines = serde_json::Deserializer::from_str(text).into_iter::<Line>();
    let mut all: Vec<Answers> = Vec::new();
    while let Some(question) = lines.next() {
        let question = question.map_err(|error| error.to_string())?;
        let answer = lines.next().ok_or_else(malformed)?.map_err(|error| error.to_string())?;
        let name = question.execute.ok_or_else(malformed)?;
        if name == "qmp_capabilities" {
            all.push(Answers::default());
            continue;
        }
        let answer = match (answer.result, answer.error) {
            (Some(result), _) => Ok(result),
            (None, Some(refusal)) => Err(refusal),
            (None, None) => return Err(malformed()),
        };
        all.last_mut().ok_or_else(malformed)?.insert(&name, question.arguments.as_ref(), answer);
    }
    Ok(all)
}

fn conversation(corpus: &Corpus, stem: &str) -> Result<(), String> {
    let expected = read_digest(corpus, &format!("{stem}.xml"))?;
    let mut conversations =
        conversations(&corpus.text(&format!("{DIGESTS}/{stem}.replies"))?)?.into_iter();
    let mut next = |kind| match conversations.next() {
        Some(answers) => Ok(Interview { kind, answers }),
        None => Err("a conversation is missing".to_owned()),
    };
    let first = expected.accelerators.first().map(|first| first.kind);
    let accelerated = match first {
        Some(kind @ (AcceleratorKind::Kvm | AcceleratorKind::Hvf)) => Some(next(kind)?),
        _ => None,
    };
    let emulated = next(AcceleratorKind::Tcg)?;
    let found = interpret(&expected.binary, accelerated.as_ref(), &emulated)
        .map_err(|error| error.to_string())?;
    // Their JSON, because it has a line for everything that can differ.
    let lines = |emulator| serde_json::to_string_pretty(&sorted(emulator));
    match (lines(expected), lines(found)) {
        (Ok(expected), Ok(found)) => difference(&expected, &found).map_or(Ok(()), Err),
        (Err(error), _) | (_, Err(error)) => Err(error.to_string()),
    }
}

/// The order of things in a recording says nothing.
fn sorted(mut emulator: Emulator) -> Emulator {
    for accelerator in &mut emulator.accelerators {
        accelerator.machines.sort_by(|a, b| a.name.cmp(&b.name));
        accelerator.cpu_models.sort_by(|a, b| a.name.cmp(&b.name));
        if let Some(cpu) = &mut accelerator.host_cpu {
            cpu.properties.sort_by(|a, b| a.name.cmp(&b.name));
        }
    }
    emulator
}

fn read_digest(corpus: &Corpus, name: &str) -> Result<Emulator, String> {
    digest::read(&corpus.text(&format!("{DIGESTS}/{name}"))?).map_err(|error| error.to_string())
}

/// Documents.
pub(crate) fn run_documents(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut score = Score::new("domaincaps");
    for name in corpus.names(DOCUMENTS) {
        let outcome = match Recording::of(&name) {
            Some(recording) => recording.check(corpus, &name),
            None => Err("another hypervisor's".to_owned()),
        };
        score.count(&name, outcome.err());
    }
    Ok(vec![score])
}

/// The parts of a file's name: `qemu_VERSION[-tcg|-hvf][-MACHINE].ARCH[+VARIANT].xml`.
struct Recording {
    digest: String,
    kind: AcceleratorKind,
    machine: Option<String>,
    architecture: String,
}

impl Recording {
    fn of(name: &str) -> Option<Self> {
        let stem = name.strip_prefix("qemu_")?.strip_suffix(".xml")?;
        let (left, variant) = stem.rsplit_once('.')?;
        let mut words = left.split('-');
        let version = words.next()?;
        let architecture = variant.split('+').next()?.to_owned();
        let (mut kind, mut machine) = (AcceleratorKind::Kvm, None);
        for word in words {
            match word {
                "tcg" => kind = AcceleratorKind::Tcg,
                "hvf" => kind = AcceleratorKind::Hvf,
                other => machine = Some(other.to_owned()),
            }
        }
        Some(Self { digest: format!("caps_{version}_{variant}.xml"), kind, machine, architecture })
    }

    fn check(&self, corpus: &Corpus, name: &str) -> Result<(), String> {
        let mut emulator = read_digest(corpus, &self.digest)?;
        emulator.binary = format!("/usr/bin/qemu-system-{}", self.architecture).into();
        if let Some(sev) = &mut emulator.sev {
            // What the recorded host's processor has.
            (sev.max_guests, sev.max_es_guests) = (59, 450);
        }
        let text = corpus.text(&format!("{DOCUMENTS}/{name}"))?;
        let expected = DomainCapabilities::parse(&text).map_err(|error| error.to_string())?;
        let accelerator = emulator.accelerator(self.kind).ok_or("it does not run guests so")?;
        let machine = match &self.machine {
            Some(name) => accelerator.machine(name),
            None => accelerator.default_machine(&self.architecture),
        };
        let machine = machine.ok_or("it has no such machine")?;
        let architecture = self.architecture.as_str();
        let question = DomainQuestion { emulator: &emulator, accelerator, machine, architecture };
        let found = domain_capabilities(question, &host(&expected, &emulator)).format();
        difference(&text, &found).map_or(Ok(()), Err)
    }
}

/// The host that the recordings were made for. Its firmware is taken from the
/// recording itself, which has it from files that are not part of it.
fn host(expected: &DomainCapabilities, emulator: &Emulator) -> HostOffer {
    let values = |name: &str, enums: &[Choices]| {
        let found = enums.iter().find(|choices| &*choices.name == name);
        found.map(|choices| choices.values.to_vec()).unwrap_or_default()
    };
    let firmware = expected.os.as_ref().map(|os| {
        let loader = os.loader.as_ref();
        let secure = loader.map(|loader| values("secure", &loader.enums)).unwrap_or_default();
        FirmwareOffer {
            kinds: values("firmware", &os.enums),
            images: loader.map(|loader| loader.files.to_vec()).unwrap_or_default(),
            secure: secure.iter().any(|value| &**value == "yes"),
        }
    });
    HostOffer {
        firmware: firmware.unwrap_or_default(),
        vfio: true,
        tpm: Some(TpmOffer {
            versions: match emulator.version.major {
                0..6 => vec!["1.2"],
                6 => vec!["1.2", "2.0"],
                _ => vec!["2.0"],
            },
        }),
        rdp: true,
        power_model: Some("POWER8".into()),
        physical_bits: Some(64),
    }
}
