//! `-machine` and `-accel`.

use super::{firmware, numa};
use crate::arguments::{CommaList, CommandLine, Properties};
use crate::devices::BuildError;
use crate::emulator::capability::Capability;
use crate::scene::{Scene, machine_kind};
use ostler_model::domain::{
    CipherName, CpuMode, DomainDef, Features, IoApicDriver, IommuModel, LaunchSecurity,
    MemoryModel, RareFeatures, Switch, TimerName, VirtType,
};
use ostler_xml::YesNo;

/// The id of the object that guards the guest from its host.
const LAUNCH_SECURITY: &str = "lsec0";

/// Writes `-machine` and `-accel`.
pub(super) fn write(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let domain = scene.domain;
    let machine = domain
        .os
        .kind
        .machine
        .as_deref()
        .ok_or_else(|| BuildError::incomplete("<os><type>", "machine"))?;
    let mut list = CommaList::first(machine);
    list.switch("usb", false);
    if let Some(features) = &domain.features {
        write_features(features, &mut list);
    }
    write_others(scene, &mut list)?;
    write_memory(scene, &mut list);
    if domain.launch_security.is_some() {
        list.set("confidential-guest-support", LAUNCH_SECURITY);
    }
    firmware::machine_properties(scene, &mut list)?;
    // Without a screen of its own to write on, SeaBIOS uses the first serial port.
    if domain.os.bios.as_ref().is_some_and(|bios| bios.use_serial == Some(YesNo::Yes)) {
        list.switch("graphics", false);
    }
    if scene.target.has(Capability::MachineHpet) && has_hpet(machine) {
        let hpet = domain.clock.timers.iter().find(|timer| timer.name == TimerName::Hpet);
        list.switch_some("hpet", hpet.and_then(|timer| timer.present).map(|on| on == YesNo::Yes));
    }
    if let Some(audio) = pc_speaker(scene) {
        list.set("pcspk-audiodev", audio);
    }
    if numa::has_heterogeneous_memory(domain) {
        list.switch("hmat", true);
    }
    if scene.target.machine.and_then(|machine| machine.acpi) == Some(true) {
        list.switch("acpi", has_acpi(scene));
    }
    // Where devices cannot carry it, the machine has the first one's.
    if !scene.target.has(Capability::VirtioCcwDeviceLoadparm)
        && let Some(parameter) = first_load_parameter(domain)
    {
        list.set("loadparm", parameter);
    }
    if let Some(model) = compatible_model(domain) {
        list.set("max-cpu-compat", model);
    }
    line.list("-machine", list);
    write_accelerator(scene, line)
}

/// The older processor that POWER's guests take the host's for.
fn compatible_model(domain: &DomainDef) -> Option<&str> {
    let cpu = domain.cpu.as_deref().filter(|_| machine_kind::is_pseries(domain))?;
    if cpu.mode != Some(CpuMode::HostModel) {
        return None;
    }
    cpu.model.as_ref()?.name.as_deref()
}

/// The load parameter of the device that is booted first.
fn first_load_parameter(domain: &DomainDef) -> Option<&str> {
    let devices = &domain.devices;
    let disks = devices.disks.iter().map(|disk| &disk.info);
    let interfaces = devices.interfaces.iter().map(|interface| &interface.info);
    let hostdevs = devices.hostdevs.iter().map(|hostdev| &hostdev.info);
    let boots = disks.chain(interfaces).chain(hostdevs).filter_map(|info| info.boot.as_deref());
    let first = boots.min_by_key(|boot| boot.order.unwrap_or(u32::MAX))?;
    first.load_parameter.as_deref()
}

/// Returns whether the guest is to have ACPI.
pub(super) fn has_acpi(scene: &Scene<'_>) -> bool {
    scene.domain.features.as_ref().is_some_and(|features| features.acpi)
}

fn has_hpet(machine: &str) -> bool {
    machine.starts_with("pc") || machine.starts_with("q35")
}

fn write_features(features: &Features, list: &mut CommaList) {
    let state = |state: Option<ostler_xml::OnOff>| state.map(|state| state.as_str());
    list.set_some("vmport", features.vm_port.and_then(|port| state(port.state)));
    if let Some(smm) = &features.smm {
        list.set_some("smm", state(smm.state));
    }
    match features.ioapic {
        Some(IoApicDriver::Kvm) => list.switch("kernel_irqchip", true),
        Some(IoApicDriver::Qemu) => list.set("kernel_irqchip", "split"),
        None => {}
    }
    if let Some(rare) = &features.rare {
        list.set_some("i8042", rare.ps2.and_then(|port| state(port.state)));
    }
}

/// Properties of machines other than PCs, which come before memory's.
fn write_others(scene: &Scene<'_>, list: &mut CommaList) -> Result<(), BuildError> {
    let domain = scene.domain;
    if let Some(wrap) = domain.key_wrap.as_deref() {
        for cipher in &wrap.ciphers {
            let name = match cipher.name {
                CipherName::Aes => "aes-key-wrap",
                CipherName::Dea => "dea-key-wrap",
            };
            list.set(name, cipher.state);
        }
    }
    let gic = domain.features.as_ref().and_then(|features| features.gic.as_ref());
    list.set_some("gic-version", gic.and_then(|gic| gic.version));
    if domain.devices.iommu.as_ref().is_some_and(|iommu| iommu.model == IommuModel::SmmuV3) {
        list.set("iommu", "smmuv3");
    }
    let Some(features) = &domain.features else { return Ok(()) };
    let empty = RareFeatures::default();
    let rare = features.rare.as_deref().unwrap_or(&empty);
    let state = |switch: Option<Switch>| switch.and_then(|switch| switch.state);
    if let Some(hpt) = &rare.hpt {
        list.set_some("resize-hpt", hpt.resizing);
        if let Some(size) = hpt.max_page_size {
            list.set("cap-hpt-max-page-size", format_args!("{}k", size.0));
        }
    }
    list.set_some("cap-htm", state(rare.htm));
    list.set_some("cap-nested-hv", state(rare.nested_hv));
    list.set_some("cap-ccf-assist", state(rare.ccf_assist));
    list.set_some("cap-cfpc", rare.cfpc);
    list.set_some("cap-sbbc", rare.sbbc);
    list.set_some("cap-ibs", rare.ibs);
    list.set_some("ras", state(rare.ras));
    list.set_some("aia", rare.aia.as_deref());
    Ok(())
}

fn write_memory(scene: &Scene<'_>, list: &mut CommaList) {
    let domain = scene.domain;
    let dump = domain.memory.dump_core.map(|on| on == ostler_xml::OnOff::On);
    list.switch("dump-guest-core", dump.unwrap_or(scene.settings.dump_guest_core));
    if domain.memory_backing.as_ref().is_some_and(|backing| backing.no_share_pages) {
        list.switch("mem-merge", false);
    }
    let modules = &domain.devices.memory;
    if modules.iter().any(|module| module.model == MemoryModel::Nvdimm) {
        list.switch("nvdimm", true);
    }
    if !numa::has_cells(domain)
        && let Some(id) = scene.target.machine.and_then(|machine| machine.default_ram_id.as_deref())
    {
        list.set("memory-backend", id);
    }
}

/// The audio backend of the PC speaker.
fn pc_speaker(scene: &Scene<'_>) -> Option<String> {
    crate::devices::sound::pc_speaker_backend(scene.domain)
}

fn write_accelerator(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let domain = scene.domain;
    let features = domain.features.as_ref();
    let mut list = CommaList::first(match domain.kind {
        VirtType::Kvm => "kvm",
        VirtType::Qemu => "tcg",
        VirtType::Hvf => "hvf",
        other => {
            return Err(BuildError::unsupported(
                format!("<domain type='{other}'>"),
                "QEMU has no such accelerator; use kvm or qemu",
            ));
        }
    });
    if domain.kind == VirtType::Kvm
        && let Some(ring) =
            features.and_then(|f| f.kvm.as_ref()).and_then(|kvm| kvm.dirty_ring.as_ref())
        && ring.state == Some(ostler_xml::OnOff::On)
    {
        list.set_some("dirty-ring-size", ring.size);
    }
    if domain.kind == VirtType::Qemu
        && let Some(tcg) = features.and_then(|f| f.rare.as_ref()).and_then(|rare| rare.tcg.as_ref())
    {
        list.set_some("tb-size", tcg.tb_cache.map(|size| size.0 / 1024));
    }
    line.list("-accel", list);
    write_top_segment(scene, line)
}

/// The size of the memory that only system management mode sees.
fn write_top_segment(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let features = scene.domain.features.as_ref();
    let smm = features.and_then(|features| features.smm.as_ref());
    let Some(size) = smm.and_then(|smm| smm.tseg.as_ref()).map(|tseg| tseg.size.0) else {
        return Ok(());
    };
    if !machine_kind::is_q35(scene.domain) || size % (1 << 20) != 0 {
        return Err(BuildError::unsupported("<tseg>", "it is whole MiB, of a q35 machine"));
    }
    let list = CommaList::new().with("mch.extended-tseg-mbytes", size >> 20);
    line.list("-global", list);
    Ok(())
}

/// The object that guards the guest from its host.
pub(super) fn write_launch_security(
    scene: &Scene<'_>,
    line: &mut CommandLine,
) -> Result<(), BuildError> {
    let Some(security) = scene.domain.launch_security.as_deref() else { return Ok(()) };
    let object = match security {
        LaunchSecurity::Sev(sev) => {
            let mut object = Properties::object("sev-guest", LAUNCH_SECURITY);
            object.set_some("cbitpos", sev.c_bit_position);
            object.set_some("reduced-phys-bits", sev.reduced_phys_bits);
            object.set("policy", sev.policy.0);
            let file = |name: &str| format!("{}/{name}.base64", scene.places.run_lib);
            object.set_some("dh-cert-file", sev.dh_cert.as_ref().map(|_| file("dh_cert")));
            object.set_some("session-file", sev.session.as_ref().map(|_| file("session")));
            object.set_some("kernel-hashes", sev.kernel_hashes.map(|yes| yes == YesNo::Yes));
            object
        }
        LaunchSecurity::SevSnp(snp) => {
            let text = |text: &Option<ostler_xml::Text>| text.as_deref().map(str::to_owned);
            let mut object = Properties::object("sev-snp-guest", LAUNCH_SECURITY);
            object.set_some("cbitpos", snp.c_bit_position);
            object.set_some("reduced-phys-bits", snp.reduced_phys_bits);
            object.set("policy", snp.policy.0);
            object.set_some("guest-visible-workarounds", text(&snp.guest_visible_workarounds));
            object.set_some("id-block", text(&snp.id_block));
            object.set_some("id-auth", text(&snp.id_auth));
            object.set_some("host-data", text(&snp.host_data));
            object.set_some("kernel-hashes", snp.kernel_hashes.map(|yes| yes == YesNo::Yes));
            object.set_some("author-key-enabled", snp.author_key.map(|yes| yes == YesNo::Yes));
            object.set_some("vcek-disabled", snp.vcek.map(|yes| yes == YesNo::No));
            object
        }
        LaunchSecurity::S390Pv => Properties::object("s390-pv-guest", LAUNCH_SECURITY),
        other => {
            return Err(BuildError::unsupported(
                format!("<launchSecurity type='{}'>", other.kind()),
                "this kind of protection is not built yet",
            ));
        }
    };
    line.json("-object", &object);
    Ok(())
}
