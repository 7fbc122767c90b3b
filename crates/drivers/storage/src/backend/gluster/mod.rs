//! `gluster`: a folder of a Gluster volume.
//!
//! - `mount`: where its files are seen. `volume`: what they are as volumes.
//! - `whole`: their length, as QEMU needs it. `sources`: what servers have.
//!
//! Gluster's own client mounts the folder where none but root gets to it, for as
//! long as the pool is active and the daemon runs. What is done with volumes is
//! done with the files there; guests do not see them, but speak with the servers
//! themselves.

mod mount;
pub(super) mod sources;
mod volume;
mod whole;

use super::files::look_in;
use super::{Backend, Overwrite, VolumeBackend, Work, device, network};
use crate::command::Tool;
use crate::command::gluster::Folder;
use crate::error::{StorageError, bad_definition};
use crate::inventory::{ActivePool, Contents, PoolScan};
use crate::volume::Volume;
use async_trait::async_trait;
use ostler_core::Error;
use ostler_driver::{NetworkVolume, VolumeProtocol};
use ostler_host::process::is_installed;
use ostler_model::storage::PoolHost;

#[derive(Debug)]
pub(crate) struct Gluster;

fn folder(work: &Work) -> Result<Folder, StorageError> {
    Ok(Folder::of(&work.def).map_err(bad_definition)?)
}

#[async_trait]
impl Backend for Gluster {
    fn is_supported(&self) -> bool {
        is_installed(Tool::Glusterfs.name())
    }

    async fn build(&self, work: &Work, overwrite: Overwrite) -> Result<(), StorageError> {
        if overwrite != Overwrite::Default {
            return device::cannot(format!(
                "pool '{}' is made on its servers, not from here: build it without the flags to \
                 overwrite or not",
                work.def.name
            ));
        }
        // The folder is there, or starting says that it is not.
        folder(work).map(drop)
    }

    async fn delete(&self, work: &Work, _: bool) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is deleted on its servers, not from here", work.def.name))
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        mount::start(work, &folder(work)?).await
    }

    async fn is_up(&self, work: &Work) -> Result<bool, StorageError> {
        // The client ended with the daemon before.
        self.start(work).await.map(|()| true)
    }

    async fn stop(&self, work: &Work) -> Result<(), StorageError> {
        mount::stop(work).await
    }

    async fn look(
        &self,
        work: &Work,
        before: Option<&ActivePool>,
    ) -> Result<PoolScan, StorageError> {
        let folder = folder(work)?;
        mount::expect(work).await?;
        let place = mount::place(work);
        let scan = look_in(place.clone(), work, before).await?;
        let volumes = scan.contents.volumes().iter();
        let volumes = volumes.map(|file| volume::outwards(&folder, &place, file)).collect();
        let contents = Contents::new(volumes, scan.contents.space);
        Ok(PoolScan { directory: scan.directory, contents, permissions: None })
    }

    async fn find_sources(&self, specification: Option<&str>) -> Result<String, StorageError> {
        sources::find(specification).await
    }

    fn network(&self, work: &Work, volume: &Volume) -> Result<NetworkVolume, Error> {
        let folder = folder(work).map_err(|error| error.into_wire("find the volume"))?;
        let host = |host: &PoolHost| (network::address(host).to_owned(), host.port);
        Ok(NetworkVolume {
            protocol: VolumeProtocol::Gluster,
            name: folder.name(&volume.name),
            hosts: work.def.source.hosts.iter().map(host).collect(),
            initiator: None,
            // Gluster takes no credentials.
            user: None,
        })
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        self
    }
}
