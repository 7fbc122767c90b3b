//! @generated from `tables/programs/admin.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;

structure! {
    /// `admin_connect_get_logging_outputs_args`
    ConnectGetLoggingOutputsArgs {
        flags: u32,
    }
}

structure! {
    /// `admin_connect_get_logging_outputs_ret`
    ConnectGetLoggingOutputsRet<'a> {
        outputs: &'a str,
        noutputs: u32,
    }
}

structure! {
    /// `admin_connect_get_logging_filters_args`
    ConnectGetLoggingFiltersArgs {
        flags: u32,
    }
}

structure! {
    /// `admin_connect_get_logging_filters_ret`
    ConnectGetLoggingFiltersRet<'a> {
        filters: Option<&'a str>,
        nfilters: u32,
    }
}

structure! {
    /// `admin_connect_set_logging_outputs_args`
    ConnectSetLoggingOutputsArgs<'a> {
        outputs: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `admin_connect_set_logging_filters_args`
    ConnectSetLoggingFiltersArgs<'a> {
        filters: Option<&'a str>,
        flags: u32,
    }
}
