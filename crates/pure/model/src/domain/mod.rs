//! The definition of a domain.
//!
//! Four steps that know nothing of each other:
//!
//! 1. **parse**: [`DomainDef::parse`] takes the XML as it is written. What it
//!    does not know is an error with its path; nothing is dropped.
//! 2. **post-parse** ([`post_parse`]) puts in the defaults that every hypervisor
//!    shares. A driver adds those of its machines: implicit devices, models,
//!    addresses.
//! 3. **validate** ([`validate`]) refuses what contradicts itself, whatever runs
//!    the domain. A driver adds what its machines cannot take.
//! 4. **format**: [`DomainDef::to_xml`] writes libvirt's form, for a
//!    [`View`](ostler_xml::View): live (the empty view), `INACTIVE`, `SECURE`,
//!    `MIGRATABLE`.
//!
//! The types follow the XML: an element is a struct of its name, an attribute
//! a field of its name, in words. What most definitions lack is boxed or a
//! [`List`](ostler_xml::List).

mod clock;
mod cpu;
mod definition;
mod devices;
mod features;
mod host_address;
mod identity;
mod launch_security;
mod machine;
mod memory;
mod metadata;
mod namespaces;
mod numa;
mod os;
pub mod post_parse;
mod security_label;
mod sysinfo;
mod tune;
pub mod validate;
mod vcpu;
mod views;

pub use crate::DefError;
pub use clock::*;
pub use cpu::*;
pub use definition::*;
pub use devices::*;
pub use features::*;
pub use host_address::*;
pub use identity::IdentitySource;
pub use launch_security::*;
pub use machine::*;
pub use memory::*;
pub use metadata::*;
pub use namespaces::*;
pub use numa::*;
pub use os::*;
pub use security_label::*;
pub use sysinfo::*;
pub use tune::*;
pub use vcpu::*;
pub use views::GeneratedFolders;
