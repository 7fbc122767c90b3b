//! The definition of a domain.
//!
//! Four steps that know nothing of each other:
//!
//! 1. **parse**: [`DomainDef::parse`] takes the XML as it is written. What it
//!    does not know is an error with its path; nothing is dropped.
//! 2. **post-parse** puts in what the XML left out: implicit devices, default
//!    models, addresses.
//! 3. **validate** refuses what cannot be meant.
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
mod firmware;
mod host_address;
mod launch_security;
mod machine;
mod memory;
mod metadata;
mod namespaces;
mod numa;
mod os;
mod post_parse;
mod security_label;
mod sysinfo;
mod traits;
mod tune;
mod validate;
mod vcpu;
mod views;

pub use crate::DefError;
pub use clock::*;
pub use cpu::*;
pub use definition::*;
pub use devices::*;
pub use features::*;
pub use firmware::*;
pub use host_address::*;
pub use launch_security::*;
pub use machine::*;
pub use memory::*;
pub use metadata::*;
pub use namespaces::*;
pub use numa::*;
pub use os::*;
pub use post_parse::{Joined, PostParse, disk_name_index};
pub use security_label::*;
pub use sysinfo::*;
pub use traits::*;
pub use tune::*;
pub use vcpu::*;
pub use views::GeneratedFolders;
