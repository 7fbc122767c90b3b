//! What clients are told: the documents made of what is known.

mod choice;
mod devices;
mod domain;
mod guests;
mod host;
mod host_model;
mod processor;

pub use choice::{Chosen, Wish, WishError, choose};
pub use domain::{DomainQuestion, FirmwareOffer, HostOffer, TpmOffer, domain_capabilities};
pub use guests::guest_capabilities;
pub use host::{SecurityLabels, host_capabilities_blocking};
pub use host_model::host_model;
pub use processor::host_processor;

#[cfg(test)]
mod tests;
