//! The errors of a session with a target.

use std::fmt;
use std::io;

/// The server or the target did not do its part.
#[derive(Debug, thiserror::Error)]
pub enum IscsiError {
    /// Nobody is there.
    #[error("cannot connect to {host} port {port}: {source}")]
    Connect {
        /// The server.
        host: String,
        /// Its port.
        port: u16,
        /// Why not.
        source: io::Error,
    },
    /// The connection broke.
    #[error("the connection to the iSCSI server broke: {0}")]
    Stream(#[from] io::Error),
    /// The target breaks the protocol; the text says how.
    #[error("the iSCSI server does not keep to the protocol: {0}")]
    Protocol(&'static str),
    /// It does not let us in.
    #[error("the iSCSI server refuses the login: {0}")]
    Refused(LoginRefusal),
    /// It wants what we do not have, or the other way about.
    #[error("{0}")]
    Method(&'static str),
    /// A unit does not answer what it was asked.
    #[error("unit {lun} of the target answers with status {status:#04x}, sense {key:x}/{code:04x}")]
    Unit {
        /// Its number.
        lun: u16,
        /// The status of SCSI.
        status: u8,
        /// The key of the sense data.
        key: u8,
        /// The code of the sense data, with its qualifier.
        code: u16,
    },
}

/// Why a login is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoginRefusal {
    /// The class of the status.
    pub class: u8,
    /// Its detail.
    pub detail: u8,
}

impl fmt::Display for LoginRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.class, self.detail) {
            (2, 1) => "the name or the password of <auth> is wrong, or it asks for one",
            (2, 2) => "this initiator may not use the target: see <initiator>",
            (2, 3) => "it has no target of this name",
            (2, 4) => "the target is gone for good",
            (2, 6) => "it has too many connections",
            (2, 7 | 11) => "it misses something in our login",
            (3, 1) => "the target is out of service for now",
            (3, 2) => "it has no room for more sessions",
            (class, detail) => return write!(f, "status {class:#04x}/{detail:#04x}"),
        })
    }
}
