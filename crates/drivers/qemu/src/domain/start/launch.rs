//! From a finished command line to an emulator that answers.
//!
//! The monitor's socket is bound, listened on and connected to *before* the
//! emulator is there, and every command of the start is written at once behind
//! the negotiation. The emulator finds them all waiting when it comes to read:
//! the whole conversation costs one turn of its loop, not a dozen round trips.

use super::password;
use crate::devices::QmpCall;
use crate::error::{QemuError, chain};
use crate::guest::EmulatorProcess;
use crate::passwords::Password;
use crate::statistics::{self, Question};
use ostler_host::file::{self, FileError};
use ostler_host::process::{Exit, Process, Program};
use ostler_model::domain::DomainDef;
use ostler_qmp::command::{
    Balloon, Chardev, Cont, Done, QueryBalloon, QueryChardev, QueryCpusFast, VirtualCpu,
};
use ostler_qmp::{Handshake, Monitor, MonitorOptions, Notice, Pending, QmpError};
use serde_json::Value;
use std::os::fd::OwnedFd;
use std::path::Path;

/// How many bytes of an emulator's last words an error carries.
const LAST_WORDS: usize = 2048;

/// The emulator's answers about itself when it started.
#[derive(Debug, Default)]
pub(super) struct FirstAnswers {
    pub(super) vcpus: Vec<VirtualCpu>,
    pub(super) chardevs: Vec<Chardev>,
    /// Memory that the balloon leaves to the guest, in bytes.
    pub(super) balloon: Option<u64>,
}

/// Which questions the start asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Questions {
    /// Whether the places of its pseudo-terminals are asked for.
    pub(super) chardevs: bool,
    /// How far its balloon is blown up.
    pub(super) balloon: bool,
    /// Whether the guest's processors are to run.
    pub(super) run: bool,
}

/// Settings that the emulator gets before the guest's processors run.
pub(super) struct Before<'a> {
    pub(super) passwords: &'a [Password],
    pub(super) follow_up: Vec<QmpCall>,
}

/// The questions under way.
pub(super) struct Conversation {
    handshake: Handshake,
    vcpus: Pending<Vec<VirtualCpu>>,
    chardevs: Option<Pending<Vec<Chardev>>>,
    balloon: Option<Pending<Balloon>>,
    passwords: Vec<Pending<Done>>,
    follow_up: Vec<Pending<Value>>,
    statistics: Option<Question>,
    run: Option<Pending<Done>>,
}

/// Takes over the monitor and asks everything at once.
pub(super) fn converse(
    machine: &EmulatorProcess,
    def: &DomainDef,
    connected: OwnedFd,
    questions: Questions,
    before: Before<'_>,
    handler: impl FnMut(Notice) + Send + 'static,
) -> Result<Conversation, QemuError> {
    let (monitor, handshake) = Monitor::adopt(connected, MonitorOptions::default(), handler)?;
    let batch = monitor.batch();
    let conversation = Conversation {
        handshake,
        vcpus: batch.call(QueryCpusFast),
        chardevs: questions.chardevs.then(|| batch.call(QueryChardev)),
        balloon: questions.balloon.then(|| batch.call(QueryBalloon)),
        passwords: password::send(&batch, before.passwords),
        follow_up: before.follow_up.into_iter().map(|call| call.send(&monitor)).collect(),
        statistics: Question::ask_first(&batch, def, MonitorOptions::default().deadline),
        run: questions.run.then(|| batch.call(Cont)),
    };
    drop(batch);
    machine.set_monitor(monitor);
    Ok(conversation)
}

impl Conversation {
    /// Waits for all answers.
    async fn answers(self, machine: &EmulatorProcess) -> Result<FirstAnswers, QmpError> {
        self.handshake.complete().await?;
        let vcpus = self.vcpus.await?;
        let chardevs = match self.chardevs {
            Some(pending) => pending.await?,
            None => Vec::new(),
        };
        let balloon = match self.balloon {
            // A guest without a balloon device has none to tell of.
            Some(pending) => pending.await.ok().map(|balloon| balloon.actual),
            None => None,
        };
        for set in self.passwords {
            set.await?;
        }
        for done in self.follow_up {
            done.await?;
        }
        statistics::take_first(&machine.statistics, self.statistics).await;
        if let Some(run) = self.run {
            run.await?;
        }
        Ok(FirstAnswers { vcpus, chardevs, balloon })
    }

    /// Waits for all answers, or for the emulator's end, whose reason is in
    /// its log behind `log_start`.
    pub(super) async fn complete(
        self,
        machine: &EmulatorProcess,
        process: &Process,
        log: &Path,
        log_start: u64,
    ) -> Result<FirstAnswers, QemuError> {
        let ended = match self.answers(machine).await {
            Ok(answers) => return Ok(answers),
            Err(error) if error.is_closed() => process.wait().await,
            Err(error) => return Err(error.into()),
        };
        Err(QemuError::EndedAtStart {
            exit: describe(ended),
            last_words: last_words(log, log_start).await,
        })
    }
}

/// Starts the emulator.
pub(super) async fn spawn(program: Program) -> Result<Process, QemuError> {
    program.spawn().await.map_err(QemuError::Process)
}

fn describe(exit: Exit) -> String {
    match exit {
        Exit::Code(code) => format!("exit status {code}"),
        Exit::Signal(signal) => format!("killed by signal {signal}"),
        Exit::Unknown => "its exit status is not known".to_owned(),
    }
}

/// The last lines that the emulator wrote before it ended.
async fn last_words(log: &Path, from: u64) -> String {
    match read_from(log, from).await {
        Ok(text) if text.is_empty() => "it said nothing".to_owned(),
        Ok(text) => text,
        Err(error) => format!("its log cannot be read: {}", chain(&error)),
    }
}

async fn read_from(log: &Path, from: u64) -> Result<String, FileError> {
    let bytes = file::read_tail(log, from, LAST_WORDS).await?;
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    Ok(lines.join("\n"))
}

/// The threads of the guest's processors, in order.
pub(super) fn threads(answers: &FirstAnswers) -> Vec<i32> {
    let mut vcpus: Vec<_> = answers.vcpus.iter().collect();
    vcpus.sort_by_key(|vcpu| vcpu.cpu_index);
    vcpus.iter().map(|vcpu| vcpu.thread_id).collect()
}

/// The terminal that QEMU made for the device of this alias.
pub(super) fn terminal(chardevs: &[Chardev], alias: &str) -> Option<Box<str>> {
    let label = format!("char{alias}");
    let found = chardevs.iter().find(|chardev| *chardev.label == *label)?;
    found.filename.strip_prefix("pty:").map(Into::into)
}
