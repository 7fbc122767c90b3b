//! Documents about this host and its emulator. Recorded ones are `cargo xtask conformance
//! domaincaps`.

use super::{HostOffer, Wish, WishError, choose, guest_capabilities};
use ostler_model::capabilities::domain::DomainCapabilities;
use std::path::Path;

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

/// The documents about this host are of the schema, and the same when read again.
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
