//! The definition of a secret: what it is for. Its value is not part of it and
//! has no XML at all: whoever keeps values keeps them beside the definitions,
//! as a type that cannot be formatted (`ostler_core::Hidden`).
//!
//! [`SecretDef::parse`], [`SecretDef::complete`], [`SecretDef::validate`] and
//! [`SecretDef::to_xml`] are the four steps, as of a domain.

mod usage;

pub use usage::{NamedUsage, SecretUsage, TargetUsage, VolumeUsage};

use crate::DefError;
use ostler_core::{Uuid, enumeration::SecretUsageType};
use ostler_xml::{
    Document, Result, Text, View, Writer, YesNo, element,
    part::{attr_or, child, filled_leaf, leaf},
};

element! {
    /// A secret.
    pub struct SecretDef {
        /// Whether it lives in memory only.
        pub ephemeral: YesNo = attr_or("ephemeral", YesNo::No),
        /// Whether no client is ever told its value.
        pub private: YesNo = attr_or("private", YesNo::No),
        /// There after [`Self::complete`].
        pub uuid: Option<Uuid> = leaf("uuid"),
        pub description: Option<Text> = filled_leaf("description"),
        /// Its use; absent, any object may name it by its UUID.
        pub usage: Option<SecretUsage> = child("usage"),
    }
}

impl SecretDef {
    /// Reads a definition as it is written, without defaults.
    ///
    /// # Errors
    /// With the path of what is not known or not right.
    pub fn parse(xml: &str) -> Result<Self> {
        Document::parse(xml)?.read("secret")
    }

    /// Puts in what was left out: a UUID from `new_uuid`.
    pub fn complete(&mut self, new_uuid: impl FnOnce() -> Uuid) {
        self.uuid.get_or_insert_with(new_uuid);
        if self.usage == Some(SecretUsage::None) {
            self.usage = None;
        }
    }

    /// Refuses what cannot be meant.
    ///
    /// # Errors
    /// When the usage names nothing, or the UUID is of zeros alone.
    pub fn validate(&self) -> Result<(), DefError> {
        if let Some(usage) = &self.usage
            && *usage != SecretUsage::None
            && usage.id().is_none_or(str::is_empty)
        {
            let problem = format!("the usage '{}' names no object: name one", usage.kind());
            return Err(DefError::invalid(self.object(), problem));
        }
        if self.uuid.is_some_and(|uuid| uuid == Uuid::from_bytes([0; 16])) {
            let problem = "the UUID is all zeros: leave it out to be given one";
            return Err(DefError::invalid(self.object(), problem));
        }
        Ok(())
    }

    /// The definition as XML.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut writer = Writer::new(View::default());
        writer.element("secret", self);
        writer.finish()
    }

    /// The kind of its use, in the API's numbers.
    #[must_use]
    pub fn usage_type(&self) -> SecretUsageType {
        self.usage.as_ref().map_or(SecretUsageType::None, SecretUsage::number)
    }

    /// The object it is for: a volume's path, a target's or other name; ""
    /// when it is for any. Together with [`Self::usage_type`] it is unique.
    #[must_use]
    pub fn usage_id(&self) -> &str {
        self.usage.as_ref().and_then(SecretUsage::id).unwrap_or_default()
    }

    fn object(&self) -> String {
        match self.uuid {
            Some(uuid) => format!("secret {uuid}"),
            None => "the secret".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
