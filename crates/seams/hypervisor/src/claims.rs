//! Things of the host that no two guests may have, whichever driver runs them.

use crate::ImagesInUse;
use ostler_host::network::TapNames;
use std::sync::Arc;

/// The claims of the guests of all hypervisor drivers of one daemon. Each driver gets
/// the same.
#[derive(Debug)]
pub struct HostClaims {
    /// The images that running guests use.
    pub images: ImagesInUse,
    /// The names of tap devices that the daemon chooses: `vnet0`, `vnet1`, ...
    pub tap_names: Arc<TapNames>,
}

impl Default for HostClaims {
    fn default() -> Self {
        Self { images: ImagesInUse::default(), tap_names: Arc::new(TapNames::new("vnet")) }
    }
}
