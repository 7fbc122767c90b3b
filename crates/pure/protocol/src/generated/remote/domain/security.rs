//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{DomainRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_get_security_label_args`
    DomainGetSecurityLabelArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_security_label_ret`
    DomainGetSecurityLabelRet {
        label: String [4097],
        enforcing: i32,
    }
}

structure! {
    /// `remote_domain_get_security_label_list_args`
    DomainGetSecurityLabelListArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_security_label_list_ret`
    DomainGetSecurityLabelListRet {
        labels: Vec<DomainGetSecurityLabelRet> [64],
        ret: i32,
    }
}

structure! {
    /// `remote_domain_get_launch_security_info_args`
    DomainGetLaunchSecurityInfoArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_launch_security_info_ret`
    DomainGetLaunchSecurityInfoRet<'a> {
        params: Cow<'a, TypedParams> [64],
    }
}

structure! {
    /// `remote_domain_set_launch_security_state_args`
    DomainSetLaunchSecurityStateArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [64],
        flags: u32,
    }
}
