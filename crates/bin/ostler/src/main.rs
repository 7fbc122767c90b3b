//! The command line: virsh's commands over our own client.

#![allow(clippy::disallowed_methods, reason = "a client: it reads and writes its own user's files")]

mod command;
mod failure;
mod help;
mod keys;
mod options;
mod output;
mod parse;
mod runner;
mod session;
mod shell;
mod table;
mod xml;

use options::{Options, Print};
use output::Output;
use session::Session;
use std::{env, io, process::ExitCode};

/// The release of the API whose calls the client knows.
const API_VERSION: &str = "11.3.0";

fn main() -> ExitCode {
    let options = match options::parse(env::args_os().skip(1).map(text)) {
        Ok(options) => options,
        Err(failure) => {
            output::complain(failure.sentences());
            return ExitCode::FAILURE;
        }
    };
    if let Some(print) = options.print {
        let mut out = Output::new(false);
        out.text(printed(print));
        out.flush();
        return ExitCode::SUCCESS;
    }
    match run(options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            output::complain([format!("error: cannot start: {}", plain(&error))]);
            ExitCode::FAILURE
        }
    }
}

fn run(mut options: Options) -> io::Result<bool> {
    let mut words = std::mem::take(&mut options.words);
    let mut session = Session::new(options);
    if let Err(failure) = session.open_log() {
        output::complain(failure.sentences());
        return Ok(false);
    }
    if words.is_empty() {
        // The connection must be served while the shell waits for a line.
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        return Ok(shell::run(&runtime, session));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let succeeded = runtime.block_on(async {
        let succeeded = if words.len() == 1 {
            runner::run_text(&mut session, &words.remove(0)).await
        } else {
            runner::run_words(&mut session, words).await
        };
        session.finish().await;
        succeeded
    });
    // A thread that still waits for the network has nothing left to do.
    runtime.shutdown_background();
    Ok(succeeded)
}

fn printed(print: Print) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match print {
        Print::Help => help::program_page(),
        Print::ShortVersion => format!("{version}\n"),
        Print::LongVersion => format!(
            "ostler {version}, a command line for ostlerd and libvirtd\n\
             API: {API_VERSION}\n\
             Transports: unix\n"
        ),
        Print::Manual => help::manual(),
        Print::Bash => help::bash(),
        Print::Zsh => help::zsh(),
    }
}

/// An argument as text; bytes that are not UTF-8 become replacement characters.
fn text(argument: std::ffi::OsString) -> String {
    argument.to_string_lossy().into_owned()
}

/// The system's sentence for an error, without the number that Rust adds.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}
