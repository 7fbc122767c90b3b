//! Whole command lines: golden guests, and the same guests in a real emulator.
//!
//! `tests/arguments/GUEST.xml` is a completed definition, `GUEST.args` its
//! command line. With `OSTLER_BLESS=1` the latter is written anew; look at the
//! difference before it is committed.

#![expect(clippy::disallowed_methods, reason = "tests make files and start programs of their own")]

use super::command_line;
use crate::arguments::CommandLine;
use crate::devices::{self, Prepared, PreparedDescriptor};
use crate::emulator::{Capability as C, CapabilitySet, Emulator, Machine, probe};
use crate::scene::{Places, Scene, Settings, Target};
use ostler_core::ErrorCode;
use ostler_model::domain::{DomainDef, VirtType};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::fd::AsRawFd as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

const GUESTS: [&str; 3] = ["small", "web", "bench"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/arguments")
}

/// The abilities of QEMU 7.2 that decide over these guests.
fn capabilities() -> CapabilitySet {
    [
        C::Piix3UsbUhci,
        C::Ich9UsbEhci1,
        C::DeviceQemuXhci,
        C::NetdevJson,
        C::DeviceJson,
        C::SeccompSandbox,
        C::SmpDies,
        C::KvmPitTickPolicy,
        C::DeviceVirtioVga,
        C::CpuMigratable,
    ]
    .into_iter()
    .collect()
}

fn machine() -> Machine {
    Machine {
        name: "any".into(),
        alias: None,
        max_cpus: 255,
        hotplug_cpus: true,
        is_default: true,
        default_cpu: None,
        numa_by_size: false,
        default_ram_id: Some("pc.ram".into()),
        deprecated: false,
        acpi: None,
    }
}

/// Builds the guest; `answer` hands out the descriptors.
fn build(
    xml: &str,
    target: Target<'_>,
    folder: &str,
    mut answer: impl FnMut(&devices::Need) -> Option<String>,
) -> Result<CommandLine, devices::BuildError> {
    let mut domain = DomainDef::parse(xml).unwrap();
    let settings = Settings::new(false, folder, folder);
    let mut places = Places::new(folder, 1, &domain.name);
    places.environment = vec![("PATH".to_owned(), "/usr/bin".to_owned())];
    devices::make_live(&mut domain, &settings, &places)?;
    let nothing = Prepared::default();
    let mut scene = Scene {
        domain: &domain,
        target,
        settings: &settings,
        places: &places,
        prepared: &nothing,
        incoming: None,
        now: 1_000_000_000,
        local_offset: 3600,
        host_nodes: None,
        auto_nodes: None,
    };
    let mut prepared = Prepared::default();
    for need in devices::needs(&scene)? {
        if let Some(token) = answer(&need) {
            let devices::Need { device, role, set, .. } = need;
            prepared.descriptors.push(PreparedDescriptor { device, role, token, set });
        }
    }
    scene.prepared = &prepared;
    command_line(&scene)
}

fn build_golden(xml: &str) -> Result<CommandLine, devices::BuildError> {
    let (capabilities, machine) = (capabilities(), machine());
    let target = Target { capabilities: &capabilities, machine: Some(&machine), host_cpu: None };
    let mut next = 10;
    build(xml, target, "/guests", |_| {
        next += 1;
        Some(next.to_string())
    })
}

fn guest(name: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.xml"))).unwrap()
}

#[test]
fn golden_guests() {
    for name in GUESTS {
        let found = build_golden(&guest(name)).unwrap().to_shell();
        let path = folder().join(format!("{name}.args"));
        if std::env::var_os("OSTLER_BLESS").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        assert_eq!(found, std::fs::read_to_string(&path).unwrap(), "{name}");
    }
}

#[test]
fn the_same_guest_gives_the_same_words() {
    let xml = guest("bench");
    assert_eq!(build_golden(&xml).unwrap(), build_golden(&xml).unwrap());
}

#[test]
fn what_cannot_be_built_is_named() {
    let small = guest("small");
    for (old, new, words) in [
        (
            "</devices>",
            "<rng model='virtio'><backend model='random'/></rng><tpm model='spapr-tpm-proxy'><backend type='emulator'/></tpm></devices>",
            "spapr-tpm-proxy",
        ),
        (
            "</devices>",
            "<filesystem type='ram'><source usage='1'/><target dir='x'/></filesystem></devices>",
            "<filesystem type='ram'>",
        ),
        ("</devices>", "<graphics type='rdp'/></devices>", "<graphics type='rdp'>"),
        (
            "</devices>",
            "<disk type='file' device='disk'><source file='/a'/><target dev='xvda' bus='xen'/></disk></devices>",
            "bus='xen'",
        ),
        (
            "<devices>",
            "<memoryBacking><hugepages><page size='7' unit='KiB'/></hugepages></memoryBacking><devices>",
            "hugetlbfs",
        ),
        (
            "<cpu mode='custom' match='exact' check='none'>",
            "<cpu mode='host-passthrough'>",
            "host-passthrough",
        ),
    ] {
        let xml = small.replace(old, new);
        let error = build_golden(&xml).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        let error = ostler_core::Error::from(error);
        assert_eq!(error.code(), ErrorCode::ConfigUnsupported, "{error}");
    }
}

#[test]
fn what_was_not_prepared_is_an_internal_error() {
    let (capabilities, machine) = (capabilities(), machine());
    let target = Target { capabilities: &capabilities, machine: Some(&machine), host_cpu: None };
    let error = build(&guest("small"), target, "/guests", |_| None).unwrap_err();
    assert!(error.to_string().contains("monitor"), "{error}");
    assert_eq!(ostler_core::Error::from(error).code(), ErrorCode::InternalError);
}

const INSTALLED: &str = "/usr/bin/qemu-system-x86_64";

#[tokio::test]
async fn golden_guests_run_in_the_installed_emulator() {
    let binary = Path::new(INSTALLED);
    if !binary.exists() {
        eprintln!("skipped: {INSTALLED} is not installed");
        return;
    }
    let options = probe::ProbeOptions::default();
    let emulator = probe::probe(binary, &options, Err("not tried")).await.unwrap();
    for name in GUESTS {
        let said = run(&emulator, name).unwrap_or_else(|said| panic!("{name}: {said}"));
        assert!(said.contains("running"), "{name}: {said}");
    }
}

/// Starts a guest and asks it how it is. Its images are new and empty.
fn run(emulator: &Emulator, name: &str) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    // Shared memory has one name for all; another run may have made it.
    let memory = format!("ostler-test.{}", std::process::id());
    let _memory = Removed(format!("/dev/shm/{memory}").into());
    let xml =
        guest(name).replace("/images/", &path("")).replace("'ostler-test'", &format!("'{memory}'"));
    for image in ["system.img", "data.img", "tools.iso"] {
        std::fs::File::create(path(image)).unwrap().set_len(1 << 20).unwrap();
    }
    let domain = DomainDef::parse(&xml).unwrap();
    let machine = domain.os.kind.machine.as_deref().unwrap();
    let target = Target::new(emulator, VirtType::Qemu, machine);
    std::fs::create_dir(path(&format!("domain-1-{name}"))).unwrap();
    std::fs::write(path(&format!("domain-1-{name}/master-key.aes")), [7; 32]).unwrap();
    let mut listeners = Vec::new();
    let line = build(&xml, target, path("").trim_end_matches('/'), |need| {
        let listener = UnixListener::bind(path(&need.device)).unwrap();
        rustix::io::fcntl_setfd(&listener, rustix::io::FdFlags::empty()).unwrap();
        let token = listener.as_raw_fd().to_string();
        listeners.push(listener);
        Some(token)
    })
    .map_err(|error| error.to_string())?;
    let mut child = std::process::Command::new(&line.program)
        .args(&line.arguments)
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let answer = ask(&path("monitor"));
    let _ = child.kill();
    let output = child.wait_with_output().unwrap();
    answer.map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// A file that goes with the test, however that ends.
struct Removed(PathBuf);

impl Drop for Removed {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn ask(monitor: &str) -> std::io::Result<String> {
    let mut stream = UnixStream::connect(monitor)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let mut next = || lines.next().unwrap_or_else(|| Err(std::io::ErrorKind::UnexpectedEof.into()));
    next()?;
    stream.write_all(
        b"{\"execute\":\"qmp_capabilities\"}{\"execute\":\"cont\"}{\"execute\":\"query-status\"}",
    )?;
    loop {
        let line = next()?;
        if line.contains("\"status\"") {
            return Ok(line);
        }
    }
}
