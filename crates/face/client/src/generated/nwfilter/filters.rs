//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NwfilterFilters;
use ostler_core::flags::NwfilterDefineFlags;
use ostler_core::{NwfilterRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> NwfilterFilters for Remote<C> {
    async fn nwfilter_xml_desc(&self, nwfilter: &NwfilterRef) -> Result<String> {
        let procedure = RemoteProcedure::NwfilterGetXmlDesc.info();
        let arguments = remote::NwfilterGetXmlDescArgs { nwfilter: nwfilter.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NwfilterGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn nwfilter_define_xml(&self, xml: &str) -> Result<NwfilterRef> {
        let procedure = RemoteProcedure::NwfilterDefineXml.info();
        let arguments = remote::NwfilterDefineXmlArgs { xml };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NwfilterDefineXmlRet = answer.result(procedure)?;
        let value = ret.nwfilter;
        Ok(value)
    }

    async fn nwfilter_undefine(&self, nwfilter: &NwfilterRef) -> Result<()> {
        let procedure = RemoteProcedure::NwfilterUndefine.info();
        let arguments = remote::NwfilterUndefineArgs { nwfilter: nwfilter.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn nwfilter_define_xml_flags(
        &self,
        xml: &str,
        flags: NwfilterDefineFlags,
    ) -> Result<NwfilterRef> {
        let procedure = RemoteProcedure::NwfilterDefineXmlFlags.info();
        let arguments = remote::NwfilterDefineXmlFlagsArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NwfilterDefineXmlFlagsRet = answer.result(procedure)?;
        let value = ret.nwfilter;
        Ok(value)
    }
}
