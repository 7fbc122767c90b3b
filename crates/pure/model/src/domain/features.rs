//! `<features>` of the machine.

use ostler_core::KiB;
use ostler_xml::{
    OnOff, Part, Reader, Result, Text, Writer, YesNo, element, enumeration,
    part::{Unit, amount_of, attr, attr_of, child, flag, group, kept},
};

element! {
    /// `<features>`.
    #[derive(Default)]
    pub struct Features {
        pub acpi: bool = flag("acpi"),
        pub apic: Option<Apic> = kept("apic"),
        pub pae: bool = flag("pae"),
        /// Features that few machines have, before those that many have.
        pub hap: Option<Switch> = kept("hap"),
        pub viridian: bool = flag("viridian"),
        pub privnet: bool = flag("privnet"),
        pub hyperv: Option<Box<HyperV>> = kept("hyperv"),
        pub kvm: Option<Box<KvmFeatures>> = child("kvm"),
        pub pv_spinlock: Option<Switch> = kept("pvspinlock"),
        pub capabilities: Option<Box<super::ContainerCapabilities>> = kept("capabilities"),
        pub pmu: Option<Switch> = kept("pmu"),
        pub vm_port: Option<Switch> = kept("vmport"),
        pub gic: Option<Gic> = kept("gic"),
        pub smm: Option<Box<Smm>> = kept("smm"),
        pub ioapic: Option<IoApicDriver> = attr_of("ioapic", "driver"),
        pub rare: Option<Box<RareFeatures>> = group(),
    }
}

element! {
    /// Features of other architectures, and ones seldom set.
    #[derive(Default)]
    pub struct RareFeatures {
        pub hpt: Option<Hpt> = child("hpt"),
        pub vmcoreinfo: Option<Switch> = kept("vmcoreinfo"),
        pub htm: Option<Switch> = child("htm"),
        pub nested_hv: Option<Switch> = child("nested-hv"),
        pub msrs_unknown: Option<UnknownMsrs> = attr_of("msrs", "unknown"),
        pub ccf_assist: Option<Switch> = child("ccf-assist"),
        pub xen: Option<XenFeatures> = child("xen"),
        pub cfpc: Option<Mitigation> = attr_of("cfpc", "value"),
        pub sbbc: Option<Mitigation> = attr_of("sbbc", "value"),
        pub ibs: Option<BranchMitigation> = attr_of("ibs", "value"),
        pub tcg: Option<TcgFeatures> = child("tcg"),
        pub async_teardown: Option<AsyncTeardown> = kept("async-teardown"),
        pub ras: Option<Switch> = child("ras"),
        pub ps2: Option<Switch> = child("ps2"),
        pub aia: Option<Text> = attr_of("aia", "value"),
    }
}

element! {
    /// A feature that is on or off; its element alone means on or "as the
    /// hypervisor likes", by the feature.
    #[derive(Default, Copy)]
    pub struct Switch {
        pub state: Option<OnOff> = attr("state"),
    }
}

impl Switch {
    /// Switched on in so many words.
    pub const ON: Self = Self { state: Some(OnOff::On) };
    /// Switched off.
    pub const OFF: Self = Self { state: Some(OnOff::Off) };
}

element! {
    /// `<apic>`.
    #[derive(Default)]
    pub struct Apic {
        pub eoi: Option<OnOff> = attr("eoi"),
    }
}

element! {
    /// `<async-teardown>`.
    #[derive(Default)]
    pub struct AsyncTeardown {
        pub enabled: Option<YesNo> = attr("enabled"),
    }
}

enumeration! {
    /// The version of Arm's interrupt controller.
    pub enum GicVersion { Host = "host", V2 = "2", V3 = "3", V4 = "4" }
}

element! {
    /// `<gic>`.
    #[derive(Default)]
    pub struct Gic {
        pub version: Option<GicVersion> = attr("version"),
    }
}

element! {
    /// `<smm>`: system management mode.
    #[derive(Default)]
    pub struct Smm {
        pub state: Option<OnOff> = attr("state"),
        pub tseg: Option<TopSegment> = child("tseg"),
    }
}

element! {
    /// `<tseg>`: the size of SMM's memory.
    pub struct TopSegment {
        pub size: ostler_core::Bytes = super::PrettyAmount(Unit::MiB),
    }
}

enumeration! {
    /// Who emulates the IO APIC.
    pub enum IoApicDriver { Kvm = "kvm", Qemu = "qemu" }
}

enumeration! {
    /// The effect of an unknown MSR.
    pub enum UnknownMsrs { Ignore = "ignore", Fault = "fault" }
}

enumeration! {
    /// A mitigation of POWER.
    pub enum Mitigation { Broken = "broken", Workaround = "workaround", Fixed = "fixed" }
}

enumeration! {
    /// The mitigation of indirect branch speculation of POWER.
    pub enum BranchMitigation {
        Broken = "broken", Workaround = "workaround", FixedIbs = "fixed-ibs",
        FixedCcd = "fixed-ccd", FixedNa = "fixed-na",
    }
}

enumeration! {
    /// Whether POWER's page table can be resized.
    pub enum HptResizing { Enabled = "enabled", Disabled = "disabled", Required = "required" }
}

element! {
    /// `<hpt>`.
    #[derive(Default)]
    pub struct Hpt {
        pub resizing: Option<HptResizing> = attr("resizing"),
        pub max_page_size: Option<KiB> = amount_of("maxpagesize", Unit::Byte),
    }
}

element! {
    /// `<tcg>`.
    #[derive(Default)]
    pub struct TcgFeatures {
        pub tb_cache: Option<KiB> = amount_of("tb-cache", Unit::KiB),
    }
}

element! {
    /// `<kvm>`.
    #[derive(Default)]
    pub struct KvmFeatures {
        pub hidden: Option<Switch> = child("hidden"),
        pub hint_dedicated: Option<Switch> = child("hint-dedicated"),
        pub poll_control: Option<Switch> = child("poll-control"),
        pub pv_ipi: Option<Switch> = child("pv-ipi"),
        pub dirty_ring: Option<DirtyRing> = child("dirty-ring"),
    }
}

element! {
    /// `<dirty-ring>`.
    #[derive(Default)]
    pub struct DirtyRing {
        pub state: Option<OnOff> = attr("state"),
        pub size: Option<u32> = attr("size"),
    }
}

element! {
    /// `<xen>`.
    #[derive(Default)]
    pub struct XenFeatures {
        pub e820_host: Option<Switch> = child("e820_host"),
        pub passthrough: Option<XenPassthrough> = child("passthrough"),
    }
}

element! {
    /// `<passthrough>`.
    #[derive(Default)]
    pub struct XenPassthrough {
        pub state: Option<OnOff> = attr("state"),
        pub mode: Option<Text> = attr("mode"),
    }
}

enumeration! {
    /// Whether Hyper-V's features are those listed or the host's.
    pub enum HyperVMode { Custom = "custom", Passthrough = "passthrough", HostModel = "host-model" }
}

element! {
    /// `<hyperv>`: enlightenments.
    #[derive(Default)]
    pub struct HyperV {
        pub mode: Option<HyperVMode> = WithEndTag(attr("mode")),
        pub relaxed: Option<Switch> = child("relaxed"),
        pub vapic: Option<Switch> = child("vapic"),
        pub spinlocks: Option<Spinlocks> = child("spinlocks"),
        pub vpindex: Option<Switch> = child("vpindex"),
        pub runtime: Option<Switch> = child("runtime"),
        pub synic: Option<Switch> = child("synic"),
        pub stimer: Option<SyntheticTimer> = child("stimer"),
        pub reset: Option<Switch> = child("reset"),
        pub vendor_id: Option<VendorId> = child("vendor_id"),
        pub frequencies: Option<Switch> = child("frequencies"),
        pub reenlightenment: Option<Switch> = child("reenlightenment"),
        pub tlb_flush: Option<TlbFlush> = child("tlbflush"),
        pub ipi: Option<Switch> = child("ipi"),
        pub evmcs: Option<Switch> = child("evmcs"),
        pub avic: Option<Switch> = child("avic"),
        pub emsr_bitmap: Option<Switch> = child("emsr_bitmap"),
        pub xmm_input: Option<Switch> = child("xmm_input"),
    }
}

/// A part of an element that is written with an end tag even when it is empty.
struct WithEndTag<P>(P);

impl<T, P: Part<T>> Part<T> for WithEndTag<P> {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<T> {
        self.0.read(reader)
    }

    fn write_attributes(&self, value: &T, writer: &mut Writer) {
        self.0.write_attributes(value, writer);
    }

    fn write_content(&self, _value: &T, writer: &mut Writer) {
        writer.begin_content();
    }
}

element! {
    /// `<spinlocks>`.
    #[derive(Default)]
    pub struct Spinlocks {
        pub state: Option<OnOff> = attr("state"),
        pub retries: Option<u32> = attr("retries"),
    }
}

element! {
    /// `<stimer>`.
    #[derive(Default)]
    pub struct SyntheticTimer {
        pub state: Option<OnOff> = attr("state"),
        pub direct: Option<Switch> = child("direct"),
    }
}

element! {
    /// `<tlbflush>`.
    #[derive(Default)]
    pub struct TlbFlush {
        pub state: Option<OnOff> = attr("state"),
        pub direct: Option<Switch> = child("direct"),
        pub extended: Option<Switch> = child("extended"),
    }
}

element! {
    /// `<vendor_id>`.
    #[derive(Default)]
    pub struct VendorId {
        pub state: Option<OnOff> = attr("state"),
        pub value: Option<Text> = attr("value"),
    }
}
