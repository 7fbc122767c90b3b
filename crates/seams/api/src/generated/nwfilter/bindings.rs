//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::NwfilterBindingCreateFlags;
use ostler_core::{Error, NwfilterBindingRef, Result};

/// What drivers do for clients: nwfilter, bindings.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NwfilterBindings: Send + Sync {
    /// Gives the binding's XML.
    ///
    /// `virNWFilterBindingGetXMLDesc`, since 4.5.0.
    async fn nwfilter_binding_xml_desc(&self, nwfilter: &NwfilterBindingRef) -> Result<String> {
        Err(Error::no_support("virNWFilterBindingGetXMLDesc"))
    }

    /// Binds a filter to the host interface of the XML and puts its rules in force.
    ///
    /// `virNWFilterBindingCreateXML`, since 4.5.0.
    async fn nwfilter_binding_create_xml(
        &self,
        xml: &str,
        flags: NwfilterBindingCreateFlags,
    ) -> Result<NwfilterBindingRef> {
        Err(Error::no_support("virNWFilterBindingCreateXML"))
    }

    /// Takes the rules of a binding away and forgets it.
    ///
    /// `virNWFilterBindingDelete`, since 4.5.0.
    async fn nwfilter_binding_delete(&self, nwfilter: &NwfilterBindingRef) -> Result<()> {
        Err(Error::no_support("virNWFilterBindingDelete"))
    }
}
