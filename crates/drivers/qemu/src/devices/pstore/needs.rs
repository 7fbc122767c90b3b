//! The file of a persistent store.

use super::build::file;
use crate::devices::{BuildError, address};
use crate::scene::{Need, Resource, Role};
use ostler_model::domain::Pstore;

/// The file, which is made before the guest starts.
pub(super) fn add(pstore: &Pstore, needs: &mut Vec<Need>) -> Result<(), BuildError> {
    let (path, bytes) = file(pstore)?;
    needs.push(Need {
        device: address::alias(&pstore.info)?.to_owned(),
        role: Role::Source,
        resource: Resource::MemoryFile { path: path.to_owned(), bytes },
        set: None,
    });
    Ok(())
}
