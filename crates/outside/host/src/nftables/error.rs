//! Errors of nftables, which name the step that failed.

use crate::netlink::socket::Refusal;
use std::io;

/// The kernel did not change its ruleset, or did not tell of it.
#[derive(Debug, thiserror::Error)]
pub enum NftablesError {
    /// The socket to the kernel could not be opened.
    #[error("cannot talk to the kernel about nftables")]
    Socket(#[source] io::Error),
    /// The daemon may not see or change the ruleset.
    #[error(
        "cannot {tried}: this needs the capability CAP_NET_ADMIN, which a daemon of root has and \
         one of a user does not"
    )]
    NotAllowed {
        /// The action that was tried.
        tried: String,
    },
    /// The kernel has no nftables, or not the part of it that is needed.
    #[error("cannot {tried}: this kernel cannot do it; load the kernel module 'nf_tables'")]
    NoModule {
        /// The action that was tried.
        tried: String,
    },
    /// A step needs an object that is not there, or the kernel lacks a kind of statement that
    /// it has.
    #[error(
        "cannot {tried}: the table, chain or set that it needs does not exist, or the kernel \
         lacks a module for one of its statements"
    )]
    Absent {
        /// The action that was tried.
        tried: String,
    },
    /// The ruleset was changed by others each time it was about to be.
    #[error(
        "cannot change the nftables ruleset: others changed it meanwhile, {attempts} times in a \
         row; try again when it is quiet"
    )]
    Busy {
        /// How often it was tried.
        attempts: u32,
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

impl NftablesError {
    pub(super) fn of(tried: String, refusal: Refusal) -> Self {
        match refusal.source.raw_os_error() {
            Some(libc::EPERM | libc::EACCES) => Self::NotAllowed { tried },
            Some(libc::EOPNOTSUPP | libc::EPROTONOSUPPORT | libc::EAFNOSUPPORT) => {
                Self::NoModule { tried }
            }
            Some(libc::ENOENT) => Self::Absent { tried },
            _ => Self::Refused { tried, words: refusal.words, source: refusal.source },
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
