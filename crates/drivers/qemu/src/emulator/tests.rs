//! Probing the installed emulator, and programs that are none. Recorded
//! emulators are `cargo xtask conformance qemucapabilities`.

#![expect(clippy::disallowed_methods, reason = "a test reads and writes files of its own")]

use super::probe::{ProbeOptions, probe};
use super::{AcceleratorKind, Emulator, ProbeError};
use std::path::{Path, PathBuf};

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
