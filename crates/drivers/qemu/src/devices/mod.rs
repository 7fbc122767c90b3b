//! Devices: what each kind needs from the host and how QEMU is told of it.
//!
//! One contract for all kinds ([`contract`]), a folder for each:
//!
//! - **needs**: what the host has to make, as plain values; the answers come
//!   back in [`Prepared`];
//! - **build**: the definition as [`Part`]s, and what the monitor is told after
//!   them;
//! - **attach** and **detach**: the parts become options of a command line
//!   ([`Part::write`]) or commands of the monitor ([`Part::attach`],
//!   [`Part::detach`]);
//! - **release**: what of the host is given back.
//!
//! `plan` goes through all devices of a guest, in the order of `order`, and
//! does what is the same for all kinds. Nothing here does IO.

mod address;
mod alias;
mod audio;
pub(crate) mod balloon;
mod boot_order;
mod channel;
pub mod chardev;
mod console;
pub(crate) mod contract;
mod controller;
mod core_info;
mod crypto;
pub(crate) mod disk;
mod filesystem;
mod graphics;
mod hostdev;
mod hub;
mod input;
pub(crate) mod interface;
mod iommu;
mod lease;
mod live;
pub(crate) mod memory;
mod nvram;
mod order;
pub mod overrides;
mod panic;
mod parallel;
mod part;
mod plan;
mod port;
mod pstore;
mod redirdev;
mod rng;
mod secret;
mod secret_need;
mod serial;
mod shared_memory;
mod smartcard;
pub(crate) mod sound;
mod tpm;
mod video;
mod virtio;
mod vsock;
mod watchdog;
mod zpci;

pub use crate::arguments::QmpCall;
pub use crate::scene::{
    BuildError, Need, Prepared, PreparedDescriptor, PreparedGroup, PreparedSecret, Resource, Role,
    SecretNeed, SecretSource,
};
pub use alias::{assign_aliases, assign_next_alias};
pub use contract::{Built, Release};
pub use live::make_live;
pub(crate) use live::number_disk;
pub use part::Part;
pub use plan::needs;
pub(crate) use plan::{
    build_one, needs_of_one, release, write_all, write_display_option, write_late, write_monitor,
};
