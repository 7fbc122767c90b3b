//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::SecretDefineFlags;
use ostler_core::{Error, Result, SecretRef};

/// What drivers do for clients: secret, definition.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait SecretDefinition: Send + Sync {
    /// Defines a secret without a value, or replaces the definition of the one with the same UUID.
    /// Another secret for the same use is refused with `VIR_ERR_INTERNAL_ERROR`.
    ///
    /// `virSecretDefineXML`, since 0.7.1.
    async fn secret_define_xml(&self, xml: &str, flags: SecretDefineFlags) -> Result<SecretRef> {
        Err(Error::no_support("virSecretDefineXML"))
    }

    /// Gives the secret's XML; the value is never in it.
    ///
    /// `virSecretGetXMLDesc`, since 0.7.1.
    async fn secret_xml_desc(&self, secret: &SecretRef) -> Result<String> {
        Err(Error::no_support("virSecretGetXMLDesc"))
    }

    /// Removes a secret and its value. Guests that have it already are not touched.
    ///
    /// `virSecretUndefine`, since 0.7.1.
    async fn secret_undefine(&self, secret: &SecretRef) -> Result<()> {
        Err(Error::no_support("virSecretUndefine"))
    }
}
