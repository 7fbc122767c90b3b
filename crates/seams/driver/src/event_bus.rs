//! From the place where something happened to everybody who listens.
//!
//! Publishing calls each listener in turn on the publisher's thread, so a
//! listener only queues (the server encodes the event into the client's output
//! and lets the socket's task write it): nothing between a guest's event and a
//! client's socket waits for a scheduler twice.

use arc_swap::ArcSwap;
use std::fmt;
use std::sync::{Arc, Weak};

/// Who listens. `deliver` must return at once.
pub trait Listener<E>: Send + Sync {
    /// Takes note of the event.
    fn deliver(&self, event: &Arc<E>);
}

/// The listeners of one driver.
pub struct EventBus<E> {
    listeners: ArcSwap<Vec<Weak<dyn Listener<E>>>>,
}

impl<E> Default for EventBus<E> {
    fn default() -> Self {
        Self { listeners: ArcSwap::from_pointee(Vec::new()) }
    }
}

impl<E> EventBus<E> {
    /// Adds a listener; it is forgotten when its last `Arc` goes.
    pub fn subscribe(&self, listener: Weak<dyn Listener<E>>) {
        self.listeners.rcu(|listeners| {
            let mut listeners: Vec<_> =
                listeners.iter().filter(|other| other.strong_count() > 0).cloned().collect();
            listeners.push(Weak::clone(&listener));
            listeners
        });
    }

    /// Tells every listener.
    pub fn publish(&self, event: E) {
        let listeners = self.listeners.load();
        if listeners.is_empty() {
            return;
        }
        let event = Arc::new(event);
        for listener in listeners.iter().filter_map(Weak::upgrade) {
            listener.deliver(&event);
        }
    }
}

impl<E> fmt::Debug for EventBus<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventBus").field("listeners", &self.listeners.load().len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[derive(Default)]
    struct Notebook(Mutex<Vec<u8>>);

    impl Listener<u8> for Notebook {
        fn deliver(&self, event: &Arc<u8>) {
            self.0.lock().expect("no panic").push(**event);
        }
    }

    #[test]
    fn listeners_hear_until_they_go() {
        let bus = EventBus::default();
        let (stays, goes) = (Arc::new(Notebook::default()), Arc::new(Notebook::default()));
        for notebook in [&stays, &goes] {
            let listener: Arc<dyn Listener<u8>> = notebook.clone();
            bus.subscribe(Arc::downgrade(&listener));
        }
        bus.publish(1);
        drop(goes);
        bus.publish(2);
        assert_eq!(*stays.0.lock().expect("no panic"), [1, 2]);
    }
}
