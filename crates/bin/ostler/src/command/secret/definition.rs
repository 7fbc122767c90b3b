//! Definitions of secrets: keeping, showing and dropping them.

use super::find;
use crate::{
    command::{file, host},
    failure::{Failure, While},
    parse::Arguments,
    session::Session,
};
use ostler_core::flags::SecretDefineFlags;
use ostler_driver::api::SecretDefinition;

/// `secret-define`
pub(in crate::command) async fn define(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let from = arguments.required("file")?;
    let xml = file::read(from)?;
    let mut flags = SecretDefineFlags::empty();
    flags.set(SecretDefineFlags::VALIDATE, arguments.flag("validate"));
    let hypervisor = session.hypervisor().await?;
    let defined = hypervisor.secret_define_xml(&xml, flags).await;
    let secret = defined.while_(|| format!("Failed to set attributes from {from}"))?;
    session.out.extra(format!("Secret {} created\n", secret.uuid));
    Ok(())
}

/// `secret-dumpxml`
pub(in crate::command) async fn dump(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, secret) = find::secret(session, arguments).await?;
    let text = hypervisor.secret_xml_desc(&secret).await?;
    host::document(session, arguments, text)
}

/// `secret-undefine`
pub(in crate::command) async fn undefine(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, secret) = find::secret(session, arguments).await?;
    let undefined = hypervisor.secret_undefine(&secret).await;
    undefined.while_(|| format!("Failed to delete secret {}", secret.uuid))?;
    session.out.extra(format!("Secret {} deleted\n", secret.uuid));
    Ok(())
}
