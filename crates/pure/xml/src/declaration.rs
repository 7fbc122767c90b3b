//! The macro that declares an element.

/// Declares a struct and its XML: behind each field stands the part
/// ([`crate::part`]) that reads and writes it. Attributes and children are
/// written in the order of the fields.
///
/// ```
/// use ostler_xml::{Text, element, part::{attr, leaf, required}};
///
/// element! {
///     /// `<source>` of something.
///     pub struct Source {
///         /// The host to ask.
///         pub host: Text = required("host"),
///         /// Its port.
///         pub port: Option<u16> = attr("port"),
///         /// The path to ask for.
///         pub path: Option<Text> = leaf("path"),
///     }
/// }
/// # let xml = "<source host='h' port='80'>\n  <path>/x</path>\n</source>\n";
/// # let source: Source = ostler_xml::Document::parse(xml).unwrap().read("source").unwrap();
/// # let mut writer = ostler_xml::Writer::new(ostler_xml::View::default());
/// # writer.element("source", &source);
/// # assert_eq!(writer.finish(), xml);
/// ```
#[macro_export]
macro_rules! element {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty = $part:expr),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        $vis struct $name {
            $($(#[$field_meta])* $field_vis $field: $type,)*
        }

        impl $crate::Element for $name {
            fn read(reader: &mut $crate::Reader<'_, '_>) -> $crate::Result<Self> {
                Ok(Self {
                    $($field: $crate::Part::<$type>::read(&const { $part }, reader)?,)*
                })
            }

            fn write_attributes(&self, writer: &mut $crate::Writer) {
                $($crate::Part::<$type>::write_attributes(&const { $part }, &self.$field, writer);)*
                let _ = writer;
            }

            fn write_content(&self, writer: &mut $crate::Writer) {
                $($crate::Part::<$type>::write_content(&const { $part }, &self.$field, writer);)*
                let _ = writer;
            }
        }
    };
}
