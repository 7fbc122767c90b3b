//! The errors with which the daemon ends.

use crate::config::ConfigError;
use crate::logging::LoggingError;
use ostler_host::service::PidFileError;
use ostler_transport::ListenerError;
use std::io;
use std::path::PathBuf;

/// A reason why the daemon cannot run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DaemonError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("cannot read the configuration file {}", path.display())]
    ReadConfig { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Logging(#[from] LoggingError),
    #[error(transparent)]
    Instance(#[from] PidFileError),
    #[error(transparent)]
    Listener(#[from] ListenerError),
    #[error("cannot make the daemon's folders")]
    Folders(#[from] ostler_host::file::FileError),
    #[error("there is no group '{0}', which unix_sock_group names")]
    NoGroup(String),
    #[error("cannot {what}")]
    Step { what: &'static str, source: io::Error },
}
