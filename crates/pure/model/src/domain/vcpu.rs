//! Virtual processors and IO threads, and what they run on.

use ostler_xml::{
    List, NumberSet, Text, YesNo, element, enumeration,
    part::{attr, attr_of, attr_or, child, group, items, leaf, required, wrapped},
};

enumeration! {
    /// Who chooses the host's processors or nodes.
    pub enum Placement { Static = "static", Auto = "auto" }
}

element! {
    /// `<vcpu>`.
    pub struct Vcpu {
        pub placement: Placement = attr_or("placement", Placement::Static),
        pub cpuset: Option<NumberSet> = attr("cpuset"),
        /// How many run at the start, when not all.
        pub current: Option<u32> = attr("current"),
        /// How many there can be.
        pub maximum: u32 = VcpuMaximum,
    }
}

impl Default for Vcpu {
    fn default() -> Self {
        Self { placement: Placement::Static, cpuset: None, current: None, maximum: 1 }
    }
}

/// The text of `<vcpu>`: one when there is none.
struct VcpuMaximum;

impl ostler_xml::Part<u32> for VcpuMaximum {
    fn read(&self, reader: &mut ostler_xml::Reader<'_, '_>) -> ostler_xml::Result<u32> {
        Ok(reader.text_value()?.unwrap_or(1))
    }

    fn write_content(&self, maximum: &u32, writer: &mut ostler_xml::Writer) {
        writer.text(maximum);
    }
}

impl Vcpu {
    /// How many run at the start.
    #[must_use]
    pub fn current(&self) -> u32 {
        self.current.unwrap_or(self.maximum)
    }
}

element! {
    /// One `<vcpu>` of `<vcpus>`.
    pub struct VcpuState {
        pub id: u32 = required("id"),
        pub enabled: YesNo = required("enabled"),
        pub hotpluggable: Option<YesNo> = attr("hotpluggable"),
        pub order: Option<u32> = attr("order"),
    }
}

element! {
    /// `<iothreads>`, `<iothreadids>` and `<defaultiothread>`.
    #[derive(Default)]
    pub struct IoThreads {
        pub count: Option<u32> = leaf("iothreads"),
        pub ids: List<IoThread> = wrapped("iothreadids", "iothread"),
        pub default: Option<ThreadPool> = child("defaultiothread"),
    }
}

element! {
    /// `<iothread>`.
    pub struct IoThread {
        pub id: u32 = required("id"),
        pub pool: ThreadPool = group(),
        pub poll: Option<Poll> = child("poll"),
    }
}

element! {
    /// Bounds of a pool of worker threads.
    #[derive(Default)]
    pub struct ThreadPool {
        pub minimum: Option<u32> = attr("thread_pool_min"),
        pub maximum: Option<u32> = attr("thread_pool_max"),
    }
}

element! {
    /// `<poll>`: how long an IO thread polls, in nanoseconds.
    #[derive(Default)]
    pub struct Poll {
        pub max: Option<u64> = attr("max"),
        pub grow: Option<u64> = attr("grow"),
        pub shrink: Option<u64> = attr("shrink"),
    }
}

element! {
    /// `<cputune>`.
    #[derive(Default)]
    pub struct CpuTune {
        pub shares: Option<u64> = leaf("shares"),
        pub period: Option<u64> = leaf("period"),
        pub quota: Option<i64> = leaf("quota"),
        pub global_period: Option<u64> = leaf("global_period"),
        pub global_quota: Option<i64> = leaf("global_quota"),
        pub emulator_period: Option<u64> = leaf("emulator_period"),
        pub emulator_quota: Option<i64> = leaf("emulator_quota"),
        pub iothread_period: Option<u64> = leaf("iothread_period"),
        pub iothread_quota: Option<i64> = leaf("iothread_quota"),
        pub vcpu_pins: List<VcpuPin> = items("vcpupin"),
        pub emulator_pin: Option<NumberSet> = attr_of("emulatorpin", "cpuset"),
        pub iothread_pins: List<IoThreadPin> = items("iothreadpin"),
        pub vcpu_schedules: List<VcpuSchedule> = items("vcpusched"),
        pub iothread_schedules: List<IoThreadSchedule> = items("iothreadsched"),
        pub emulator_schedule: Option<Schedule> = child("emulatorsched"),
        pub cache: List<CacheTune> = items("cachetune"),
        pub bandwidth: List<MemoryTune> = items("memorytune"),
    }
}

element! {
    /// `<vcpupin>`.
    pub struct VcpuPin {
        pub vcpu: u32 = required("vcpu"),
        pub cpuset: NumberSet = required("cpuset"),
    }
}

element! {
    /// `<iothreadpin>`.
    pub struct IoThreadPin {
        pub iothread: u32 = required("iothread"),
        pub cpuset: NumberSet = required("cpuset"),
    }
}

enumeration! {
    /// The host's scheduler for a thread.
    pub enum Scheduler { Batch = "batch", Idle = "idle", Fifo = "fifo", RoundRobin = "rr" }
}

element! {
    /// How threads are scheduled.
    pub struct Schedule {
        pub scheduler: Scheduler = required("scheduler"),
        pub priority: Option<i32> = attr("priority"),
    }
}

element! {
    /// `<vcpusched>`.
    pub struct VcpuSchedule {
        pub vcpus: NumberSet = required("vcpus"),
        pub schedule: Schedule = group(),
    }
}

element! {
    /// `<iothreadsched>`.
    pub struct IoThreadSchedule {
        pub iothreads: NumberSet = required("iothreads"),
        pub schedule: Schedule = group(),
    }
}

element! {
    /// `<cachetune>`: shares of the host's caches.
    pub struct CacheTune {
        pub vcpus: NumberSet = required("vcpus"),
        pub id: Option<Text> = ostler_xml::part::live(attr("id")),
        pub caches: List<CacheShare> = items("cache"),
        pub monitors: List<CacheMonitor> = items("monitor"),
    }
}

enumeration! {
    /// The content of a cache.
    pub enum CacheKind { Both = "both", Code = "code", Data = "data" }
}

element! {
    /// `<cache>` of `<cachetune>`.
    pub struct CacheShare {
        pub id: u32 = required("id"),
        pub level: u32 = required("level"),
        pub kind: CacheKind = required("type"),
        pub size: super::PrettySize = group(),
    }
}

element! {
    /// `<monitor>` of `<cachetune>`.
    pub struct CacheMonitor {
        pub level: u32 = required("level"),
        pub vcpus: NumberSet = required("vcpus"),
    }
}

element! {
    /// `<memorytune>`: shares of the host's memory bandwidth.
    pub struct MemoryTune {
        pub vcpus: NumberSet = required("vcpus"),
        pub nodes: List<BandwidthShare> = items("node"),
        pub monitors: List<BandwidthMonitor> = items("monitor"),
    }
}

element! {
    /// `<node>` of `<memorytune>`: percent of a node's bandwidth.
    pub struct BandwidthShare {
        pub id: u32 = required("id"),
        pub bandwidth: u32 = required("bandwidth"),
    }
}

element! {
    /// `<monitor>` of `<memorytune>`.
    pub struct BandwidthMonitor {
        pub vcpus: NumberSet = required("vcpus"),
    }
}
