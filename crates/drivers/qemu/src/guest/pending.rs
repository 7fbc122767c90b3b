//! Notes of devices that are on their way: part of the status file, so that a
//! new daemon knows what a killed one had begun.

use ostler_model::domain::Disk;
use ostler_xml::part::{child, required};
use ostler_xml::{Text, element, enumeration};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

enumeration! {
    /// The stage of a device that is on its way.
    pub enum Phase {
        /// It comes: the definition lists it, the emulator may not have it yet.
        Attaching = "attaching",
        /// The guest was asked to let it go.
        Detaching = "detaching",
        /// Another medium comes into the drive; the definition has the new one.
        Changing = "changing",
    }
}

element! {
    /// A note about one device.
    pub struct Pending {
        pub alias: Text = required("alias"),
        pub phase: Phase = required("phase"),
        /// The drive with the medium that it had, while that changes.
        pub before: Option<Box<Disk>> = child("disk"),
    }
}

/// How the guest answered when it was asked to let a device go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The device is gone.
    Gone,
    /// The guest keeps it.
    Kept,
}

/// The notes of one machine, and who waits for its answers.
#[derive(Debug, Default)]
pub(crate) struct Underway {
    notes: Mutex<Vec<Pending>>,
    waiting: Mutex<HashMap<String, oneshot::Sender<Answer>>>,
}

impl Underway {
    /// Notes that a device is on its way, in place of what was noted of it.
    pub(crate) fn note(&self, alias: &str, phase: Phase, before: Option<Box<Disk>>) {
        let mut notes = lock(&self.notes);
        notes.retain(|note| &*note.alias != alias);
        notes.push(Pending { alias: alias.into(), phase, before });
    }

    /// Takes over the notes of a daemon before.
    pub(crate) fn restore(&self, notes: impl IntoIterator<Item = Pending>) {
        lock(&self.notes).extend(notes);
    }

    /// The device has arrived.
    pub(crate) fn arrived(&self, alias: &str) {
        lock(&self.notes).retain(|note| &*note.alias != alias);
    }

    /// All notes.
    pub(crate) fn notes(&self) -> Vec<Pending> {
        lock(&self.notes).clone()
    }

    /// The phase of a device that is on its way.
    pub(crate) fn phase(&self, alias: &str) -> Option<Phase> {
        lock(&self.notes).iter().find(|note| &*note.alias == alias).map(|note| note.phase)
    }

    /// Waits from now on for the guest's answer about a device.
    pub(crate) fn expect(&self, alias: &str) -> oneshot::Receiver<Answer> {
        let (sender, receiver) = oneshot::channel();
        lock(&self.waiting).insert(alias.to_owned(), sender);
        receiver
    }

    /// Nobody waits any more.
    pub(crate) fn give_up(&self, alias: &str) {
        lock(&self.waiting).remove(alias);
    }

    /// Hands an answer to whoever waits for it; says whether somebody did.
    pub(crate) fn tell(&self, alias: &str, answer: Answer) -> bool {
        let waiting = lock(&self.waiting).remove(alias);
        waiting.is_some_and(|sender| sender.send(answer).is_ok())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What it guards is whole between any two statements.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_reaches_one_who_waits_and_nobody_else() {
        let underway = Underway::default();
        assert!(!underway.tell("net0", Answer::Gone));
        let mut answer = underway.expect("net0");
        assert!(underway.tell("net0", Answer::Kept));
        assert_eq!(answer.try_recv(), Ok(Answer::Kept));
        let _late = underway.expect("net0");
        underway.give_up("net0");
        assert!(!underway.tell("net0", Answer::Gone));
    }

    #[test]
    fn a_device_has_one_note() {
        let underway = Underway::default();
        underway.note("a", Phase::Attaching, None);
        underway.note("a", Phase::Detaching, None);
        underway.note("b", Phase::Attaching, None);
        assert_eq!(underway.phase("a"), Some(Phase::Detaching));
        underway.arrived("a");
        assert_eq!(underway.phase("a"), None);
        assert_eq!(underway.notes().len(), 1);
    }
}
