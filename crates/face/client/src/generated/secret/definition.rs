//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::SecretDefinition;
use ostler_core::flags::SecretDefineFlags;
use ostler_core::{Result, SecretRef};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> SecretDefinition for Remote<C> {
    async fn secret_define_xml(&self, xml: &str, flags: SecretDefineFlags) -> Result<SecretRef> {
        let procedure = RemoteProcedure::SecretDefineXml.info();
        let arguments = remote::SecretDefineXmlArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::SecretDefineXmlRet = answer.result(procedure)?;
        let value = ret.secret;
        Ok(value)
    }

    async fn secret_xml_desc(&self, secret: &SecretRef) -> Result<String> {
        let procedure = RemoteProcedure::SecretGetXmlDesc.info();
        let arguments = remote::SecretGetXmlDescArgs { secret: secret.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::SecretGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn secret_undefine(&self, secret: &SecretRef) -> Result<()> {
        let procedure = RemoteProcedure::SecretUndefine.info();
        let arguments = remote::SecretUndefineArgs { secret: secret.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
