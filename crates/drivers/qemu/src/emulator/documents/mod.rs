//! The documents that clients get: capabilities of the host, of guests and of domains.

mod choice;
mod devices;
mod domain;
mod guests;
mod host;
mod host_model;
mod processor;
mod question;

pub use choice::{Chosen, Wish, WishError, choose};
pub use domain::domain_capabilities;
pub use guests::guest_capabilities;
pub use host::{SecurityLabels, host_capabilities_blocking};
pub use host_model::host_model;
pub use processor::host_processor;
pub use question::{DomainQuestion, FirmwareOffer, HostOffer, TpmOffer};

#[cfg(test)]
mod tests;
