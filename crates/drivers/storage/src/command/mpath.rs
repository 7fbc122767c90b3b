//! `dmsetup`, for pools of kind mpath.

use super::{Command, Tool};

/// Lists the host's devices of several paths: lines of a name, a tab and
/// `(MAJOR:MINOR)`; the one line `No devices found` where there are none.
#[must_use]
pub fn list() -> Command {
    Command::new(Tool::Dmsetup, ["ls", "--target", "multipath"])
}
