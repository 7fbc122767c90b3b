//! Which parts of the protocol this server speaks.
//!
//! Features of the protocol are the server's; those of the hypervisor
//! (migration) are asked of its driver.

use super::Client;

/// libvirt's `VIR_DRV_FEATURE_...` that the server itself answers.
const FD_PASSING: i32 = 8;
const TYPED_PARAM_STRING: i32 = 9;
const PROGRAM_KEEPALIVE: i32 = 10;
const REMOTE_EVENT_CALLBACK: i32 = 14;
const REMOTE_CLOSE_CALLBACK: i32 = 15;

/// Whether a feature of the protocol is spoken; `None` if it is not one. Asking
/// for keepalive begins it.
pub(super) fn supports(client: &Client, feature: i32) -> Option<bool> {
    match feature {
        PROGRAM_KEEPALIVE => {
            client.watch_over();
            Some(true)
        }
        FD_PASSING | TYPED_PARAM_STRING | REMOTE_EVENT_CALLBACK | REMOTE_CLOSE_CALLBACK => {
            Some(true)
        }
        _ => None,
    }
}
