//! Giving a domain another name.

use super::{Domain, InTurn, store};
use crate::Qemu;
use crate::definition;
use crate::error::{QemuError, name_taken};
use ostler_core::{Error, ErrorDomain, Result};
use ostler_driver::Lifecycle;
use ostler_model::domain::DomainDef;
use std::sync::Arc;

/// Renames a domain that does not run.
pub(crate) async fn rename(driver: &Arc<Qemu>, domain: &Arc<Domain>, name: &str) -> Result<()> {
    definition::check_name(name)?;
    let (driver, name) = (Arc::clone(driver), name.to_owned());
    let work = |domain: InTurn| async move { rename_alone(&driver, &domain, &name).await };
    domain.change("rename", work).await
}

async fn rename_alone(driver: &Arc<Qemu>, domain: &InTurn, name: &str) -> Result<(), QemuError> {
    let view = domain.view().clone();
    let kept = view.kept()?;
    if view.live.is_some() {
        return Err(QemuError::wrong_state(&format!(
            "cannot rename active domain '{}': shut it down first",
            view.name
        )));
    }
    if *view.name == *name {
        let error = Error::operation_invalid(format!("domain is already called '{name}'"));
        return Err(error.in_domain(ErrorDomain::Domain).into());
    }
    let mut def = DomainDef::clone(&*kept.def()?);
    def.name = name.into();
    driver.domains.add_name(domain.uuid, name).map_err(|error| name_taken(&error))?;
    let (autostart, once) = (view.autostart, view.autostart_once);
    let kept = match store::rename(&driver.layout, &view.name, &def, autostart, once).await {
        Ok(kept) => kept,
        Err(error) => {
            driver.domains.drop_name(domain.uuid, name, &view.name);
            return Err(error);
        }
    };
    let was = domain.reference();
    domain.publish(|view| {
        view.name = name.into();
        view.persistent = Some(Arc::clone(&kept));
    });
    driver.domains.drop_name(domain.uuid, &was.name, name);
    driver.tell_lifecycle_of(was, Lifecycle::UndefinedRenamed);
    driver.tell_lifecycle(domain, Lifecycle::DefinedRenamed);
    Ok(())
}
