//! The controls of an administrator over the daemon as a whole.

use ostler_core::Error;
use std::time::Duration;

/// The controls of an administrator (virt-admin) over the daemon as a whole.
pub trait Control: Send + Sync {
    /// The log filters in force.
    fn log_filters(&self) -> Listing;
    /// Replaces them.
    ///
    /// # Errors
    /// One of them cannot be meant.
    fn set_log_filters(&self, text: &str) -> Result<(), Error>;
    /// The log outputs in force.
    fn log_outputs(&self) -> Listing;
    /// Replaces them; nothing means the usual one.
    ///
    /// # Errors
    /// One of them cannot be meant or opened.
    fn set_log_outputs(&self, text: &str) -> Result<(), Error>;
    /// Has the daemon stop after so long without clients; `None` never.
    fn set_timeout(&self, timeout: Option<Duration>);
    /// Has the daemon stop now.
    fn shut_down(&self);
}

/// Items with blanks between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The items.
    pub text: String,
    /// How many they are.
    pub count: usize,
}
