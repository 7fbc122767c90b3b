//! Definitions of storage: pools, the volumes in them, lists of what could
//! become a pool, and what kinds there are.
//!
//! Four steps each, that know nothing of each other, as of a domain:
//!
//! 1. **parse** ([`StoragePoolDef::parse`], [`StorageVolumeDef::parse`]) takes
//!    the XML as it is written;
//! 2. **complete** puts in what was left out, and takes out what only a report
//!    can hold (sizes of a pool, time stamps) or this kind of pool does not
//!    have, as libvirt does;
//! 3. **validate** refuses what cannot be meant;
//! 4. **format** (`to_xml`) writes libvirt's form of whatever is there: a
//!    driver fills in sizes, paths and time stamps before.
//!
//! What the kinds of pools have and lack stands in one table ([`PoolTraits`]).

mod auth;
mod capabilities;
mod part;
mod path;
mod permissions;
mod pool;
mod volume;
mod volume_format;

pub use auth::{PoolAuth, PoolAuthKind};
pub use capabilities::StoragePoolCapabilities;
pub use path::clean_path;
pub use permissions::{FileMode, Permissions};
pub use pool::{
    AllocationRefresh, ConfigOption, CowFeature, FcHostAdapter, FreeExtent, MountOption,
    ParentAddress, PoolAdapter, PoolDevice, PoolFeatures, PoolFormat, PoolHost, PoolInitiator,
    PoolKind, PoolPrefixes, PoolRefresh, PoolSource, PoolTarget, PoolTraits, ScsiHostAdapter,
    SourceParts, StoragePoolDef, StoragePoolSources, VolumeFormats, VolumeRefresh,
};
pub use volume::{
    BackingStore, CapacityNeed, ExtentDevice, StorageVolumeDef, Timestamp, Timestamps,
    VolumeExtent, VolumeFeatures, VolumeKind, VolumeSizes, VolumeSource, VolumeTarget,
};
pub use volume_format::VolumeFormat;

use crate::DefError;

/// The outcome of a rule.
type Verdict = Result<(), DefError>;

/// Refuses with a sentence, where `wrong`.
fn refuse_if(wrong: bool, object: &str, problem: impl FnOnce() -> String) -> Verdict {
    if wrong { Err(DefError::invalid(object, problem())) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
