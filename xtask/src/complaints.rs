//! A list of complaints, which checks add to.

use crate::Outcome;
use std::fmt::Display;

/// The complaints of the checks, one line each.
#[derive(Debug, Default)]
pub(crate) struct Complaints(pub(crate) Vec<String>);

impl Complaints {
    pub(crate) fn add(&mut self, place: impl Display, sentence: impl Display) {
        self.0.push(format!("{place}: {sentence}"));
    }

    pub(crate) fn outcome(mut self) -> Outcome {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.sort();
        Err(format!("{} to tidy up:\n  {}", self.0.len(), self.0.join("\n  ")))
    }
}
