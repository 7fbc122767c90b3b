//! Users and groups, by the host's databases of them.

use nix::unistd::{Gid, Group, Uid, User, getgrouplist};
use std::{ffi::CString, sync::Arc};

/// The number of the group of this name, or of this number in text.
pub(crate) fn group(name: &str) -> Option<u32> {
    match Group::from_name(name) {
        Ok(Some(group)) => Some(group.gid.as_raw()),
        _ => name.parse().ok(),
    }
}

/// Whether a user belongs to a group. May ask a directory service.
pub(crate) fn membership() -> ostler_server::Membership {
    Arc::new(|uid, gid| {
        let Ok(Some(user)) = User::from_uid(Uid::from_raw(uid)) else { return false };
        let Ok(name) = CString::new(user.name) else { return false };
        getgrouplist(&name, user.gid).is_ok_and(|groups| groups.contains(&Gid::from_raw(gid)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_is_in_its_group() {
        assert_eq!(group("root"), Some(0));
        assert_eq!(group("4711"), Some(4711));
        assert_eq!(group("no such group"), None);
        let membership = membership();
        assert!(membership(0, 0));
        assert!(!membership(0, 4_294_967_000));
        assert!(!membership(4_294_967_000, 0));
    }
}
