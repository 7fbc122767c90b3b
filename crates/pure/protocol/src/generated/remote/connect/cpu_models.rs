//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_connect_compare_cpu_args`
    ConnectCompareCpuArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_compare_cpu_ret`
    ConnectCompareCpuRet {
        result: Open<enumeration::CpuCompareResult>,
    }
}

structure! {
    /// `remote_connect_baseline_cpu_args`
    ConnectBaselineCpuArgs<'a> {
        xml_cpus: Vec<&'a str> [256],
        flags: u32,
    }
}

structure! {
    /// `remote_connect_baseline_cpu_ret`
    ConnectBaselineCpuRet<'a> {
        cpu: &'a str,
    }
}

structure! {
    /// `remote_connect_get_cpu_model_names_args`
    ConnectGetCpuModelNamesArgs<'a> {
        arch: &'a str,
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_get_cpu_model_names_ret`
    ConnectGetCpuModelNamesRet<'a> {
        models: Vec<&'a str> [8192],
        ret: i32,
    }
}

structure! {
    /// `remote_connect_compare_hypervisor_cpu_args`
    ConnectCompareHypervisorCpuArgs<'a> {
        emulator: Option<&'a str>,
        arch: Option<&'a str>,
        machine: Option<&'a str>,
        virttype: Option<&'a str>,
        xml_cpu: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_compare_hypervisor_cpu_ret`
    ConnectCompareHypervisorCpuRet {
        result: Open<enumeration::CpuCompareResult>,
    }
}

structure! {
    /// `remote_connect_baseline_hypervisor_cpu_args`
    ConnectBaselineHypervisorCpuArgs<'a> {
        emulator: Option<&'a str>,
        arch: Option<&'a str>,
        machine: Option<&'a str>,
        virttype: Option<&'a str>,
        xml_cpus: Vec<&'a str> [256],
        flags: u32,
    }
}

structure! {
    /// `remote_connect_baseline_hypervisor_cpu_ret`
    ConnectBaselineHypervisorCpuRet<'a> {
        cpu: &'a str,
    }
}
