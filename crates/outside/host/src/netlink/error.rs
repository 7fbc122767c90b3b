//! Errors of the network, which name what stood in the way.

use super::{change::Change, name::BadInterfaceName, socket::Refusal};
use std::io;

/// The kernel did not do something to the network, or did not tell of it.
#[derive(Debug, thiserror::Error)]
pub enum NetlinkError {
    /// The socket to the kernel could not be opened.
    #[error("cannot talk to the kernel about the network")]
    Socket(#[source] io::Error),
    /// A name that cannot be an interface's.
    #[error(transparent)]
    Name(#[from] BadInterfaceName),
    /// An interface that the request is about does not exist.
    #[error("cannot {tried}: there is no network interface '{interface}'")]
    Absent {
        /// The action that was tried.
        tried: String,
        /// Name of the interface.
        interface: String,
    },
    /// Something of the same name or address exists.
    #[error("cannot {tried}: it exists already")]
    Exists {
        /// The action that was tried.
        tried: String,
    },
    /// The daemon may not change the network.
    #[error(
        "cannot {tried}: this needs the capability CAP_NET_ADMIN, which a daemon of root has and \
         one of a user does not"
    )]
    NotAllowed {
        /// The action that was tried.
        tried: String,
    },
    /// The kernel has no such thing.
    #[error("cannot {tried}: this kernel cannot do it; load the kernel module '{module}'")]
    NoModule {
        /// The action that was tried.
        tried: String,
        /// Module that brings it.
        module: String,
    },
    /// The kernel refused for another reason.
    #[error("cannot {tried}{}", said(words))]
    Refused {
        /// The action that was tried.
        tried: String,
        /// The kernel's own words, if it has any.
        words: Option<String>,
        /// The kernel's error number.
        source: io::Error,
    },
}

fn said(words: &Option<String>) -> String {
    words.as_ref().map(|words| format!(": the kernel says '{words}'")).unwrap_or_default()
}

impl NetlinkError {
    /// The error of a change that the kernel refused.
    pub(super) fn of(change: &Change, refusal: Refusal) -> Self {
        let tried = change.to_string();
        let missing =
            matches!(refusal.source.raw_os_error(), Some(libc::EOPNOTSUPP | libc::ENOENT));
        match (refusal.source.raw_os_error(), change.interface(), change.module()) {
            (Some(libc::EEXIST), ..) => Self::Exists { tried },
            (_, _, Some(module)) if missing => Self::NoModule { tried, module },
            (_, interface, _) => Self::refused(tried, interface, refusal),
        }
    }

    /// The error of something that the kernel refused, about `interface` if
    /// it is about one.
    pub(super) fn refused(tried: String, interface: Option<&str>, refusal: Refusal) -> Self {
        let interface = refusal.absent.or_else(|| interface.map(str::to_owned));
        match (refusal.source.raw_os_error(), interface) {
            (Some(libc::ENODEV), Some(interface)) => Self::Absent { tried, interface },
            (Some(libc::EPERM | libc::EACCES), _) => Self::NotAllowed { tried },
            _ => Self::Refused { tried, words: refusal.words, source: refusal.source },
        }
    }

    /// The kernel's error number, if it gave one.
    #[must_use]
    pub fn number(&self) -> Option<i32> {
        match self {
            Self::Socket(source) | Self::Refused { source, .. } => source.raw_os_error(),
            Self::Absent { .. } => Some(libc::ENODEV),
            Self::Exists { .. } => Some(libc::EEXIST),
            Self::NotAllowed { .. } => Some(libc::EPERM),
            Self::NoModule { .. } => Some(libc::EOPNOTSUPP),
            Self::Name(_) => None,
        }
    }

    /// The sentence with its cause, for people.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Socket(source) | Self::Refused { source, .. } => format!("{self}: {source}"),
            _ => self.to_string(),
        }
    }
}
