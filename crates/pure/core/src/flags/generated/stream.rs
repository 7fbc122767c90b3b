//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virStreamFlags`.
    StreamFlags {
        /// `VIR_STREAM_NONBLOCK`
        NONBLOCK = 0x1;
    }
}

flags! {
    /// libvirt's `virStreamRecvFlagsValues`.
    StreamRecvFlags {
        /// `VIR_STREAM_RECV_STOP_AT_HOLE`
        STOP_AT_HOLE = 0x1;
    }
}
