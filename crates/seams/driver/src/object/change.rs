//! The kinds of changes, as libvirt tells jobs apart.

/// The effect of a change on its object: libvirt's `virDomainJob`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// It asks the object something that takes the turn, and changes nothing.
    Query,
    /// It ends the object's activity, or cleans up after its end.
    Destroy,
    /// It stops the guest's processors.
    Suspend,
    /// It changes anything else.
    Modify,
    /// It ends a long job.
    Abort,
    /// It steers a long job: its speed, its downtime.
    Steer,
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds(u8);

/// A change that wants the turn: its kind, and its name for whoever waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The name in errors: "suspend".
    pub name: &'static str,
    /// Its kind.
    pub kind: ChangeKind,
}

impl ChangeKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Query, Self::Destroy, Self::Suspend, Self::Modify, Self::Abort, Self::Steer];
}

impl Kinds {
    /// No kind.
    pub const NONE: Self = Self(0);
    /// The kinds that every long job admits: whoever looks, and whoever ends it.
    pub const ALWAYS: Self =
        Self::NONE.and(ChangeKind::Query).and(ChangeKind::Destroy).and(ChangeKind::Abort);

    /// The set with one more kind.
    #[must_use]
    pub const fn and(self, kind: ChangeKind) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    /// Returns whether the set has this kind.
    #[must_use]
    pub const fn contains(self, kind: ChangeKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }
}

impl Change {
    /// A change of this kind.
    #[must_use]
    pub const fn new(name: &'static str, kind: ChangeKind) -> Self {
        Self { name, kind }
    }

    /// A [`ChangeKind::Modify`].
    #[must_use]
    pub const fn modify(name: &'static str) -> Self {
        Self::new(name, ChangeKind::Modify)
    }

    /// A [`ChangeKind::Query`].
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, ChangeKind::Query)
    }

    /// A [`ChangeKind::Destroy`].
    #[must_use]
    pub const fn destroy(name: &'static str) -> Self {
        Self::new(name, ChangeKind::Destroy)
    }

    /// A [`ChangeKind::Suspend`].
    #[must_use]
    pub const fn suspend(name: &'static str) -> Self {
        Self::new(name, ChangeKind::Suspend)
    }
}
