//! Which machine this is: architecture, name and UUIDs.

use crate::{HostRoot, file::blocking, sys};
use ostler_core::Uuid;

/// The architecture, as `uname -m` says it.
#[must_use]
pub fn architecture() -> String {
    rustix::system::uname().machine().to_string_lossy().into_owned()
}

/// The host's name, with its domain where the resolver knows one. Asks the
/// resolver, which may take its time.
pub async fn host_name() -> String {
    blocking(|| {
        let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
        if name.starts_with("localhost") || name.contains('.') {
            return name;
        }
        sys::resolver::canonical_name(&name)
            .filter(|canonical| !canonical.starts_with("localhost"))
            .unwrap_or(name)
    })
    .await
}

/// The machine's UUID, as its firmware has it. `None` where it has none or one
/// that cannot be meant (all digits alike), and where only root may see it.
#[must_use]
pub fn machine_uuid(root: &HostRoot) -> Option<Uuid> {
    root.text("/sys/class/dmi/id/product_uuid")?.parse().ok().filter(Uuid::is_usable)
}

/// The UUID the operating system was given when it was installed.
#[must_use]
pub fn machine_id(root: &HostRoot) -> Option<Uuid> {
    root.text("/etc/machine-id")?.parse().ok().filter(Uuid::is_usable)
}
