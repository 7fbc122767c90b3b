//! Folders and environment of one guest.

/// The guest's own folders and the environment it inherits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The id and the name, short enough for a socket's path: `3-web`.
    pub short_name: String,
    /// Directory of files that live as long as the guest runs:
    /// `/var/lib/libvirt/qemu/domain-3-web`.
    pub run_lib: String,
    /// Variables that the guest inherits from the daemon, in order: `PATH`,
    /// `USER`, ...
    pub environment: Vec<(String, String)>,
}

impl Places {
    /// The folders of a guest with this id under the driver's library folder.
    #[must_use]
    pub fn new(lib_dir: &str, id: i64, name: &str) -> Self {
        let short_name = short_name(id, name);
        Self {
            run_lib: format!("{lib_dir}/domain-{short_name}"),
            short_name,
            environment: Vec::new(),
        }
    }
}

/// `ID-NAME` with at most twenty characters of the name, none of which is cut.
fn short_name(id: i64, name: &str) -> String {
    let short: String = name.chars().take(20).collect();
    format!("{id}-{short}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_after_the_id_and_the_start_of_the_name() {
        let places = Places::new("/lib", 7, "SomeDummyHugepagesGuest");
        assert_eq!(places.short_name, "7-SomeDummyHugepagesGu");
        assert_eq!(places.run_lib, "/lib/domain-7-SomeDummyHugepagesGu");
    }
}
