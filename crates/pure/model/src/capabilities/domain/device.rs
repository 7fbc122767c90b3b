//! Devices that are supported, and in which variants.

use ostler_xml::{
    List, Text, YesNo, element,
    part::{child, children, leaves, required},
};

element! {
    /// Something that is supported or not, and what its attributes may be.
    pub struct Support {
        pub supported: YesNo = required("supported"),
        pub enums: Vec<Choices> = children("enum"),
    }
}

element! {
    /// `<enum>`: the values that an attribute may have.
    pub struct Choices {
        pub name: Text = required("name"),
        pub values: List<Text> = leaves("value"),
    }
}

element! {
    /// `<devices>`.
    #[derive(Default)]
    pub struct DeviceCapabilities {
        pub disk: Option<Support> = child("disk"),
        pub graphics: Option<Support> = child("graphics"),
        pub video: Option<Support> = child("video"),
        pub host_device: Option<Support> = child("hostdev"),
        pub rng: Option<Support> = child("rng"),
        pub filesystem: Option<Support> = child("filesystem"),
        pub tpm: Option<Support> = child("tpm"),
        pub redirection: Option<Support> = child("redirdev"),
        pub channel: Option<Support> = child("channel"),
        pub crypto: Option<Support> = child("crypto"),
        pub interface: Option<Support> = child("interface"),
        pub panic: Option<Support> = child("panic"),
        pub console: Option<Support> = child("console"),
    }
}

impl Support {
    /// Nothing of it.
    #[must_use]
    pub fn no() -> Self {
        Self { supported: YesNo::No, enums: Vec::new() }
    }

    /// It is there, without anything to choose.
    #[must_use]
    pub fn yes() -> Self {
        Self { supported: YesNo::Yes, enums: Vec::new() }
    }

    /// The same, with values to choose from.
    #[must_use]
    pub fn with<'a>(mut self, name: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut choices = Choices { name: name.into(), values: List::new() };
        values.into_iter().for_each(|value| choices.values.push(value.into()));
        self.enums.push(choices);
        self
    }

    /// It is there if it is.
    #[must_use]
    pub fn when(supported: bool) -> Self {
        if supported { Self::yes() } else { Self::no() }
    }
}
