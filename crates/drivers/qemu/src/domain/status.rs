//! Writing the status file: what a new daemon needs to find the guest again.

use super::status_file;
use crate::Qemu;
use crate::error::{QemuError, chain};
use crate::guest::{InTurn, Live, View};
use ostler_host::file::{self, Batch};
use ostler_model::domain::DomainDef;
use std::sync::Arc;

impl Qemu {
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

    /// As [`Qemu::save_status`], but a failure is the start's: without the
    /// file a successor would not find the guest.
    pub(super) async fn try_save_status(&self, domain: &InTurn) -> Result<(), QemuError> {
        self.write_status(Batch::new(), &domain.view()).await
    }

    /// The status and the pid, each in its file.
    pub(super) async fn try_save_status_and_pid(&self, domain: &InTurn) -> Result<(), QemuError> {
        let view = domain.view().clone();
        let Some(live) = &view.live else { return Ok(()) };
        let machine = &live.machine;
        let pid = self.layout.pid_file(&machine.name);
        let batch = Batch::new().write_with_mode(pid, machine.pid().to_string(), 0o644);
        self.write_status(batch, &view).await
    }

    async fn write_status(&self, batch: Batch, view: &View) -> Result<(), QemuError> {
        let Some((name, content)) = status_file::content(view) else { return Ok(()) };
        batch
            .write(self.layout.objects.status(&name), content)
            .commit()
            .await
            .map_err(|source| QemuError::File { what: "cannot write the status file", source })
    }
}
