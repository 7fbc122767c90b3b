//! The limits that one server sets its clients.

use std::time::Duration;

/// The limits that one server sets its clients. They may change while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections at one time; more wait in the socket's queue.
    pub max_clients: u32,
    /// Connections that are not authenticated yet; 0 is no limit.
    pub max_anonymous_clients: u32,
    /// Calls of one client that may run at one time.
    pub max_client_requests: u32,
    /// Watching over clients that fall silent.
    pub keepalive: Keepalive,
    /// The sizes of libvirtd's thread pool, which virt-admin shows and sets.
    /// Calls here are tasks, so these numbers limit nothing.
    pub workers: Workers,
}

/// When a silent client is pinged and when it is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keepalive {
    /// The silence after which it is pinged; `None` is never.
    pub interval: Option<Duration>,
    /// How many pings may go unanswered.
    pub count: u32,
}

/// The sizes of a thread pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Workers {
    /// At least so many.
    pub minimum: u32,
    /// At most so many.
    pub maximum: u32,
    /// For calls of high priority.
    pub priority: u32,
}

impl Default for Limits {
    /// The defaults of libvirtd.conf.
    fn default() -> Self {
        Self {
            max_clients: 5000,
            max_anonymous_clients: 20,
            max_client_requests: 5,
            keepalive: Keepalive { interval: Some(Duration::from_secs(5)), count: 5 },
            workers: Workers { minimum: 5, maximum: 20, priority: 5 },
        }
    }
}
