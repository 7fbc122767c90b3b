//! Who may do what with a pool's folder or a volume.

use super::part::id;
use ostler_xml::{
    Text, Value, element,
    part::{filled_leaf, leaf},
};
use std::fmt::Write as _;

/// The nine permission bits of a file, written in octal with a leading 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileMode(u32);

impl FileMode {
    /// A mode of these bits; `None` when there are others than `0o777`.
    #[must_use]
    pub const fn new(bits: u32) -> Option<Self> {
        if bits & !0o777 == 0 { Some(Self(bits)) } else { None }
    }

    /// Its bits.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
}

impl Value for FileMode {
    fn from_text(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        if text.starts_with('+') {
            return None;
        }
        Self::new(u32::from_str_radix(text, 8).ok()?)
    }

    fn push_to(&self, out: &mut String, _in_attribute: bool) {
        // Writing to a String cannot fail.
        let _ = write!(out, "0{:o}", self.0);
    }

    fn expected() -> String {
        "an octal file mode from 0 to 0777".to_owned()
    }
}

element! {
    /// `<permissions>`. What is absent is left to the default of whoever
    /// creates the thing.
    #[derive(Default)]
    pub struct Permissions {
        pub mode: Option<FileMode> = leaf("mode"),
        pub owner: Option<u32> = id("owner"),
        pub group: Option<u32> = id("group"),
        /// A label of SELinux or the like.
        pub label: Option<Text> = filled_leaf("label"),
    }
}
