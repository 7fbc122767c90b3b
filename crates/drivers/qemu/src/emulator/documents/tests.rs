//! Domain capabilities of recorded emulators, and of this host.

use super::{
    DomainQuestion, FirmwareOffer, HostOffer, Wish, WishError, choose, domain_capabilities,
    guest_capabilities,
};
use crate::emulator::{AcceleratorKind, Emulator, digest};
use ostler_model::capabilities::domain::DomainCapabilities;
use std::path::{Path, PathBuf};

fn corpus() -> Option<PathBuf> {
    let root = std::env::var_os("OSTLER_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/facts/corpus"),
        PathBuf::from,
    );
    if !root.join("domaincapsdata").is_dir() {
        eprintln!("skipped: no recorded domain capabilities in {}", root.display());
        return None;
    }
    Some(root)
}

/// What a file's name says: `qemu_VERSION[-tcg|-hvf][-MACHINE].ARCH[+VARIANT]`.
struct Recording {
    digest: String,
    kind: AcceleratorKind,
    machine: Option<String>,
    architecture: String,
}

fn recording(name: &str) -> Option<Recording> {
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
    let digest = format!("caps_{version}_{variant}.xml");
    Some(Recording { digest, kind, machine, architecture })
}

/// The host that the recordings were made for: its firmware is taken from the
/// recording itself, which has it from files that are not part of it.
fn host(expected: &DomainCapabilities, emulator: &Emulator) -> HostOffer {
    let os = expected.os.as_ref().unwrap();
    let loader = os.loader.as_ref().unwrap();
    let values = |name: &str, enums: &[ostler_model::capabilities::domain::Choices]| {
        let found = enums.iter().find(|choices| &*choices.name == name);
        found.map(|choices| choices.values.to_vec()).unwrap_or_default()
    };
    HostOffer {
        firmware: FirmwareOffer {
            kinds: values("firmware", &os.enums),
            images: loader.files.to_vec(),
            secure: values("secure", &loader.enums).iter().any(|value| &**value == "yes"),
        },
        vfio: true,
        tpm_versions: match emulator.version.major {
            0..6 => vec!["1.2"],
            6 => vec!["1.2", "2.0"],
            _ => vec!["2.0"],
        },
        power_model: Some("POWER8".into()),
        physical_bits: Some(64),
    }
}

fn check(root: &Path, path: &Path, case: &Recording) -> Result<(), String> {
    let text = std::fs::read_to_string(root.join("qemucapabilitiesdata").join(&case.digest));
    let mut emulator = digest::read(&text.map_err(|error| error.to_string())?).unwrap();
    emulator.binary = format!("/usr/bin/qemu-system-{}", case.architecture).into();
    if let Some(sev) = &mut emulator.sev {
        // What the recorded host's processor has.
        (sev.max_guests, sev.max_es_guests) = (59, 450);
    }
    let text = std::fs::read_to_string(path).unwrap();
    let expected = DomainCapabilities::parse(&text).unwrap();
    let accelerator = emulator.accelerator(case.kind).ok_or("no such accelerator")?;
    let machine = match &case.machine {
        Some(name) => accelerator.machine(name),
        None => accelerator.default_machine(&case.architecture),
    };
    let architecture = case.architecture.as_str();
    let machine = machine.ok_or("no such machine")?;
    let question = DomainQuestion { emulator: &emulator, accelerator, machine, architecture };
    let found = domain_capabilities(question, &host(&expected, &emulator)).format();
    if found == text {
        return Ok(());
    }
    let differences: Vec<String> = text
        .lines()
        .zip(found.lines())
        .filter(|(expected, found)| expected != found)
        .map(|(expected, found)| format!("{} | {}", expected.trim(), found.trim()))
        .take(3)
        .collect();
    Err(differences.join("; "))
}

#[test]
fn recorded_emulators_have_their_domain_capabilities() {
    let Some(root) = corpus() else { return };
    let (mut all, mut failed) = (0, Vec::new());
    for entry in std::fs::read_dir(root.join("domaincapsdata")).unwrap() {
        let path = entry.unwrap().path();
        let Some(case) = recording(path.file_name().unwrap().to_str().unwrap()) else { continue };
        if !root.join("qemucapabilitiesdata").join(&case.digest).exists() {
            continue;
        }
        all += 1;
        if let Err(problem) = check(&root, &path, &case) {
            failed.push(format!("{}: {problem}", path.file_name().unwrap().display()));
        }
    }
    eprintln!("domaincaps: {} of {all}", all - failed.len());
    failed.sort();
    // Three ask for KVM of emulators that do not have it, which we refuse.
    assert!(failed.len() <= 3, "{} of {all}\n{}", all - failed.len(), failed.join("\n"));
}

#[tokio::test]
async fn wishes_are_met_or_refused_with_a_reason() {
    use crate::emulator::{Emulators, probe::ProbeOptions};
    use ostler_host::HostRoot;
    const BINARY: &str = "/usr/bin/qemu-system-x86_64";
    if !Path::new(BINARY).exists() {
        eprintln!("skipped: {BINARY} is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (root, options) = (HostRoot::system(), ProbeOptions::default());
    let emulators = Emulators::load_blocking(&root, folder.path().to_owned(), options);
    emulators.refresh().await;
    let wish = Wish { domain_type: Some("qemu"), machine: Some("q35"), ..Wish::default() };
    let chosen = choose(&emulators, "x86_64", wish).await.unwrap();
    assert!(chosen.machine.starts_with("pc-q35-"), "{}", chosen.machine);
    let document = chosen.capabilities(&HostOffer::default()).unwrap();
    assert_eq!(DomainCapabilities::parse(&document.format()).unwrap(), document);
    let small = Wish { emulator: Some(BINARY), architecture: Some("i686"), ..Wish::default() };
    assert_eq!(&*choose(&emulators, "x86_64", small).await.unwrap().architecture, "i686");

    let refuse = async |wish| choose(&emulators, "x86_64", wish).await.unwrap_err();
    let machine = Wish { machine: Some("pc-of-tomorrow"), ..wish };
    assert!(matches!(refuse(machine).await, WishError::Machine { .. }));
    let architecture = Wish { architecture: Some("s390x"), emulator: Some(BINARY), ..wish };
    assert!(matches!(refuse(architecture).await, WishError::Architecture { .. }));
    let nowhere = Wish { architecture: Some("vax"), ..wish };
    assert!(matches!(refuse(nowhere).await, WishError::NoEmulator { .. }));
    let kind = Wish { domain_type: Some("xen"), ..wish };
    assert!(matches!(refuse(kind).await, WishError::DomainType { .. }));
    let missing = refuse(Wish { emulator: Some("/nowhere/qemu"), ..wish }).await;
    assert_eq!(ostler_core::Error::from(missing).code(), ostler_core::ErrorCode::SystemError);

    // Each emulator appears with its machines, the default one first.
    let guest = guest_capabilities(&chosen.emulator);
    assert_eq!(guest.architecture.machines[1].name.as_ref(), "pc");
    assert!(guest.architecture.domains.iter().any(|domain| &*domain.kind == "qemu"));
}

/// What is told of this host is of the schema, and the same when read again.
#[test]
fn this_host_is_described() {
    use super::host_capabilities_blocking;
    use ostler_host::HostRoot;
    use ostler_model::capabilities::host::Capabilities;
    let host = host_capabilities_blocking(&HostRoot::system(), None, None);
    let document = Capabilities { host, guests: Vec::new() };
    assert_eq!(Capabilities::parse(&document.format()).unwrap(), document);
    let cpu = document.host.cpu.unwrap();
    assert!(!cpu.pages.is_empty());
    if cfg!(target_arch = "x86_64") {
        assert!(cpu.model.is_some() && cpu.signature.is_some());
    }
    assert!(!document.host.topology.unwrap().cells.cells.is_empty());
}
