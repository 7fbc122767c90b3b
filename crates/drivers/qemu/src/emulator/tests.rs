//! Probing: recorded conversations against their digests, and the installed
//! emulator.

use super::probe::{Answers, Interview, ProbeOptions, interpret, probe};
use super::{AcceleratorKind, Emulator, ProbeError, digest};
use ostler_qmp::Refusal;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::path::{Path, PathBuf};

/// The folder of recorded emulators, where there is one.
fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("OSTLER_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/facts/corpus"),
        PathBuf::from,
    );
    let folder = folder.join("qemucapabilitiesdata");
    if !folder.is_dir() {
        eprintln!("skipped: no recorded emulators in {}", folder.display());
        return None;
    }
    Some(folder)
}

#[derive(Deserialize)]
struct Line {
    execute: Option<String>,
    arguments: Option<Value>,
    #[serde(rename = "return")]
    result: Option<Box<RawValue>>,
    error: Option<Refusal>,
}

/// The conversations of a recording: with the accelerator, and without.
fn conversations(text: &str) -> Vec<Answers> {
    let mut lines = serde_json::Deserializer::from_str(text).into_iter::<Line>();
    let mut all = Vec::new();
    while let Some(question) = lines.next() {
        let question = question.unwrap();
        let name = question.execute.unwrap();
        let answer = lines.next().unwrap().unwrap();
        if name == "qmp_capabilities" {
            all.push(Answers::default());
            continue;
        }
        let answer = answer.result.ok_or_else(|| answer.error.unwrap());
        all.last_mut().unwrap().insert(&name, question.arguments.as_ref(), answer);
    }
    all
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

fn check_recording(path: &Path) -> Result<(), String> {
    let expected = std::fs::read_to_string(path.with_extension("xml")).unwrap();
    let expected = sorted(digest::read(&expected).unwrap());
    let text = std::fs::read_to_string(path).unwrap();
    let mut conversations = conversations(&text).into_iter();
    let first = expected.accelerators[0].kind;
    let mut next = |kind| Interview { kind, answers: conversations.next().unwrap() };
    let accelerated = (first != AcceleratorKind::Tcg).then(|| next(first));
    let emulated = next(AcceleratorKind::Tcg);
    let found = interpret(&expected.binary, accelerated.as_ref(), &emulated);
    let found = sorted(found.map_err(|error| error.to_string())?);
    let names = |emulator: &Emulator, other: &Emulator| {
        let more = emulator.capabilities.iter().filter(|flag| !other.has(*flag));
        more.map(|flag| flag.name()).collect::<Vec<_>>().join(" ")
    };
    let (more, less) = (names(&found, &expected), names(&expected, &found));
    if !(more.is_empty() && less.is_empty()) {
        return Err(format!("flags too many: {more}; missing: {less}"));
    }
    for (found, expected) in found.accelerators.iter().zip(&expected.accelerators) {
        let kind = found.kind;
        if found.machines != expected.machines {
            let pair = found.machines.iter().zip(&expected.machines).find(|(a, b)| a != b);
            return Err(format!("{kind:?} machines {pair:?}"));
        }
        if found.cpu_models != expected.cpu_models {
            let pair = found.cpu_models.iter().zip(&expected.cpu_models).find(|(a, b)| a != b);
            return Err(format!("{kind:?} models {pair:?}"));
        }
        if found.hyperv != expected.hyperv {
            return Err(format!("{kind:?} {:?} {:?}", found.hyperv, expected.hyperv));
        }
        if found.host_cpu != expected.host_cpu {
            return Err(match (&found.host_cpu, &expected.host_cpu) {
                (Some(a), Some(b))
                    if (&a.model, a.migratability) == (&b.model, b.migratability) =>
                {
                    let (a, b) = (&a.properties, &b.properties);
                    let pair = a.iter().zip(b).find(|(a, b)| a != b);
                    format!("{kind:?} properties {pair:?} ({} and {})", a.len(), b.len())
                }
                (a, b) => {
                    let model = |cpu: &Option<super::HostCpu>| {
                        cpu.as_ref().map(|cpu| (cpu.model.clone(), cpu.migratability))
                    };
                    format!("{kind:?} host model {:?} {:?}", model(a), model(b))
                }
            });
        }
    }
    if found != expected {
        let rest = |emulator: &Emulator| {
            let Emulator { version, package, architecture, gic, sev, sgx, .. } = emulator;
            let accelerators = emulator.accelerators.len();
            format!("{version} {package} {architecture} {gic:?} {sev:?} {sgx:?} {accelerators}")
        };
        return Err(format!("{} instead of {}", rest(&found), rest(&expected)));
    }
    Ok(())
}

#[test]
fn recorded_conversations_come_to_their_digests() {
    let Some(folder) = corpus() else { return };
    let mut failed = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "replies")
            && let Err(problem) = check_recording(&path)
        {
            failed.push(format!("{}: {problem}", path.display()));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

const INSTALLED: &str = "/usr/bin/qemu-system-x86_64";

fn installed() -> Option<&'static Path> {
    let binary = Path::new(INSTALLED);
    if !binary.exists() {
        eprintln!("skipped: {INSTALLED} is not installed");
        return None;
    }
    Some(binary)
}

#[tokio::test]
async fn the_installed_emulator_is_probed() {
    let Some(binary) = installed() else { return };
    let options = ProbeOptions::default();
    let emulator = probe(binary, &options, Err("not tried")).await.unwrap();
    assert_eq!(&*emulator.architecture, "x86_64");
    assert!(emulator.has(super::Capability::Tcg) && !emulator.has(super::Capability::Kvm));
    assert_eq!(emulator.kvm_obstacle.as_deref(), Some("not tried"));
    let tcg = emulator.accelerator(AcceleratorKind::Tcg).unwrap();
    assert_eq!(tcg.default_machine("x86_64").unwrap().alias.as_deref(), Some("pc"));
    assert!(tcg.cpu_models.iter().any(|model| &*model.name == "qemu64"));
    assert!(tcg.host_cpu.as_ref().unwrap().property("sse2").is_some());
    // What is kept is what was found.
    let text = serde_json::to_vec(&emulator).unwrap();
    assert_eq!(serde_json::from_slice::<Emulator>(&text).unwrap(), emulator);
}

/// A program that is not QEMU.
fn script(folder: &Path, text: &str, mode: u32) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("qemu-system-fake");
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
    path
}

#[tokio::test]
async fn what_cannot_be_asked_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let options = ProbeOptions::default();
    let missing = probe(&folder.path().join("none"), &options, Err("")).await;
    assert!(matches!(missing, Err(ProbeError::Missing { .. })), "{missing:?}");
    let plain = script(folder.path(), "#!/bin/sh\n", 0o644);
    let refused = probe(&plain, &options, Err("")).await;
    assert!(matches!(refused, Err(ProbeError::NotExecutable { .. })), "{refused:?}");
    let failing = script(folder.path(), "#!/bin/sh\necho no library >&2\nexit 3\n", 0o755);
    let ended = probe(&failing, &options, Err("")).await.unwrap_err().to_string();
    assert!(ended.contains("exited with code 3") && ended.contains("no library"), "{ended}");
    let silent = script(folder.path(), "#!/bin/sh\nexec sleep 600\n", 0o755);
    let deadline = std::time::Duration::from_millis(300);
    let options = ProbeOptions { deadline, ..options };
    let late = probe(&silent, &options, Err("")).await;
    assert!(matches!(late, Err(ProbeError::Monitor { .. })), "{late:?}");
}

#[tokio::test]
async fn emulators_come_from_the_cache_until_they_change() {
    use super::Emulators;
    use ostler_host::HostRoot;
    if installed().is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let load = || {
        let options = ProbeOptions::default();
        Emulators::load_blocking(&HostRoot::system(), folder.path().to_owned(), options)
    };
    let first = load();
    assert!(first.all().is_empty());
    first.refresh().await;
    let found = first.for_architecture("x86_64").unwrap();
    let again = first.emulator(Path::new(INSTALLED)).await.unwrap();
    assert!(std::sync::Arc::ptr_eq(&found, &again));
    assert_eq!(found.kvm_obstacle.is_some(), first.kvm_obstacle().is_some());

    let second = load();
    assert_eq!(second.for_architecture("x86_64").unwrap(), found);
    assert_eq!(second.all().len(), first.all().len());

    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read(&path).unwrap();
        std::fs::write(&path, &text[..text.len() / 2]).unwrap();
    }
    let third = load();
    assert!(third.all().is_empty());
    assert_eq!(third.emulator(Path::new(INSTALLED)).await.unwrap(), found);
}

#[tokio::test]
async fn a_replaced_binary_is_asked_again() {
    use super::Emulators;
    use ostler_host::HostRoot;
    if installed().is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let binary = folder.path().join("emulator");
    let link = |target: &str| {
        let text = format!("#!/bin/sh\nexec {target} \"$@\"\n");
        let path = script(folder.path(), &text, 0o755);
        std::fs::rename(path, &binary).unwrap();
    };
    link(INSTALLED);
    let cache = folder.path().to_owned();
    let emulators = Emulators::load_blocking(&HostRoot::system(), cache, ProbeOptions::default());
    assert_eq!(&*emulators.emulator(&binary).await.unwrap().architecture, "x86_64");
    link("/bin/false");
    assert!(matches!(emulators.emulator(&binary).await, Err(ProbeError::Ended { .. })));
}
