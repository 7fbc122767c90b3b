//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NwfilterBindings;
use ostler_core::flags::NwfilterBindingCreateFlags;
use ostler_core::{NwfilterBindingRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> NwfilterBindings for Remote<C> {
    async fn nwfilter_binding_xml_desc(&self, nwfilter: &NwfilterBindingRef) -> Result<String> {
        let procedure = RemoteProcedure::NwfilterBindingGetXmlDesc.info();
        let arguments =
            remote::NwfilterBindingGetXmlDescArgs { nwfilter: nwfilter.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NwfilterBindingGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn nwfilter_binding_create_xml(
        &self,
        xml: &str,
        flags: NwfilterBindingCreateFlags,
    ) -> Result<NwfilterBindingRef> {
        let procedure = RemoteProcedure::NwfilterBindingCreateXml.info();
        let arguments = remote::NwfilterBindingCreateXmlArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NwfilterBindingCreateXmlRet = answer.result(procedure)?;
        let value = ret.nwfilter;
        Ok(value)
    }

    async fn nwfilter_binding_delete(&self, nwfilter: &NwfilterBindingRef) -> Result<()> {
        let procedure = RemoteProcedure::NwfilterBindingDelete.info();
        let arguments = remote::NwfilterBindingDeleteArgs { nwfilter: nwfilter.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
