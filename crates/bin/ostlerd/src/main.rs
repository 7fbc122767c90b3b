//! The daemon: command line, configuration, logging, sockets, signals.
//!
//! It puts the drivers together with the server and keeps them running; what a
//! call does is theirs.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests read their own recorded files")
)]

mod background;
mod command_line;
mod config;
mod config_file;
mod control;
mod daemon;
mod error;
mod hypervisor;
mod logging;
mod place;
mod services;
mod users;

use command_line::{CommandLine, Request};
use std::{
    io::{self, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    let request = match command_line::parse(std::env::args_os().skip(1)) {
        Ok(request) => request,
        Err(error) => return complain(&error),
    };
    match request {
        Request::Help => say(&command_line::help()),
        Request::Version => say(&format!("ostlerd {}\n", env!("CARGO_PKG_VERSION"))),
        Request::Run(line) => run(&line),
    }
}

fn run(line: &CommandLine) -> ExitCode {
    if line.background && !background::is_background() {
        return background::start().unwrap_or_else(|error| complain(&error));
    }
    match daemon::run(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(&error),
    }
}

fn say(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Says on stderr why it ends: the log may not be there yet, and whoever
/// started the daemon by hand looks here.
fn complain(error: &dyn std::error::Error) -> ExitCode {
    // Nobody is left to tell if this fails.
    let _ = writeln!(io::stderr(), "ostlerd: {}", ostler_core::chain(error));
    ExitCode::FAILURE
}
