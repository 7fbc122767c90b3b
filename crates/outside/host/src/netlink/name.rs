//! Names of interfaces.

/// The longest name of an interface, in bytes.
pub(crate) const NAME_MAX: usize = 15;

/// A text that cannot be the name of an interface.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{}' cannot be the name of a network interface: {reason}", name.escape_debug())]
pub struct BadInterfaceName {
    /// The text.
    pub name: String,
    /// The fault of the name.
    pub reason: &'static str,
}

/// Checks a name that came from outside before the kernel sees it.
///
/// # Errors
/// Says what is wrong with it.
pub fn check_interface_name(name: &str) -> Result<(), BadInterfaceName> {
    let reason = if name.is_empty() {
        "it is empty"
    } else if name.len() > NAME_MAX {
        "it has more than 15 bytes"
    } else if name == "." || name == ".." {
        "it means a folder"
    } else if name
        .bytes()
        .any(|byte| matches!(byte, b'/' | b':' | b'%' | 0) || byte.is_ascii_whitespace())
    {
        "it contains a blank, '/', ':' or '%'"
    } else {
        return Ok(());
    };
    Err(BadInterfaceName { name: name.to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_names() {
        for good in ["br0", "a.b-c_d", "fifteen-bytes-x"] {
            check_interface_name(good).unwrap();
        }
        for bad in ["", ".", "a/b", "a b", "a:b", "vnet%d", "sixteen-bytes-xx", "a\0b"] {
            assert!(check_interface_name(bad).is_err(), "{bad}");
        }
    }
}
