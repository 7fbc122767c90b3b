//! One domain's record in the bulk call, group by group.

use super::interface::HostCounters;
use super::{block, memory, processor};
use crate::guest::{Sample, Sizes, View};
use crate::image::ImageSizes;
use ostler_core::TypedParams;
use ostler_core::flags::DomainStatsTypes as Groups;

/// Everything that one record is made of.
pub(crate) struct Record<'a> {
    pub(crate) view: &'a View,
    pub(crate) sizes: Sizes,
    /// The emulator's answers about it.
    pub(crate) sample: &'a Sample,
    /// Its images' sizes, when it does not run.
    pub(crate) images: &'a [Option<ImageSizes>],
    pub(crate) network: &'a HostCounters,
}

/// The groups this driver knows.
pub(crate) fn known() -> Groups {
    Groups::STATE
        | Groups::CPU_TOTAL
        | Groups::BALLOON
        | Groups::VCPU
        | Groups::INTERFACE
        | Groups::BLOCK
        | Groups::PERF
        | Groups::IOTHREAD
        | Groups::MEMORY
        | Groups::DIRTYRATE
        | Groups::VM
}

impl Record<'_> {
    /// The parameters of these groups, in the order of the groups.
    pub(crate) fn params(&self, groups: Groups) -> TypedParams {
        let mut params = TypedParams::default();
        let live = self.view.live.as_deref();
        if groups.contains(Groups::STATE) {
            let (state, reason) = self.view.state.reason().to_wire();
            params.push("state.state", state);
            params.push("state.reason", reason);
        }
        if let (true, Some(live)) = (groups.contains(Groups::CPU_TOTAL), live) {
            processor::push_total(live, &mut params);
        }
        if groups.contains(Groups::BALLOON) {
            let guest = self.sample.balloon.as_deref();
            memory::push(self.view, &self.sizes, guest, &mut params);
        }
        if groups.contains(Groups::VCPU) {
            params.push("vcpu.current", self.sizes.vcpus);
            params.push("vcpu.maximum", self.sizes.maximum_vcpus);
            if let Some(live) = live {
                processor::push_vcpus(live, &mut params);
            }
        }
        if let (true, Some(live)) = (groups.contains(Groups::INTERFACE), live) {
            self.network.push(&live.def, &mut params);
        }
        if groups.contains(Groups::BLOCK) {
            match (live, self.view.essence()) {
                (Some(live), _) => {
                    block::push(&live.def, self.sample.disks.as_deref(), &mut params)
                }
                (None, Ok(essence)) => {
                    block::push_at_rest(&essence.disks, self.images, &mut params);
                }
                (None, Err(_)) => {}
            }
        }
        if groups.contains(Groups::DIRTYRATE) && live.is_some() {
            // Nothing here starts a calculation, so there is none.
            params.push("dirtyrate.calc_status", 0_i32);
            params.push("dirtyrate.calc_start_time", 0_i64);
            params.push("dirtyrate.calc_period", 0_i32);
            params.push("dirtyrate.calc_mode", "page-sampling");
        }
        params
    }
}
