//! `<pstore>`: memory that keeps a crashed kernel's last words.
//!
//! QEMU's `acpi-erst` is a PCI device that ACPI tables lead to. What the guest
//! writes lies in a file of the host and outlives the guest.

use crate::arguments::Properties;
use crate::devices::{BuildError, Part, address};
use crate::scene::{Scene, machine_kind};
use ostler_model::domain::Pstore;

/// The only backend.
const BACKEND: &str = "acpi-erst";

/// The parts of the device.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    pstore: &Pstore,
) -> Result<Vec<Part>, BuildError> {
    if !machine_kind::is_x86(scene.domain) {
        return Err(BuildError::unsupported("<pstore>", "only x86 machines have it in QEMU"));
    }
    if !scene.domain.features.as_ref().is_some_and(|features| features.acpi) {
        return Err(BuildError::unsupported(
            "<pstore>",
            "the guest finds it by ACPI: add <acpi/> to <features>",
        ));
    }
    let alias = address::alias(&pstore.info)?;
    let (path, bytes) = file(pstore)?;
    let id = format!("mem{alias}");
    let memory = Properties::object("memory-backend-file", id.clone())
        .with("mem-path", path.to_owned())
        .with("size", bytes)
        .with("share", true);
    let mut device = Properties::device(BACKEND).with("id", alias.to_owned()).with("memdev", id);
    address::place(scene, &pstore.info, &mut device)?;
    Ok(vec![Part::Object(memory), Part::Device(device)])
}

/// The path and the size of the file.
pub(super) fn file(pstore: &Pstore) -> Result<(&str, u64), BuildError> {
    if &*pstore.backend != BACKEND {
        return Err(BuildError::unsupported(
            format!("<pstore backend='{}'>", pstore.backend),
            "QEMU has acpi-erst",
        ));
    }
    let path = pstore.path.as_deref();
    let path = path.ok_or_else(|| {
        BuildError::unsupported("<pstore>", "it has no <path>: name the file that keeps it")
    })?;
    let size = pstore.size.and_then(ostler_core::KiB::to_bytes);
    let size = size.ok_or_else(|| {
        BuildError::unsupported("<pstore>", "it has no <size>: say how large its file is")
    })?;
    Ok((path, size.0))
}
