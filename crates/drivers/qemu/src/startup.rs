//! The driver's start: what is on disk is read, guests that run are taken up, emulators
//! are asked and domains started with the host.

use crate::Qemu;
use crate::domain::{autostart, load, recover};
use crate::emulator::Emulators;
use crate::emulator::probe::ProbeOptions;
use std::sync::Arc;

impl Qemu {
    /// Reads what is on disk and takes up what runs. Returns when clients can
    /// be served; emulators are asked, and domains started, in the background.
    pub async fn start(self: &Arc<Self>) {
        let (host, folder) = (self.host.clone(), self.layout.capabilities.clone());
        let options = ProbeOptions { user: self.settings.user.clone(), ..ProbeOptions::default() };
        let load = move || Arc::new(Emulators::load_blocking(&host, folder, options));
        let emulators = tokio::task::spawn_blocking(load);
        recover::load(self).await;
        if let Ok(emulators) = emulators.await {
            self.set_emulators(emulators);
        }
        let is_first = self.layout.objects.is_first_since_boot().await;
        let driver = Arc::clone(self);
        tokio::task::spawn_blocking(move || load::read_all_blocking(&driver));
        let driver = Arc::clone(self);
        tokio::spawn(async move {
            let emulators = driver.emulators().await;
            emulators.refresh().await;
            driver.set_refreshed();
            if is_first {
                autostart::start_all(&driver).await;
            }
            while let Some(when) = emulators.next_trial() {
                tokio::time::sleep_until(when.into()).await;
                emulators.refresh().await;
            }
        });
    }
}
