//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{DomainRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_get_scheduler_type_args`
    DomainGetSchedulerTypeArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_scheduler_type_ret`
    DomainGetSchedulerTypeRet<'a> {
        kind: &'a str,
        nparams: i32,
    }
}

structure! {
    /// `remote_domain_get_scheduler_parameters_args`
    DomainGetSchedulerParametersArgs {
        domain: DomainRef,
        nparams: i32,
    }
}

structure! {
    /// `remote_domain_get_scheduler_parameters_ret`
    DomainGetSchedulerParametersRet<'a> {
        params: Cow<'a, TypedParams> [16],
    }
}

structure! {
    /// `remote_domain_set_scheduler_parameters_args`
    DomainSetSchedulerParametersArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [16],
    }
}

structure! {
    /// `remote_domain_set_memory_parameters_args`
    DomainSetMemoryParametersArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [16],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_memory_parameters_args`
    DomainGetMemoryParametersArgs {
        domain: DomainRef,
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_memory_parameters_ret`
    DomainGetMemoryParametersRet<'a> {
        params: Cow<'a, TypedParams> [16],
        nparams: i32,
    }
}

structure! {
    /// `remote_domain_set_blkio_parameters_args`
    DomainSetBlkioParametersArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [16],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_blkio_parameters_args`
    DomainGetBlkioParametersArgs {
        domain: DomainRef,
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_blkio_parameters_ret`
    DomainGetBlkioParametersRet<'a> {
        params: Cow<'a, TypedParams> [16],
        nparams: i32,
    }
}

structure! {
    /// `remote_domain_set_scheduler_parameters_flags_args`
    DomainSetSchedulerParametersFlagsArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [16],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_scheduler_parameters_flags_args`
    DomainGetSchedulerParametersFlagsArgs {
        domain: DomainRef,
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_scheduler_parameters_flags_ret`
    DomainGetSchedulerParametersFlagsRet<'a> {
        params: Cow<'a, TypedParams> [16],
    }
}

structure! {
    /// `remote_domain_set_block_io_tune_args`
    DomainSetBlockIoTuneArgs<'a> {
        domain: DomainRef,
        disk: &'a str,
        params: Cow<'a, TypedParams> [32],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_block_io_tune_args`
    DomainGetBlockIoTuneArgs<'a> {
        domain: DomainRef,
        disk: Option<&'a str>,
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_block_io_tune_ret`
    DomainGetBlockIoTuneRet<'a> {
        params: Cow<'a, TypedParams> [32],
        nparams: i32,
    }
}

structure! {
    /// `remote_domain_set_numa_parameters_args`
    DomainSetNumaParametersArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [16],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_numa_parameters_args`
    DomainGetNumaParametersArgs {
        domain: DomainRef,
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_numa_parameters_ret`
    DomainGetNumaParametersRet<'a> {
        params: Cow<'a, TypedParams> [16],
        nparams: i32,
    }
}

structure! {
    /// `remote_domain_set_interface_parameters_args`
    DomainSetInterfaceParametersArgs<'a> {
        domain: DomainRef,
        device: &'a str,
        params: Cow<'a, TypedParams> [16],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_interface_parameters_args`
    DomainGetInterfaceParametersArgs<'a> {
        domain: DomainRef,
        device: &'a str,
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_interface_parameters_ret`
    DomainGetInterfaceParametersRet<'a> {
        params: Cow<'a, TypedParams> [16],
        nparams: i32,
    }
}

structure! {
    /// `remote_domain_set_throttle_group_args`
    DomainSetThrottleGroupArgs<'a> {
        domain: DomainRef,
        group: &'a str,
        params: Cow<'a, TypedParams> [32],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_del_throttle_group_args`
    DomainDelThrottleGroupArgs<'a> {
        domain: DomainRef,
        group: Option<&'a str>,
        flags: u32,
    }
}
