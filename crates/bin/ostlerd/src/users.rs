//! Users and groups, by the host's databases of them.

use nix::unistd::{Gid, Group, Uid, User, getgrouplist};
use ostler_host::process;
use std::{ffi::CString, sync::Arc};

/// The number of the group of this name, or of this number in text.
pub(crate) fn group(name: &str) -> Option<u32> {
    match Group::from_name(name) {
        Ok(Some(group)) => Some(group.gid.as_raw()),
        _ => name.parse().ok(),
    }
}

/// The user that programs are to run as, by name or by number in text (`+0` is
/// always a number), and a group likewise. What is not said is the daemon's own
/// user and the user's own group.
///
/// # Errors
/// Names who is not there.
pub(crate) fn user(user: Option<&str>, group: Option<&str>) -> Result<process::User, String> {
    let entry = match user.map(number_or_name) {
        None => User::from_uid(Uid::effective()).ok().flatten(),
        Some(Ok(uid)) => User::from_uid(Uid::from_raw(uid)).ok().flatten(),
        Some(Err(name)) => match User::from_name(name) {
            Ok(Some(entry)) => Some(entry),
            Ok(None) => return Err(format!("there is no user '{name}'")),
            Err(error) => return Err(format!("user '{name}' cannot be looked up: {error}")),
        },
    };
    let uid = match (&entry, user.map(number_or_name)) {
        (Some(entry), _) => entry.uid.as_raw(),
        (None, Some(Ok(uid))) => uid,
        (None, _) => Uid::effective().as_raw(),
    };
    let gid = match group.map(number_or_name) {
        None => entry.as_ref().map_or(Gid::effective(), |entry| entry.gid).as_raw(),
        Some(Ok(gid)) => gid,
        Some(Err(name)) => match Group::from_name(name) {
            Ok(Some(group)) => group.gid.as_raw(),
            Ok(None) => return Err(format!("there is no group '{name}'")),
            Err(error) => return Err(format!("group '{name}' cannot be looked up: {error}")),
        },
    };
    // A number without an entry has no groups but the one it runs with.
    let groups = entry.and_then(|entry| {
        let name = CString::new(entry.name).ok()?;
        getgrouplist(&name, entry.gid).ok()
    });
    let mut groups: Vec<u32> =
        groups.unwrap_or_default().iter().map(|group| group.as_raw()).collect();
    if !groups.contains(&gid) {
        groups.push(gid);
    }
    Ok(process::User { uid, gid, groups })
}

/// Numbers are written with or without a plus.
fn number_or_name(text: &str) -> Result<u32, &str> {
    text.strip_prefix('+').unwrap_or(text).parse().map_err(|_| text)
}

/// Returns whether there is a user of this name.
pub(crate) fn is_user(name: &str) -> bool {
    matches!(User::from_name(name), Ok(Some(_)))
}

/// Returns whether a user belongs to a group. May ask a directory service.
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
        assert!(is_user("root") && !is_user("no such user"));
        let membership = membership();
        assert!(membership(0, 0));
        assert!(!membership(0, 4_294_967_000));
        assert!(!membership(4_294_967_000, 0));
    }

    #[test]
    fn finds_whom_programs_run_as() {
        let root = user(Some("root"), None).expect("root");
        assert_eq!((root.uid, root.gid, root.groups.contains(&0)), (0, 0, true));
        // The group of its entry stays, for what it may open by that.
        let with = user(Some("root"), Some("+4712")).expect("root");
        assert_eq!((with.gid, with.groups.contains(&0)), (4712, true));
        assert!(with.groups.contains(&4712));
        let number = user(Some("+4711"), Some("4712")).expect("numbers");
        assert_eq!((number.uid, number.gid, number.groups), (4711, 4712, vec![4712]));
        assert_eq!(user(None, Some("+7")).expect("own").gid, 7);
        assert_eq!(user(Some("no such user"), None), Err("there is no user 'no such user'".into()));
        assert_eq!(user(None, Some("no such one")), Err("there is no group 'no such one'".into()));
    }
}
