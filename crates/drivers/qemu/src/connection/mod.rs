//! The calls of a client's connection: the driver traits, a module per topic.
//!
//! A method finds the domain, checks the call's flags and hands over to
//! `domain`, `statistics` or the host; nothing is decided here.

mod capabilities;
mod configuration;
mod console;
mod cpu;
mod cpu_models;
mod devices;
mod guest;
mod host;
mod host_statistics;
mod host_tuning;
mod hypervisor;
mod jobs;
mod lifecycle;
mod listing;
mod memory;
mod metadata;
mod monitor;
mod not_built;
mod open;
mod save;
mod security;
mod statistics;
mod tuning;

pub(crate) use open::QemuConnection;
