//! A driver's handle on itself.

use std::fmt;
use std::sync::{Arc, Weak};

/// A handle that lies in the value it leads to. What outlives a call takes an
/// `Arc` of the driver from it, where the call itself has a reference only.
pub struct Shared<T>(Weak<T>);

impl<T> Shared<T> {
    /// Makes a value that holds such a handle.
    pub fn make(value: impl FnOnce(Self) -> T) -> Arc<T> {
        Arc::new_cyclic(|weak| value(Self(Weak::clone(weak))))
    }

    /// The value, shared. It must have been made and not be in its `Drop`.
    #[must_use]
    pub fn get(&self) -> Arc<T> {
        // The handle is not cloned and is made by `make` alone, so it is reached
        // only through the value, and the value is only in an `Arc`.
        #[expect(clippy::expect_used, reason = "the value is reached through an Arc")]
        self.0.upgrade().expect("whoever reaches the handle holds the value")
    }
}

impl<T> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}
