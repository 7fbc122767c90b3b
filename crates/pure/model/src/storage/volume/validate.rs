//! Volumes that cannot be meant.

use super::{StorageVolumeDef, VolumeFormat};
use crate::{
    DefError,
    domain::Encryption,
    storage::{PoolKind, Verdict, VolumeFormats, refuse_if},
};

/// When a definition may leave out the capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CapacityNeed {
    /// Never.
    Always,
    /// When there is an image beneath whose capacity it can take.
    WithoutBacking,
    /// Whenever: it is taken from the volume that is copied.
    Never,
}

/// The longest name that file systems take.
const LONGEST_NAME: usize = 255;

impl StorageVolumeDef {
    /// Refuses what cannot be meant of a completed definition of a volume in a
    /// pool of `kind`.
    ///
    /// # Errors
    /// With the volume's name, what is wrong and what would be right.
    pub fn validate(&self, kind: PoolKind, need: CapacityNeed) -> Result<(), DefError> {
        let object = format!("volume '{}'", self.name.escape_debug());
        self.check_name(&object)?;
        let needed = match need {
            CapacityNeed::Always => true,
            CapacityNeed::WithoutBacking => self.backing_store.is_none(),
            CapacityNeed::Never => false,
        };
        refuse_if(needed && self.sizes.capacity.is_none(), &object, || {
            "it has no <capacity>".to_owned()
        })?;
        let backing = self.backing_store.as_ref().and_then(|store| store.format);
        for format in self.target.format.into_iter().chain(backing) {
            check_format(&object, kind, format)?;
        }
        self.check_compat(&object)?;
        match &self.target.encryption {
            Some(encryption) => check_encryption(&object, encryption),
            None => Ok(()),
        }
    }

    fn check_name(&self, object: &str) -> Verdict {
        let name = &*self.name;
        refuse_if(name.is_empty(), object, || "its <name> is empty".to_owned())?;
        let stays =
            name != "." && name != ".." && !name.contains(|c: char| c == '/' || c.is_control());
        refuse_if(!stays, object, || {
            "its name must stay within the pool: not '.' or '..', no slash and no control \
             character"
                .to_owned()
        })?;
        refuse_if(name.len() > LONGEST_NAME, object, || {
            format!("its name is longer than {LONGEST_NAME} bytes")
        })
    }

    fn check_compat(&self, object: &str) -> Verdict {
        let Some(compat) = &self.target.compat else { return Ok(()) };
        let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let right = compat.split_once('.').is_some_and(|(one, two)| number(one) && number(two));
        refuse_if(!right, object, || {
            format!("its <compat> '{}' is no version such as 1.1", compat.escape_debug())
        })
    }
}

fn check_format(object: &str, kind: PoolKind, format: VolumeFormat) -> Verdict {
    let VolumeFormats::Chosen { all, .. } = kind.traits().volumes else { return Ok(()) };
    if all.contains(&format) {
        return Ok(());
    }
    let known: Vec<&str> = all.iter().map(|format| format.as_str()).collect();
    let known = known.join(", ");
    let problem =
        format!("the format '{format}' is none of a volume in a {kind} pool, which are: {known}");
    Err(DefError::unsupported(object, problem))
}

fn check_encryption(object: &str, encryption: &Encryption) -> Verdict {
    let known = ["default", "qcow", "luks", "luks2"];
    if !known.contains(&&*encryption.format) {
        let format = encryption.format.escape_debug();
        let problem = format!(
            "its encryption cannot be of format '{format}'; it can be: {}",
            known.join(", ")
        );
        return Err(DefError::unsupported(object, problem));
    }
    for secret in encryption.secrets.iter() {
        refuse_if(secret.kind.as_deref() != Some("passphrase"), object, || {
            "the <secret> of its encryption must be of type='passphrase'".to_owned()
        })?;
        refuse_if(secret.uuid.is_some() == secret.usage.is_some(), object, || {
            "the <secret> of its encryption must be named by either 'uuid' or 'usage'".to_owned()
        })?;
    }
    Ok(())
}
