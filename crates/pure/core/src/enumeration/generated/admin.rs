//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::enumeration;

enumeration! {
    /// libvirt's `virClientTransport`.
    ClientTransport {
        /// `VIR_CLIENT_TRANS_UNIX`
        Unix = 0,
        /// `VIR_CLIENT_TRANS_TCP`
        Tcp = 1,
        /// `VIR_CLIENT_TRANS_TLS`
        Tls = 2,
    }
}
