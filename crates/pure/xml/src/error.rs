//! The mistakes of a document, and their places.

use std::fmt;

/// A document that cannot be read, with the path of the place.
#[derive(Clone, PartialEq, Eq)]
pub struct XmlError(Box<Details>);

#[derive(Clone, PartialEq, Eq)]
struct Details {
    path: String,
    problem: Problem,
}

/// The kind of a mistake.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The text is not XML.
    #[error("the document is not well-formed XML: {0}")]
    NotWellFormed(String),
    /// The bytes are not UTF-8.
    #[error("the document is not UTF-8 from byte {0} on")]
    NotUtf8(usize),
    /// The document goes over a limit.
    #[error("the document has more than {limit} {what}, which is more than is read")]
    TooLarge {
        /// The thing of which there is too much.
        what: &'static str,
        /// How much is read.
        limit: usize,
    },
    /// The root is another element.
    #[error("the document is a <{found}>, where a <{expected}> is needed")]
    WrongRoot {
        /// The element that was looked for.
        expected: &'static str,
        /// The element that is there.
        found: String,
    },
    /// An element nobody reads.
    #[error("this element is not known or not supported here")]
    UnknownElement,
    /// An element that stands there twice.
    #[error("this element may stand here only once")]
    RepeatedElement,
    /// An attribute nobody reads.
    #[error("this attribute is not known or not supported here")]
    UnknownAttribute,
    /// Text where only elements may be.
    #[error("text does not belong here")]
    UnexpectedText,
    /// A needed attribute is not there.
    #[error("the attribute '{0}' is missing")]
    MissingAttribute(&'static str),
    /// A needed element is not there.
    #[error("the element <{0}> is missing")]
    MissingElement(&'static str),
    /// A value of the wrong kind.
    #[error("'{value}' is not {expected}")]
    BadValue {
        /// The value that stands there, shortened.
        value: String,
        /// The form that is needed, in words.
        expected: String,
    },
    /// Something that the declaration's own check refuses.
    #[error("{0}")]
    Refused(String),
}

impl XmlError {
    pub(crate) fn new(path: impl Into<String>, problem: Problem) -> Self {
        Self(Box::new(Details { path: path.into(), problem }))
    }

    /// The place: `/domain/devices/disk[2]/driver/@foo`; empty when the text as
    /// a whole is meant.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The mistake there.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(f, "{}: ", self.0.path)?;
        }
        self.0.problem.fmt(f)
    }
}

impl fmt::Debug for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for XmlError {}
