//! Validation: what cannot be meant, or not be run, is refused.

use super::{DefError, DomainDef, EmulatorTraits};

impl DomainDef {
    /// Refuses what contradicts itself, whatever runs the domain.
    pub fn validate_generic(&self) -> Result<(), DefError> {
        if self.name.contains('/') {
            return Err(DefError::invalid(
                format!("domain '{}'", self.name),
                "a name cannot contain '/'",
            ));
        }
        Ok(())
    }

    /// Refuses what `emulator` cannot run.
    pub fn validate(&self, emulator: &EmulatorTraits) -> Result<(), DefError> {
        self.validate_generic()?;
        let _ = emulator;
        Ok(())
    }
}
