//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::NwfilterDefineFlags;
use ostler_core::{Error, NwfilterRef, Result};

/// What drivers do for clients: nwfilter, filters.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NwfilterFilters: Send + Sync {
    /// Gives the filter's XML.
    ///
    /// `virNWFilterGetXMLDesc`, since 0.8.0.
    async fn nwfilter_xml_desc(&self, nwfilter: &NwfilterRef) -> Result<String> {
        Err(Error::no_support("virNWFilterGetXMLDesc"))
    }

    /// Defines a filter, or replaces the one with the same UUID; cards that use it get the new
    /// rules at once.
    ///
    /// `virNWFilterDefineXML`, since 0.8.0.
    async fn nwfilter_define_xml(&self, xml: &str) -> Result<NwfilterRef> {
        Err(Error::no_support("virNWFilterDefineXML"))
    }

    /// Removes a filter. One that a card or another filter uses is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virNWFilterUndefine`, since 0.8.0.
    async fn nwfilter_undefine(&self, nwfilter: &NwfilterRef) -> Result<()> {
        Err(Error::no_support("virNWFilterUndefine"))
    }

    /// Defines a filter or replaces it, as `virNWFilterDefineXML` does; with `VALIDATE` XML that
    /// breaks the schema is refused with `VIR_ERR_XML_INVALID_SCHEMA`.
    ///
    /// `virNWFilterDefineXMLFlags`, since 7.7.0.
    async fn nwfilter_define_xml_flags(
        &self,
        xml: &str,
        flags: NwfilterDefineFlags,
    ) -> Result<NwfilterRef> {
        Err(Error::no_support("virNWFilterDefineXMLFlags"))
    }
}
