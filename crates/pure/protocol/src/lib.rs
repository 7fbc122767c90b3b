//! libvirt's RPC protocol: types, procedure table, sans-IO framing.
//!
//! Pure: bytes in, messages out. The asynchronous daemon, a blocking client and
//! the fuzzers use the same code.
//!
//! - [`frame`]: bytes to packets and back.
//! - [`wire`]: the encoding of values in a payload.
//! - [`remote`], [`qemu`], [`lxc`], [`admin`]: the structures of each program,
//!   generated from the tables in `tables/programs/`.
//! - [`procedure`]: the columns of the procedure table; [`Program`] finds its rows.
//! - [`message`]: the error and the stream hole, which all programs share.

pub mod frame;
mod generated;
mod lookup;
pub mod message;
pub mod procedure;
pub mod wire;

pub use frame::{FrameDecoder, FrameError, Header, MessageStatus, MessageType, Packet};
pub use generated::check::check_payload;
pub use generated::procedures::{
    ADMIN, KEEPALIVE, LXC, PROGRAMS, QEMU, REMOTE, admin::AdminProcedure,
    keepalive::KeepaliveProcedure, lxc::LxcProcedure, qemu::QemuProcedure,
    remote_numbers::RemoteProcedure,
};
pub use generated::{admin, lxc, qemu, remote};
pub use procedure::{Priority, Procedure, ProcedureKind, Program, StreamDirection};
