//! `<os>`: what the domain boots.

use super::DiskSource;
use ostler_xml::{
    List, Text, YesNo, element, enumeration,
    part::{
        always, attr, attr_of, child, group_if, items, leaf, leaves, required, required_text, text,
        wrapped,
    },
};

enumeration! {
    /// The interface a guest is written for.
    pub enum OsKind {
        Hvm = "hvm", Xen = "xen", Linux = "linux", XenPvh = "xenpvh", Exe = "exe", Uml = "uml",
    }
}

enumeration! {
    /// The architecture of a processor.
    pub enum Arch {
        Alpha = "alpha", Armv6l = "armv6l", Armv7l = "armv7l", Armv7b = "armv7b",
        Aarch64 = "aarch64", Cris = "cris", I686 = "i686", Ia64 = "ia64", Lm32 = "lm32",
        Loongarch64 = "loongarch64", M68k = "m68k", Microblaze = "microblaze",
        Microblazeel = "microblazeel", Mips = "mips", Mipsel = "mipsel", Mips64 = "mips64",
        Mips64el = "mips64el", Openrisc = "openrisc", Parisc = "parisc", Parisc64 = "parisc64",
        Ppc = "ppc", Ppcle = "ppcle", Ppc64 = "ppc64", Ppc64le = "ppc64le", Ppcemb = "ppcemb",
        Riscv32 = "riscv32", Riscv64 = "riscv64", S390 = "s390", S390x = "s390x", Sh4 = "sh4",
        Sh4eb = "sh4eb", Sparc = "sparc", Sparc64 = "sparc64", Unicore32 = "unicore32",
        X86_64 = "x86_64", Xtensa = "xtensa", Xtensaeb = "xtensaeb", Itanium = "itanium",
    }
}

enumeration! {
    /// Firmware that is chosen by what it is.
    pub enum FirmwareKind { Bios = "bios", Efi = "efi" }
}

enumeration! {
    /// A class of devices to boot from.
    pub enum BootDevice { Floppy = "fd", HardDisk = "hd", Cdrom = "cdrom", Network = "network" }
}

enumeration! {
    /// The source of the SMBIOS tables.
    pub enum SmbiosMode { Emulate = "emulate", Host = "host", Sysinfo = "sysinfo" }
}

enumeration! {
    /// How firmware is mapped.
    pub enum LoaderKind { Rom = "rom", Pflash = "pflash", None = "none" }
}

enumeration! {
    /// The kind of an ACPI table from a file.
    pub enum AcpiTableKind { Raw = "raw", RawSet = "rawset", Slic = "slic", Msdm = "msdm" }
}

element! {
    /// `<os>`.
    #[derive(Default)]
    pub struct OsDef {
        pub firmware: Option<FirmwareKind> = attr("firmware"),
        pub kind: OsTypeDef = always("type"),
        pub firmware_features: List<FirmwareFeature> = wrapped("firmware", "feature"),
        pub container: Option<Box<ContainerInit>> = ostler_xml::part::group(),
        pub loader: Option<Box<Loader>> = child("loader"),
        pub nvram: Option<Box<Nvram>> = child("nvram"),
        pub direct: Option<Box<DirectBoot>> = ostler_xml::part::group(),
        pub acpi_tables: List<AcpiTable> = wrapped("acpi", "table"),
        pub boot_devices: List<BootEntry> = items("boot"),
        pub boot_menu: Option<BootMenu> = child("bootmenu"),
        pub bios: Option<Bios> = child("bios"),
        pub smbios: Option<SmbiosMode> = attr_of("smbios", "mode"),
    }
}

element! {
    /// `<type>` of `<os>`.
    #[derive(Default)]
    pub struct OsTypeDef {
        pub arch: Option<Arch> = attr("arch"),
        pub machine: Option<Text> = attr("machine"),
        pub kind: Option<OsKind> = text(),
    }
}

element! {
    /// A kernel that is booted without firmware's help.
    #[derive(Default)]
    pub struct DirectBoot {
        pub kernel: Option<Text> = leaf("kernel"),
        pub initrd: Option<Text> = leaf("initrd"),
        pub cmdline: Option<Text> = leaf("cmdline"),
        pub shim: Option<Text> = leaf("shim"),
        pub dtb: Option<Text> = leaf("dtb"),
        pub root: Option<Text> = leaf("root"),
    }
}

element! {
    /// The program that a container starts.
    #[derive(Default)]
    pub struct ContainerInit {
        pub init: Option<Text> = leaf("init"),
        pub arguments: List<Text> = leaves("initarg"),
        pub environment: List<InitEnvironment> = items("initenv"),
        pub directory: Option<Text> = leaf("initdir"),
        pub user: Option<Text> = leaf("inituser"),
        pub group: Option<Text> = leaf("initgroup"),
    }
}

element! {
    /// `<initenv>`.
    pub struct InitEnvironment {
        pub name: Text = required("name"),
        pub value: Text = required_text(),
    }
}

element! {
    /// `<feature>` that chosen firmware must or must not have.
    pub struct FirmwareFeature {
        pub enabled: YesNo = required("enabled"),
        pub name: Text = required("name"),
    }
}

element! {
    /// `<loader>`: the firmware's code.
    #[derive(Default)]
    pub struct Loader {
        pub readonly: Option<YesNo> = attr("readonly"),
        pub secure: Option<YesNo> = attr("secure"),
        pub kind: Option<LoaderKind> = attr("type"),
        pub stateless: Option<YesNo> = attr("stateless"),
        pub format: Option<Text> = attr("format"),
        pub path: Option<Text> = text(),
    }
}

element! {
    /// `<nvram>`: the firmware's variables.
    #[derive(Default)]
    pub struct Nvram {
        pub template: Option<Text> = attr("template"),
        pub template_format: Option<Text> = attr("templateFormat"),
        pub source: Option<DiskSource> = group_if("type"),
        pub format: Option<Text> = attr("format"),
        /// The path, when there is no source.
        pub path: Option<Text> = text(),
    }
}

element! {
    /// `<table>` of `<acpi>`.
    pub struct AcpiTable {
        pub kind: AcpiTableKind = required("type"),
        pub path: Text = required_text(),
    }
}

element! {
    /// `<boot dev='hd'/>`.
    pub struct BootEntry {
        pub device: BootDevice = required("dev"),
    }
}

element! {
    /// `<bootmenu>`.
    #[derive(Default)]
    pub struct BootMenu {
        pub enable: Option<YesNo> = attr("enable"),
        /// In milliseconds.
        pub timeout: Option<u32> = attr("timeout"),
    }
}

element! {
    /// `<bios>`.
    #[derive(Default)]
    pub struct Bios {
        pub use_serial: Option<YesNo> = attr("useserial"),
        /// In milliseconds; -1 is never.
        pub reboot_timeout: Option<i32> = attr("rebootTimeout"),
    }
}
