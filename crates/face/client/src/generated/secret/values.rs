//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::SecretValues;
use ostler_core::{Hidden, Result, SecretRef};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> SecretValues for Remote<C> {
    async fn secret_set_value(&self, secret: &SecretRef, value: Hidden<&[u8]>) -> Result<()> {
        let procedure = RemoteProcedure::SecretSetValue.info();
        let arguments = remote::SecretSetValueArgs { secret: secret.clone(), value, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn secret_value(&self, secret: &SecretRef) -> Result<Hidden<Vec<u8>>> {
        let procedure = RemoteProcedure::SecretGetValue.info();
        let arguments = remote::SecretGetValueArgs { secret: secret.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::SecretGetValueRet<'_> = answer.result(procedure)?;
        let value = Hidden::new(ret.value.reveal().to_vec());
        Ok(value)
    }
}
