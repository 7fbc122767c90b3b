//! Logging with the meaning that libvirt's users know.
//!
//! A message has a category (the module it comes from, as libvirt names such
//! things: `qemu.domain`, `rpc.server`, `util.host`), a level from 1 (debug)
//! to 4 (error) and fields. Filters (`level:match`, the first that matches
//! counts) say from which level on a category is logged; outputs
//! (`level:stderr`, `level:file:PATH`, `level:syslog:IDENT`,
//! `level:journald`) say where to. Both may change while the daemon runs.
//!
//! A message that nobody wants costs one load: filters are asked once for each
//! place in the code, not for each message.

mod filter;
mod layer;
mod line;
mod output;

pub(crate) use filter::{Filters, Level};
pub(crate) use output::{Outputs, journald_is_there};

use arc_swap::ArcSwap;
use std::sync::Arc;
use tracing_subscriber::layer::SubscriberExt;

/// A filter or an output that cannot be meant or opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoggingError {
    /// Not `level:something`.
    #[error("'{0}' does not have the form {1}")]
    Form(String, &'static str),
    /// Not a level.
    #[error("'{0}': the level must be 1 (debug), 2 (info), 3 (warning) or 4 (error)")]
    Level(String),
    /// No such output.
    #[error(
        "'{0}': there is no such output; there are stderr, file:PATH, syslog:IDENT and journald"
    )]
    Output(String),
    /// A file that cannot be opened.
    #[error("cannot open the log file '{path}': {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A log daemon that is not there.
    #[error("cannot reach {0}: {1}")]
    Daemon(&'static str, std::io::Error),
    /// Someone else logs already.
    #[error("logging is set up already")]
    Twice,
}

/// The levels and outputs of the log.
#[derive(Debug)]
pub(crate) struct Setup {
    /// The level of what no filter matches.
    pub(crate) level: Level,
    /// Levels by category.
    pub(crate) filters: Filters,
    /// The outputs.
    pub(crate) outputs: Outputs,
}

/// The hold on logging while the daemon runs.
#[derive(Debug, Clone)]
pub(crate) struct Logging(Arc<ArcSwap<Setup>>);

impl Logging {
    /// Starts logging, for the whole process.
    pub(crate) fn start(setup: Setup) -> Result<Self, LoggingError> {
        let shared = Arc::new(ArcSwap::from_pointee(setup));
        let subscriber =
            tracing_subscriber::registry().with(layer::LibvirtLayer::new(Arc::clone(&shared)));
        tracing::subscriber::set_global_default(subscriber).map_err(|_| LoggingError::Twice)?;
        Ok(Self(shared))
    }

    /// The set-up that is in force.
    pub(crate) fn current(&self) -> Arc<Setup> {
        self.0.load_full()
    }

    /// Changes what is logged or where to.
    pub(crate) fn replace(&self, setup: Setup) {
        self.0.store(Arc::new(setup));
        tracing::callsite::rebuild_interest_cache();
    }
}

#[cfg(test)]
mod tests;
