//! `--config`, `--live` and `--current`.

use crate::{failure::Failure, parse::Arguments};
use ostler_core::flags::DomainModificationImpact as Impact;

/// The definition that a command is to read or change: live, config or current.
pub(super) fn of(arguments: &Arguments) -> Result<Impact, Failure> {
    arguments.exclusive(&["current", "live"])?;
    arguments.exclusive(&["current", "config"])?;
    let mut impact = Impact::empty();
    impact.set(Impact::LIVE, arguments.flag("live"));
    impact.set(Impact::CONFIG, arguments.flag("config"));
    Ok(impact)
}
