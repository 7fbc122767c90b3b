//! Things of the host that a guest holds, and how they are given back.

use crate::Qemu;
use crate::definition;
use crate::devices::{self, Release};
use crate::error::chain;
use crate::guest::{Ending, Live};
use ostler_driver::DomainState;
use ostler_host::file::{self, Batch};
use ostler_host::ownership;
use ostler_model::domain::DomainDef;
use std::path::PathBuf;

impl Qemu {
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
        self.claims.images.give_back(machine.key());
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
}
