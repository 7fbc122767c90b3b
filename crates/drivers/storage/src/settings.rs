//! The settings of a storage driver.

/// The settings of a storage driver.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Whether it runs as root for the whole host: then it may mount, and give
    /// volumes to other users.
    pub privileged: bool,
}
