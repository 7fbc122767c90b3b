//! The controls that virt-admin has over the daemon itself.

use crate::logging::{Filters, Logging, LoggingError, Outputs, Setup};
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_server::{Control, Listing};
use std::{sync::Mutex, time::Duration};
use tokio::sync::watch;

/// The handles by which the running daemon is changed.
pub(crate) struct DaemonControl {
    logging: Logging,
    /// Makes one change of logging at a time.
    change: Mutex<()>,
    timeout: watch::Sender<Option<Duration>>,
    stop: watch::Sender<bool>,
}

impl DaemonControl {
    pub(crate) fn new(logging: Logging, timeout: Option<Duration>) -> Self {
        Self {
            logging,
            change: Mutex::new(()),
            timeout: watch::channel(timeout).0,
            stop: watch::channel(false).0,
        }
    }

    /// The time without clients after which the daemon stops.
    pub(crate) fn watch_timeout(&self) -> watch::Receiver<Option<Duration>> {
        self.timeout.subscribe()
    }

    /// Turns true when the daemon is to stop.
    pub(crate) fn watch_stop(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    /// Asks the daemon to stop.
    pub(crate) fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Replaces what is logged and where to.
    pub(crate) fn set_logging(&self, setup: Setup) {
        self.logging.replace(setup);
    }
}

impl Control for DaemonControl {
    fn log_filters(&self) -> Listing {
        let setup = self.logging.current();
        Listing { text: setup.filters.to_string(), count: setup.filters.count() }
    }

    fn set_log_filters(&self, text: &str) -> Result<(), Error> {
        let filters = Filters::parse(text).map_err(|error| refusal(&error))?;
        let _change = self.change.lock();
        let setup = self.logging.current();
        // The outputs are opened again, since the old setup owns its files.
        let outputs = Outputs::open(&setup.outputs.to_string()).map_err(|e| refusal(&e))?;
        self.logging.replace(Setup { level: setup.level, filters, outputs });
        Ok(())
    }

    fn log_outputs(&self) -> Listing {
        let setup = self.logging.current();
        Listing { text: setup.outputs.to_string(), count: setup.outputs.count() }
    }

    fn set_log_outputs(&self, text: &str) -> Result<(), Error> {
        // No outputs at all means the usual one, as for libvirtd.
        let text = if text.trim().is_empty() { "3:stderr" } else { text };
        let outputs = Outputs::open(text).map_err(|error| refusal(&error))?;
        let _change = self.change.lock();
        let setup = self.logging.current();
        self.logging.replace(Setup { level: setup.level, filters: setup.filters.clone(), outputs });
        Ok(())
    }

    fn set_timeout(&self, timeout: Option<Duration>) {
        self.timeout.send_replace(timeout);
    }

    fn shut_down(&self) {
        tracing::info!("an administrator asked the daemon to stop");
        self.stop();
    }
}

fn refusal(error: &LoggingError) -> Error {
    let code = match error {
        LoggingError::File { .. } | LoggingError::Daemon(..) => ErrorCode::SystemError,
        _ => ErrorCode::InvalidArg,
    };
    Error::new(code, ErrorDomain::None, error.to_string())
}
