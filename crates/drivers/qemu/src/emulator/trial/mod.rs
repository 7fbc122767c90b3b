//! Whether KVM runs guests.
//!
//! That /dev/kvm is there and answers proves little: nested, emulated and
//! half-configured ones take every call and then boot nothing. So a guest is
//! run: a firmware image of half a KiB (`guest.S`) that goes the way every
//! operating system goes, into long mode with paging, through a breakpoint and
//! a page fault, and then counts. Where KVM works that takes some milliseconds
//! beyond the emulator's start; where it does not, QEMU reports an internal
//! error and stands, exits, or does not come to the end in time.
//!
//! On other processors than x86 there is no such guest yet, and KVM is taken
//! at its word.

use super::probe::{ProbeOptions, Session, SessionEnd};
use ostler_host::process::Exit;
use rustix::fs::MemfdFlags;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::time::Duration;

/// The end of the guest's image, up to the reset vector at 16 bytes before
/// 4 GiB.
const GUEST: &[u8; 512] = include_bytes!("guest.bin");

/// An image has to have whole units of this size.
const IMAGE: usize = 64 * 1024;

/// QEMU's exit status when the guest reports success: 2 * 0x2a + 1.
const SUCCESS: i32 = 85;

/// The machine types that are tried, the first that the emulator has.
const MACHINES: [&str; 2] = ["pc", "q35"];

/// How long the guest may take. It counts to 2^24, which a processor does in
/// about 10 ms; a host with much else to do takes longer, an interpreter of
/// each instruction longer than this.
const DEADLINE: Duration = Duration::from_secs(15);

/// Why KVM cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// For people.
    pub reason: Box<str>,
    /// Whether it will be the same next time: a guest that was only too slow
    /// may have met a busy host.
    pub lasting: bool,
}

impl Obstacle {
    fn lasting(reason: impl Into<Box<str>>) -> Self {
        Self { reason: reason.into(), lasting: true }
    }
}

/// Tries whether `binary` runs guests with KVM.
///
/// # Errors
/// Why it does not.
pub async fn kvm(binary: &Path, options: &ProbeOptions) -> Result<(), Obstacle> {
    if !cfg!(target_arch = "x86_64") {
        return Ok(());
    }
    attempt(binary, "kvm", options).await
}

async fn attempt(binary: &Path, accelerator: &str, options: &ProbeOptions) -> Result<(), Obstacle> {
    for machine in MACHINES {
        let machine = format!("{machine},accel={accelerator}");
        let image = image()
            .map_err(|error| Obstacle::lasting(format!("no trial guest could be made: {error}")))?;
        let arguments = [
            "-machine",
            &machine,
            "-m",
            "16",
            "-no-reboot",
            "-bios",
            "/proc/self/fd/4",
            "-device",
            "isa-debug-exit,iobase=0xf4,iosize=4",
        ];
        let started = Session::start_with(binary, arguments, vec![image], options).await;
        let mut session = started.map_err(|error| Obstacle::lasting(error.to_string()))?;
        let end = session.run(DEADLINE).await;
        if matches!(end, SessionEnd::Exit(Exit::Code(SUCCESS))) {
            return Ok(());
        }
        let said = session.said().await;
        if said.contains("unsupported machine type") {
            continue;
        }
        let lasting = !matches!(end, SessionEnd::Deadline);
        return Err(Obstacle { reason: obstacle(&end, &said).into(), lasting });
    }
    let binary = binary.display();
    Err(Obstacle::lasting(format!("'{binary}' has no machine type for a trial of KVM")))
}

fn obstacle(end: &SessionEnd, said: &str) -> String {
    let line = |word: &str| said.lines().find(|line| line.contains(word));
    if said.contains("KVM internal error") {
        let kind =
            line("emulation failure").map_or("", |_| ": an instruction could not be emulated");
        return format!("KVM fails when it runs a guest{kind}");
    }
    if let Some((_, reason)) = line("access KVM").and_then(|line| line.split_once("module: ")) {
        return format!("/dev/kvm cannot be opened: {reason}");
    }
    let how = match end {
        SessionEnd::Exit(Exit::Code(code)) => format!("exits with code {code}"),
        SessionEnd::Exit(Exit::Signal(signal)) => format!("is ended by signal {signal}"),
        SessionEnd::Exit(Exit::Unknown) => "ends".to_owned(),
        SessionEnd::Stopped => "stops it".to_owned(),
        SessionEnd::Deadline => format!("does not get it done in {} s", DEADLINE.as_secs()),
    };
    match said.lines().last() {
        Some(last) => format!("a guest was tried with KVM, and the emulator {how}: {last}"),
        None => format!("a guest was tried with KVM, and the emulator {how}"),
    }
}

fn image() -> std::io::Result<OwnedFd> {
    let mut bytes = vec![0xf4; IMAGE - GUEST.len()];
    bytes.extend_from_slice(GUEST);
    let file = rustix::fs::memfd_create("ostler-trial", MemfdFlags::CLOEXEC)?;
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let written = rustix::io::write(&file, rest)?;
        rest = &rest[written..];
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn binary() -> Option<PathBuf> {
        let binary = PathBuf::from("/usr/bin/qemu-system-x86_64");
        if !binary.exists() {
            eprintln!("skipped: {} is not installed", binary.display());
            return None;
        }
        Some(binary)
    }

    /// The guest itself is right: QEMU's own interpretation runs it to its end.
    #[tokio::test]
    async fn the_trial_guest_succeeds_where_guests_run() {
        let Some(binary) = binary() else { return };
        attempt(&binary, "tcg", &ProbeOptions::default()).await.unwrap();
    }

    /// The verdict is what a longer look at the same KVM finds: here only that
    /// there is one, with a reason if it is no.
    #[tokio::test]
    async fn kvm_gets_a_verdict() {
        let Some(binary) = binary() else { return };
        match kvm(&binary, &ProbeOptions::default()).await {
            Ok(()) => assert!(Path::new("/dev/kvm").exists()),
            Err(Obstacle { reason, .. }) => {
                eprintln!("KVM is not used here: {reason}");
                assert!(reason.contains("kvm") || reason.contains("KVM"), "{reason}");
            }
        }
    }

    #[test]
    fn obstacles_are_named() {
        #[track_caller]
        fn check(end: SessionEnd, said: &str, expected: &str) {
            assert_eq!(obstacle(&end, said), expected);
        }
        check(
            SessionEnd::Stopped,
            "KVM internal error. Suberror: 1\nextra data[0]: 0x1\nemulation failure\nRAX=0\n",
            "KVM fails when it runs a guest: an instruction could not be emulated",
        );
        check(
            SessionEnd::Exit(Exit::Code(1)),
            "Could not access KVM kernel module: Permission denied\nqemu: failed to initialize kvm",
            "/dev/kvm cannot be opened: Permission denied",
        );
        check(
            SessionEnd::Deadline,
            "",
            "a guest was tried with KVM, and the emulator does not get it done in 15 s",
        );
    }
}
