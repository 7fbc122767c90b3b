//! The mount points of the hierarchies.

use crate::HostRoot;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The controllers that guests are put under.
pub(super) const CONTROLLERS: [&str; 5] = ["blkio", "cpu", "cpuacct", "cpuset", "memory"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mounts {
    /// Version 1: a mount per controller, or per few of them.
    Separate(BTreeMap<&'static str, PathBuf>),
    /// Version 2.
    Unified(PathBuf),
}

impl Mounts {
    /// Finds them in the text of /proc/self/mounts. Where both versions are
    /// mounted the controllers are with version 1.
    pub(super) fn parse(text: &str, root: &HostRoot) -> Option<Self> {
        let mut separate = BTreeMap::new();
        let mut unified = None;
        for line in text.lines() {
            let mut fields = line.split(' ').skip(1);
            let (Some(place), Some(kind), Some(options)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let place = || root.path(&unescaped(place));
            match kind {
                "cgroup2" => unified = unified.or_else(|| Some(place())),
                "cgroup" => {
                    for option in options.split(',') {
                        if let Some(known) = CONTROLLERS.iter().find(|known| **known == option) {
                            separate.entry(*known).or_insert_with(place);
                        }
                    }
                }
                _ => {}
            }
        }
        if separate.is_empty() {
            unified.map(Self::Unified)
        } else {
            Some(Self::Separate(separate))
        }
    }

    /// Leaves out the hierarchies of controllers that `keep` does not want.
    /// Version 2 has one hierarchy for all, which stays.
    pub(super) fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        if let Self::Separate(mounts) = self {
            mounts.retain(|name, _| keep(name));
        }
    }

    /// Each hierarchy once: the name of a controller in it, and its mount.
    pub(super) fn hierarchies(&self) -> impl Iterator<Item = (String, &Path)> {
        let list: Vec<(String, &Path)> = match self {
            Self::Unified(mount) => vec![(String::new(), mount)],
            Self::Separate(mounts) => {
                mounts.iter().map(|(name, mount)| ((*name).to_owned(), mount.as_path())).collect()
            }
        };
        list.into_iter()
    }
}

/// A path as it stands in a list of mounts: blanks and backslashes are written
/// as three octal digits.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let digits = rest.get(at + 1..at + 4);
        match digits.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                plain.push(char::from(byte));
                rest = &rest[at + 4..];
            }
            None => {
                plain.push('\\');
                rest = &rest[at + 1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_both_versions() {
        let root = HostRoot::system();
        let both = "tmpfs /sys/fs/cgroup tmpfs rw 0 0\n\
                    cgroup /cg/cpu,cpuacct cgroup rw,nosuid,cpu,cpuacct 0 0\n\
                    cgroup /cg/my\\040memory cgroup rw,memory 0 0\n\
                    cgroup /cg/systemd cgroup rw,name=systemd 0 0\n\
                    cgroup2 /cg/unified cgroup2 rw 0 0\n";
        let Some(Mounts::Separate(found)) = Mounts::parse(both, &root) else { panic!() };
        assert_eq!(found["cpu"], Path::new("/cg/cpu,cpuacct"));
        assert_eq!(found["memory"], Path::new("/cg/my memory"));
        assert!(!found.contains_key("blkio"));
        let two = "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n";
        assert_eq!(
            Mounts::parse(two, &root),
            Some(Mounts::Unified(PathBuf::from("/sys/fs/cgroup")))
        );
        assert_eq!(Mounts::parse("proc /proc proc rw 0 0\nx", &root), None);
    }
}
