//! Domains that are started with the daemon.

use super::{Domain, InTurn, start, store};
use crate::Qemu;
use ostler_core::Result;
use std::sync::Arc;

/// Has the domain started with the daemon, always or once, or no more.
pub(crate) async fn set(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    once: bool,
    on: bool,
) -> Result<()> {
    let driver = Arc::clone(driver);
    let work = move |domain: InTurn| async move {
        let view = domain.view().clone();
        if view.persistent.is_none() {
            return Err(view.not_persistent().into());
        }
        let is = if once { view.autostart_once } else { view.autostart };
        if is == on {
            return Ok(());
        }
        let layout = &driver.layout;
        let link = if once {
            layout.autostart_once_link(&view.name)
        } else {
            layout.objects.autostart_link(&view.name)
        };
        store::set_autostart(layout, &view.name, link, on).await?;
        domain.publish(|view| {
            if once {
                view.autostart_once = on;
            } else {
                view.autostart = on;
            }
        });
        Ok(())
    };
    domain.change("set autostart", work).await
}

/// Starts what is to be started with the daemon.
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
            && let Err(error) = set(driver, &domain, true, false).await
        {
            tracing::error!(domain = %view.name, %error, "cannot forget to start it once");
        }
    }
}
