//! @generated from `tables/programs/keepalive.json` by `cargo xtask codegen`; do not edit.

use super::KEEPALIVE;
use crate::procedure::Procedure;
use crate::procedure::{Priority, ProcedureKind, StreamDirection};

/// That of number N stands at N - 1.
#[rustfmt::skip]
pub(super) static PROCEDURES: [Procedure; 2] = [
    Procedure { program: &KEEPALIVE, number: 1, name: "ping", api: "ping", kind: ProcedureKind::Either, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "" },
    Procedure { program: &KEEPALIVE, number: 2, name: "pong", api: "pong", kind: ProcedureKind::Either, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "" },
];

/// The numbers of `keepalive`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as in the protocol")]
#[repr(i32)]
pub enum KeepaliveProcedure {
    Ping = 1,
    Pong = 2,
}

impl KeepaliveProcedure {
    /// What the table says of it.
    #[must_use]
    pub const fn info(self) -> &'static Procedure {
        &KEEPALIVE.procedures[self as usize - 1]
    }
}
