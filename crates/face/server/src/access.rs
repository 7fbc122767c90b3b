//! Who is let in on a socket, and with what rights.

use ostler_transport::PeerIdentity;
use std::sync::Arc;

/// Which users are in the group that a socket is for: answers for a user and
/// a group. It may ask a directory service, so it is called where waiting
/// hurts nobody.
pub type Membership = Arc<dyn Fn(u32, u32) -> bool + Send + Sync>;

/// The rights that a socket gives.
#[derive(Clone)]
pub struct Access {
    /// Only reading is allowed.
    pub read_only: bool,
    /// Who is let in.
    pub admission: Admission,
}

/// How a client is authenticated.
#[derive(Clone)]
pub enum Admission {
    /// The socket's permissions have let it connect: that is enough.
    Anyone,
    /// root, one more user and the members of a group, by the credentials
    /// that the kernel took when the client connected.
    PeerCredentials {
        /// The daemon's own user.
        owner: u32,
        /// The socket's group.
        group: Option<u32>,
        /// Who is in it.
        membership: Membership,
    },
}

impl Admission {
    /// Returns whether the peer is let in; `None` if that needs a look into the group database
    /// ([`Self::admits_by_group`]).
    pub(crate) fn admits_at_once(&self, peer: PeerIdentity) -> Option<bool> {
        match self {
            Self::Anyone => Some(true),
            Self::PeerCredentials { owner, group, .. } => {
                if peer.uid == 0 || peer.uid == *owner {
                    return Some(true);
                }
                match group {
                    None => Some(false),
                    Some(group) if *group == peer.gid => Some(true),
                    Some(_) => None,
                }
            }
        }
    }

    /// Returns whether the peer's user is in the group. May block.
    pub(crate) fn admits_by_group(&self, peer: PeerIdentity) -> bool {
        match self {
            Self::Anyone => true,
            Self::PeerCredentials { group, membership, .. } => {
                group.is_some_and(|group| membership(peer.uid, group))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_decide() {
        let admission = Admission::PeerCredentials {
            owner: 1000,
            group: Some(50),
            membership: Arc::new(|uid, gid| uid == 7 && gid == 50),
        };
        let peer = |uid, gid| PeerIdentity { uid, gid, pid: 1 };
        for (uid, gid, at_once) in [
            (0, 0, Some(true)),
            (1000, 1, Some(true)),
            (5, 50, Some(true)),
            (7, 1, None),
            (8, 1, None),
        ] {
            assert_eq!(admission.admits_at_once(peer(uid, gid)), at_once, "{uid} {gid}");
        }
        assert!(admission.admits_by_group(peer(7, 1)));
        assert!(!admission.admits_by_group(peer(8, 1)));
        let alone = Admission::PeerCredentials {
            owner: 1000,
            group: None,
            membership: Arc::new(|_, _| true),
        };
        assert_eq!(alone.admits_at_once(peer(8, 1)), Some(false));
        assert!(!alone.admits_by_group(peer(8, 1)));
    }
}
