//! The guest's console on this terminal.
//!
//! ```text
//!   terminal (raw) ──keys──> until the escape character ──> stream ──> guest
//!   terminal       <─────────────── whatever comes <─────── stream
//! ```

use super::find;
use crate::{
    failure::{Failure, While},
    options::Escape,
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::{DomainRef, flags::DomainConsoleFlags};
use ostler_driver::{
    Part, StreamSink, StreamSource,
    api::{DomainConsole, DomainLifecycle},
};
use rustix::{
    event::{PollFd, PollFlags, poll},
    fd::OwnedFd,
    io::Errno,
    pipe::{PipeFlags, pipe_with},
    termios::{OptionalActions, Termios, tcgetattr, tcsetattr},
};
use std::{
    io::{self, IsTerminal},
    thread::JoinHandle,
};
use tokio::sync::mpsc;

commands! {
    "console" => console [own interruption],
}

/// How much is read of a console at a time.
const CHUNK: usize = 64 * 1024;

/// How to attach.
#[derive(Debug, Default)]
pub(super) struct Attach {
    /// The character device, or the first console.
    pub(super) device: Option<String>,
    /// Take it from whoever has it.
    pub(super) force: bool,
    /// Only if the daemon can share it out safely.
    pub(super) safe: bool,
    /// Let the guest run on once attached.
    pub(super) resume: bool,
}

/// Returns whether there is a terminal to attach.
pub(super) fn is_possible() -> bool {
    io::stdin().is_terminal()
}

/// `console`
pub(super) async fn console(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let attach_to = Attach {
        device: arguments.text("devname")?.map(str::to_owned),
        force: arguments.flag("force"),
        safe: arguments.flag("safe"),
        resume: arguments.flag("resume"),
    };
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    attach(session, &hypervisor, &domain, attach_to).await
}

/// Attaches this terminal to the guest's console until either side ends it.
pub(super) async fn attach(
    session: &mut Session,
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    how: Attach,
) -> Result<(), Failure> {
    if !hypervisor.domain_is_active(domain).await? {
        return Err(Failure::new("The domain is not running")
            .hint(format!("'start {} --console' starts it", domain.name)));
    }
    if !is_possible() {
        return Err(Failure::new("Cannot run interactive console without a controlling TTY"));
    }
    let mut flags = DomainConsoleFlags::empty();
    flags.set(DomainConsoleFlags::FORCE, how.force);
    flags.set(DomainConsoleFlags::SAFE, how.safe);
    let stream = hypervisor.domain_open_console(domain, how.device.as_deref(), flags).await;
    let stream = stream.while_(|| format!("cannot attach to the console of '{}'", domain.name))?;
    let (Some(source), Some(sink)) = (stream.source, stream.sink) else {
        return Err(Failure::new("the daemon opened a console that does not go both ways"));
    };
    let escape = session.options.escape.clone();
    session.out.extra(format!("Connected to domain '{}'\n", domain.name));
    session.out.extra(format!("Escape character is {}{}\n", escape.spelling, spelled(&escape)));
    session.out.flush();
    let terminal = RawTerminal::new().map_err(|error| unusable(&error))?;
    if how.resume {
        hypervisor.domain_resume(domain).await.while_(|| "Failed to resume domain")?;
    }
    let result = match Keys::read(escape.byte) {
        Ok(keys) => relay(session, source, sink, keys).await,
        Err(error) => Err(unusable(&error)),
    };
    drop(terminal);
    // The guest's last line is seldom a whole one.
    session.out.text("\n");
    session.out.flush();
    result
}

fn unusable(error: &io::Error) -> Failure {
    Failure::new(format!("the terminal cannot be used for a console: {}", crate::plain(error)))
}

/// How the usual escape character is typed.
fn spelled(escape: &Escape) -> &'static str {
    if escape.byte == 0x1d { " (Ctrl + ])" } else { "" }
}

async fn relay(
    session: &mut Session,
    mut source: Box<dyn StreamSource>,
    mut sink: Box<dyn StreamSink>,
    mut keys: Keys,
) -> Result<(), Failure> {
    loop {
        tokio::select! {
            typed = keys.next() => match typed {
                Some(typed) => sink.write(typed.into()).await?,
                None => return Ok(()),
            },
            part = source.read(CHUNK) => match part? {
                Some(Part::Data(data)) => session.out.write(&data),
                // Consoles have no holes; one would be zeros, which show nothing.
                Some(Part::Hole(_)) => {}
                None => return Ok(()),
            },
        }
    }
}

/// The terminal in raw mode; dropping this brings its former mode back.
struct RawTerminal {
    before: Termios,
}

impl RawTerminal {
    fn new() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let mut raw = before.clone();
        raw.make_raw();
        tcsetattr(io::stdin(), OptionalActions::Now, &raw)?;
        Ok(Self { before })
    }
}

impl Drop for RawTerminal {
    fn drop(&mut self) {
        // A terminal that is gone needs no mode.
        _ = tcsetattr(io::stdin(), OptionalActions::Flush, &self.before);
    }
}

/// The keys that are typed, read by a thread of its own: a terminal can only be read by
/// waiting for it. The thread ends with the escape character, so that what is
/// typed after it is the shell's, or when this is dropped.
struct Keys {
    typed: mpsc::Receiver<Vec<u8>>,
    /// Closing it wakes the thread.
    stop: Option<OwnedFd>,
    thread: Option<JoinHandle<()>>,
}

impl Keys {
    fn read(escape: u8) -> io::Result<Self> {
        let (wake, stop) = pipe_with(PipeFlags::CLOEXEC)?;
        let (sender, typed) = mpsc::channel(16);
        let thread = std::thread::Builder::new()
            .name("terminal".to_owned())
            .spawn(move || read_keys(&wake, &sender, escape))?;
        Ok(Self { typed, stop: Some(stop), thread: Some(thread) })
    }

    /// The next keys; `None` after the escape character.
    async fn next(&mut self) -> Option<Vec<u8>> {
        self.typed.recv().await
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.typed.close();
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked reads no more either.
            _ = thread.join();
        }
    }
}

fn read_keys(wake: &OwnedFd, sender: &mpsc::Sender<Vec<u8>>, escape: u8) {
    let stdin = io::stdin();
    let mut buffer = [0; 1024];
    loop {
        let mut waits = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(wake, PollFlags::IN)];
        match poll(&mut waits, None) {
            Err(Errno::INTR) => continue,
            Err(_) => return,
            Ok(_) => {}
        }
        if !waits[1].revents().is_empty() {
            return;
        }
        let count = match rustix::io::read(&stdin, &mut buffer) {
            Err(Errno::INTR | Errno::AGAIN) => continue,
            Err(_) | Ok(0) => return,
            Ok(count) => count,
        };
        let typed = &buffer[..count];
        let end = typed.iter().position(|key| *key == escape);
        let before = &typed[..end.unwrap_or(count)];
        let sent = before.is_empty() || sender.blocking_send(before.to_vec()).is_ok();
        if end.is_some() || !sent {
            return;
        }
    }
}
