//! The driver's state, and the operations that domains' changes share.

use crate::domain::{Domain, Ending, Live, status_file};
use crate::error::{QemuError, chain};
use crate::ports::Ports;
use crate::settings::Settings;
use ostler_core::{Error, Uuid};
use ostler_driver::{Event, EventBus, ObjectList};
use ostler_host::cgroup::CgroupTree;
use ostler_host::file::{self, Batch};
use ostler_host::{HostRoot, QemuLayout};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

/// The QEMU driver of one daemon.
#[derive(Debug)]
pub struct Qemu {
    pub(crate) layout: QemuLayout,
    pub(crate) settings: Settings,
    pub(crate) host: HostRoot,
    pub(crate) cgroups: Option<CgroupTree>,
    pub(crate) domains: Arc<ObjectList<Domain>>,
    pub(crate) events: Arc<EventBus<Event>>,
    pub(crate) vnc_ports: Ports,
    next_id: AtomicI32,
}

impl Qemu {
    /// The driver over these folders, knowing no domain yet.
    #[must_use]
    pub fn new(layout: QemuLayout, settings: Settings, host: HostRoot) -> Arc<Self> {
        let (first, last) = settings.vnc_ports;
        Arc::new(Self {
            cgroups: if settings.cgroups { CgroupTree::find(&host) } else { None },
            layout,
            settings,
            host,
            domains: Arc::default(),
            events: Arc::default(),
            vnc_ports: Ports::new(first..=last),
            next_id: AtomicI32::new(1),
        })
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
        self.domains.by_uuid(uuid).ok_or_else(|| {
            Error::no_domain(format!("no domain with matching uuid '{uuid}' ({name})"))
        })
    }

    /// Writes what a new daemon needs to find the guest again. A failure is
    /// logged: the guest runs on, and the file is written again with its next
    /// change.
    pub(crate) async fn save_status(&self, domain: &Domain) {
        let Some((name, content)) = status_file::content(&domain.view()) else { return };
        if let Err(error) = file::write_durable(self.layout.status(&name), content).await {
            tracing::error!(domain = name, error = %chain(&error), "cannot write the status file");
        }
    }

    /// Removes everything that a machine had beside its process. Every step is
    /// tried; what fails is logged. The status file goes last: a daemon killed
    /// before that does all this again.
    pub(crate) async fn clean_up_machine(&self, live: &Live, ending: Ending) {
        let machine = &live.machine;
        self.log_ending(machine, ending).await;
        self.give_back_ports(&live.def);
        let folders = [
            self.layout.domain_folder(machine.id, &machine.name),
            self.layout.channel_folder(machine.id, &machine.name),
        ];
        for folder in folders {
            if let Err(error) = file::remove_folder(folder).await {
                tracing::warn!(domain = machine.name, error = %chain(&error), "left behind");
            }
        }
        if let Some(group) = self.cgroup_of(machine) {
            if let Err(error) = group.remove().await {
                tracing::warn!(domain = machine.name, error = %chain(&error), "left behind");
            }
        }
        let files = Batch::new()
            .remove(self.layout.pid_file(&machine.name))
            .remove(self.layout.status(&machine.name));
        if let Err(error) = files.commit().await {
            tracing::error!(domain = machine.name, error = %chain(&error), "left behind");
        }
    }
}
