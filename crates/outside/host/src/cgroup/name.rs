//! Names of guests' groups.

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
