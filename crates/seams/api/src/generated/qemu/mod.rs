//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod monitor;

pub use monitor::*;

/// A driver of this family: it has the traits of all its topics.
pub trait QemuDriver: QemuMonitor {}

impl<T: ?Sized + QemuMonitor> QemuDriver for T {}
