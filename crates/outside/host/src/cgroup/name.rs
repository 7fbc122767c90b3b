//! Names of guests' groups.

/// The name and place of a guest's group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupName {
    /// The partition: `/machine`, or another that an administrator made.
    pub partition: String,
    /// The name as a machine of the host: [`machine_name`].
    pub machine: String,
    /// The driver: `qemu`.
    pub driver: &'static str,
}

impl GroupName {
    /// The path below a hierarchy's mount. Folders that other programs could
    /// have there too get a suffix, as libvirt gives it.
    pub(super) fn path(&self, systemd: bool) -> String {
        if systemd {
            return format!("{}/{}/libvirt", self.slice_path(), self.scope());
        }
        format!("{}/{}.libvirt-{}", self.partition_path(), self.machine, self.driver)
    }

    /// The path of the partition: `/machine/a` is `machine/a.partition`.
    fn partition_path(&self) -> String {
        let mut path = String::new();
        for (depth, name) in self.partition.split('/').filter(|name| !name.is_empty()).enumerate() {
            if depth > 0 {
                path.push('/');
            }
            path.push_str(name);
            if !(depth == 0 && matches!(name, "machine" | "system" | "user")) {
                path.push_str(".partition");
            }
        }
        path
    }

    /// The slices of the partition from the outermost on, as folders:
    /// `/machine/a` is `machine.slice/machine-a.slice`.
    fn slice_path(&self) -> String {
        self.slices().join("/")
    }

    /// The innermost slice of the partition: `machine-a.slice`.
    pub(super) fn slice(&self) -> String {
        self.slices().pop().unwrap_or_else(|| "-.slice".to_owned())
    }

    fn slices(&self) -> Vec<String> {
        let names = self.partition.split('/').filter(|name| !name.is_empty());
        let mut slices = Vec::new();
        let mut slice = String::new();
        for name in names {
            if !slice.is_empty() {
                slice.push('-');
            }
            slice.push_str(&systemd_escaped(name));
            slices.push(format!("{slice}.slice"));
        }
        slices
    }

    /// The scope's name.
    pub(super) fn scope(&self) -> String {
        format!("machine-{}.scope", systemd_escaped(&self.machine))
    }
}

/// The longest name of a machine.
const MACHINE_NAME: usize = 64;

/// The name a guest has as a machine of the host: driver, number and as much
/// of its own name as is made of letters, digits, `-`, `.` and `_`.
#[must_use]
pub fn machine_name(driver: &str, id: i32, name: &str) -> String {
    let mut machine = format!("{driver}-{id}-");
    for character in name.chars() {
        let separates = matches!(character, '-' | '.');
        // A separator does not follow another.
        let fits = character.is_ascii_alphanumeric()
            || character == '_'
            || (separates && !machine.ends_with(['-', '.']));
        if fits && machine.len() < MACHINE_NAME {
            machine.push(character);
        }
    }
    machine.trim_end_matches(['-', '.']).to_owned()
}

/// A name within the name of one of systemd's units, where `-` separates.
pub(super) fn systemd_escaped(name: &str) -> String {
    let mut escaped = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b':' => {
                escaped.push(char::from(byte));
            }
            _ => escaped.push_str(&format!("\\x{byte:02x}")),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_groups() {
        let name = |partition: &str| GroupName {
            partition: partition.to_owned(),
            machine: "qemu-1-a".to_owned(),
            driver: "qemu",
        };
        for (partition, plain, systemd) in [
            ("/machine", "machine/", "machine.slice/"),
            (
                "/machine/prod/x",
                "machine/prod.partition/x.partition/",
                "machine.slice/machine-prod.slice/machine-prod-x.slice/",
            ),
            ("/own", "own.partition/", "own.slice/"),
        ] {
            let name = name(partition);
            assert_eq!(name.path(false), format!("{plain}qemu-1-a.libvirt-qemu"));
            let scope = "machine-qemu\\x2d1\\x2da.scope/libvirt";
            assert_eq!(name.path(true), format!("{systemd}{scope}"));
        }
    }

    #[test]
    fn names_machines() {
        for (name, machine) in [
            ("vm", "qemu-1-vm"),
            ("my guest/ü_2", "qemu-1-myguest_2"),
            ("..a--b.-", "qemu-1-a-b"),
            ("", "qemu-1"),
        ] {
            assert_eq!(machine_name("qemu", 1, name), machine, "{name}");
        }
        assert_eq!(machine_name("qemu", 1, &"x".repeat(300)).len(), MACHINE_NAME);
        assert_eq!(systemd_escaped("qemu-1-a.b"), "qemu\\x2d1\\x2da.b");
    }
}
