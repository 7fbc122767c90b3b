//! `iscsi`: targets of a server, whose units are disks of this host.
//!
//! - `session`: what the kernel is logged in to. `record`: what open-iscsi keeps.
//! - `sources`: what a server offers.

mod record;
mod session;
mod sources;

use super::lun::{self, Disks, disks_of, pool_scan};
use super::server::expect_answer;
use super::tool::execute;
use super::{Backend, Overwrite, VolumeBackend, Work, device, iscsi_direct};
use crate::blocking::blocking;
use crate::command::iscsi::{self, Target};
use crate::command::{Command, Tool};
use crate::error::{StorageError, bad_definition, chain, failed};
use crate::inventory::{ActivePool, PoolScan};
use crate::volume::Volume;
use async_trait::async_trait;
use ostler_core::Error;
use ostler_driver::{NetworkVolume, SecretUsage};
use ostler_host::process::{RunLimits, is_installed};
use std::time::Duration;

/// How long logging in or out may take: longer than open-iscsi tries.
const PATIENCE: RunLimits = RunLimits { deadline: Duration::from_secs(180), output_bytes: 1 << 20 };

#[derive(Debug)]
pub(crate) struct Iscsi;

#[async_trait]
impl Backend for Iscsi {
    fn is_supported(&self) -> bool {
        is_installed(Tool::Iscsiadm.name())
    }

    async fn build(&self, work: &Work, _: Overwrite) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is built on its server, not from here", work.def.name))
    }

    async fn delete(&self, work: &Work, _: bool) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is deleted on its server, not from here", work.def.name))
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        let way = Way::of(work)?;
        if session::find(&work.def.source).await?.is_some() {
            return Ok(());
        }
        expect_answer(&way.server, way.port).await?;
        let was_there = record::exists(&way.record).await?;
        let done = log_in(work, &way, was_there).await;
        if done.is_err() {
            // Part of it may have been done.
            if session::find(&work.def.source).await?.is_some() {
                try_to(&way.target.log_out()).await;
            }
            if !was_there {
                try_to(&way.target.remove()).await;
            }
        }
        done
    }

    async fn is_up(&self, work: &Work) -> Result<bool, StorageError> {
        let is_up = session::find(&work.def.source).await?.is_some();
        if !is_up {
            forget(work, &Way::of(work)?).await?;
        }
        Ok(is_up)
    }

    async fn stop(&self, work: &Work) -> Result<(), StorageError> {
        let way = Way::of(work)?;
        if session::find(&work.def.source).await?.is_some() {
            execute(&way.target.log_out(), Vec::new(), PATIENCE).await?;
        }
        forget(work, &way).await
    }

    async fn look(&self, work: &Work, _: Option<&ActivePool>) -> Result<PoolScan, StorageError> {
        let Some(session) = session::find(&work.def.source).await? else {
            return Err(failed(format!(
                "the host is not logged in to the target of pool '{}' any more: start it again",
                work.def.name
            ))
            .into());
        };
        execute(&iscsi::rescan(session.number), Vec::new(), PATIENCE).await?;
        lun::settle(session.host).await?;
        let target = work.def.target_path().unwrap_or_default().to_owned();
        let volumes = blocking(move || Ok(disks_of(session.host, &target))).await?;
        device::finish_wiping(work, &volumes).await?;
        Ok(pool_scan(volumes))
    }

    async fn find_sources(&self, specification: Option<&str>) -> Result<String, StorageError> {
        sources::find(specification).await
    }

    fn network(&self, work: &Work, volume: &Volume) -> Result<NetworkVolume, Error> {
        iscsi_direct::place(work, volume)
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        &Disks
    }
}

/// How the target is reached.
struct Way {
    server: String,
    port: u16,
    target: Target,
    record: record::Place,
    /// The interface that speaks with the initiator's name, and that name.
    interface: Option<(String, String)>,
}

impl Way {
    fn of(work: &Work) -> Result<Self, StorageError> {
        let source = &work.def.source;
        let initiator = source.initiator.as_ref().and_then(|initiator| initiator.iqn.as_deref());
        let interface = initiator.map(|iqn| {
            let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
            (format!("ostler-{}", iqn.chars().map(plain).collect::<String>()), iqn.to_owned())
        });
        let name = interface.as_ref().map(|(name, _)| &**name);
        let target = Target::of(source, name).map_err(bad_definition)?;
        let host = source.hosts.first();
        let server = host.map(|host| host.name.trim_start_matches('[').trim_end_matches(']'));
        let port = host.and_then(|host| host.port).unwrap_or(3260);
        let record = record::Place {
            target: source
                .devices
                .first()
                .map(|device| device.path.to_string())
                .unwrap_or_default(),
            portal: format!("{},{port}", server.unwrap_or_default()),
            interface: name.unwrap_or("default").to_owned(),
        };
        if record.target.contains('/') || record.portal.contains('/') {
            return Err(failed("neither a target nor a server has a slash in its name").into());
        }
        let server = server.unwrap_or_default().to_owned();
        Ok(Self { server, port, target, record, interface })
    }
}

async fn log_in(work: &Work, way: &Way, was_there: bool) -> Result<(), StorageError> {
    let password = match &work.def.source.auth {
        Some(auth) => {
            let what = format!("the password of pool '{}'", work.def.name);
            Some(work.secret(&auth.secret, SecretUsage::Iscsi, &what).await?)
        }
        None => None,
    };
    if let Some((interface, initiator)) = &way.interface {
        let [make, name] = iscsi::make_interface(interface, initiator).map_err(bad_definition)?;
        // It may be there from before.
        try_to(&make).await;
        execute(&name, Vec::new(), PATIENCE).await?;
    }
    if !was_there {
        execute(&way.target.add(), Vec::new(), PATIENCE).await?;
        execute(&way.target.start_by_hand(), Vec::new(), PATIENCE).await?;
    }
    if let (Some(auth), Some(password)) = (&work.def.source.auth, password) {
        for command in way.target.authenticate(&auth.username) {
            execute(&command, Vec::new(), PATIENCE).await?;
        }
        record::set_password(&way.record, password.reveal()).await?;
    }
    execute(&way.target.log_in(), Vec::new(), PATIENCE).await?;
    Ok(())
}

/// Takes away the record with the password, which nobody needs any more.
async fn forget(work: &Work, way: &Way) -> Result<(), StorageError> {
    if work.def.source.auth.is_some() && record::exists(&way.record).await? {
        execute(&way.target.remove(), Vec::new(), PATIENCE).await?;
    }
    Ok(())
}

/// Undoes something that may not have been done.
async fn try_to(command: &Command) {
    if let Err(error) = execute(command, Vec::new(), PATIENCE).await {
        tracing::debug!(error = %chain(&error), "nothing to undo");
    }
}
