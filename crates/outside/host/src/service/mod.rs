//! The daemon among the host's services: sockets it is handed, the word that it
//! is ready, and the file that keeps a second one away.

mod notify;
mod pid_file;
mod sockets;
#[cfg(test)]
mod tests;

pub use notify::{Notifier, Readiness};
pub use pid_file::{PidFile, PidFileError};
pub use sockets::{InheritedSocket, InheritedSockets, inherited_sockets};
