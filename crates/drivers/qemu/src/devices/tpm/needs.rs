//! Host resources that a TPM needs.

use crate::scene::{Need, Resource, Role};
use ostler_model::domain::{Tpm, TpmBackend, TpmModel};

/// Adds the host resources that a TPM needs.
pub(super) fn add(tpm: &Tpm, next_set: &mut u32, needs: &mut Vec<Need>) {
    let Some(alias) = tpm.info.alias.as_deref() else { return };
    let mut need = |role, resource, set| {
        needs.push(Need { device: alias.to_owned(), role, resource, set });
    };
    match &tpm.backend {
        TpmBackend::Passthrough(_) if tpm.model == Some(TpmModel::SpaprProxy) => {}
        TpmBackend::Passthrough(host) => {
            let path = host.device.as_deref().unwrap_or("/dev/tpm0").to_owned();
            need(
                Role::Tpm,
                Resource::OpenFile { path: path.clone(), write: true },
                Some(*next_set),
            );
            need(Role::TpmCancel, Resource::TpmCancel { path }, Some(*next_set + 1));
            *next_set += 2;
        }
        TpmBackend::Emulator(_) => need(Role::Helper, Resource::TpmEmulator, None),
        TpmBackend::External(_) => {}
    }
}
