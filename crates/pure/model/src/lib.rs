//! Definitions and their XML.
//!
//! Each document kind has its folder: [`domain`], [`storage`], [`secret`],
//! [`capabilities`]. What a type's XML looks like stands where the type does
//! (`docs/xml.md`).
//!
//! Pure: no IO, no clock, no randomness; and no word of any driver.

pub mod capabilities;
pub mod domain;
mod error;
pub mod secret;
pub mod storage;

pub use error::DefError;
