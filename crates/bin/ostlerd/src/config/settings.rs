//! The settings of the configuration file, as plain values.

use ostler_core::Uuid;
use ostler_server::{Keepalive, Limits, Workers};
use std::{path::PathBuf, time::Duration};

/// Who is let in on a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Admission {
    /// Everyone whom the socket's permissions let connect (`"none"`).
    Anyone,
    /// root, the daemon's own user and the members of the socket's group, by
    /// the credentials of the socket (`"peercred"`).
    PeerCredentials,
}

/// The source of the host's UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HostUuidSource {
    /// The firmware's system information.
    Smbios,
    /// `/etc/machine-id`.
    MachineId,
}

/// The limits of one server ("libvirtd" or "admin").
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServerSettings {
    /// Connections at one time.
    pub(crate) max_clients: u32,
    /// Connections that may wait to be accepted.
    pub(crate) max_queued_clients: u32,
    /// Connections that are not authenticated yet; 0 is no limit.
    pub(crate) max_anonymous_clients: u32,
    /// Calls of one client that may run at one time.
    pub(crate) max_client_requests: u32,
    /// The workers that libvirtd would have; reported to virt-admin.
    pub(crate) min_workers: u32,
    /// As above.
    pub(crate) max_workers: u32,
    /// As above.
    pub(crate) prio_workers: u32,
    /// Silence after which a client is pinged; `None` never.
    pub(crate) keepalive_interval: Option<Duration>,
    /// Pings without an answer after which it is dropped.
    pub(crate) keepalive_count: u32,
}

impl ServerSettings {
    /// As the server takes them.
    pub(crate) fn limits(&self) -> Limits {
        Limits {
            max_clients: self.max_clients,
            max_anonymous_clients: self.max_anonymous_clients,
            max_client_requests: self.max_client_requests,
            keepalive: Keepalive { interval: self.keepalive_interval, count: self.keepalive_count },
            workers: Workers {
                minimum: self.min_workers,
                maximum: self.max_workers,
                priority: self.prio_workers,
            },
        }
    }
}

/// All that a configuration file can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) unix_sock_group: Option<String>,
    pub(crate) unix_sock_ro_perms: u32,
    pub(crate) unix_sock_rw_perms: u32,
    pub(crate) unix_sock_admin_perms: u32,
    pub(crate) unix_sock_dir: Option<PathBuf>,
    /// The first parts of the names of the sockets: "libvirt" is
    /// `libvirt-sock`, `libvirt-sock-ro` and `libvirt-admin-sock`.
    pub(crate) unix_sock_names: Vec<String>,
    pub(crate) auth_unix_ro: Admission,
    pub(crate) auth_unix_rw: Admission,
    pub(crate) server: ServerSettings,
    pub(crate) admin: ServerSettings,
    pub(crate) log_level: Option<u32>,
    pub(crate) log_filters: Option<String>,
    pub(crate) log_outputs: Option<String>,
    pub(crate) host_uuid: Option<Uuid>,
    pub(crate) host_uuid_source: HostUuidSource,
}

impl Default for Settings {
    fn default() -> Self {
        let keepalive_interval = Some(Duration::from_secs(5));
        Self {
            unix_sock_group: None,
            unix_sock_ro_perms: 0o777,
            unix_sock_rw_perms: 0o770,
            unix_sock_admin_perms: 0o700,
            unix_sock_dir: None,
            unix_sock_names: vec!["libvirt".into(), "virtqemud".into()],
            auth_unix_ro: Admission::Anyone,
            auth_unix_rw: Admission::PeerCredentials,
            server: ServerSettings {
                max_clients: 5000,
                max_queued_clients: 1000,
                max_anonymous_clients: 20,
                max_client_requests: 5,
                min_workers: 5,
                max_workers: 20,
                prio_workers: 5,
                keepalive_interval,
                keepalive_count: 5,
            },
            admin: ServerSettings {
                max_clients: 5,
                max_queued_clients: 5,
                max_anonymous_clients: 0,
                max_client_requests: 5,
                min_workers: 1,
                max_workers: 5,
                prio_workers: 0,
                keepalive_interval,
                keepalive_count: 5,
            },
            log_level: None,
            log_filters: None,
            log_outputs: None,
            host_uuid: None,
            host_uuid_source: HostUuidSource::Smbios,
        }
    }
}

impl Settings {
    /// Returns whether the values fit together; if not, the key to blame and why.
    pub(super) fn check(&self) -> Result<(), (&'static str, String)> {
        for (keys, server) in [
            (["max_anonymous_clients", "min_workers"], &self.server),
            (["admin_max_clients", "admin_min_workers"], &self.admin),
        ] {
            if server.max_anonymous_clients > server.max_clients {
                return Err((
                    keys[0],
                    format!(
                        "max_anonymous_clients ({}) is larger than max_clients ({})",
                        server.max_anonymous_clients, server.max_clients
                    ),
                ));
            }
            if server.min_workers > server.max_workers {
                return Err((
                    keys[1],
                    format!(
                        "{} ({}) is larger than the maximum of workers ({})",
                        keys[1], server.min_workers, server.max_workers
                    ),
                ));
            }
        }
        Ok(())
    }
}
