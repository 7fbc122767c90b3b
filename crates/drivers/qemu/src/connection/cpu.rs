//! A guest's processors: how many, what they do, where they run.

use super::QemuConnection;
use super::guest;
use super::open::{Impact, change, impact};
use crate::domain::tune::pin::Pinned;
use crate::domain::{processors, tune};
use crate::guest::Domain;
use async_trait::async_trait;
use ostler_core::enumeration::{Open, VcpuHostCpuState, VcpuState};
use ostler_core::flags::{DomainModificationImpact, DomainVcpuFlags};
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::{
    DomainCpu, DomainEmulatorPinInfo, DomainIothreadInfo, DomainVcpuPinInfo, DomainVcpus, VcpuInfo,
};
use ostler_host::processor::{CpuMap, CpuSet};
use ostler_xml::NumberSet;

impl QemuConnection {
    /// Pins threads of a domain to processors of the host.
    async fn pin(
        &self,
        domain: &DomainRef,
        pinned: Pinned,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let domain = self.domain(domain)?;
        // Bits beyond the host's processors say nothing.
        let host = CpuMap::read(&self.driver.host).present;
        let numbers = (0..).zip(cpumap).flat_map(|(at, byte)| {
            (0..8).filter(move |bit| byte & (1 << bit) != 0).map(move |bit| at * 8 + bit)
        });
        let cpus: NumberSet = numbers.filter(|cpu| host.contains(*cpu)).collect();
        if cpus.is_empty() {
            return Err(Error::invalid_arg("Empty cpu list for pinning"));
        }
        let work = move |driver, domain, impact: Impact| async move {
            tune::pin::pin(&driver, &domain, impact.live.as_ref(), impact.config, pinned, cpus)
                .await
        };
        change(&self.driver, &domain, "pin", flags, work).await
    }

    /// How many processors the guest itself has switched on.
    async fn vcpus_of_guest(&self, domain: &DomainRef, flags: DomainVcpuFlags) -> Result<i32> {
        let domain = self.domain(domain)?;
        if flags.intersects(DomainVcpuFlags::CONFIG) {
            return Err(Error::invalid_arg("only a running guest can be asked (GUEST, no CONFIG)"));
        }
        let live = domain.live()?;
        let (online, all) = guest::vcpus(&domain, &live).await?;
        let count = if flags.contains(DomainVcpuFlags::MAXIMUM) { all } else { online };
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}

#[async_trait]
impl DomainCpu for QemuConnection {
    async fn domain_max_vcpus(&self, domain: &DomainRef) -> Result<i32> {
        self.domain_vcpus_flags(domain, DomainVcpuFlags::MAXIMUM).await
    }

    async fn domain_vcpus_flags(&self, domain: &DomainRef, flags: DomainVcpuFlags) -> Result<i32> {
        if flags.contains(DomainVcpuFlags::GUEST) {
            return self.vcpus_of_guest(domain, flags).await;
        }
        let domain = self.domain(domain)?;
        let which = DomainModificationImpact::from_bits_truncate(flags.bits());
        let impact = impact(&domain, which)?;
        let view = domain.view();
        let (current, maximum) = match &impact.live {
            Some(live) => (live.def.vcpu.current(), live.def.vcpu.maximum),
            None => (view.essence()?.sizes.vcpus, view.essence()?.sizes.maximum_vcpus),
        };
        let count = if flags.contains(DomainVcpuFlags::MAXIMUM) { maximum } else { current };
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }

    async fn domain_set_vcpus(&self, domain: &DomainRef, nvcpus: u32) -> Result<()> {
        self.domain_set_vcpus_flags(domain, nvcpus, DomainVcpuFlags::LIVE).await
    }

    async fn domain_set_vcpus_flags(
        &self,
        domain: &DomainRef,
        nvcpus: u32,
        flags: DomainVcpuFlags,
    ) -> Result<()> {
        if nvcpus == 0 {
            return Err(Error::invalid_arg("a domain has at least one processor"));
        }
        let domain = self.domain(domain)?;
        if flags.contains(DomainVcpuFlags::GUEST) {
            return set_vcpus_of_guest(&domain, nvcpus, flags).await;
        }
        let maximum = flags.contains(DomainVcpuFlags::MAXIMUM);
        let hotpluggable = flags.contains(DomainVcpuFlags::HOTPLUGGABLE);
        let which = DomainModificationImpact::from_bits_truncate(flags.bits());
        change(
            &self.driver,
            &domain,
            "set vcpus",
            which,
            move |driver, domain, impact| async move {
                if !maximum {
                    let live = impact.live.as_ref();
                    return processors::set_current(
                        &driver,
                        &domain,
                        live,
                        impact.config,
                        nvcpus,
                        hotpluggable,
                    )
                    .await;
                }
                if impact.live.is_some() {
                    return Err(Error::invalid_arg(
                        "how many processors a running guest can have is fixed: add CONFIG",
                    )
                    .into());
                }
                processors::set_maximum(&driver, &domain, nvcpus).await
            },
        )
        .await
    }

    async fn domain_vcpus(
        &self,
        domain: &DomainRef,
        maxinfo: u32,
        maplen: u32,
    ) -> Result<DomainVcpus> {
        let live = self.domain(domain)?.live()?;
        let threads = live.machine.vcpu_threads.load_full();
        let usage = live.machine.usage();
        let mut info = Vec::new();
        let mut cpumaps = Vec::new();
        let wanted = usize::try_from(maxinfo).unwrap_or(usize::MAX);
        for (number, thread) in (0..).zip(threads.iter()).take(wanted) {
            let times =
                usage.and_then(|usage| usage.thread_times(*thread).ok()).unwrap_or_default();
            info.push(VcpuInfo {
                number,
                state: VcpuState::Running.into(),
                cpu_time: times.user.saturating_add(times.system),
                cpu: match i32::try_from(times.last_cpu) {
                    Ok(cpu) => Open::from_number(cpu),
                    Err(_) => VcpuHostCpuState::Offline.into(),
                },
            });
            let affinity = usage.and_then(|usage| usage.affinity(*thread).ok()).unwrap_or_default();
            cpumaps.extend(bitmap(&affinity, maplen));
        }
        Ok(DomainVcpus { info, cpumaps })
    }

    async fn domain_vcpu_pin_info(
        &self,
        domain: &DomainRef,
        ncpumaps: u32,
        maplen: u32,
        flags: DomainModificationImpact,
    ) -> Result<DomainVcpuPinInfo> {
        let domain = self.domain(domain)?;
        let impact = impact(&domain, flags)?;
        let view = domain.view();
        let def = view.definition(impact.live.as_deref())?;
        let host = CpuMap::read(&self.driver.host).present;
        let mut cpumaps = Vec::new();
        let mut num = 0;
        for vcpu in 0..def.vcpu.maximum.min(ncpumaps) {
            let pins = def.cpu_tune.as_ref().into_iter().flat_map(|tune| tune.vcpu_pins.iter());
            let pin = pins.filter(|pin| pin.vcpu == vcpu).map(|pin| &pin.cpuset).next();
            let set = pin.or(def.vcpu.cpuset.as_ref()).map_or_else(|| host.clone(), cpu_set);
            cpumaps.extend(bitmap(&set, maplen));
            num += 1;
        }
        Ok(DomainVcpuPinInfo { cpumaps, num })
    }

    async fn domain_pin_vcpu(&self, domain: &DomainRef, vcpu: u32, cpumap: &[u8]) -> Result<()> {
        self.domain_pin_vcpu_flags(domain, vcpu, cpumap, DomainModificationImpact::LIVE).await
    }

    async fn domain_pin_vcpu_flags(
        &self,
        domain: &DomainRef,
        vcpu: u32,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        self.pin(domain, Pinned::Vcpu(vcpu), cpumap, flags).await
    }

    async fn domain_pin_emulator(
        &self,
        domain: &DomainRef,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        self.pin(domain, Pinned::Emulator, cpumap, flags).await
    }

    async fn domain_pin_iothread(
        &self,
        domain: &DomainRef,
        iothreads_id: u32,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        self.pin(domain, Pinned::IoThread(iothreads_id), cpumap, flags).await
    }

    async fn domain_emulator_pin_info(
        &self,
        domain: &DomainRef,
        maplen: u32,
        flags: DomainModificationImpact,
    ) -> Result<DomainEmulatorPinInfo> {
        let domain = self.domain(domain)?;
        let impact = impact(&domain, flags)?;
        let view = domain.view();
        let def = view.definition(impact.live.as_deref())?;
        let pin = def.cpu_tune.as_ref().and_then(|tune| tune.emulator_pin.as_ref());
        let set = pin
            .or(def.vcpu.cpuset.as_ref())
            .map_or_else(|| CpuMap::read(&self.driver.host).present, cpu_set);
        Ok(DomainEmulatorPinInfo { cpumaps: bitmap(&set, maplen), ret: 1 })
    }

    async fn domain_iothread_info(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<Vec<DomainIothreadInfo>> {
        let domain = self.domain(domain)?;
        let impact = impact(&domain, flags)?;
        let view = domain.view();
        let def = view.definition(impact.live.as_deref())?;
        let host = CpuMap::read(&self.driver.host).present;
        let bytes = host.last().unwrap_or(0) / 8 + 1;
        let said = |id| tune::pin::io_cpus(&def, id).map_or_else(|| host.clone(), cpu_set);
        Ok(crate::command::io_thread_ids(&def)
            .into_iter()
            .map(|iothread_id| DomainIothreadInfo {
                iothread_id,
                cpumap: bitmap(&said(iothread_id), bytes),
            })
            .collect())
    }
}

/// Has the guest itself switch processors on or off.
async fn set_vcpus_of_guest(domain: &Domain, count: u32, flags: DomainVcpuFlags) -> Result<()> {
    if flags.intersects(DomainVcpuFlags::CONFIG | DomainVcpuFlags::MAXIMUM) {
        return Err(Error::invalid_arg(
            "only a running guest can be asked (GUEST, without CONFIG and MAXIMUM)",
        ));
    }
    let live = domain.live()?;
    let there = live.def.vcpu.current();
    if count > there {
        return Err(Error::invalid_arg(format!(
            "{count} processors are more than the {there} that the guest has"
        )));
    }
    guest::set_vcpus(domain, &live, count).await
}

fn cpu_set(numbers: &NumberSet) -> CpuSet {
    numbers.iter().collect()
}

/// A map of `bytes` bytes, a bit for each processor.
fn bitmap(set: &CpuSet, bytes: u32) -> Vec<u8> {
    let mut map = set.to_bytes(bytes.saturating_mul(8));
    map.resize(usize::try_from(bytes).unwrap_or(0), 0);
    map
}
