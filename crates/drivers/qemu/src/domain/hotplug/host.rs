//! Resources that the host makes for one device of a running guest, and takes back.

use super::lookup::Place;
use crate::Qemu;
use crate::definition;
use crate::devices::{self, Built, Need, Part, Prepared, Release};
use crate::domain::prepare::{self, HostPart};
use crate::emulator::Emulator;
use crate::error::{QemuError, chain};
use crate::guest::EmulatorProcess;
use crate::scene::{Places, Scene, Target};
use ostler_driver::Undo;
use ostler_host::file;
use ostler_host::ownership;
use ostler_host::{Clock, SystemClock};
use ostler_model::domain::{DeviceRef, DomainDef};
use ostler_qmp::Monitor;
use ostler_qmp::command::{AddFd, CloseFd, GetFd, QueryFdSets, RemoveFd};
use std::path::PathBuf;
use std::sync::Arc;

/// All that a device's parts depend on but what the host made.
pub(super) struct Ground {
    emulator: Arc<Emulator>,
    places: Places,
}

impl Ground {
    /// That of a running guest.
    pub(super) async fn of(
        driver: &Qemu,
        machine: &EmulatorProcess,
        def: &DomainDef,
    ) -> Result<Self, QemuError> {
        let emulator = definition::emulator(driver, def).await?;
        Ok(Self { emulator, places: prepare::places(driver, machine) })
    }

    /// The emulator that runs the guest.
    pub(super) fn emulator(&self) -> &Arc<Emulator> {
        &self.emulator
    }

    fn scene<'a>(
        &'a self,
        driver: &'a Qemu,
        def: &'a DomainDef,
        prepared: &'a Prepared,
    ) -> Scene<'a> {
        let machine_type = def.os.kind.machine.as_deref().unwrap_or_default();
        Scene {
            domain: def,
            target: Target::new(&self.emulator, def.kind, machine_type),
            settings: &driver.settings.command,
            places: &self.places,
            prepared,
            incoming: None,
            now: SystemClock.wall_seconds(),
            local_offset: ostler_host::local_offset(),
            host_nodes: None,
            auto_nodes: None,
        }
    }

    /// The device's parts, with answers that stand for none: right for taking
    /// the device away, which goes by names.
    pub(super) fn names(
        &self,
        driver: &Qemu,
        def: &DomainDef,
        (kind, index): Place,
    ) -> Result<Built, QemuError> {
        let nothing = Prepared::default();
        let scene = self.scene(driver, def, &nothing);
        let needs = devices::needs_of_one(&scene, kind, index, 0)?;
        let prepared = Prepared::standing_for(&needs);
        let scene = self.scene(driver, def, &prepared);
        devices::build_one(&scene, kind, index).map_err(QemuError::from)
    }

    fn needs(
        &self,
        driver: &Qemu,
        def: &DomainDef,
        (kind, index): Place,
        first_set: u32,
    ) -> Result<Vec<Need>, QemuError> {
        let nothing = Prepared::default();
        let scene = self.scene(driver, def, &nothing);
        devices::needs_of_one(&scene, kind, index, first_set).map_err(QemuError::from)
    }

    /// Has the host make what the device needs, and hands the descriptors to
    /// the emulator. Gives the parts, and the name of the tap device if one
    /// was made.
    pub(super) async fn prepare(
        &self,
        driver: &Arc<Qemu>,
        machine: &Arc<EmulatorProcess>,
        def: &Arc<DomainDef>,
        (kind, index): Place,
        undo: &mut Undo,
    ) -> Result<(Built, Option<String>), QemuError> {
        let device = def.devices.device(kind, index);
        take_files(driver, device.into_iter().flat_map(devices::release).collect(), undo).await?;
        let needs = self.needs(driver, def, (kind, index), 0)?;
        let needs = match needs.iter().any(|need| need.set.is_some()) {
            true => {
                let free = free_set(machine.monitor()?).await?;
                self.needs(driver, def, (kind, index), free)?
            }
            false => needs,
        };
        let mut host = prepare::prepare_device(driver, machine, def, needs).await?;
        let built = {
            let scene = self.scene(driver, def, &host.prepared);
            devices::build_one(&scene, kind, index)?
        };
        hand_over(machine.monitor()?, &mut host, &built.parts, undo).await?;
        Ok((built, host.taps.pop().map(|(_, name)| name)))
    }
}

/// Gives a device's files to the emulator's user, after a look whether they
/// can be read at all.
async fn take_files(
    driver: &Arc<Qemu>,
    held: Vec<Release>,
    undo: &mut Undo,
) -> Result<(), QemuError> {
    for path in files(held) {
        file::require_readable(path.clone()).await.map_err(|error| QemuError::Source {
            role: "the image".to_owned(),
            path: path.clone(),
            reason: chain(&error),
        })?;
        let Some(owner) = driver.image_owner() else { continue };
        ownership::take(path.clone(), owner).await.map_err(|source| QemuError::File {
            what: "cannot give the image to QEMU's user",
            source,
        })?;
        undo.push(format!("give '{}' back to its owner", path.display()), async move {
            ownership::release(path, owner).await.map(|_| ()).map_err(|error| chain(&error))
        });
    }
    Ok(())
}

fn files(held: Vec<Release>) -> impl Iterator<Item = PathBuf> {
    held.into_iter().filter_map(|held| match held {
        Release::File(path) => Some(path),
        Release::VncPort(_) | Release::WebsocketPort(_) => None,
    })
}

/// The first number behind those of all sets of descriptors.
async fn free_set(monitor: &Monitor) -> Result<u32, QemuError> {
    let sets = monitor.call(QueryFdSets).await?;
    Ok(sets.iter().map(|set| set.fdset_id.saturating_add(1)).max().unwrap_or(0))
}

/// The text by which a set is found again, as at a cold start.
fn opaque(parts: &[Part], wanted: u32) -> &str {
    let found = parts.iter().find_map(|part| match part {
        Part::DescriptorSet { set, opaque, .. } if *set == wanted => Some(&**opaque),
        _ => None,
    });
    found.unwrap_or_default()
}

/// Sends the descriptors to the emulator, each under its name or into its set.
async fn hand_over(
    monitor: &Monitor,
    host: &mut HostPart,
    parts: &[Part],
    undo: &mut Undo,
) -> Result<(), QemuError> {
    for (descriptor, token, set) in host.take_descriptors() {
        let undoing = monitor.clone();
        match set {
            Some(set) => {
                let command = AddFd { fdset_id: Some(set), opaque: Some(opaque(parts, set)) };
                monitor.call_with_descriptors(command, vec![descriptor]).await?;
                undo.push(format!("remove the descriptor set {set}"), async move {
                    let removal = RemoveFd { fdset_id: set, fd: None };
                    undoing.call(removal).await.map(|_| ())
                });
            }
            None => {
                let command = GetFd { name: &token };
                monitor.call_with_descriptors(command, vec![descriptor]).await?;
                undo.push(format!("close the descriptor '{token}'"), async move {
                    // Whoever used it has it no more under this name.
                    let _ = undoing.call(CloseFd { name: &token }).await;
                    Ok::<(), String>(())
                });
            }
        }
    }
    Ok(())
}

/// Gives back what the host made for a device that is gone. Every step is
/// tried; what fails is logged.
pub(super) async fn release(driver: &Qemu, machine: &EmulatorProcess, device: DeviceRef<'_>) {
    if let DeviceRef::Disk(disk) = device {
        driver.claims.images.leave(machine.key(), &disk.target.dev);
    }
    driver.release(devices::release(device)).await;
}
