//! Everything that the command line and the parts of a device depend on.
//!
//! A [`Scene`] is plain data: the completed definition, the emulator ([`Target`]), the
//! driver's settings, the guest's folders ([`Places`]) and the host's answers
//! ([`Prepared`]) to what the devices need of it ([`Need`]). `devices` and `command`
//! are functions of it.

mod error;
pub(crate) mod machine_kind;
mod need;
mod places;
mod settings;
mod target;

pub use error::BuildError;
pub use need::{
    MONITOR_ALIAS, Need, Prepared, PreparedDescriptor, PreparedGroup, PreparedSecret, Resource,
    Role, SecretNeed, SecretSource, TapNeed,
};
pub use places::Places;
pub use settings::{DisplaySettings, HugePages, Settings, TlsSettings};
pub use target::Target;

use ostler_model::domain::DomainDef;
use ostler_xml::NumberSet;

/// Everything a command line depends on.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The completed live definition.
    pub domain: &'a DomainDef,
    /// The emulator's abilities.
    pub target: Target<'a>,
    /// The driver's settings.
    pub settings: &'a Settings,
    /// The guest's own folders.
    pub places: &'a Places,
    /// The resources that the host made.
    pub prepared: &'a Prepared,
    /// Source of the guest's state, when it is not a fresh start: the
    /// value of `-incoming`.
    pub incoming: Option<&'a str>,
    /// Seconds since 1970, for clocks that differ from the host's.
    pub now: i64,
    /// How far the host's local time is ahead of UTC, in seconds.
    pub local_offset: i64,
    /// The host's nodes; `None` takes any for being there.
    pub host_nodes: Option<&'a NumberSet>,
    /// The host's nodes that automatic placement chose.
    pub auto_nodes: Option<&'a NumberSet>,
}
