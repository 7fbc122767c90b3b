//! `<auth>` of a pool: as whom its server is asked.

use crate::domain::SecretReference;
use ostler_xml::{
    Text, element, enumeration,
    part::{required, required_child},
};

enumeration! {
    /// How a pool's server is told who asks.
    pub enum PoolAuthKind { Chap = "chap", Ceph = "ceph" }
}

element! {
    /// `<auth>`. The password or key is the value of a secret that is only
    /// named here.
    pub struct PoolAuth {
        pub kind: PoolAuthKind = required("type"),
        pub username: Text = required("username"),
        pub secret: SecretReference = required_child("secret"),
    }
}
