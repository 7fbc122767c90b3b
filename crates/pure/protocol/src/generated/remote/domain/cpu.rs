//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use super::super::{DomainIothreadInfo, VcpuInfo};
use crate::wire::structure;
use ostler_core::{DomainRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_get_max_vcpus_args`
    DomainGetMaxVcpusArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_max_vcpus_ret`
    DomainGetMaxVcpusRet {
        num: i32,
    }
}

structure! {
    /// `remote_domain_get_vcpus_args`
    DomainGetVcpusArgs {
        domain: DomainRef,
        maxinfo: i32,
        maplen: i32,
    }
}

structure! {
    /// `remote_domain_get_vcpus_ret`
    DomainGetVcpusRet<'a> {
        info: Vec<VcpuInfo> [16384],
        cpumaps: &'a [u8] [8388608],
    }
}

structure! {
    /// `remote_domain_pin_vcpu_args`
    DomainPinVcpuArgs<'a> {
        domain: DomainRef,
        vcpu: u32,
        cpumap: &'a [u8] [2048],
    }
}

structure! {
    /// `remote_domain_set_vcpus_args`
    DomainSetVcpusArgs {
        domain: DomainRef,
        nvcpus: u32,
    }
}

structure! {
    /// `remote_domain_set_vcpus_flags_args`
    DomainSetVcpusFlagsArgs {
        domain: DomainRef,
        nvcpus: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_vcpus_flags_args`
    DomainGetVcpusFlagsArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_vcpus_flags_ret`
    DomainGetVcpusFlagsRet {
        num: i32,
    }
}

structure! {
    /// `remote_domain_pin_vcpu_flags_args`
    DomainPinVcpuFlagsArgs<'a> {
        domain: DomainRef,
        vcpu: u32,
        cpumap: &'a [u8] [2048],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_vcpu_pin_info_args`
    DomainGetVcpuPinInfoArgs {
        domain: DomainRef,
        ncpumaps: i32,
        maplen: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_vcpu_pin_info_ret`
    DomainGetVcpuPinInfoRet<'a> {
        cpumaps: &'a [u8] [8388608],
        num: i32,
    }
}

structure! {
    /// `remote_domain_pin_emulator_args`
    DomainPinEmulatorArgs<'a> {
        domain: DomainRef,
        cpumap: &'a [u8] [2048],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_emulator_pin_info_args`
    DomainGetEmulatorPinInfoArgs {
        domain: DomainRef,
        maplen: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_emulator_pin_info_ret`
    DomainGetEmulatorPinInfoRet<'a> {
        cpumaps: &'a [u8] [8388608],
        ret: i32,
    }
}

structure! {
    /// `remote_domain_get_iothread_info_args`
    DomainGetIothreadInfoArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_iothread_info_ret`
    DomainGetIothreadInfoRet<'a> {
        info: Vec<DomainIothreadInfo<'a>> [16384],
        ret: u32,
    }
}

structure! {
    /// `remote_domain_pin_iothread_args`
    DomainPinIothreadArgs<'a> {
        domain: DomainRef,
        iothreads_id: u32,
        cpumap: &'a [u8] [2048],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_add_iothread_args`
    DomainAddIothreadArgs {
        domain: DomainRef,
        iothread_id: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_del_iothread_args`
    DomainDelIothreadArgs {
        domain: DomainRef,
        iothread_id: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_set_vcpu_args`
    DomainSetVcpuArgs<'a> {
        domain: DomainRef,
        cpumap: &'a str,
        state: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_set_iothread_params_args`
    DomainSetIothreadParamsArgs<'a> {
        domain: DomainRef,
        iothread_id: u32,
        params: Cow<'a, TypedParams> [64],
        flags: u32,
    }
}
