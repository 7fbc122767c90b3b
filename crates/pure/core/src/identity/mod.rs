//! Identities as types of their own: UUIDs, MAC addresses, PCI addresses.

mod mac;
mod pci;
mod uuid;

pub use mac::MacAddress;
pub use pci::PciAddress;
pub use uuid::Uuid;

/// A text that is not the identity it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not a {expected}")]
pub struct ParseIdentityError {
    /// The form that was expected, in words.
    pub expected: &'static str,
    /// The text that cannot be read.
    pub text: String,
}

impl ParseIdentityError {
    fn new(expected: &'static str, text: &str) -> Self {
        Self { expected, text: text.to_owned() }
    }
}
