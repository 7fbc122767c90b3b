//! The image behind a disk.

use ostler_model::domain::{Disk, DiskSource, DomainDef, Encryption};

/// The file or device on this host.
#[must_use]
pub fn path(disk: &Disk) -> Option<&str> {
    disk.source.local_kind().and_then(|_| disk.source.path())
}

/// The image's number while the domain runs.
#[must_use]
pub fn index(disk: &Disk) -> Option<u32> {
    disk.source.extras()?.index
}

/// The declared format; absent means raw, whatever the content looks like. A
/// raw image that the hypervisor decrypts has the format `luks`.
#[must_use]
pub fn format(disk: &Disk) -> &str {
    let declared = disk.driver.as_ref().and_then(|driver| driver.format.as_deref());
    match (declared.unwrap_or("raw"), encryption(disk)) {
        ("raw", Some(how)) if &*how.format == "luks" && how.engine.as_deref() != Some("librbd") => {
            "luks"
        }
        (format, _) => format,
    }
}

/// How the image is encrypted.
#[must_use]
pub fn encryption(disk: &Disk) -> Option<&Encryption> {
    let of_source = || disk.source.extras()?.encryption.as_deref();
    disk.encryption.as_deref().or_else(of_source)
}

/// The file of the variable store, if the domain has one.
#[must_use]
pub fn nvram_file(def: &DomainDef) -> Option<String> {
    let nvram = def.os.nvram.as_ref()?;
    let path = match &nvram.source {
        Some(DiskSource::File(file)) => file.path.as_deref(),
        Some(_) => None,
        None => nvram.path.as_deref(),
    };
    path.map(str::to_owned)
}
