//! What the commands do.
//!
//! A command is found by its name in the table; a test holds that exactly the
//! commands that the table calls built are found here.

mod own;

use crate::{failure::Failure, parse::Arguments, session::Session};

/// Runs one command.
pub(crate) async fn run(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    match arguments.command.name {
        "cd" => own::cd(session, arguments),
        "echo" => own::echo(session, arguments),
        "exit" | "quit" => {
            session.ended = true;
            Ok(())
        }
        "help" => own::help(session, arguments),
        "pwd" => own::pwd(session),
        name => Err(not_built(name)),
    }
}

fn not_built(name: &str) -> Failure {
    Failure::new(format!("'{name}' is not built yet"))
        .hint("the daemon may know it already: virsh speaks to ostlerd as it does to libvirtd")
}
