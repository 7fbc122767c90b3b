//! The secret driver: passphrases and keys that other objects name.
//!
//! - [`Secrets`]: the driver's state, and how it starts.
//! - `secret`: one secret, what readers see of it and its turns.
//! - `definition`, `values`, `listing`: what clients call.
//! - `vault`: what other drivers ask for.
//! - `store`: secrets on disk, values sealed with a key of this host.
//!
//! A value is in memory, wiped when it goes, and in sealed files; it is in no
//! XML, log, event or error. How other drivers come by one is
//! `ostler_driver::SecretVault`.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests make and damage files as they like")
)]

mod definition;
mod driver;
mod error;
mod layout;
mod listing;
mod secret;
mod store;
#[cfg(test)]
mod tests;
mod values;
mod vault;

pub use driver::Secrets;
pub use layout::SecretLayout;
pub use store::Form;
