//! Elements of the hypervisors' own namespaces, and capabilities of containers.

use super::Switch;
use ostler_xml::{
    Element, List, Reader, Result, Text, Writer, element, enumeration,
    part::{attr, attr_of, child, items, required, wrapped},
};

/// Which prefixes a document declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prefixes {
    /// `qemu:`
    pub qemu: bool,
    /// `lxc:`
    pub lxc: bool,
    /// `xen:`
    pub xen: bool,
    /// `bhyve:`
    pub bhyve: bool,
}

impl Prefixes {
    const URI: &'static str = "http://libvirt.org/schemas/domain/";

    fn all(self) -> [(&'static str, bool); 4] {
        [("qemu", self.qemu), ("lxc", self.lxc), ("xen", self.xen), ("bhyve", self.bhyve)]
    }
}

impl Element for Prefixes {
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self> {
        let uses = |names: &[&'static str]| names.iter().any(|name| reader.has(*name));
        if !reader.has_other_namespaces() {
            return Ok(Self::default());
        }
        Ok(Self {
            qemu: uses(&[
                "qemu:commandline",
                "qemu:capabilities",
                "qemu:override",
                "qemu:deprecation",
            ]),
            lxc: uses(&["lxc:namespace"]),
            xen: uses(&["xen:commandline"]),
            bhyve: uses(&["bhyve:commandline"]),
        })
    }

    fn write_attributes(&self, writer: &mut Writer) {
        for (prefix, _) in self.all().iter().filter(|(_, used)| *used) {
            let uri = format!("{}{prefix}/1.0", Self::URI);
            writer.attribute_text(&format!("xmlns:{prefix}"), &uri);
        }
    }

    fn write_content(&self, _writer: &mut Writer) {}
}

element! {
    /// Elements that only one hypervisor understands.
    #[derive(Default)]
    pub struct HypervisorNamespaces {
        pub qemu_command_line: Option<QemuCommandLine> = child("qemu:commandline"),
        pub qemu_capabilities: Option<QemuCapabilities> = child("qemu:capabilities"),
        pub qemu_override: List<OverrideDevice> = wrapped("qemu:override", "qemu:device"),
        pub qemu_deprecation: Option<DeprecationBehavior> =
            attr_of("qemu:deprecation", "behavior"),
        pub lxc_namespace: Option<LxcNamespace> = child("lxc:namespace"),
        pub xen_command_line: List<PassedArgument> = wrapped("xen:commandline", "xen:arg"),
        pub bhyve_command_line: List<PassedArgument> = wrapped("bhyve:commandline", "bhyve:arg"),
    }
}

element! {
    /// `<qemu:commandline>`.
    #[derive(Default)]
    pub struct QemuCommandLine {
        pub arguments: List<PassedArgument> = items("qemu:arg"),
        pub environment: List<PassedVariable> = items("qemu:env"),
    }
}

element! {
    /// An argument that is passed on as it is.
    pub struct PassedArgument {
        pub value: Text = required("value"),
    }
}

element! {
    /// An environment variable that is passed on.
    pub struct PassedVariable {
        pub name: Text = required("name"),
        pub value: Option<Text> = attr("value"),
    }
}

element! {
    /// `<qemu:capabilities>`: abilities of the emulator to assume or to deny.
    #[derive(Default)]
    pub struct QemuCapabilities {
        pub add: List<NamedCapability> = items("qemu:add"),
        pub delete: List<NamedCapability> = items("qemu:del"),
    }
}

element! {
    /// A capability of the emulator.
    pub struct NamedCapability {
        pub capability: Text = required("capability"),
    }
}

enumeration! {
    /// The emulator's reaction to deprecated interfaces.
    pub enum DeprecationBehavior {
        None = "none", Omit = "omit", Reject = "reject", Crash = "crash",
    }
}

element! {
    /// `<qemu:device>` of `<qemu:override>`.
    pub struct OverrideDevice {
        pub alias: Text = required("alias"),
        pub frontend: List<OverrideProperty> = wrapped("qemu:frontend", "qemu:property"),
    }
}

enumeration! {
    /// How an overridden property is passed.
    pub enum PropertyKind {
        String = "string", Signed = "signed", Unsigned = "unsigned", Bool = "bool",
        Remove = "remove",
    }
}

element! {
    /// `<qemu:property>`.
    pub struct OverrideProperty {
        pub name: Text = required("name"),
        pub kind: PropertyKind = required("type"),
        pub value: Option<Text> = attr("value"),
    }
}

element! {
    /// `<lxc:namespace>`: namespaces a container shares.
    #[derive(Default)]
    pub struct LxcNamespace {
        pub network: Option<SharedNamespace> = child("lxc:sharenet"),
        pub ipc: Option<SharedNamespace> = child("lxc:shareipc"),
        pub uts: Option<SharedNamespace> = child("lxc:shareuts"),
    }
}

element! {
    /// One shared namespace.
    pub struct SharedNamespace {
        pub kind: Text = required("type"),
        pub value: Text = required("value"),
    }
}

enumeration! {
    /// The policy for capabilities of a container that are not listed.
    pub enum CapabilitiesPolicy { Default = "default", Allow = "allow", Deny = "deny" }
}

/// Declares the capabilities of Linux in the order in which they are written.
macro_rules! container_capabilities {
    ($($name:ident)*) => {
        element! {
            /// `<capabilities>` of a container.
            #[derive(Default)]
            pub struct ContainerCapabilities {
                pub policy: Option<CapabilitiesPolicy> = attr("policy"),
                $(pub $name: Option<Switch> = child(stringify!($name)),)*
            }
        }
    };
}

container_capabilities! {
    audit_control audit_write block_suspend chown dac_override dac_read_search fowner fsetid
    ipc_lock ipc_owner kill lease linux_immutable mac_admin mac_override mknod net_admin
    net_bind_service net_broadcast net_raw setgid setfcap setpcap setuid sys_admin sys_boot
    sys_chroot sys_module sys_nice sys_pacct sys_ptrace sys_rawio sys_resource sys_time
    sys_tty_config syslog wake_alarm
}
