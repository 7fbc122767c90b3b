//! `<domain>`: the whole.

use super::{
    BlkioTune, ClockDef, CpuDef, CpuTune, Devices, DomainIds, DomainMemory, Features,
    HypervisorNamespaces, IdMap, IoThreads, KeyWrap, LaunchSecurity, MaxMemory, MemTune,
    MemoryBacking, Metadata, NumaTune, OsDef, PerfEvent, PowerManagement, Resource, SecurityLabel,
    Sysinfo, Vcpu, VcpuState,
};
use ostler_core::{KiB, Uuid};
use ostler_xml::{
    Document, List, Result, Text, View, Writer, element, enumeration, first_texts,
    part::{
        Unit, always, amount_of, attr, child, group, items, kept, leaf, live, required,
        required_leaf, wrapped,
    },
};

enumeration! {
    /// The kind of hypervisor that runs a domain.
    pub enum VirtType {
        Qemu = "qemu", Kvm = "kvm", Hvf = "hvf", Xen = "xen", Lxc = "lxc", Test = "test",
        Vmware = "vmware", HyperV = "hyperv", VirtualBox = "vbox", Phyp = "phyp", Vz = "vz",
        Bhyve = "bhyve", Uml = "uml", OpenVz = "openvz", Kqemu = "kqemu", Parallels = "parallels",
        None = "none",
    }
}

enumeration! {
    /// The action when the guest powers off or reboots.
    pub enum LifecycleAction {
        Destroy = "destroy", Restart = "restart", RenameRestart = "rename-restart",
        Preserve = "preserve",
    }
}

enumeration! {
    /// The action when the guest crashes.
    pub enum CrashAction {
        Destroy = "destroy", Restart = "restart", RenameRestart = "rename-restart",
        Preserve = "preserve", CoredumpDestroy = "coredump-destroy",
        CoredumpRestart = "coredump-restart",
    }
}

enumeration! {
    /// The action when a lock is lost.
    pub enum LockFailureAction {
        Poweroff = "poweroff", Restart = "restart", Pause = "pause", Ignore = "ignore",
    }
}

element! {
    /// A domain.
    pub struct DomainDef {
        /// Which hypervisor.
        pub kind: VirtType = required("type"),
        /// The number while it runs.
        pub id: Option<u32> = live(attr("id")),
        /// Declares the prefixes of [`Self::namespaces`].
        pub prefixes: super::Prefixes = group(),
        pub name: Text = required_leaf("name"),
        /// Given by the caller when the XML has none.
        pub uuid: Option<Uuid> = leaf("uuid"),
        pub ids: Option<Box<DomainIds>> = group(),
        pub title: Option<Text> = leaf("title"),
        pub description: Option<Text> = leaf("description"),
        pub metadata: Option<Metadata> = kept("metadata"),
        pub max_memory: Option<Box<MaxMemory>> = child("maxMemory"),
        /// All of its memory, memory modules included.
        pub memory: DomainMemory = always("memory"),
        /// The memory that the balloon leaves it.
        pub current_memory: Option<KiB> = amount_of("currentMemory", Unit::KiB),
        pub blkio_tune: Option<Box<BlkioTune>> = child("blkiotune"),
        pub memory_backing: Option<Box<MemoryBacking>> = child("memoryBacking"),
        pub mem_tune: Option<Box<MemTune>> = child("memtune"),
        pub vcpu: Vcpu = always("vcpu"),
        pub vcpus: List<VcpuState> = wrapped("vcpus", "vcpu"),
        pub io_threads: Option<Box<IoThreads>> = group(),
        pub cpu_tune: Option<Box<CpuTune>> = child("cputune"),
        pub numa_tune: Option<Box<NumaTune>> = child("numatune"),
        pub resource: Option<Box<Resource>> = child("resource"),
        pub sysinfo: List<Sysinfo> = items("sysinfo"),
        pub bootloader: Option<Text> = leaf("bootloader"),
        pub bootloader_args: Option<Text> = leaf("bootloader_args"),
        pub os: OsDef = always("os"),
        pub id_map: Option<Box<IdMap>> = child("idmap"),
        pub features: Option<Features> = child("features"),
        pub cpu: Option<Box<CpuDef>> = child("cpu"),
        pub clock: ClockDef = always("clock"),
        pub on_poweroff: Option<LifecycleAction> = leaf("on_poweroff"),
        pub on_reboot: Option<LifecycleAction> = leaf("on_reboot"),
        pub on_crash: Option<CrashAction> = leaf("on_crash"),
        pub on_lock_failure: Option<LockFailureAction> = leaf("on_lockfailure"),
        pub power_management: Option<PowerManagement> = child("pm"),
        pub perf: List<PerfEvent> = wrapped("perf", "event"),
        pub devices: Devices = always("devices"),
        pub security_labels: List<SecurityLabel> = items("seclabel"),
        pub key_wrap: Option<Box<KeyWrap>> = child("keywrap"),
        pub launch_security: Option<Box<LaunchSecurity>> = kept("launchSecurity"),
        /// Elements of the hypervisors' own namespaces.
        pub namespaces: Option<Box<HypervisorNamespaces>> = group(),
    }
}

impl DomainDef {
    /// Reads a definition as it is written, without defaults.
    pub fn parse(xml: &str) -> Result<Self> {
        Document::parse(xml)?.read("domain")
    }

    /// The name and UUID of a definition as we keep it on disk, at a glance:
    /// a hundredth of what reading it wholly takes. Nothing when only a whole
    /// reading can tell.
    #[must_use]
    pub fn glance(xml: &str) -> Option<(&str, Uuid)> {
        let [name, uuid] = first_texts(xml, "domain", ["name", "uuid"])?;
        Some((name, uuid.parse().ok()?))
    }

    /// The definition as XML, for `view`.
    #[must_use]
    pub fn to_xml(&self, view: View) -> String {
        let mut writer = Writer::new(view);
        self.write(&mut writer);
        writer.finish()
    }

    /// The definition as its file has it, with its secrets, and whether it has any.
    /// Without any it is the text of the inactive view as well.
    #[must_use]
    pub fn to_file_xml(&self) -> (String, bool) {
        let mut writer = Writer::new(View::INACTIVE | View::SECURE);
        self.write(&mut writer);
        let has_secrets = writer.has_secrets();
        (writer.finish(), has_secrets)
    }

    /// Writes the definition into a document that has begun.
    pub fn write(&self, writer: &mut Writer) {
        if writer.view().contains(View::MIGRATABLE) {
            let mut def = self.clone();
            def.drop_implied();
            writer.element("domain", &def);
        } else {
            writer.element("domain", self);
        }
    }
}
