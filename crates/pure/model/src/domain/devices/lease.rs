//! `<lease>`: locks that a guest needs to run.

use ostler_xml::{
    Text, element,
    part::{attr, leaf, required, required_child, required_leaf},
};

element! {
    /// `<lease>`.
    pub struct Lease {
        pub lockspace: Option<Text> = leaf("lockspace"),
        pub key: Text = required_leaf("key"),
        pub target: LeaseTarget = required_child("target"),
    }
}

element! {
    /// `<target>` of `<lease>`.
    pub struct LeaseTarget {
        pub path: Text = required("path"),
        pub offset: Option<u64> = attr("offset"),
    }
}
