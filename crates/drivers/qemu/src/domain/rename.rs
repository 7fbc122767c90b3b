//! Giving a domain another name.

use super::define::Domains;
use super::store;
use crate::Qemu;
use crate::definition;
use crate::error::{QemuError, name_taken};
use crate::guest::{Domain, InTurn, Kept, View};
use ostler_core::{DomainRef, Error, ErrorDomain, Result};
use ostler_driver::object::{self, Renames};
use ostler_driver::{Conflict, Lifecycle};
use ostler_model::domain::DomainDef;
use std::sync::Arc;

/// Renames a domain that does not run.
pub(crate) async fn rename(driver: &Arc<Qemu>, domain: &Arc<Domain>, name: &str) -> Result<()> {
    definition::check_name(name)?;
    let renamed = object::rename(&Domains(Arc::clone(driver)), domain, name).await;
    renamed.map_err(|error| error.about(domain))
}

impl Renames for Domains {
    fn check_rename(&self, domain: &InTurn, name: &str) -> Result<(), QemuError> {
        let view = domain.view();
        view.kept()?;
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
        Ok(())
    }

    fn name_taken(&self, by: &Conflict) -> QemuError {
        name_taken(by).into()
    }

    async fn write_renamed(&self, domain: &InTurn, name: &str) -> Result<Arc<Kept>, QemuError> {
        let view = domain.view().clone();
        let mut def = DomainDef::clone(&*view.kept()?.def()?);
        def.name = name.into();
        let definitions = &self.0.definitions;
        let (text, kept) = store::content(definitions, &def);
        definitions.rename(&view, domain.uuid, name, text).await?;
        Ok(kept)
    }

    fn emit_renamed(&self, domain: &Domain, was: &View) {
        let was = DomainRef { name: Arc::clone(&was.name), uuid: domain.uuid, id: was.id() };
        self.0.emit_lifecycle_of(was, Lifecycle::UndefinedRenamed);
        self.0.emit_lifecycle(domain, Lifecycle::DefinedRenamed);
    }
}
