//! Errors of network interfaces, which name what stood in the way.

use crate::netlink::BadInterfaceName;
use std::{fmt, io};

/// An operation on a network interface that did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// The system refused it.
    #[error("cannot {operation} network interface '{interface}'")]
    Failed {
        /// The operation that was tried.
        operation: NetworkOperation,
        /// On which interface.
        interface: String,
        /// Why not.
        source: io::Error,
    },
    /// There is no such interface.
    #[error("network interface '{interface}' does not exist")]
    Absent {
        /// Its name.
        interface: String,
    },
    /// There is no such bridge.
    #[error(
        "bridge '{bridge}' does not exist: create it with \
         'ip link add {bridge} type bridge' and 'ip link set {bridge} up', \
         or start the network that makes it"
    )]
    NoBridge {
        /// Its name.
        bridge: String,
    },
    /// An interface of that name is there, but it is no bridge.
    #[error(
        "network interface '{bridge}' is not a bridge of the kernel, so '{interface}' cannot be put on it"
    )]
    NotABridge {
        /// The interface that was to be the bridge.
        bridge: String,
        /// The interface that was to be put on it.
        interface: String,
    },
    /// The interface is on a bridge already.
    #[error(
        "network interface '{interface}' is on a bridge already, so it cannot be put on '{bridge}'"
    )]
    Taken {
        /// The interface.
        interface: String,
        /// The bridge it was to be put on.
        bridge: String,
    },
    /// The name cannot be an interface's.
    #[error(transparent)]
    BadName(#[from] BadInterfaceName),
    /// The daemon may not change network interfaces.
    #[error(
        "cannot {operation} network interface '{interface}': this needs the capability \
         CAP_NET_ADMIN, which a daemon of root has and one of a user does not"
    )]
    NotAllowed {
        /// The operation that was tried.
        operation: NetworkOperation,
        /// On which interface.
        interface: String,
    },
    /// The device that makes taps is not there.
    #[error(
        "cannot open '{device}', which makes network interfaces for guests: load the module '{module}'"
    )]
    NoDevice {
        /// The device.
        device: &'static str,
        /// The kernel module that brings it.
        module: &'static str,
        /// Why not.
        source: io::Error,
    },
}

/// An operation on an interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum NetworkOperation {
    Create,
    Delete,
    Inspect,
    SetMac,
    SetMtu,
    SetUp,
    SetDown,
    Attach,
    Detach,
}

impl fmt::Display for NetworkOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Create => "create",
            Self::Delete => "delete",
            Self::Inspect => "inspect",
            Self::SetMac => "set the MAC address of",
            Self::SetMtu => "set the MTU of",
            Self::SetUp => "bring up",
            Self::SetDown => "take down",
            Self::Attach => "attach to a bridge",
            Self::Detach => "detach from its bridge",
        })
    }
}

impl NetworkError {
    /// The error of `operation`, told apart by what the kernel answered.
    pub(super) fn of(operation: NetworkOperation, interface: &str, source: io::Error) -> Self {
        let interface = interface.to_owned();
        match source.raw_os_error() {
            Some(libc::ENODEV) => Self::Absent { interface },
            Some(libc::EPERM | libc::EACCES) => Self::NotAllowed { operation, interface },
            _ => Self::Failed { operation, interface, source },
        }
    }

    /// The sentence with its cause, for people.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Failed { source, .. } | Self::NoDevice { source, .. } => {
                format!("{self}: {source}")
            }
            _ => self.to_string(),
        }
    }
}
