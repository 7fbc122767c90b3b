//! The driver's state, which everything above reads: its parts, its domains, the
//! emulators and the numbers that guests take.

mod host;

use crate::emulator::Emulators;
use crate::facts::HostFacts;
use crate::guest::Domain;
use crate::layout::QemuLayout;
use crate::settings::Settings;
use crate::traits::TraitsCache;
use ostler_core::{Error, Uuid};
use ostler_driver::object::{Definitions, Shared};
use ostler_driver::{Event, EventBus, ObjectList, SecretVault, VolumePlaces};
use ostler_host::cgroup::CgroupTree;
use ostler_host::file;
use ostler_host::network::TapNames;
use ostler_host::ownership::Owner;
use ostler_host::{Clock, HostRoot, SystemClock, Timestamp};
use ostler_hypervisor::{HostClaims, Ports, listing};
use ostler_model::domain::{GeneratedFolders, Vnc};
use std::path::Path;
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
    /// Things of the host that guests have, shared with other hypervisor drivers.
    pub claims: Arc<HostClaims>,
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
    pub(crate) claims: Arc<HostClaims>,
    pub(crate) volumes: Option<Arc<dyn VolumePlaces>>,
    pub(crate) secrets: Option<Arc<dyn SecretVault>>,
    pub(crate) vnc_ports: Ports,
    pub(crate) websocket_ports: Ports,
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
        let Parts { layout, settings, host, events, claims, volumes, secrets } = parts;
        let (first, last) = settings.vnc_ports;
        Shared::make(|ourselves| Self {
            ourselves,
            definitions: Definitions {
                folders: layout.objects.clone(),
                kind: "domain",
                command: "virsh edit",
            },
            cgroups: CgroupTree::find(&host)
                .and_then(|tree| tree.only(&settings.cgroup_controllers)),
            layout,
            host,
            domains: Arc::default(),
            events,
            claims,
            volumes,
            secrets,
            vnc_ports: Ports::new(first..=last),
            websocket_ports: {
                let (first, last) = settings.websocket_ports;
                Ports::new(first..=last)
            },
            settings,
            next_id: AtomicI32::new(1),
            facts: HostFacts::default(),
            emulators: watch::Sender::new(None),
            refreshed: watch::Sender::new(false),
            traits: TraitsCache::default(),
        })
    }

    /// Sets the emulators of the host, once the cache was read.
    pub(crate) fn set_emulators(&self, emulators: Arc<Emulators>) {
        self.emulators.send_replace(Some(emulators));
    }

    /// Notes that each emulator was asked.
    pub(crate) fn set_refreshed(&self) {
        self.refreshed.send_replace(true);
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
        Arc::clone(&self.claims.tap_names)
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

    /// Returns whether this file is there.
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
}
