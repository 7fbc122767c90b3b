//! The sources that pools could be made of, and the kinds of pools.

use crate::{
    command::file,
    failure::{Failure, While},
    parse::Arguments,
    session::Session,
    xml::Build,
};
use ostler_driver::api::StoragePoolListing;

/// `find-storage-pool-sources`
pub(in crate::command) async fn find_sources(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let specification = arguments.text("srcSpec")?.map(file::read).transpose()?;
    find(session, arguments, specification.as_deref()).await
}

/// `find-storage-pool-sources-as`
pub(in crate::command) async fn find_sources_as(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let host = arguments.text("host")?;
    let (port, initiator) = (arguments.text("port")?, arguments.text("initiator")?);
    let specification = host.is_some().then(|| {
        let mut xml = Build::new("source", &[]);
        xml.empty("host", &[("name", host), ("port", port)]);
        if initiator.is_some() {
            xml.open("initiator", &[]);
            xml.empty("iqn", &[("name", initiator)]);
            xml.close();
        }
        xml.finish()
    });
    find(session, arguments, specification.as_deref()).await
}

async fn find(
    session: &mut Session,
    arguments: &Arguments,
    specification: Option<&str>,
) -> Result<(), Failure> {
    let kind = arguments.required("type")?;
    let hypervisor = session.hypervisor().await?;
    let found = hypervisor.connect_find_storage_pool_sources(kind, specification).await;
    let text = found.while_(|| format!("Failed to find any {kind} pool sources"))?;
    session.out.text(text);
    Ok(())
}

/// `pool-capabilities`
pub(in crate::command) async fn capabilities(
    session: &mut Session,
    _: &Arguments,
) -> Result<(), Failure> {
    let hypervisor = session.hypervisor().await?;
    let asked = hypervisor.connect_storage_pool_capabilities().await;
    let text = asked.while_(|| "failed to get storage pool capabilities")?;
    session.out.line(text);
    Ok(())
}
