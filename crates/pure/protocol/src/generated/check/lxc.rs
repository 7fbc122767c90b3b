//! @generated from `tables/programs/lxc.json` by `cargo xtask codegen`; do not edit.

use super::Row;
use super::round;
use crate::lxc;

/// The payloads of `lxc`, by number.
#[rustfmt::skip]
pub(super) static LXC: [Row; 1] = [
    Row { sent: |b| round::<lxc::DomainOpenNamespaceArgs>(b), answered: |b| round::<()>(b) },
];
