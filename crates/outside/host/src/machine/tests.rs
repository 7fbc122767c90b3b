use super::*;
use crate::{HostRoot, root::tests::host};

fn file(path: &str, text: &str) -> (String, String) {
    (path.to_owned(), text.to_owned())
}

#[test]
fn reads_what_dmidecode_writes() {
    let text = "# comment\nBIOS Information\n\tVendor: ACME\n\tCharacteristics:\n\t\tPCI is supported\n\
                \tBIOS Revision: 1.2\n\nMemory Device\n\tSize: 16 GB\n\tPart Number: Not Specified\n\n\
                Memory Device\n\tSize: 8 GB\n\nEnd Of Table\n\nOEM Strings\n\tString 1: a: b\n";
    let dmi = Dmi { source: DmiSource::Tables, sections: firmware::parse(text) };
    let bios = dmi.titled("BIOS Information").next().unwrap();
    assert_eq!((bios.field("Vendor"), bios.field("BIOS Revision")), (Some("ACME"), Some("1.2")));
    let sizes: Vec<_> = dmi.titled("Memory Device").map(|m| m.field("Size")).collect();
    assert_eq!(sizes, [Some("16 GB"), Some("8 GB")]);
    assert_eq!(dmi.titled("Memory Device").next().unwrap().field("Part Number"), None);
    assert_eq!(dmi.titled("OEM Strings").next().unwrap().field("String 1"), Some("a: b"));
    assert_eq!(dmi.titled("End Of Table").count(), 0);
}

#[tokio::test]
async fn falls_back_on_what_the_kernel_tells() {
    let root = host(&[
        file("/sys/class/dmi/id/sys_vendor", "ACME\n"),
        file("/sys/class/dmi/id/product_serial", "\n"),
        file("/sys/class/dmi/id/product_uuid", "c7a5fdbd-edaf-9455-926a-d65c16db1809\n"),
        file("/etc/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4\n"),
    ]);
    let dmi = dmi(&root.host).await.unwrap();
    assert_eq!(dmi.source, DmiSource::Kernel);
    let system = dmi.titled("System Information").next().unwrap();
    assert_eq!((system.field("Manufacturer"), system.field("Serial Number")), (Some("ACME"), None));
    assert!(machine_uuid(&root.host).unwrap().to_string().starts_with("c7a5fdbd-"));
    assert!(machine_id(&root.host).unwrap().to_string().starts_with("3d1219c7-"));
    let empty = host(&[file("/sys/class/dmi/id/product_uuid", &"f".repeat(32))]);
    assert_eq!((machine_uuid(&empty.host), machine_id(&empty.host)), (None, None));
    assert_eq!(super::dmi(&host(&[]).host).await, None);
}

#[test]
fn finds_what_the_host_can_do() {
    let swap = file("/proc/swaps", "Filename Type\n/dev/sda2 partition\n");
    let root = host(&[
        file("/sys/power/state", "freeze mem disk\n"),
        file("/sys/power/disk", "[platform] shutdown reboot suspend\n"),
        swap.clone(),
        file("/sys/kernel/iommu_groups/0/devices/x", ""),
    ]);
    let all = SuspendTargets { memory: true, disk: true, hybrid: true };
    assert_eq!(suspend_targets(&root.host), all);
    assert!(has_iommu(&root.host));
    let locked = host(&[
        file("/sys/power/state", "mem disk\n"),
        file("/sys/power/disk", "[disabled]\n"),
        swap,
    ]);
    assert_eq!(
        suspend_targets(&locked.host),
        SuspendTargets { memory: true, ..Default::default() }
    );
    assert!(!has_iommu(&locked.host));
}

#[test]
fn tells_the_states_of_kvm_apart() {
    assert!(matches!(kvm(&host(&[]).host), Kvm::Absent));
    let other = host(&[file("/dev/kvm", "not a device")]);
    assert!(matches!(kvm(&other.host), Kvm::Refused(_)));
    assert_eq!(kvm_threads_per_core(&other.host), 0);
    assert_eq!(kvm_clock(&other.host), None);
    if let Kvm::Answers { maximum_cpus } = kvm(&HostRoot::system()) {
        assert!(maximum_cpus > 0);
    }
}

#[tokio::test]
async fn the_host_has_a_name() {
    let name = host_name().await;
    let short = rustix::system::uname().nodename().to_string_lossy().into_owned();
    assert!(!name.is_empty() && name.starts_with(&short), "{name} {short}");
}
