//! The threads of an emulator, by what they do.

use crate::error::QemuError;
use crate::guest::EmulatorProcess;
use ostler_core::Error;
use ostler_qmp::command::QueryIoThreads;

/// Threads of one running guest.
#[derive(Debug, Default)]
pub(super) struct Threads {
    /// Number and thread of each virtual processor.
    pub(super) vcpus: Vec<(u32, i32)>,
    /// Number and thread of each IO thread.
    pub(super) io: Vec<(u32, i32)>,
    /// All others, the first thread of the process foremost.
    pub(super) emulator: Vec<i32>,
}

impl Threads {
    /// Finds them: the emulator is asked for its IO threads if it has some.
    pub(super) async fn of(machine: &EmulatorProcess, has_io: bool) -> Result<Self, QemuError> {
        let vcpus: Vec<(u32, i32)> =
            (0..).zip(machine.vcpu_threads.load().iter().copied()).collect();
        let mut io = Vec::new();
        if has_io {
            for thread in machine.monitor()?.call(QueryIoThreads).await? {
                let number = thread.id.strip_prefix("iothread").and_then(|id| id.parse().ok());
                io.extend(number.map(|number| (number, thread.thread_id)));
            }
        }
        let usage = machine.usage().ok_or_else(gone)?;
        let all = usage.threads().map_err(|error| Error::operation_failed(error.to_string()))?;
        let known =
            |thread: &i32| [&vcpus, &io].into_iter().flatten().any(|(_, known)| known == thread);
        // TCG may run all processors in one thread that is theirs, not ours.
        let emulator = all.into_iter().filter(|thread| !known(thread)).collect();
        Ok(Self { vcpus, io, emulator })
    }
}

fn gone() -> QemuError {
    QemuError::wrong_state("its emulator is gone")
}
