//! Resources that the host makes for a guest before its emulator is started, and for a
//! device before it is plugged in.
//!
//! Devices say what they need ([`Need`]); [`prepare`] and [`prepare_device`] have it made
//! and hand the answers back in a [`HostPart`]. `volume` and `chain` find the images of a
//! disk before.

mod chain;
mod host_part;
mod images;
mod master_key;
mod monitor_socket;
mod network;
mod secret;
mod volume;

pub(crate) use host_part::{HostPart, passed_names};

use self::host_part::Tokens;
use self::monitor_socket::MonitorSocket;
use crate::Qemu;
use crate::devices::{Need, Resource};
use crate::error::{QemuError, chain as chain_of};
use crate::guest::EmulatorProcess;
use crate::scene::Places;
use ostler_core::Error;
use ostler_driver::Undo;
use ostler_host::file;
use ostler_host::local_socket;
use ostler_host::ownership::Owner;
use ostler_model::domain::{Disk, DomainDef};
use std::path::Path;
use std::sync::Arc;

/// The folders of a guest and the environment of its emulator.
pub(crate) fn places(driver: &Qemu, machine: &EmulatorProcess) -> Places {
    let lib_dir = driver.layout.state.to_string_lossy();
    let mut places = Places::new(&lib_dir, i64::from(machine.id), &machine.name);
    let path = std::env::var("PATH").ok();
    places.environment.extend(path.map(|path| ("PATH".to_owned(), path)));
    places
}

/// Finds where the volumes of all disks are, and what their images rest on.
pub(crate) async fn complete_disks(driver: &Qemu, def: &mut DomainDef) -> Result<(), QemuError> {
    for disk in &mut def.devices.disks {
        complete_disk(driver, disk).await?;
    }
    Ok(())
}

/// Finds where the volume of a disk is, and what its image rests on.
pub(crate) async fn complete_disk(driver: &Qemu, disk: &mut Disk) -> Result<(), QemuError> {
    volume::find_of(driver, disk).await?;
    chain::find_of(disk).await
}

/// Makes folders, sockets, taps and files, and gives the images to the
/// emulator's user.
pub(crate) async fn prepare(
    driver: &Arc<Qemu>,
    machine: &Arc<EmulatorProcess>,
    def: &Arc<DomainDef>,
    needs: Vec<Need>,
    undo: &mut Undo,
) -> Result<HostPart, QemuError> {
    make_folders(driver, machine, undo).await?;
    let key = master_key::write(driver, machine).await?;
    make_memory_files(&needs).await?;
    images::check_sources(def).await?;
    images::take(driver, def, undo).await?;
    let mut host = HostPart::new(Tokens::Inherited);
    for need in needs {
        if let Resource::Secret(secret) = &need.resource {
            let answer = secret::prepare(driver, need.device, secret, &key).await?;
            host.prepared.secrets.push(answer);
        } else {
            make(driver, machine, def, &need, &mut host).await?;
        }
    }
    Ok(host)
}

/// Makes what one device of a running guest needs; descriptors are named as the
/// monitor passes them.
pub(crate) async fn prepare_device(
    driver: &Arc<Qemu>,
    machine: &Arc<EmulatorProcess>,
    def: &Arc<DomainDef>,
    needs: Vec<Need>,
) -> Result<HostPart, QemuError> {
    let mut host = HostPart::new(Tokens::Passed);
    for need in needs {
        if let Resource::Secret(secret) = &need.resource {
            let key = master_key::read(driver, machine).await?;
            let answer = secret::prepare(driver, need.device, secret, &key).await?;
            host.prepared.secrets.push(answer);
        } else {
            make(driver, machine, def, &need, &mut host).await?;
        }
    }
    Ok(host)
}

async fn make_folders(
    driver: &Qemu,
    machine: &EmulatorProcess,
    undo: &mut Undo,
) -> Result<(), QemuError> {
    let owner = driver.settings.user.as_ref().map(|user| Owner { uid: user.uid, gid: user.gid });
    for folder in [
        driver.layout.domain_folder(machine.id, &machine.name),
        driver.layout.channel_folder(machine.id, &machine.name),
    ] {
        let made = file::make_folder(folder.clone(), 0o750, owner).await;
        made.map_err(|source| QemuError::File { what: "cannot make the folder", source })?;
        undo.push(format!("remove '{}'", folder.display()), async move {
            file::remove_folder(folder).await.map_err(|error| chain_of(&error))
        });
    }
    Ok(())
}

/// Makes the files that the emulator maps, before they are given to its user.
/// They hold what the guest wrote, so they stay when the start fails.
async fn make_memory_files(needs: &[Need]) -> Result<(), QemuError> {
    for need in needs {
        let Resource::MemoryFile { path, bytes } = &need.resource else { continue };
        file::make_memory_file(path, *bytes).await.map_err(|source| QemuError::File {
            what: "cannot make the file of the guest's persistent store",
            source,
        })?;
    }
    Ok(())
}

async fn make(
    driver: &Qemu,
    machine: &EmulatorProcess,
    def: &DomainDef,
    need: &Need,
    host: &mut HostPart,
) -> Result<(), QemuError> {
    match &need.resource {
        Resource::ListenSocket { path } if Path::new(path) == machine.monitor_socket => {
            let (socket, listening) = MonitorSocket::make(Path::new(path))?;
            host.monitor = Some(socket);
            host.add(need, need.role, listening);
        }
        Resource::ListenSocket { path } => {
            let _ = file::remove_stale_socket(path).await;
            let socket = local_socket::listen(Path::new(path))
                .map_err(|error| source(need, path, &error))?;
            host.add(need, need.role, socket.into());
        }
        Resource::WriteFile { path, append } => {
            let opened = file::open_for_guest(path, *append).await;
            let opened =
                opened.map_err(|source| QemuError::File { what: "cannot open a file", source })?;
            host.add(need, need.role, opened);
        }
        Resource::OpenFile { path, write } => {
            let opened = file::open_device(path, *write).await;
            let opened =
                opened.map_err(|source| QemuError::File { what: "cannot open a file", source })?;
            host.add(need, need.role, opened);
        }
        Resource::Tap(tap) => network::make_tap(driver, def, need, tap, host).await?,
        Resource::VhostNet { required, queues } => {
            network::make_vhost(need, *required, u32::from(*queues), host).await?;
        }
        // Made before the images were given away.
        Resource::MemoryFile { .. } => {}
        Resource::Secret(_) => {}
        Resource::VhostVsock { .. } => return Err(not_built(need, "a vhost-vsock device")),
        Resource::VhostScsi => return Err(not_built(need, "a vhost-scsi device")),
        Resource::ClientDescriptor { .. } => {
            return Err(not_built(need, "a descriptor that a client hands over"));
        }
        Resource::TpmCancel { .. } => return Err(not_built(need, "the host's TPM")),
        Resource::ScsiGeneric { .. } => return Err(not_built(need, "a SCSI unit of the host")),
        Resource::TpmEmulator => return Err(not_built(need, "a TPM emulator")),
        Resource::VhostUserGpu => return Err(not_built(need, "a vhost-user GPU process")),
    }
    Ok(())
}

/// Says what a device asks of the host that this driver does not make.
fn not_built(need: &Need, what: &str) -> QemuError {
    QemuError::Wire(Error::config_unsupported(format!(
        "device '{}' needs {what}, which is not built",
        need.device
    )))
}

fn source(need: &Need, path: &str, error: &std::io::Error) -> QemuError {
    QemuError::Source {
        role: format!("the socket of '{}'", need.device),
        path: path.into(),
        reason: error.to_string(),
    }
}
