//! XML: a bounded reader, an exact writer, and the words in which an element
//! is declared once for both.
//!
//! - [`Document`] holds a parsed text. It refuses what a peer could hurt us
//!   with before any of it is built: size, depth, attributes, namespaces,
//!   DTD and entities ([`Limits`]).
//! - [`Reader`] stands on one element and hands out its attributes, children
//!   and text by name. What nobody asked for is an error that carries its
//!   path: nothing is dropped silently.
//! - [`Writer`] puts out libvirt's form: two blanks of indentation, single
//!   quotes, `<x/>` for what is empty. Its [`View`] says for whom.
//! - [`element!`], [`choice!`] and [`enumeration!`] declare a type and its XML
//!   in one place from the parts in [`part`]; `docs/xml.md` shows how.
//!
//! Pure: no IO, no global state.

mod bitmap;
mod choice;
mod declaration;
mod document;
mod element;
mod enumeration;
mod error;
mod escape;
mod limits;
mod list;
mod name;
pub mod part;
mod peek;
mod reader;
mod secret;
mod value;
mod verbatim;
mod writer;

pub use bitmap::NumberSet;
pub use document::Document;
pub use element::Element;
pub use error::{Problem, XmlError};
pub use escape::is_writable;
pub use limits::Limits;
pub use list::List;
pub use name::Name;
pub use part::{Part, Source};
pub use peek::first_texts;
pub use reader::Reader;
pub use secret::Secret;
pub use value::{Hex, UpperHex, Value};
pub use verbatim::Verbatim;
pub use writer::{View, Writer};

/// A piece of text in a definition: 16 bytes, no spare capacity.
pub type Text = Box<str>;

/// The result of reading.
pub type Result<T, E = XmlError> = std::result::Result<T, E>;

enumeration! {
    /// A switch that XML spells `yes` and `no`.
    pub enum YesNo { Yes = "yes", No = "no" }
}

enumeration! {
    /// A switch that XML spells `on` and `off`.
    pub enum OnOff { On = "on", Off = "off" }
}

impl From<bool> for YesNo {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

impl From<bool> for OnOff {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}
