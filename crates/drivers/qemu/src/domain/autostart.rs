//! Domains that are started with the daemon.

use super::define::Domains;
use super::start;
use crate::Qemu;
use crate::guest::Domain;
use ostler_core::Result;
use ostler_driver::object::{self, Link};
use std::sync::Arc;

/// Has the domain started with the daemon, always or once, or no more.
pub(crate) async fn set(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    link: Link,
    on: bool,
) -> Result<()> {
    let set = object::set_autostart(&Domains(Arc::clone(driver)), domain, link, on).await;
    set.map_err(|error| error.about(domain))
}

/// Starts every domain that is to be started with the daemon.
pub(crate) async fn start_all(driver: &Arc<Qemu>) {
    for domain in driver.domains.all() {
        let view = domain.view().clone();
        if (view.autostart || view.autostart_once)
            && view.live.is_none()
            && let Err(error) = start::start(driver, &domain, start::Options::default()).await
        {
            tracing::error!(domain = %view.name, %error, "cannot start it with the daemon");
        }
        if view.autostart_once
            && let Err(error) = set(driver, &domain, Link::Once, false).await
        {
            tracing::error!(domain = %view.name, %error, "cannot forget to start it once");
        }
    }
}
