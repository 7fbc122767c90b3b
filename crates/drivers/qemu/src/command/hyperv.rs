//! Hyper-V enlightenments in `-cpu`.

use crate::arguments::CommaList;
use crate::devices::BuildError;
use ostler_model::domain::{HyperV, HyperVMode, Switch};
use ostler_xml::OnOff;

/// Adds the enlightenments to the processor's features.
pub(super) fn write(hyperv: &HyperV, list: &mut CommaList) -> Result<(), BuildError> {
    match hyperv.mode {
        Some(HyperVMode::Passthrough) => list.switch("hv-passthrough", true),
        Some(HyperVMode::HostModel) => {
            return Err(BuildError::incomplete(
                "<hyperv mode='host-model'>",
                "the host's enlightenments",
            ));
        }
        Some(HyperVMode::Custom) | None => {}
    }
    let on = |state: Option<OnOff>| state == Some(OnOff::On);
    let is_on = |switch: &Option<Switch>| switch.is_some_and(|switch| on(switch.state));
    let mut flag = |name: &str, wanted: bool| {
        if wanted {
            list.switch(name, true);
        }
    };
    flag("hv-relaxed", is_on(&hyperv.relaxed));
    flag("hv-vapic", is_on(&hyperv.vapic));
    if let Some(locks) = hyperv.spinlocks.as_ref().filter(|locks| on(locks.state)) {
        list.set("hv-spinlocks", format_args!("{:#x}", locks.retries.unwrap_or(0x1fff)));
    }
    let mut flag = |name: &str, wanted: bool| {
        if wanted {
            list.switch(name, true);
        }
    };
    flag("hv-vpindex", is_on(&hyperv.vpindex));
    flag("hv-runtime", is_on(&hyperv.runtime));
    flag("hv-synic", is_on(&hyperv.synic));
    if let Some(timer) = hyperv.stimer.as_ref().filter(|timer| on(timer.state)) {
        flag("hv-stimer", true);
        flag("hv-stimer-direct", is_on(&timer.direct));
    }
    flag("hv-reset", is_on(&hyperv.reset));
    if let Some(vendor) = hyperv.vendor_id.as_ref().filter(|vendor| on(vendor.state)) {
        list.set_some("hv-vendor-id", vendor.value.as_deref());
    }
    let mut flag = |name: &str, wanted: bool| {
        if wanted {
            list.switch(name, true);
        }
    };
    flag("hv-frequencies", is_on(&hyperv.frequencies));
    flag("hv-reenlightenment", is_on(&hyperv.reenlightenment));
    if let Some(flush) = hyperv.tlb_flush.as_ref().filter(|flush| on(flush.state)) {
        flag("hv-tlbflush", true);
        flag("hv-tlbflush-direct", is_on(&flush.direct));
        flag("hv-tlbflush-ext", is_on(&flush.extended));
    }
    flag("hv-ipi", is_on(&hyperv.ipi));
    flag("hv-evmcs", is_on(&hyperv.evmcs));
    flag("hv-avic", is_on(&hyperv.avic));
    flag("hv-emsr-bitmap", is_on(&hyperv.emsr_bitmap));
    flag("hv-xmm-input", is_on(&hyperv.xmm_input));
    Ok(())
}
