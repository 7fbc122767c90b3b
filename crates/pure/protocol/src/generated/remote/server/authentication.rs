//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;

structure! {
    /// `remote_auth_list_ret`
    AuthListRet {
        types: Vec<i32> [20],
    }
}

structure! {
    /// `remote_auth_sasl_init_ret`
    AuthSaslInitRet<'a> {
        mechlist: &'a str,
    }
}

structure! {
    /// `remote_auth_sasl_start_args`
    AuthSaslStartArgs<'a> {
        mech: &'a str,
        nil: i32,
        data: Vec<i8> [65536],
    }
}

structure! {
    /// `remote_auth_sasl_start_ret`
    AuthSaslStartRet {
        complete: bool,
        nil: i32,
        data: Vec<i8> [65536],
    }
}

structure! {
    /// `remote_auth_sasl_step_args`
    AuthSaslStepArgs {
        nil: i32,
        data: Vec<i8> [65536],
    }
}

structure! {
    /// `remote_auth_sasl_step_ret`
    AuthSaslStepRet {
        complete: bool,
        nil: i32,
        data: Vec<i8> [65536],
    }
}

structure! {
    /// `remote_auth_polkit_ret`
    AuthPolkitRet {
        complete: bool,
    }
}
