//! Runs commands one after the other: those of a text, or one that is given as words.

use crate::{
    command,
    failure::Failure,
    parse::{self, Arguments},
    session::Session,
};
use std::time::Instant;

/// Reads commands from a text and runs them in turn; says whether the last
/// one succeeded. Nothing is run when one of them cannot be read.
pub(crate) async fn run_text(session: &mut Session, text: &str) -> bool {
    let commands = parse::words::split(text)
        .and_then(|commands| commands.into_iter().map(parse::parse).collect());
    run_all(session, commands).await
}

/// Runs one command, given as words.
pub(crate) async fn run_words(session: &mut Session, words: Vec<String>) -> bool {
    run_all(session, parse::parse(words).map(|arguments| vec![arguments])).await
}

/// Connects at once when a URI was given, as virsh does: a wrong one is
/// told before anything is run.
pub(crate) async fn connect_if_asked(session: &mut Session) -> bool {
    if session.options.uri.is_none() || session.connection().is_some() {
        return true;
    }
    match session.connect().await {
        Ok(()) => true,
        Err(failure) => {
            session.report(&failure);
            false
        }
    }
}

async fn run_all(session: &mut Session, commands: Result<Vec<Arguments>, Failure>) -> bool {
    let commands = match commands {
        Ok(commands) => commands,
        Err(failure) => {
            session.report(&failure);
            return false;
        }
    };
    if !session.interactive && !connect_if_asked(session).await {
        return false;
    }
    let mut succeeded = true;
    for arguments in commands {
        succeeded = run_one(session, &arguments).await;
        if session.ended {
            break;
        }
    }
    succeeded
}

async fn run_one(session: &mut Session, arguments: &Arguments) -> bool {
    let begun = Instant::now();
    session.note(1, || format!("command {}", arguments.command.name));
    let result = run_interruptibly(session, arguments).await;
    session.out.flush();
    if let Err(failure) = &result {
        session.report(failure);
    }
    if session.ended {
        return true;
    }
    if session.options.timing {
        let milliseconds = begun.elapsed().as_secs_f64() * 1e3;
        session.out.text(format!("\n(Time: {milliseconds:.3} ms)\n\n"));
    } else {
        session.out.extra("\n");
    }
    session.out.flush();
    result.is_ok()
}

/// In the shell, an interruption ends the command, not the program.
async fn run_interruptibly(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    if !session.interactive || command::handles_interruption(arguments.command.name) {
        return command::run(session, arguments).await;
    }
    tokio::select! {
        result = command::run(session, arguments) => result,
        _ = tokio::signal::ctrl_c() => Err(Failure::new("interrupted")
            .hint("what the daemon was asked for may still be done")),
    }
}
