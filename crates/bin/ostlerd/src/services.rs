//! The drivers of the daemon as a list of services: which there are, what each
//! is given, and in which order they start. docs/adding-a-driver.md leads here.

use ostler_driver::{SecretVault, VolumePlaces};
use ostler_host::{HostRoot, Layout};
use ostler_qemu::{Parts, Qemu, QemuLayout};
use ostler_secret::{Form, SecretLayout, Secrets};
use ostler_server::Drivers;
use ostler_storage::{Storage, StorageLayout};
use ostler_test::TestDriver;
use std::{path::PathBuf, pin::Pin, sync::Arc};
use tokio::{runtime::Handle, task::JoinError};

/// Settings of the drivers, read from their configuration files.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) qemu: ostler_qemu::Settings,
    pub(crate) secret: Form,
}

/// The folders of all drivers and the modes they are made with.
pub(crate) fn folders(layout: &Layout) -> Vec<(PathBuf, u32)> {
    [
        QemuLayout::of(layout).folders(),
        StorageLayout::of(layout).folders(),
        SecretLayout::of(layout).folders(),
    ]
    .concat()
}

/// Makes the drivers and starts them, each after those that it uses.
pub(crate) async fn start(
    layout: &Layout,
    settings: Settings,
    tasks: &Handle,
) -> Result<Drivers, JoinError> {
    let events = Arc::default();
    let mut services = Services::default();

    let secret = Secrets::new(SecretLayout::of(layout), settings.secret, Arc::clone(&events));
    services.then("secret", Arc::clone(&secret), |driver| async move { driver.start().await });
    let vault = || Some(Arc::clone(&secret) as Arc<dyn SecretVault>);

    // Pools ask for the secrets of their servers.
    let storage = Storage::new(
        StorageLayout::of(layout),
        ostler_storage::Settings { privileged: settings.qemu.command.privileged },
        Arc::clone(&events),
        vault(),
    );
    services.then("storage", Arc::clone(&storage), |driver| async move { driver.start().await });

    // Guests that start with the daemon ask for volumes and secrets.
    let qemu = Qemu::new(Parts {
        layout: QemuLayout::of(layout),
        settings: settings.qemu,
        host: HostRoot::system(),
        events,
        claims: Arc::default(),
        volumes: Some(Arc::clone(&storage) as Arc<dyn VolumePlaces>),
        secrets: vault(),
    });
    services.then("qemu", Arc::clone(&qemu), |driver| async move { driver.start().await });

    // The test driver makes its domains for its first client, so nothing is started here.
    let test = TestDriver::new();
    services.then("test", Arc::clone(&test), |_| async {});

    services.start(tasks).await?;
    Ok(Drivers {
        hypervisors: vec![qemu, test],
        storage: Some(storage),
        secret: Some(secret),
        ..Drivers::default()
    })
}

/// The start of a service, to be awaited when its turn comes.
type Start = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Services in the order in which they start.
#[derive(Default)]
struct Services(Vec<(&'static str, Start)>);

impl Services {
    /// Adds a service that starts when all those before it have.
    fn then<D: Send + 'static, F: Future<Output = ()> + Send + 'static>(
        &mut self,
        name: &'static str,
        driver: D,
        start: impl FnOnce(D) -> F,
    ) {
        self.0.push((name, Box::pin(start(driver))));
    }

    /// Starts one after the other, with the tasks that take time.
    async fn start(self, tasks: &Handle) -> Result<(), JoinError> {
        tasks
            .spawn(async move {
                for (name, start) in self.0 {
                    start.await;
                    tracing::debug!(driver = name, "started");
                }
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[tokio::test]
    async fn a_service_starts_when_those_before_it_have() {
        let noted = Arc::new(Mutex::new(Vec::new()));
        let mut services = Services::default();
        for name in ["first", "second", "third"] {
            services.then(name, Arc::clone(&noted), move |noted| async move {
                noted.lock().unwrap().push(format!("{name} begins"));
                tokio::task::yield_now().await;
                noted.lock().unwrap().push(format!("{name} stands"));
            });
        }
        services.start(&Handle::current()).await.unwrap();
        let wanted: Vec<_> = ["first", "second", "third"]
            .iter()
            .flat_map(|name| [format!("{name} begins"), format!("{name} stands")])
            .collect();
        assert_eq!(*noted.lock().unwrap(), wanted);
    }

    #[test]
    fn a_private_daemon_keeps_all_under_one_folder() {
        let layout = Layout::private(std::path::Path::new("/tmp/x"));
        assert!(folders(&layout).iter().all(|(path, _)| path.starts_with("/tmp/x")));
    }
}
