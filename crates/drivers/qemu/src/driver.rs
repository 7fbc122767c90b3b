//! The driver's state, and the operations that domains' changes share.

use crate::agent;
use crate::definition;
use crate::devices::{self, Release};
use crate::domain::{
    Domain, Ending, InTurn, Live, Machine, autostart, load, recover, status_file, store, tune,
};
use crate::emulator::Emulators;
use crate::emulator::probe::ProbeOptions;
use crate::error::{QemuError, chain};
use crate::facts::HostFacts;
use crate::layout::QemuLayout;
use crate::settings::Settings;
use crate::tell::AgentReason;
use crate::traits::TraitsCache;
use ostler_core::{Error, Uuid};
use ostler_driver::object::{Definitions, Shared};
use ostler_driver::{DomainState, Event, EventBus, ObjectList, SecretVault, VolumePlaces};
use ostler_host::cgroup::{CgroupTree, GuestCgroup};
use ostler_host::file::{self, Batch};
use ostler_host::network::TapNames;
use ostler_host::ownership::{self, Owner};
use ostler_host::{Clock, HostRoot, SystemClock, Timestamp};
use ostler_hypervisor::{ImagesInUse, Ports, listing};
use ostler_model::domain::{ChannelState, ChannelTarget, DomainDef, GeneratedFolders, Vnc};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use tokio::sync::watch;

/// Parts that a QEMU driver is made of.
#[derive(Debug)]
pub struct Parts {
    /// Folders of the driver.
    pub layout: QemuLayout,
    /// Settings, as read from its configuration file.
    pub settings: Settings,
    /// Host that its facts are read from.
    pub host: HostRoot,
    /// Bus on which it tells of events.
    pub events: Arc<EventBus<Event>>,
    /// Driver that is asked for the volumes which disks name; without one,
    /// guests with such disks cannot be started.
    pub volumes: Option<Arc<dyn VolumePlaces>>,
    /// Driver that is asked for the secrets which disks and displays name;
    /// without one, guests with such devices cannot be started.
    pub secrets: Option<Arc<dyn SecretVault>>,
}

/// The QEMU driver of one daemon.
#[derive(Debug)]
pub struct Qemu {
    ourselves: Shared<Self>,
    pub(crate) layout: QemuLayout,
    pub(crate) definitions: Definitions,
    pub(crate) settings: Settings,
    pub(crate) host: HostRoot,
    pub(crate) cgroups: Option<CgroupTree>,
    pub(crate) domains: Arc<ObjectList<Domain>>,
    pub(crate) events: Arc<EventBus<Event>>,
    pub(crate) in_use: ImagesInUse,
    pub(crate) volumes: Option<Arc<dyn VolumePlaces>>,
    pub(crate) secrets: Option<Arc<dyn SecretVault>>,
    pub(crate) vnc_ports: Ports,
    pub(crate) websocket_ports: Ports,
    tap_names: Arc<TapNames>,
    next_id: AtomicI32,
    pub(crate) facts: HostFacts,
    emulators: watch::Sender<Option<Arc<Emulators>>>,
    /// Whether all emulators were asked that the cache did not know.
    refreshed: watch::Sender<bool>,
    pub(crate) traits: TraitsCache,
}

impl Qemu {
    /// The driver made of these parts, knowing no domain yet.
    #[must_use]
    pub fn new(parts: Parts) -> Arc<Self> {
        let Parts { layout, settings, host, events, volumes, secrets } = parts;
        let (first, last) = settings.vnc_ports;
        Shared::make(|ourselves| Self {
            ourselves,
            definitions: store::definitions(&layout),
            cgroups: CgroupTree::find(&host)
                .and_then(|tree| tree.only(&settings.cgroup_controllers)),
            layout,
            host,
            domains: Arc::default(),
            events,
            in_use: ImagesInUse::default(),
            volumes,
            secrets,
            vnc_ports: Ports::new(first..=last),
            websocket_ports: {
                let (first, last) = settings.websocket_ports;
                Ports::new(first..=last)
            },
            settings,
            tap_names: Arc::new(TapNames::new("vnet")),
            next_id: AtomicI32::new(1),
            facts: HostFacts::default(),
            emulators: watch::Sender::new(None),
            refreshed: watch::Sender::new(false),
            traits: TraitsCache::default(),
        })
    }

    /// Reads what is on disk and takes up what runs. Returns when clients can
    /// be served; emulators are asked, and domains started, in the background.
    pub async fn start(self: &Arc<Self>) {
        let (host, folder) = (self.host.clone(), self.layout.capabilities.clone());
        let options = ProbeOptions { user: self.settings.user.clone(), ..ProbeOptions::default() };
        let load = move || Arc::new(Emulators::load_blocking(&host, folder, options));
        let emulators = tokio::task::spawn_blocking(load);
        recover::load(self).await;
        if let Ok(emulators) = emulators.await {
            self.emulators.send_replace(Some(emulators));
        }
        let is_first = self.layout.objects.is_first_since_boot().await;
        let driver = Arc::clone(self);
        tokio::task::spawn_blocking(move || load::read_all_blocking(&driver));
        let driver = Arc::clone(self);
        tokio::spawn(async move {
            let emulators = driver.emulators().await;
            emulators.refresh().await;
            driver.refreshed.send_replace(true);
            if is_first {
                autostart::start_all(&driver).await;
            }
            while let Some(when) = emulators.next_trial() {
                tokio::time::sleep_until(when.into()).await;
                emulators.refresh().await;
            }
        });
    }

    /// This driver, for what outlives a call.
    pub(crate) fn shared(&self) -> Arc<Self> {
        self.ourselves.get()
    }

    /// The URI it is opened by.
    pub(crate) fn uri(&self) -> &'static str {
        if self.settings.command.privileged { "qemu:///system" } else { "qemu:///session" }
    }

    /// The emulators of the host, once the cache was read.
    pub(crate) async fn emulators(&self) -> Arc<Emulators> {
        let mut emulators = self.emulators.subscribe();
        loop {
            if let Some(emulators) = emulators.borrow_and_update().clone() {
                return emulators;
            }
            if emulators.changed().await.is_err() {
                // The sender is in `self`, which is borrowed.
                std::future::pending::<()>().await;
            }
        }
    }

    /// The emulators of the host, once each of them was asked: for what has to
    /// tell of them all. Only the first start on a host takes its time.
    pub(crate) async fn refreshed_emulators(&self) -> Arc<Emulators> {
        // It fails only without a sender, which is in `self`.
        let _ = self.refreshed.subscribe().wait_for(|refreshed| *refreshed).await;
        self.emulators().await
    }

    pub(crate) fn tap_names(&self) -> Arc<TapNames> {
        Arc::clone(&self.tap_names)
    }

    /// A number no guest has had.
    pub(crate) fn take_id(&self) -> i32 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// Notes a number that a guest has.
    pub(crate) fn note_id(&self, id: i32) {
        self.next_id.fetch_max(id.saturating_add(1), Ordering::Relaxed);
    }

    /// The domain a client means: by UUID, whatever name it knows.
    pub(crate) fn find(&self, uuid: Uuid, name: &str) -> Result<Arc<Domain>, Error> {
        listing::find(&self.domains, uuid, name)
    }

    /// Calls `work` with the folders whose content is made at each start.
    pub(crate) fn with_generated_folders<R>(
        &self,
        work: impl FnOnce(GeneratedFolders<'_>) -> R,
    ) -> R {
        let (channels, domains) =
            (self.layout.channel.to_string_lossy(), self.layout.state.to_string_lossy());
        work(GeneratedFolders { channels: Some(&channels), domains: Some(&domains) })
    }

    /// Now, as logs have it.
    pub(crate) fn timestamp(&self) -> Timestamp {
        Timestamp(SystemClock.wall())
    }

    /// Whether this file is there.
    pub(crate) fn host_has_file(&self, path: &str) -> bool {
        file::size_blocking(Path::new(path)).is_some()
    }

    /// The ports of a running guest's display, with the ranges they are from.
    pub(crate) fn display_ports(&self, vnc: &Vnc) -> impl Iterator<Item = (&Ports, u16)> {
        let both = [(&self.vnc_ports, vnc.port), (&self.websocket_ports, vnc.websocket)];
        both.into_iter().filter_map(|(ports, port)| Some((ports, u16::try_from(port?).ok()?)))
    }

    /// Owner of images while a guest has them; `None` leaves the owner as it is.
    pub(crate) fn image_owner(&self) -> Option<Owner> {
        let user = self.settings.user.as_ref().filter(|_| self.settings.dynamic_ownership)?;
        Some(Owner { uid: user.uid, gid: user.gid })
    }

    /// The files that a guest's emulator opens itself.
    pub(crate) fn owned_files(&self, def: &DomainDef) -> Vec<PathBuf> {
        let variables = definition::nvram_file(def);
        let direct = def.os.direct.iter().flat_map(|direct| {
            [&direct.kernel, &direct.initrd, &direct.dtb].into_iter().flatten().map(AsRef::as_ref)
        });
        let mut files: Vec<PathBuf> = direct.map(PathBuf::from).collect();
        def.devices.visit(|device| {
            let held = devices::release(device).into_iter();
            files.extend(held.filter_map(|held| match held {
                Release::File(path) => Some(path),
                Release::VncPort(_) | Release::WebsocketPort(_) => None,
            }));
        });
        files.extend(variables.map(PathBuf::from));
        files
    }

    /// Writes what a new daemon needs to find the guest again. A failure is logged:
    /// the guest runs on, and the file is written again with its next change.
    pub(crate) async fn save_status(&self, domain: &InTurn) {
        let Some((name, content)) = status_file::content(&domain.view()) else { return };
        if let Err(error) = file::write_durable(self.layout.objects.status(&name), content).await {
            tracing::error!(domain = name, error = %chain(&error), "cannot write the status file");
        }
    }

    /// Writes the status with another definition in force than readers see: the
    /// note of what is about to be done, which the next daemon needs.
    pub(crate) async fn save_status_as(
        &self,
        domain: &InTurn,
        def: &Arc<DomainDef>,
    ) -> Result<(), QemuError> {
        let mut view = domain.view().as_ref().clone();
        let Some(live) = &view.live else { return Ok(()) };
        let machine = Arc::clone(&live.machine);
        view.live = Some(Arc::new(Live { def: Arc::clone(def), machine }));
        let Some((name, content)) = status_file::content(&view) else { return Ok(()) };
        file::write_durable(self.layout.objects.status(&name), content)
            .await
            .map_err(|source| QemuError::File { what: "cannot write the status file", source })
    }

    /// Notes that something in the guest opened or closed a channel.
    pub(crate) fn channel_changed(
        &self,
        domain: &Domain,
        machine: &Arc<Machine>,
        alias: &str,
        open: bool,
    ) {
        let state = if open { ChannelState::Connected } else { ChannelState::Disconnected };
        domain.publish_for(machine, |view| {
            let Some(live) = &view.live else { return };
            let mut def = DomainDef::clone(&live.def);
            for channel in def.devices.channels.iter_mut() {
                if let (true, ChannelTarget::Virtio(port)) =
                    (channel.info.alias.as_deref() == Some(alias), &mut channel.target)
                {
                    port.state = Some(state);
                }
            }
            let machine = Arc::clone(&live.machine);
            view.live = Some(Arc::new(Live { def: Arc::new(def), machine }));
        });
        let view = domain.view();
        let Some(live) = &view.live else { return };
        let is_agent = agent::channel(&live.def)
            .is_some_and(|channel| channel.info.alias.as_deref() == Some(alias));
        if is_agent {
            machine.agent.set_connected(open);
            self.tell_agent(domain, open, AgentReason::Channel);
        }
    }

    /// Removes everything that a machine had beside its process. Every step is
    /// tried; what fails is logged. The status file goes last: a daemon killed
    /// before that does all this again.
    pub(crate) async fn clean_up_machine(&self, live: &Live, ending: Ending) {
        let machine = &live.machine;
        let left = |error: &dyn std::error::Error| {
            tracing::warn!(domain = machine.name, error = %chain(error), "left behind");
        };
        let (_, reason) = DomainState::Shutoff(ending.reason()).names();
        let line = format!("{}: shutting down, reason={reason}\n", self.timestamp());
        if let Err(error) = file::append_log(self.layout.log_file(&machine.name), line).await {
            left(&error);
        }
        self.give_back(&live.def).await;
        self.in_use.give_back(machine.id);
        for folder in [
            self.layout.domain_folder(machine.id, &machine.name),
            self.layout.channel_folder(machine.id, &machine.name),
        ] {
            if let Err(error) = file::remove_folder(folder).await {
                left(&error);
            }
        }
        if let Some(Err(error)) = match self.cgroup_of(machine, &live.def) {
            Some(group) => Some(group.remove().await),
            None => None,
        } {
            left(&error);
        }
        let files = Batch::new()
            .remove(self.layout.pid_file(&machine.name))
            .remove(self.layout.objects.status(&machine.name));
        if let Err(error) = files.commit().await {
            left(&error);
        }
    }

    /// Gives back what a guest's definition names and its devices hold.
    async fn give_back(&self, def: &DomainDef) {
        let mut held: Vec<Release> = self.owned_files(def).into_iter().map(Release::File).collect();
        def.devices.visit(|device| {
            let ports = devices::release(device).into_iter();
            held.extend(ports.filter(|held| !matches!(held, Release::File(_))));
        });
        self.release(held).await;
    }

    /// Gives back what a device held. Every step is tried; what fails is
    /// logged.
    pub(crate) async fn release(&self, held: Vec<Release>) {
        for held in held {
            let path = match held {
                Release::VncPort(port) => {
                    self.vnc_ports.give_back(port);
                    continue;
                }
                Release::WebsocketPort(port) => {
                    self.websocket_ports.give_back(port);
                    continue;
                }
                Release::File(path) => path,
            };
            let Some(owner) = self.image_owner() else { continue };
            if let Err(error) = ownership::release(path, owner).await {
                tracing::warn!(error = %chain(&error), "an image was not given back");
            }
        }
    }

    /// The control group of a machine that runs this definition.
    pub(crate) fn cgroup_of(&self, machine: &Machine, def: &DomainDef) -> Option<GuestCgroup> {
        let name = tune::group::name(&machine.name, machine.id, def);
        self.cgroups.as_ref()?.existing(&name)
    }
}
