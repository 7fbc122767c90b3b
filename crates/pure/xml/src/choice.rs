//! Elements whose shape follows one attribute.

/// Declares an enum of the shapes an element takes by the value of one
/// attribute, which is written first. A shape without a body has nothing but
/// the attribute. `or "x"` says what an absent attribute means.
///
/// ```
/// use ostler_xml::{choice, element, part::required, Text};
///
/// element! {
///     /// By path.
///     pub struct ByPath { pub path: Text = required("path") }
/// }
/// choice! {
///     /// Where to log.
///     pub enum Log by "type" {
///         /// Nowhere.
///         "null" => Null,
///         /// Into a file.
///         "file" => File(ByPath),
///     }
/// }
/// ```
#[macro_export]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident by $attribute:literal $(or $default:literal)? {
            $($(#[$variant_meta:meta])* $text:literal => $variant:ident $(($body:ty))?),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        $vis enum $name {
            $($(#[$variant_meta])* $variant $(($body))?,)*
        }

        impl $name {
            /// The value of the attribute that stands for this shape.
            #[must_use]
            $vis const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $text,)*
                }
            }
        }

        impl $crate::Element for $name {
            fn read(reader: &mut $crate::Reader<'_, '_>) -> $crate::Result<Self> {
                let kind = reader.attribute_text($attribute);
                $(let kind = kind.or(Some($default));)?
                match kind {
                    $(Some($text) => {
                        Ok(Self::$variant $((<$body as $crate::Element>::read(reader)?))?)
                    })*
                    Some(_) => {
                        let known: &[&str] = &[$($text),*];
                        Err(reader.bad_attribute(
                            $attribute,
                            format!("one of: {}", known.join(", ")),
                        ))
                    }
                    None => Err(reader.error($crate::Problem::MissingAttribute($attribute))),
                }
            }

            fn write_attributes(&self, writer: &mut $crate::Writer) {
                writer.attribute_text($attribute, self.kind());
                match self {
                    $(Self::$variant $(($crate::choice!(@bind body $body)))? => {
                        $(<$body as $crate::Element>::write_attributes(body, writer);)?
                    })*
                }
            }

            fn write_content(&self, writer: &mut $crate::Writer) {
                match self {
                    $(Self::$variant $(($crate::choice!(@bind body $body)))? => {
                        $(<$body as $crate::Element>::write_content(body, writer);)?
                    })*
                }
                let _ = writer;
            }
        }
    };
    (@bind $name:ident $body:ty) => { $name };
}
