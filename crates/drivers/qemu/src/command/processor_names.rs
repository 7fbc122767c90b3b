//! QEMU's names of processor features, where they differ from the XML's.

use std::borrow::Cow;

/// QEMU's name of the feature.
pub(super) fn feature(name: &str) -> Cow<'_, str> {
    Cow::Borrowed(match name {
        "cmp_legacy" => "cmp-legacy",
        "ds_cpl" => "ds-cpl",
        "fxsr_opt" => "fxsr-opt",
        "kvm_pv_eoi" => "kvm-pv-eoi",
        "kvm_pv_unhalt" => "kvm-pv-unhalt",
        "lahf_lm" => "lahf-lm",
        "nodeid_msr" => "nodeid-msr",
        "pclmuldq" => "pclmulqdq",
        "perfctr_core" => "perfctr-core",
        "perfctr_nb" => "perfctr-nb",
        "tsc_adjust" => "tsc-adjust",
        "vmx-invvpid-single-context-noglobals" => "vmx-invept-single-context-noglobals",
        other => other,
    })
}
