//! Numbers, some of which an enumeration names.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// An enumeration with the protocol's numbers.
pub trait Enumeration: Copy + fmt::Debug {
    /// The value with this number on the wire, if this version knows it.
    fn from_wire(number: i32) -> Option<Self>;

    /// Its number on the wire.
    fn to_wire(self) -> i32;
}

/// An open enumeration: a number that `E` may have a name for.
///
/// Results and events are of this form, since a daemon of a later version
/// reports values that this one does not know, and clients hand them on. So are
/// arguments that are either a number or one of a few special values.
///
/// ```
/// use ostler_core::enumeration::{DomainState, Open};
///
/// let state = Open::from(DomainState::Paused);
/// assert_eq!((state.known(), state.number()), (Some(DomainState::Paused), 3));
/// assert_eq!(Open::<DomainState>::from_number(99).known(), None);
/// ```
pub struct Open<E> {
    number: i32,
    names: PhantomData<fn() -> E>,
}

impl<E> Open<E> {
    /// The value with this number, known or not.
    #[must_use]
    pub const fn from_number(number: i32) -> Self {
        Self { number, names: PhantomData }
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.number
    }
}

impl<E: Enumeration> Open<E> {
    /// The value, if this version knows it.
    #[must_use]
    pub fn known(self) -> Option<E> {
        E::from_wire(self.number)
    }
}

impl<E: Enumeration> From<E> for Open<E> {
    fn from(value: E) -> Self {
        Self::from_number(value.to_wire())
    }
}

impl<E: Enumeration> PartialEq<E> for Open<E> {
    fn eq(&self, other: &E) -> bool {
        self.number == other.to_wire()
    }
}

impl<E: Enumeration> fmt::Debug for Open<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known() {
            Some(value) => value.fmt(f),
            None => self.number.fmt(f),
        }
    }
}

// Derives would ask the same of `E`.
impl<E> Clone for Open<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Open<E> {}

impl<E> PartialEq for Open<E> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<E> Eq for Open<E> {}

impl<E> Hash for Open<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

/// The value with the number 0.
impl<E> Default for Open<E> {
    fn default() -> Self {
        Self::from_number(0)
    }
}
