//! The definitions on disk, when the daemon starts.
//!
//! ```text
//!   NAME.xml ── name and UUID, as our writer (and libvirt's) puts them ──> listed, unread
//!          └─── anything else ──> read at once                                │
//!                                                    read_all, in the background
//! ```
//!
//! Reading a definition takes far longer than finding its name and UUID, and a
//! client that waits for the first list needs no more. So a file that has both
//! where they are always written is packed as it is and read after the daemon
//! serves, or when somebody asks for it before that.

use super::define::Domains;
use crate::Qemu;
use crate::definition;
use crate::guest::{Domain, Kept};
use ostler_core::Uuid;
use ostler_driver::object::{self, Defined, Loaded};
use ostler_model::domain::DomainDef;
use std::sync::Arc;

/// Lists every definition on disk.
pub(crate) async fn load(driver: &Domains) {
    for loaded in object::load(&driver.0.definitions, understand).await {
        let Loaded { name, definition: (uuid, kept), autostart, autostart_once } = loaded;
        let loaded = Loaded { name, definition: kept, autostart, autostart_once };
        object::list_loaded(driver, uuid, loaded);
    }
}

fn understand(text: &str) -> Result<(String, (Uuid, Arc<Kept>)), String> {
    if let Some((name, uuid)) = object::identity(text, "domain") {
        return Ok((name.to_owned(), (uuid, Kept::unread(text))));
    }
    let def = DomainDef::parse(text).map_err(|error| error.to_string())?;
    Ok((def.name.to_string(), (definition::uuid(&def), Kept::read(&def, text))))
}

/// Reads the definitions that were put off. A domain whose definition turns out
/// to be useless is left out from then on; one that runs goes on as transient.
pub(crate) fn read_all_blocking(driver: &Qemu) {
    for domain in driver.domains.all() {
        let view = domain.view().clone();
        let Some(Err(error)) = view.persistent.as_ref().map(|kept| kept.essence()) else {
            continue;
        };
        tracing::error!(name = &*view.name, %error, "a definition on disk is left out");
        leave_out(driver, &domain, view.persistent.as_ref());
    }
}

/// Forgets a useless definition, unless it was replaced meanwhile.
fn leave_out(driver: &Qemu, domain: &Arc<Domain>, useless: Option<&Arc<Kept>>) {
    // Whoever changes the domain now meets the error itself.
    let Some(domain) = domain.try_turn("leave out") else { return };
    let is_same = |kept: Option<&Arc<Kept>>| {
        kept.zip(useless).is_some_and(|(kept, useless)| Arc::ptr_eq(kept, useless))
    };
    domain.publish(|view| {
        if is_same(view.persistent.as_ref()) {
            view.persistent = None;
        }
    });
    object::forget_if_gone(&driver.domains, &domain);
}
