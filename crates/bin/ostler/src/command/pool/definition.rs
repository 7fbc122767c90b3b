//! Definitions of pools: making, keeping, showing and dropping them.

use super::{find, lifecycle::create_flags, specification};
use crate::{
    command::{edit as editor, file, host},
    failure::{Failure, While},
    parse::Arguments,
    session::Session,
};
use ostler_core::flags::{StoragePoolDefineFlags, StorageXmlFlags};
use ostler_driver::api::{StoragePoolDefinition, StoragePoolLifecycle};

/// `pool-define`
pub(in crate::command) async fn define(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let from = arguments.required("file")?;
    let xml = file::read(from)?;
    let mut flags = StoragePoolDefineFlags::empty();
    flags.set(StoragePoolDefineFlags::VALIDATE, arguments.flag("validate"));
    let hypervisor = session.hypervisor().await?;
    let defined = hypervisor.storage_pool_define_xml(&xml, flags).await;
    let pool = defined.while_(|| format!("Failed to define pool from {from}"))?;
    session.out.extra(format!("Pool {} defined from {from}\n", pool.name));
    Ok(())
}

/// `pool-create`
pub(in crate::command) async fn create(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let flags = create_flags(arguments)?;
    let from = arguments.required("file")?;
    let xml = file::read(from)?;
    let hypervisor = session.hypervisor().await?;
    let created = hypervisor.storage_pool_create_xml(&xml, flags).await;
    let pool = created.while_(|| format!("Failed to create pool from {from}"))?;
    session.out.extra(format!("Pool {} created from {from}\n", pool.name));
    Ok(())
}

/// `pool-define-as`
pub(in crate::command) async fn define_as(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (name, xml) = specification::read(arguments)?;
    if arguments.flag("print-xml") {
        session.out.text(xml);
        return Ok(());
    }
    let hypervisor = session.hypervisor().await?;
    let flags = StoragePoolDefineFlags::empty();
    let defined = hypervisor.storage_pool_define_xml(&xml, flags).await;
    let pool = defined.while_(|| format!("Failed to define pool {name}"))?;
    session.out.extra(format!("Pool {} defined\n", pool.name));
    Ok(())
}

/// `pool-create-as`
pub(in crate::command) async fn create_as(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let flags = create_flags(arguments)?;
    let (name, xml) = specification::read(arguments)?;
    if arguments.flag("print-xml") {
        session.out.text(xml);
        return Ok(());
    }
    let hypervisor = session.hypervisor().await?;
    let created = hypervisor.storage_pool_create_xml(&xml, flags).await;
    let pool = created.while_(|| format!("Failed to create pool {name}"))?;
    session.out.extra(format!("Pool {} created\n", pool.name));
    Ok(())
}

/// `pool-dumpxml`
pub(in crate::command) async fn dump(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut flags = StorageXmlFlags::empty();
    flags.set(StorageXmlFlags::INACTIVE, arguments.flag("inactive"));
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    let text = hypervisor.storage_pool_xml_desc(&pool, flags).await?;
    host::document(session, arguments, text)
}

/// `pool-undefine`
pub(in crate::command) async fn undefine(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    let undefined = hypervisor.storage_pool_undefine(&pool).await;
    undefined.while_(|| format!("Failed to undefine pool {}", pool.name))?;
    session.out.extra(format!("Pool {} has been undefined\n", pool.name));
    Ok(())
}

/// `pool-edit`
pub(in crate::command) async fn edit(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    // A pool that has no definition of its own shows the one it runs with.
    let mut flags = StorageXmlFlags::INACTIVE;
    let before = match hypervisor.storage_pool_xml_desc(&pool, flags).await {
        Ok(text) => text,
        Err(_) => {
            flags = StorageXmlFlags::empty();
            hypervisor.storage_pool_xml_desc(&pool, flags).await?
        }
    };
    let read = async || hypervisor.storage_pool_xml_desc(&pool, flags).await;
    let define = async |text: &str, _| {
        let flags = StoragePoolDefineFlags::empty();
        let pool = hypervisor.storage_pool_define_xml(text, flags).await?;
        Ok(format!("Pool {}", pool.name))
    };
    let what = format!("Pool {}", pool.name);
    editor::definition(session, &what, before, false, read, define).await
}
