//! The domain's name and title.

use super::{Verdict, refuse_if};
use crate::domain::DomainDef;

/// Checks that the name can be a file's name, and that the title is one line.
pub(super) fn check(def: &DomainDef) -> Verdict {
    let object = || format!("domain '{}'", def.name);
    refuse_if(def.name.is_empty(), "domain", "its name is empty; give it one")?;
    refuse_if(def.name.contains('/'), object(), "a name cannot contain '/'")?;
    refuse_if(&*def.name == "." || &*def.name == "..", object(), "this name is a folder's")?;
    let line = def.title.as_deref().is_some_and(|title| title.contains('\n'));
    refuse_if(line, object(), "its title has more than one line")
}
