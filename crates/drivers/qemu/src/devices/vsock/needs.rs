//! Host resources that vsock needs.

use crate::scene::{Need, Resource, Role};
use ostler_model::domain::Vsock;

/// Adds the host resources that vsock needs.
pub(super) fn add(vsock: &Vsock, needs: &mut Vec<Need>) {
    let Some(alias) = &vsock.info.alias else { return };
    let cid = vsock.cid.as_ref();
    let auto = cid.is_some_and(|cid| cid.auto == Some(ostler_xml::YesNo::Yes));
    needs.push(Need {
        device: alias.to_string(),
        role: Role::Vhost(0),
        resource: Resource::VhostVsock { cid: cid.and_then(|cid| cid.address).filter(|_| !auto) },
        set: None,
    });
}
