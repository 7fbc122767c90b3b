//! The trait surface: one trait per topic of each object family.
//!
//! A method that a driver does not have answers `VIR_ERR_NO_SUPPORT`. Methods
//! are named after their procedures, without `get`; lists are whole, flags are
//! sets whose unknown bits were refused before.
//!
//! `generated/` comes from the tables in `tables/programs/`.

mod generated;

pub use generated::*;
