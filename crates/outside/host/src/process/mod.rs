//! Processes: started, found again, watched and ended without ever hitting a
//! stranger.
//!
//! A [`Program`] says what to run and how; [`Program::spawn`] starts it as a
//! child that outlives this daemon. [`Process::adopt`] finds one again after a
//! restart. Either way the process is held by a pid descriptor, so that a
//! number given out anew by the kernel is never mistaken for it. [`run`] is for
//! helper programs that end by themselves.

mod error;
mod identity;
mod lasting;
mod program;
mod run;
#[cfg(test)]
mod tests;
mod watch;

pub use error::ProcessError;
pub use identity::{ParseProcessIdentityError, ProcessIdentity, has_ended};
pub use program::{CgroupEntrance, Limit, Program, Resource, User, installed, is_installed};
pub use run::{RunError, RunLimits, RunOutput, memory_file, run};
pub use rustix::process::Signal;
pub use watch::{Exit, Process};
