//! The parts of which elements are made. Each is a small value that knows how
//! to read one field from an element and how to write it back.
//!
//! | part | XML | field |
//! |---|---|---|
//! | [`attr`] | `<x name='v'>` | `Option<V>` |
//! | [`required`] | the same, must be there | `V` |
//! | [`attr_or`] | the same, with a value when absent; always written | `V` |
//! | [`secret`] | the same, written for secure views | `Option<Secret>` |
//! | [`text`], [`required_text`] | `<x>v</x>` | `Option<V>`, `V` |
//! | [`leaf`], [`required_leaf`], [`leaves`] | `<name>v</name>` | `Option<V>`, `V`, `List<V>` |
//! | [`filled_leaf`] | the same, absent too when empty | `Option<Text>` |
//! | [`attr_of`], [`required_attr_of`] | `<name key='v'/>` | `Option<V>`, `V` |
//! | [`flag`] | `<name/>` | `bool` |
//! | [`child`], [`kept`], [`required_child`] | `<name ...>...</name>` | `Option<E>`, the same, `E` |
//! | [`always`] | the same, its default when absent | `E` |
//! | [`open`], [`open_items`] | the same as [`always`] and [`items`], with an end tag of its own | `E`, `List<E>` |
//! | [`children`], [`items`] | any number of them | `Vec<E>`, `List<E>` |
//! | [`wrapped`] | `<outer><name/>...</outer>` | `List<E>` |
//! | [`group`] | attributes and children of this same element | `E`, `Option<Box<E>>` |
//! | [`group_if`] | the same, where an attribute is there | `Option<E>` |
//! | [`live`], [`read_only`] | around a part: written for live views, never written | |
//! | [`amount`], [`amount_of`], [`attr_amount`] | sizes with their unit | `KiB`, `Bytes` |

mod attribute;
mod nested;
mod open;
mod size;
mod view;

pub use attribute::{
    Attr, AttrOf, AttrOr, FilledLeaf, Leaf, Leaves, Required, RequiredAttrOf, RequiredLeaf,
    RequiredTextPart, SecretAttr, TextPart, attr, attr_of, attr_or, filled_leaf, leaf, leaves,
    required, required_attr_of, required_leaf, required_text, secret, text,
};
pub use nested::{
    Always, Child, Children, Flag, Group, GroupIf, Items, Kept, RequiredChild, Source, Wrapped,
    always, child, children, flag, group, group_if, items, kept, required_child, wrapped,
};
pub use open::{Open, OpenItems, open, open_items};
pub use size::{
    Amount, AmountOf, AttrAmount, Size, Unit, amount, amount_of, attr_amount, number_of_unit,
};
pub use view::{Live, ReadOnly, Status, live, read_only, status};

use crate::{Reader, Result, Writer};

/// Reads and writes one field of type `T`.
pub trait Part<T> {
    /// Takes the field from the element.
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<T>;

    /// Writes what of it stands in the element's start tag.
    fn write_attributes(&self, value: &T, writer: &mut Writer) {
        let _ = (value, writer);
    }

    /// Writes what of it stands between the element's tags.
    fn write_content(&self, value: &T, writer: &mut Writer) {
        let _ = (value, writer);
    }
}
