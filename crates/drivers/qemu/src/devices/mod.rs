//! Devices: what each kind needs from the host and how QEMU is told of it.
//!
//! One contract for all kinds:
//!
//! - **prepare**: [`needs`] says what the host has to make, as plain values;
//!   the answers come back in [`Prepared`];
//! - **build**: each kind turns its definition into [`Part`]s;
//! - **attach** and **detach**: the parts become options of a command line
//!   ([`Part::write`]) or QMP commands ([`Part::attach`], [`Part::detach`]);
//! - **release**: whoever prepared gives back.
//!
//! Nothing here does IO, and nothing here knows whether the guest runs: cold
//! start and hotplug call the same functions.

mod address;
mod alias;
mod audio;
mod boot_order;
mod character;
pub mod chardev;
pub mod controller;
pub mod disk;
mod error;
mod filesystem;
mod graphics;
pub mod hostdev;
mod input;
pub mod interface;
mod live;
mod memory_device;
pub mod need;
mod order;
pub mod overrides;
mod part;
mod plan;
mod platform;
mod pstore;
mod redirection;
mod secret;
mod secret_need;
mod smartcard;
pub(crate) mod sound;
mod tpm;
mod video;
mod virtio;
mod zpci;

pub use alias::{assign_aliases, assign_next_alias};
pub use error::BuildError;
pub use live::make_live;
pub use need::{
    Need, Prepared, PreparedDescriptor, PreparedGroup, PreparedSecret, Resource, Role, SecretNeed,
    SecretSource,
};
pub use part::{Part, QmpCall};
pub use plan::needs;
pub(crate) use plan::{write_all, write_display_option, write_late, write_monitor};
