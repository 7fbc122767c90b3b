//! The commands.
//!
//! A command is found by its name in the table. Each module lists its own with
//! `commands!`, and is itself listed in `MODULES`; a test holds that exactly the
//! commands that the table calls built are found here.

/// Lists the commands of a module: the name of each and the function that it is.
/// One that handles an interruption itself, instead of being ended by it, is
/// marked `[own interruption]`.
macro_rules! commands {
    ($($name:literal => $run:path $([$own:ident interruption])?,)*) => {
        pub(super) const COMMANDS: &[super::Built] = &[$(super::Built {
            name: $name,
            begin: |session, arguments| Box::pin($run(session, arguments)),
            own_interruption: commands!(@ $($own)?),
        },)*];
    };
    (@ own) => { true };
    (@) => { false };
}

mod agent;
mod attach;
mod connection;
mod console;
mod cpu;
mod cpu_set;
mod definition;
mod devices;
mod display;
mod document;
mod edit;
pub(crate) mod event;
mod file;
mod find;
mod host;
mod host_statistics;
mod impact;
mod info;
mod input;
mod lifecycle;
mod list;
mod monitor;
mod own;
pub(crate) mod pool;
pub(crate) mod secret;
mod statistics;
mod volume;
pub(crate) mod words;

use crate::{failure::Failure, parse::Arguments, session::Session};
use std::pin::Pin;

/// A command at work.
type Running<'a> = Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>>;

/// A command that is built.
struct Built {
    /// Name, as the table has it.
    name: &'static str,
    /// Begins it. Nothing is done before what comes back is awaited.
    begin: for<'a> fn(&'a mut Session, &'a Arguments) -> Running<'a>,
    /// The command handles an interruption (Ctrl-C) itself, in the shell too.
    own_interruption: bool,
}

/// The commands of each module.
const MODULES: &[&[Built]] = &[
    agent::COMMANDS,
    attach::COMMANDS,
    connection::COMMANDS,
    console::COMMANDS,
    cpu::COMMANDS,
    definition::COMMANDS,
    devices::COMMANDS,
    display::COMMANDS,
    document::COMMANDS,
    event::COMMANDS,
    host::COMMANDS,
    host_statistics::COMMANDS,
    info::COMMANDS,
    input::COMMANDS,
    lifecycle::COMMANDS,
    list::COMMANDS,
    monitor::COMMANDS,
    own::COMMANDS,
    pool::COMMANDS,
    secret::COMMANDS,
    statistics::COMMANDS,
    volume::COMMANDS,
];

/// The command of this name, if it is built.
fn find(name: &str) -> Option<&'static Built> {
    MODULES.iter().copied().flatten().find(|built| built.name == name)
}

/// Returns whether the command `name` handles an interruption (Ctrl-C) itself.
pub(crate) fn handles_interruption(name: &str) -> bool {
    find(name).is_some_and(|built| built.own_interruption)
}

/// Runs one command.
pub(crate) async fn run(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    match find(arguments.command.name) {
        Some(built) => (built.begin)(session, arguments).await,
        None => Err(not_built(arguments.command.name)),
    }
}

fn not_built(name: &str) -> Failure {
    Failure::new(format!("'{name}' is not built yet"))
        .hint("commands marked with * in 'help' are not built yet")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table;

    #[test]
    fn what_is_built_is_what_the_table_says() {
        for command in table::commands() {
            assert_eq!(find(command.name).is_some(), command.built, "{}", command.name);
        }
        for built in MODULES.iter().copied().flatten() {
            assert!(table::commands().any(|command| command.name == built.name), "{}", built.name);
            let named = MODULES.iter().copied().flatten().filter(|other| other.name == built.name);
            assert_eq!(named.count(), 1, "{}", built.name);
        }
    }
}
