//! A list that costs one word while it is empty.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

/// A list of things that most definitions have none of: a null pointer when
/// empty, otherwise a boxed `Vec`. It derefs to a slice.
#[derive(Clone, PartialEq)]
// The second pointer is the point: an empty list is one word.
#[expect(clippy::box_collection, reason = "an empty list must cost one word, not three")]
pub struct List<T>(Option<Box<Vec<T>>>);

impl<T> List<T> {
    /// No items.
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// Appends an item.
    pub fn push(&mut self, item: T) {
        self.0.get_or_insert_default().push(item);
    }

    /// Puts an item before the one at `index`.
    ///
    /// # Panics
    /// When `index` is past the end, as `Vec::insert` does.
    pub fn insert(&mut self, index: usize, item: T) {
        self.0.get_or_insert_default().insert(index, item);
    }

    /// Takes out the item at `index`.
    pub fn remove(&mut self, index: usize) -> Option<T> {
        let items = self.0.as_mut()?;
        let item = (index < items.len()).then(|| items.remove(index));
        if items.is_empty() {
            self.0 = None;
        }
        item
    }

    /// Keeps the items for which `keep` says so.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        if let Some(items) = &mut self.0 {
            items.retain(keep);
            if items.is_empty() {
                self.0 = None;
            }
        }
    }

    /// Takes all items out.
    pub fn take(&mut self) -> Vec<T> {
        self.0.take().map(|items| *items).unwrap_or_default()
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        if items.is_empty() { Self(None) } else { Self(Some(Box::new(items))) }
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        items.into_iter().collect::<Vec<_>>().into()
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_deref_mut().map_or(&mut [], Vec::as_mut_slice)
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(mut self) -> Self::IntoIter {
        self.take().into_iter()
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut List<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_word_when_empty() {
        assert_eq!(size_of::<List<[u8; 100]>>(), size_of::<usize>());
        let mut list = List::from(vec![1, 2]);
        list.push(3);
        list.insert(0, 0);
        assert_eq!(*list, [0, 1, 2, 3]);
        assert_eq!((list.remove(9), list.remove(0)), (None, Some(0)));
        list.retain(|item| *item > 9);
        assert_eq!(list, List::new());
    }
}
