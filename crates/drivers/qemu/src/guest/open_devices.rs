//! Streams that clients have open to a guest's character devices.

use ostler_core::{Error, Result};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// How a client asks for a console.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask {
    /// The console is taken away from whoever has it.
    pub(crate) force: bool,
    /// The console is refused unless nobody else can get in between.
    pub(crate) safe: bool,
}

/// The clients that have a character device of a guest open, by its alias.
#[derive(Debug, Default)]
pub(crate) struct OpenDevices {
    holders: Arc<Mutex<HashMap<String, watch::Sender<bool>>>>,
}

/// A device held by one stream; dropped with it.
pub(crate) struct Hold {
    alias: String,
    holders: Arc<Mutex<HashMap<String, watch::Sender<bool>>>>,
    /// Becomes true when another client takes the device over.
    pub(crate) evicted: watch::Receiver<bool>,
}

impl OpenDevices {
    /// Takes a device for one stream.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` when another stream has it and `ask` does not force.
    pub(crate) fn take(&self, alias: &str, ask: Ask) -> Result<Arc<Hold>> {
        let mut holders = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(holder) = holders.get(alias).filter(|holder| holder.receiver_count() > 0) {
            if !ask.force {
                return Err(Error::operation_failed(format!(
                    "Active console session exists for this domain: device '{alias}' is open in \
                     another client; use --force to take it over"
                )));
            }
            holder.send_replace(true);
        }
        let (sender, evicted) = watch::channel(false);
        holders.insert(alias.to_owned(), sender);
        Ok(Arc::new(Hold { alias: alias.to_owned(), holders: Arc::clone(&self.holders), evicted }))
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // One that was taken over is another's by now.
        if !*self.evicted.borrow() {
            let mut holders = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
            holders.remove(&self.alias);
        }
    }
}
