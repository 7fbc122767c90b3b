//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.
//!
//! The programs and their procedures, as constants.

use crate::procedure::Program;

pub(crate) mod admin;
pub(crate) mod keepalive;
pub(crate) mod lxc;
pub(crate) mod qemu;
pub(crate) mod remote;
pub(crate) mod remote_numbers;

/// The program `remote`.
pub static REMOTE: Program =
    Program { name: "remote", number: 0x2000_8086, version: 1, procedures: &remote::PROCEDURES };

/// The program `qemu`.
pub static QEMU: Program =
    Program { name: "qemu", number: 0x2000_8087, version: 1, procedures: &qemu::PROCEDURES };

/// The program `lxc`.
pub static LXC: Program =
    Program { name: "lxc", number: 0x0006_8000, version: 1, procedures: &lxc::PROCEDURES };

/// The program `admin`.
pub static ADMIN: Program =
    Program { name: "admin", number: 0x0690_0690, version: 1, procedures: &admin::PROCEDURES };

/// The program `keepalive`.
pub static KEEPALIVE: Program = Program {
    name: "keepalive",
    number: 0x6b65_6570,
    version: 1,
    procedures: &keepalive::PROCEDURES,
};

/// All programs.
pub static PROGRAMS: [&Program; 5] = [&REMOTE, &QEMU, &LXC, &ADMIN, &KEEPALIVE];
