//! The text of definitions on disk: `/etc/libvirt/qemu/NAME.xml`.

use crate::error::QemuError;
use crate::guest::Kept;
use ostler_driver::object::{Definitions, detached_blocking};
use ostler_host::file;
use ostler_model::domain::DomainDef;
use std::path::PathBuf;
use std::sync::Arc;

/// The whole file of a definition, and the form in which it is kept in memory.
pub(crate) fn content(definitions: &Definitions, def: &DomainDef) -> (String, Arc<Kept>) {
    let mut text = definitions.head(&def.name);
    let head = text.len();
    let (xml, has_secrets) = def.to_file_xml();
    text.push_str(&xml);
    let kept = Kept::written(def, &text, Some(head).filter(|_| !has_secrets));
    (text, kept)
}

/// Writes a definition, and gives the form in which it is kept in memory.
pub(crate) async fn save(
    definitions: &Definitions,
    def: Arc<DomainDef>,
) -> Result<Arc<Kept>, QemuError> {
    let definitions = definitions.clone();
    detached_blocking("save the definition", move || save_blocking(&definitions, &def)).await?
}

/// As [`save`], on a thread that may wait.
pub(crate) fn save_blocking(
    definitions: &Definitions,
    def: &DomainDef,
) -> Result<Arc<Kept>, QemuError> {
    let (text, kept) = content(definitions, def);
    definitions.write_blocking(&def.name, text)?;
    Ok(kept)
}

/// Removes the variable store of a domain that is no more.
pub(crate) async fn remove_nvram(path: PathBuf) -> Result<(), QemuError> {
    file::remove_durable(path)
        .await
        .map_err(|source| QemuError::File { what: "cannot remove the variable store", source })
}
