//! Passwords of displays. A display that has one lets nobody in until it is set
//! through the monitor.

use crate::Qemu;
use crate::error::QemuError;
use crate::passwords::{self, Password};
use ostler_model::domain::DomainDef;
use ostler_qmp::command::{Done, ExpirePassword, SetPassword};
use ostler_qmp::{Batch, Pending};

/// The passwords of a guest's displays: their own, or those of the settings.
/// An empty one is not set, so that nobody gets in.
pub(super) fn of(driver: &Qemu, def: &DomainDef) -> Result<Vec<Password>, QemuError> {
    let settings = &driver.settings.command;
    passwords::collect(def, settings.vnc.password.as_deref(), settings.spice.password.as_deref())
}

/// Sets them, with what else is asked at once.
pub(super) fn send(batch: &Batch<'_>, passwords: &[Password]) -> Vec<Pending<Done>> {
    let mut pending = Vec::with_capacity(passwords.len() * 2);
    for password in passwords {
        let (protocol, connected) = (password.protocol, password.connected);
        pending.push(batch.call(SetPassword { protocol, password: &password.text, connected }));
        pending.push(batch.call(ExpirePassword { protocol, time: &password.expires }));
    }
    pending
}
