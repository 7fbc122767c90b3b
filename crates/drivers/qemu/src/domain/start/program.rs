//! The emulator's program with its log.

use crate::Qemu;
use crate::arguments::CommandLine;
use crate::domain::prepare::HostPart;
use crate::emulator::Emulator;
use crate::error::QemuError;
use crate::guest::EmulatorProcess;
use ostler_host::file::{self, Log, Rotation};
use ostler_host::process::Program;
use std::path::PathBuf;

/// Opens the guest's log and writes how it is started.
pub(super) async fn open_log(
    driver: &Qemu,
    machine: &EmulatorProcess,
    line: &CommandLine,
    emulator: &Emulator,
) -> Result<Log, QemuError> {
    let head = format!(
        "{}: starting up ostler version: {}, qemu version: {}{}, kernel: {}, hostname: {}\n{}",
        driver.timestamp(),
        env!("CARGO_PKG_VERSION"),
        emulator.version,
        emulator.package,
        ostler_host::machine::kernel(&driver.host).release,
        driver.facts.host_name().await,
        line.to_shell()
    );
    let (size, kept) = driver.settings.log_rotation;
    let path = driver.layout.log_file(&machine.name);
    file::open_log(path, Rotation { size, kept }, head)
        .await
        .map_err(|source| QemuError::File { what: "cannot write the log", source })
}

/// The program to run.
pub(super) fn program(
    driver: &Qemu,
    line: CommandLine,
    host: &mut HostPart,
    log: &Log,
) -> Result<Program, QemuError> {
    let failed = |source: std::io::Error| QemuError::Source {
        role: "the log".to_owned(),
        path: PathBuf::new(),
        reason: source.to_string(),
    };
    let mut program = Program::new(line.program)
        .arguments(line.arguments)
        .folder("/")
        .umask(0o002)
        .stdout(log.descriptor.try_clone().map_err(failed)?)
        .stderr(log.descriptor.try_clone().map_err(failed)?);
    for (name, value) in line.environment {
        program = program.variable(name, value);
    }
    for (resource, limit) in &driver.settings.limits {
        program = program.limit(*resource, *limit);
    }
    for (descriptor, number) in host.take_inherited() {
        program = program.descriptor(descriptor, number);
    }
    if let Some(user) = &driver.settings.user {
        program = program.user(user.clone());
    }
    Ok(program)
}
