//! Running the programs that do the work.

use crate::command::{Command, Tool};
use crate::error::StorageError;
use ostler_host::process::{Program, RunLimits, RunOutput, is_installed, run};
use std::os::fd::OwnedFd;
use std::time::Duration;

/// How long a program may work on a volume: as long as it takes.
pub(super) const UNHURRIED: RunLimits =
    RunLimits { deadline: Duration::from_secs(14 * 24 * 3600), output_bytes: 64 << 20 };

/// The path of a descriptor that a program is given under this number.
pub(super) fn path_of(number: i32) -> String {
    format!("/proc/self/fd/{number}")
}

/// Runs a command to its end, with these descriptors under these numbers.
pub(super) async fn execute(
    command: &Command,
    descriptors: Vec<(OwnedFd, i32)>,
    limits: RunLimits,
) -> Result<RunOutput, StorageError> {
    Ok(run(program(command, descriptors)?, limits).await?)
}

/// A command as a program to be run, with these descriptors under these numbers.
pub(super) fn program(
    command: &Command,
    descriptors: Vec<(OwnedFd, i32)>,
) -> Result<Program, StorageError> {
    let tool = command.tool;
    if !is_installed(tool.name()) {
        return Err(StorageError::Missing { program: tool.name(), package: tool.package() });
    }
    let mut program = Program::new(tool.name())
        .arguments(&command.arguments)
        .inherit_variable("PATH")
        .variable("LC_ALL", "C");
    if command.is_begun_anew() {
        program = program.ends_with_us();
    }
    for (descriptor, number) in descriptors {
        program = program.descriptor(descriptor, number);
    }
    Ok(program)
}

/// Has a program overwrite a file or device, which it gets as a descriptor.
pub(super) async fn overwrite_by(
    tool: Tool,
    arguments: &[&str],
    file: OwnedFd,
) -> Result<(), StorageError> {
    const NUMBER: i32 = 3;
    let mut command = Command::new(tool, arguments.iter().copied());
    command.push(path_of(NUMBER));
    execute(&command, vec![(file, NUMBER)], UNHURRIED).await.map(drop)
}
