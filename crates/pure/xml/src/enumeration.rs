//! Values out of a fixed list of words.

/// Declares an enum whose values are words: `enumeration! { pub enum Bus { Ide
/// = "ide", FloppyController = "fdc" } }`. It has `ALL`, `as_str`, `Display`,
/// `FromStr` and [`crate::Value`].
#[macro_export]
macro_rules! enumeration {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name {
            $($(#[$variant_meta])* #[doc = concat!("`", $text, "`")] $variant,)*
        }

        impl $name {
            /// All of them.
            $vis const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its word in XML.
            #[must_use]
            $vis const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl $crate::Value for $name {
            fn from_text(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }

            fn push_to(&self, out: &mut String, _in_attribute: bool) {
                out.push_str(self.as_str());
            }

            fn expected() -> String {
                let words: &[&str] = &[$($text),*];
                format!("one of: {}", words.join(", "))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                <Self as $crate::Value>::from_text(text)
                    .ok_or_else(|| format!("'{text}' is not {}", <Self as $crate::Value>::expected()))
            }
        }
    };
}
