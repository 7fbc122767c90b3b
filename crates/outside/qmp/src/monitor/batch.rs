//! Several commands in one write.

use super::{Monitor, Pending};
use crate::command::Command;
use std::marker::PhantomData;
use std::time::Duration;

/// Gathers commands until it is dropped. It cannot be held while something is
/// awaited (it is not `Send`): the commands would not be written meanwhile.
#[derive(Debug)]
pub struct Batch<'a> {
    monitor: &'a Monitor,
    not_send: PhantomData<*const ()>,
}

impl<'a> Batch<'a> {
    pub(crate) fn new(monitor: &'a Monitor) -> Self {
        monitor.handle.shared.cork();
        Self { monitor, not_send: PhantomData }
    }

    /// [`Monitor::call`], written with the batch.
    pub fn call<C: Command>(&self, command: C) -> Pending<C::Reply> {
        self.monitor.call(command)
    }

    /// [`Monitor::call_within`], written with the batch.
    pub fn call_within<C: Command>(&self, limit: Duration, command: C) -> Pending<C::Reply> {
        self.monitor.call_within(limit, command)
    }
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        self.monitor.handle.shared.uncork();
    }
}
