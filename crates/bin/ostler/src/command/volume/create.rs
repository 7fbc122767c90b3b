//! Making volumes: from XML, from options, from other volumes.

use super::find;
use crate::{
    command::{file, pool},
    failure::{Failure, While},
    output::{Progress, size},
    parse::Arguments,
    session::{Hypervisor, Session},
    xml::{Build, volume},
};
use ostler_core::{StoragePoolRef, StorageVolumeRef, flags::StorageVolCreateFlags};
use ostler_driver::api::{StorageVolumeListing, StorageVolumes};
use std::time::Duration;

/// How often is asked how far a copy has come.
const PACE: Duration = Duration::from_millis(400);

/// `vol-create`
pub(in crate::command) async fn create(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut flags = preallocation(arguments);
    flags.set(StorageVolCreateFlags::VALIDATE, arguments.flag("validate"));
    let (hypervisor, pool) = pool::find::pool(session, arguments).await?;
    let from = arguments.required("file")?;
    let xml = file::read(from)?;
    let created = hypervisor.storage_vol_create_xml(&pool, &xml, flags).await;
    let volume = created.while_(|| format!("Failed to create vol from {from}"))?;
    session.out.extra(format!("Vol {} created from {from}\n", volume.name));
    Ok(())
}

fn preallocation(arguments: &Arguments) -> StorageVolCreateFlags {
    let mut flags = StorageVolCreateFlags::empty();
    flags.set(StorageVolCreateFlags::PREALLOC_METADATA, arguments.flag("prealloc-metadata"));
    flags
}

fn size(arguments: &Arguments, name: &str) -> Result<Option<u64>, Failure> {
    let Some(text) = arguments.text(name)? else { return Ok(None) };
    let bytes = size::parse(text, 1);
    bytes.map(Some).ok_or_else(|| Failure::new(format!("Malformed size {text}")).hint("as in 10G"))
}

/// `vol-create-as`
pub(in crate::command) async fn create_as(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let flags = preallocation(arguments);
    let (hypervisor, pool) = pool::find::pool(session, arguments).await?;
    let name = arguments.required("name")?;
    let capacity = size(arguments, "capacity")?.unwrap_or_default();
    let backing = match arguments.text("backing-vol")? {
        Some(named) => Some(backing_path(&hypervisor, &pool, named).await?),
        None => None,
    };
    let mut xml = described(name, capacity, size(arguments, "allocation")?);
    if let Some(format) = arguments.text("format")? {
        xml.open("target", &[]);
        xml.empty("format", &[("type", Some(format))]);
        xml.close();
    }
    if let Some(path) = backing {
        xml.open("backingStore", &[]);
        xml.leaf("path", &path);
        let format = arguments.text("backing-vol-format")?;
        if format.is_some() {
            xml.empty("format", &[("type", format)]);
        }
        xml.close();
    }
    let xml = xml.finish();
    if arguments.flag("print-xml") {
        session.out.text(xml);
        return Ok(());
    }
    let created = hypervisor.storage_vol_create_xml(&pool, &xml, flags).await;
    let volume = created.while_(|| format!("Failed to create vol {name}"))?;
    session.out.extra(format!("Vol {} created\n", volume.name));
    Ok(())
}

/// The beginning of a volume's XML.
pub(super) fn described(name: &str, capacity: u64, allocation: Option<u64>) -> Build {
    let mut xml = Build::new("volume", &[]);
    xml.leaf("name", name);
    xml.leaf("capacity", &capacity.to_string());
    if let Some(allocation) = allocation {
        xml.leaf("allocation", &allocation.to_string());
    }
    xml
}

async fn backing_path(
    hypervisor: &Hypervisor,
    pool: &StoragePoolRef,
    named: &str,
) -> Result<String, Failure> {
    let found = find::in_pool_or_anywhere(hypervisor, pool, named).await;
    let volume = found.while_(|| format!("failed to get vol '{named}'"))?;
    Ok(hypervisor.storage_vol_path(&volume).await?)
}

/// `vol-create-from`
pub(in crate::command) async fn create_from(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut flags = preallocation(arguments);
    flags.set(StorageVolCreateFlags::REFLINK, arguments.flag("reflink"));
    flags.set(StorageVolCreateFlags::VALIDATE, arguments.flag("validate"));
    let (hypervisor, pool) = pool::find::pool(session, arguments).await?;
    let (named, input) = (arguments.required("vol")?, arguments.text("inputpool")?);
    let source = find::lookup(&hypervisor, named, input, "inputpool").await?;
    let from = arguments.required("file")?;
    let xml = file::read(from)?;
    let copy = Copy { hypervisor: &hypervisor, pool: &pool, source: &source, name: None };
    let created = copy.run(&xml, flags, session.out.is_quiet()).await;
    let volume = created.while_(|| format!("Failed to create vol from {from}"))?;
    let (name, source) = (volume.name, source.name);
    session.out.extra(format!("Vol {name} created from input vol {source}\n"));
    Ok(())
}

/// `vol-clone`
pub(in crate::command) async fn clone(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut flags = preallocation(arguments);
    flags.set(StorageVolCreateFlags::REFLINK, arguments.flag("reflink"));
    let (hypervisor, source) = find::volume(session, arguments).await?;
    let pool = find::pool_of(&hypervisor, &source).await?;
    let name = arguments.required("newname")?;
    let xml = hypervisor.storage_vol_xml_desc(&source).await?;
    let xml = volume::renamed(&xml, name)?;
    if arguments.flag("print-xml") {
        session.out.text(volume::as_libxml2(&xml)?);
        return Ok(());
    }
    let copy = Copy { hypervisor: &hypervisor, pool: &pool, source: &source, name: Some(name) };
    let cloned = copy.run(&xml, flags, session.out.is_quiet()).await;
    let volume = cloned.while_(|| format!("Failed to clone vol from {}", source.name))?;
    session.out.extra(format!("Vol {} cloned from {}\n", volume.name, source.name));
    Ok(())
}

/// A volume that is made of another one.
struct Copy<'a> {
    hypervisor: &'a Hypervisor,
    pool: &'a StoragePoolRef,
    source: &'a StorageVolumeRef,
    /// The new volume's name, where it is known before.
    name: Option<&'a str>,
}

impl Copy<'_> {
    async fn run(
        &self,
        xml: &str,
        flags: StorageVolCreateFlags,
        quiet: bool,
    ) -> ostler_core::Result<StorageVolumeRef> {
        let Self { hypervisor, pool, source, .. } = self;
        let what = format!("copying {}", source.name);
        let info = hypervisor.storage_vol_info(source).await?;
        let progress = match self.name {
            Some(_) => Progress::bytes(&what, info.allocation.0, quiet),
            None => Progress::time(&what, quiet),
        };
        let copied = hypervisor.storage_vol_create_xml_from(pool, xml, source, flags);
        if !progress.is_shown() {
            return copied.await;
        }
        tokio::select! {
            copied = copied => copied,
            never = self.watch(&progress) => match never {},
        }
    }

    /// Shows how much the new volume has by now, as the daemon sees it.
    async fn watch(&self, progress: &Progress) -> std::convert::Infallible {
        loop {
            tokio::time::sleep(PACE).await;
            let Some(name) = self.name else { continue };
            let found = self.hypervisor.storage_vol_lookup_by_name(self.pool, name).await;
            if let Ok(volume) = found
                && let Ok(info) = self.hypervisor.storage_vol_info(&volume).await
            {
                progress.set(info.allocation.0);
            }
        }
    }
}
