//! A process and a monitor that behave like an emulator.

use crate::Peer;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::UnixListener;
use tokio::process::{Child, Command};
use tokio::sync::{Notify, mpsc, watch};

/// An emulator that follows a script.
///
/// Its process is `cat`, which does nothing and ends with the test or at a signal. Its
/// monitor accepts one connection after the other, greets, and answers:
///
/// | command | answer and what follows |
/// |---|---|
/// | `query-status` | the state that the commands so far led to |
/// | `query-cpus-fast` | one virtual processor, its thread that of the process |
/// | `query-balloon` | 512 MiB |
/// | `stop`, `cont` | nothing; the event `STOP` or `RESUME` when that changes something |
/// | `system_reset` | nothing; the event `RESET` |
/// | `system_powerdown`, `system_wakeup` | nothing |
/// | `quit` | nothing; the process ends |
///
/// Everything else is refused with `CommandNotFound`, as QEMU does, unless the test gave
/// an answer. When the process ends, the connection is closed.
#[derive(Debug)]
pub struct ScriptedEmulator {
    shared: Arc<Shared>,
    pid: i32,
}

#[derive(Debug)]
struct Shared {
    script: Mutex<Script>,
    /// Lines to say on the connection that is open.
    lines: Mutex<Option<mpsc::UnboundedSender<String>>>,
    /// How many commands were heard.
    heard: watch::Sender<usize>,
    released: Notify,
    end: Notify,
}

#[derive(Debug, Default)]
struct Script {
    run_state: String,
    answers: BTreeMap<String, Value>,
    held: BTreeSet<String>,
    heard: Vec<Value>,
}

impl ScriptedEmulator {
    /// Starts the process and listens on `socket`, in the run state `run_state`
    /// (`running`, `paused`, `shutdown`, ... as `query-status` has it).
    ///
    /// # Panics
    /// `cat` cannot be run or `socket` cannot be bound.
    #[must_use]
    pub fn start(socket: &Path, run_state: &str) -> Self {
        let listener = UnixListener::bind(socket).unwrap();
        let process = Command::new("cat")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let pid = i32::try_from(process.id().unwrap()).unwrap();
        let script = Script { run_state: run_state.to_owned(), ..Script::default() };
        let shared = Arc::new(Shared {
            script: Mutex::new(script),
            lines: Mutex::default(),
            heard: watch::Sender::new(0),
            released: Notify::new(),
            end: Notify::new(),
        });
        tokio::spawn(live(Arc::clone(&shared), process, listener));
        Self { shared, pid }
    }

    /// The number of its process.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.pid
    }

    /// From now on answers `command` with this value.
    pub fn answer(&self, command: &str, value: Value) {
        self.script().answers.insert(command.to_owned(), json!({ "return": value }));
    }

    /// From now on refuses `command` with an error of the class `GenericError`.
    pub fn refuse(&self, command: &str, description: &str) {
        let error = json!({ "error": { "class": "GenericError", "desc": description } });
        self.script().answers.insert(command.to_owned(), error);
    }

    /// From now on keeps the answer to `command`, and to all that follows it, to itself.
    pub fn hold(&self, command: &str) {
        self.script().held.insert(command.to_owned());
    }

    /// Answers what [`ScriptedEmulator::hold`] kept, and does not hold it again.
    pub fn release(&self, command: &str) {
        self.script().held.remove(command);
        self.shared.released.notify_waiters();
    }

    /// Tells of an event.
    ///
    /// # Panics
    /// Nobody is connected.
    pub fn emit(&self, event: &str, data: Value) {
        assert!(self.shared.say_event(event, data), "nobody is connected to hear {event}");
    }

    /// Goes on in this run state, without an event.
    pub fn set_run_state(&self, run_state: &str) {
        self.script().run_state = run_state.to_owned();
    }

    /// Ends the process as if it had crashed.
    pub fn end(&self) {
        self.shared.end.notify_one();
    }

    /// Closes the open connection, as an emulator does that is about to go.
    pub fn hang_up(&self) {
        *lock(&self.shared.lines) = None;
    }

    /// The commands heard so far, by name.
    #[must_use]
    pub fn heard(&self) -> Vec<String> {
        let script = self.script();
        script.heard.iter().map(|command| name(command).to_owned()).collect()
    }

    /// Waits until `command` was heard, and gives it as it came the last time.
    pub async fn hears(&self, command: &str) -> Value {
        let mut heard = self.shared.heard.subscribe();
        loop {
            let found = self.script().heard.iter().rev().find(|one| name(one) == command).cloned();
            if let Some(found) = found {
                return found;
            }
            // The sender lies in `self`.
            heard.changed().await.expect("the emulator is there");
        }
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        lock(&self.shared.script)
    }
}

impl Drop for ScriptedEmulator {
    fn drop(&mut self) {
        self.shared.end.notify_one();
    }
}

impl Shared {
    fn say_event(&self, event: &str, data: Value) -> bool {
        let stamp = json!({ "seconds": 1_700_000_000, "microseconds": 0 });
        let line = json!({ "event": event, "data": data, "timestamp": stamp }).to_string();
        lock(&self.lines).as_ref().is_some_and(|lines| lines.send(line).is_ok())
    }

    /// Changes the run state and tells of it, unless it is that already.
    fn run(&self, run_state: &str, event: &str) {
        let before = std::mem::replace(&mut lock(&self.script).run_state, run_state.to_owned());
        if before != run_state {
            self.say_event(event, json!({}));
        }
    }

    /// Carries out the command, and gives the answer to it.
    fn obey(&self, command: &Value, pid: i32) -> Value {
        let told = lock(&self.script).answers.get(name(command)).cloned();
        if let Some(mut told) = told {
            told["id"] = command["id"].clone();
            return told;
        }
        let value = match name(command) {
            "query-status" => {
                let run_state = lock(&self.script).run_state.clone();
                json!({ "status": run_state, "running": run_state == "running" })
            }
            "query-cpus-fast" => json!([{
                "cpu-index": 0, "qom-path": "/machine/unattached/device[0]", "thread-id": pid,
                "target": "x86_64", "props": { "socket-id": 0, "core-id": 0, "thread-id": 0 },
            }]),
            "query-balloon" => json!({ "actual": 512 << 20 }),
            "query-named-block-nodes" | "query-block" | "query-blockstats" => json!([]),
            "stop" => {
                self.run("paused", "STOP");
                json!({})
            }
            "cont" => {
                self.run("running", "RESUME");
                json!({})
            }
            "system_reset" => {
                self.say_event(
                    "RESET",
                    json!({ "guest": false, "reason": "host-qmp-system-reset" }),
                );
                json!({})
            }
            "qmp_capabilities" | "system_powerdown" | "system_wakeup" => json!({}),
            "quit" => {
                self.end.notify_one();
                json!({})
            }
            other => {
                let sentence = format!("The command {other} has not been found");
                let error = json!({ "class": "CommandNotFound", "desc": sentence });
                return json!({ "error": error, "id": command["id"] });
            }
        };
        json!({ "return": value, "id": command["id"] })
    }

    async fn until_released(&self, command: &str) {
        loop {
            let released = self.released.notified();
            tokio::pin!(released);
            released.as_mut().enable();
            if !lock(&self.script).held.contains(command) {
                return;
            }
            released.await;
        }
    }
}

/// Serves the monitor until the process ends.
async fn live(shared: Arc<Shared>, mut process: Child, listener: UnixListener) {
    // Kept apart: waiting for the process would close it, which ends `cat`.
    let _stdin = process.stdin.take();
    let pid = process.id().and_then(|pid| i32::try_from(pid).ok()).unwrap_or(0);
    tokio::select! {
        () = serve(&shared, &listener, pid) => {}
        _ = process.wait() => {}
        () = shared.end.notified() => {
            let _ = process.kill().await;
        }
    }
    *lock(&shared.lines) = None;
}

async fn serve(shared: &Arc<Shared>, listener: &UnixListener, pid: i32) {
    while let Ok((stream, _)) = listener.accept().await {
        let (sender, mut lines) = mpsc::unbounded_channel();
        let mut peer = Peer::new(stream);
        // Somebody who only looks whether anybody is here may be gone again.
        if peer.try_say(crate::GREETING).await.is_err() {
            continue;
        }
        *lock(&shared.lines) = Some(sender);
        let (commands, queue) = mpsc::unbounded_channel();
        let answering = tokio::spawn(answer_in_order(Arc::clone(shared), queue, pid));
        loop {
            tokio::select! {
                biased;
                line = lines.recv() => match line {
                    Some(line) if peer.try_say(&line).await.is_ok() => {}
                    _ => break,
                },
                command = peer.try_hear() => match command {
                    Some(command) => {
                        lock(&shared.script).heard.push(command.clone());
                        shared.heard.send_modify(|heard| *heard += 1);
                        let _ = commands.send(command);
                    }
                    None => break,
                },
            }
        }
        answering.abort();
    }
}

/// Answers the commands one after the other, as an emulator does.
async fn answer_in_order(
    shared: Arc<Shared>,
    mut commands: mpsc::UnboundedReceiver<Value>,
    pid: i32,
) {
    while let Some(command) = commands.recv().await {
        shared.until_released(name(&command)).await;
        let answer = shared.obey(&command, pid).to_string();
        if let Some(lines) = &*lock(&shared.lines) {
            let _ = lines.send(answer);
        }
    }
}

fn name(command: &Value) -> &str {
    command["execute"].as_str().or(command["exec-oob"].as_str()).unwrap_or_default()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
