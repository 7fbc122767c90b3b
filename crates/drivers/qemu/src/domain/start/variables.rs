//! The store of the firmware's variables, which a UEFI guest gets as a copy of
//! a template and then keeps.

use crate::definition;
use crate::error::{QemuError, chain};
use ostler_core::Error;
use ostler_driver::Undo;
use ostler_host::file::{self, Batch};
use ostler_model::domain::DomainDef;
use std::path::{Path, PathBuf};

/// Templates have half a MiB, and 64 MiB on ARM.
const MAX_TEMPLATE: u64 = 256 << 20;

/// Makes the store unless it is there, or anew when `reset` says so.
pub(super) async fn make(def: &DomainDef, reset: bool, undo: &mut Undo) -> Result<(), QemuError> {
    let Some(path) = definition::nvram_file(def).map(PathBuf::from) else { return Ok(()) };
    let there = file::stamp(path.clone()).await.is_ok();
    if there && !reset {
        return Ok(());
    }
    let template = template(def, &path)?;
    let content = file::read_bounded(template.clone(), MAX_TEMPLATE).await.map_err(|error| {
        QemuError::Source {
            role: "the template of the variable store".to_owned(),
            path: template,
            reason: chain(&error),
        }
    })?;
    Batch::new()
        .write_with_mode(path.clone(), content, 0o600)
        .commit()
        .await
        .map_err(|source| QemuError::File { what: "cannot make the variable store", source })?;
    if !there {
        undo.push(format!("remove '{}'", path.display()), async move {
            file::remove_durable(path).await.map_err(|error| chain(&error))
        });
    }
    Ok(())
}

fn template(def: &DomainDef, path: &Path) -> Result<PathBuf, QemuError> {
    let nvram = def.os.nvram.as_deref();
    let refuse = |detail: String| QemuError::Wire(Error::config_unsupported(detail));
    let Some(template) = nvram.and_then(|nvram| nvram.template.as_deref()) else {
        return Err(refuse(format!(
            "the variable store '{}' is not there and nothing says what it begins as: name a \
             template in <nvram template='...'>, or let firmware='efi' choose both",
            path.display()
        )));
    };
    let format = |format: Option<&str>| format.unwrap_or("raw").to_owned();
    let of_template = format(nvram.and_then(|nvram| nvram.template_format.as_deref()));
    let of_store = format(nvram.and_then(|nvram| nvram.format.as_deref()));
    if of_template != of_store {
        return Err(refuse(format!(
            "the variable store '{}' is to be {of_store}, but its template '{template}' is \
             {of_template}: converting is not built, make the store with qemu-img",
            path.display()
        )));
    }
    Ok(template.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_model::domain::Nvram;
    use std::os::unix::fs::PermissionsExt;

    fn guest(folder: &Path, template: Option<&str>) -> DomainDef {
        let xml = "<domain type='qemu'><name>v</name><memory>1</memory><os><type>hvm</type></os></domain>";
        let mut def = DomainDef::parse(xml).unwrap();
        let inside = |name: &str| Some(folder.join(name).to_string_lossy().into());
        **def.os.nvram.get_or_insert_default() = Nvram {
            template: template.and_then(inside),
            path: inside("store.fd"),
            ..Nvram::default()
        };
        def
    }

    #[tokio::test]
    async fn copies_the_template_once() {
        let folder = tempfile::tempdir().unwrap();
        let (template, store) = (folder.path().join("t.fd"), folder.path().join("store.fd"));
        std::fs::write(&template, "begin").unwrap();
        let def = guest(folder.path(), Some("t.fd"));
        let mut undo = Undo::new();
        make(&def, false, &mut undo).await.unwrap();
        assert_eq!(std::fs::read(&store).unwrap(), b"begin");
        assert_eq!(std::fs::metadata(&store).unwrap().permissions().mode() & 0o777, 0o600);

        std::fs::write(&store, "changed").unwrap();
        let mut later = Undo::new();
        make(&def, false, &mut later).await.unwrap();
        assert_eq!(std::fs::read(&store).unwrap(), b"changed");
        make(&def, true, &mut later).await.unwrap();
        assert_eq!(std::fs::read(&store).unwrap(), b"begin");
        // A start that fails takes back only what it made itself.
        assert!(later.roll_back().await.is_empty());
        assert!(store.exists());
        assert!(undo.roll_back().await.is_empty());
        assert!(!store.exists());
    }

    #[tokio::test]
    async fn says_what_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        for (template, part) in [(None, "name a template"), (Some("absent.fd"), "absent.fd")] {
            let def = guest(folder.path(), template);
            let error = make(&def, false, &mut Undo::new()).await.unwrap_err().into_wire("v");
            assert!(error.message().contains(part), "{error}");
        }
        let mut def = guest(folder.path(), Some("t.fd"));
        def.os.nvram.get_or_insert_default().format = Some("qcow2".into());
        let error = make(&def, false, &mut Undo::new()).await.unwrap_err().into_wire("v");
        assert!(error.message().contains("qemu-img"), "{error}");
    }
}
