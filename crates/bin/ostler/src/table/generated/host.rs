//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "allocpages", aliases: &[], built: false,
        summary: "add or remove huge pages of the host",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "pagesize", kind: Kind::Number, positional: true, required: true, completes: Completes::Nothing, help: "size of the pages (with a unit: 2M)" },
            Opt { name: "pagecount", kind: Kind::Number, positional: true, required: true, completes: Completes::Nothing, help: "how many pages" },
            Opt { name: "cellno", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "NUMA cell" },
            Opt { name: "add", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "add to the pages there are instead of setting their number" },
            Opt { name: "all", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "every NUMA cell" },
        ],
    },
    Command {
        name: "capabilities", aliases: &[], built: true,
        summary: "print what the host and its hypervisor can do, as XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
    Command {
        name: "cpu-baseline", aliases: &[], built: false,
        summary: "compute the CPU that several hosts have in common",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "features", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "list the features the model implies too" },
            Opt { name: "migratable", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only what another host can take" },
        ],
    },
    Command {
        name: "cpu-compare", aliases: &[], built: false,
        summary: "compare the host's CPU with one described in XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "error", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "fail when the CPUs do not fit" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "cpu-models", aliases: &[], built: false,
        summary: "list the CPU models known for an architecture",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "arch", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "CPU architecture" },
        ],
    },
    Command {
        name: "domcapabilities", aliases: &[], built: true,
        summary: "print what a domain can be given here, as XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "virttype", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "kind of virtualization: kvm, qemu" },
            Opt { name: "emulatorbin", kind: Kind::Text, positional: true, required: false, completes: Completes::File, help: "path of the emulator" },
            Opt { name: "arch", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "CPU architecture" },
            Opt { name: "machine", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "machine type" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
            Opt { name: "disable-deprecated-features", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "leave CPU features out that are on their way out" },
        ],
    },
    Command {
        name: "freecell", aliases: &[], built: true,
        summary: "show the free memory of the host's NUMA cells",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "cellno", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "NUMA cell" },
            Opt { name: "all", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "every NUMA cell" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "freepages", aliases: &[], built: true,
        summary: "show the free pages of the host's NUMA cells, by size",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "cellno", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "NUMA cell" },
            Opt { name: "pagesize", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "size of the pages (with a unit: 2M)" },
            Opt { name: "all", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "every NUMA cell and page size" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "hostname", aliases: &[], built: true,
        summary: "print the host name of the hypervisor",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "hypervisor-cpu-baseline", aliases: &[], built: false,
        summary: "compute the CPU that several hypervisors have in common",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: false, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "virttype", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "kind of virtualization: kvm, qemu" },
            Opt { name: "emulator", kind: Kind::Text, positional: true, required: false, completes: Completes::File, help: "path of the emulator" },
            Opt { name: "arch", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "CPU architecture" },
            Opt { name: "machine", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "machine type" },
            Opt { name: "features", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "list the features the model implies too" },
            Opt { name: "migratable", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only what another host can take" },
            Opt { name: "model", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "model to start from" },
        ],
    },
    Command {
        name: "hypervisor-cpu-compare", aliases: &[], built: false,
        summary: "compare the CPU a hypervisor offers with one described in XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "virttype", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "kind of virtualization: kvm, qemu" },
            Opt { name: "emulator", kind: Kind::Text, positional: true, required: false, completes: Completes::File, help: "path of the emulator" },
            Opt { name: "arch", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "CPU architecture" },
            Opt { name: "machine", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "machine type" },
            Opt { name: "error", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "fail when the CPUs do not fit" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "maxvcpus", aliases: &[], built: true,
        summary: "print how many virtual CPUs a domain may have",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "type", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "domain type: qemu, kvm" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "node-memory-tune", aliases: &[], built: true,
        summary: "show or set how the host merges equal memory pages",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "shm-pages-to-scan", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "pages to look at before sleeping" },
            Opt { name: "shm-sleep-millisecs", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "how long to sleep" },
            Opt { name: "shm-merge-across-nodes", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "whether pages of different NUMA nodes are merged: 0 or 1" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "nodecpumap", aliases: &[], built: true,
        summary: "show which of the host's CPUs are online",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "pretty", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "laid out for reading" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "nodecpustats", aliases: &[], built: true,
        summary: "show how busy the host's CPUs are",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "cpu", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "number of a host CPU" },
            Opt { name: "percent", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "in per cent, over one second" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "nodeinfo", aliases: &[], built: true,
        summary: "show the host's CPUs and memory",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "nodememstats", aliases: &[], built: true,
        summary: "show the use of the host's memory",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "cell", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "NUMA cell" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "nodesevinfo", aliases: &[], built: false,
        summary: "show the host's AMD SEV parameters",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
    Command {
        name: "nodesuspend", aliases: &[], built: false,
        summary: "put the host to sleep for a while",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "target", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "mem, disk or hybrid" },
            Opt { name: "duration", kind: Kind::Number, positional: true, required: true, completes: Completes::Nothing, help: "wake after so many seconds, at least 60" },
        ],
    },
    Command {
        name: "sysinfo", aliases: &[], built: true,
        summary: "print the host's SMBIOS information as XML",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
    Command {
        name: "uri", aliases: &[], built: true,
        summary: "print the URI of this connection",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "version", aliases: &[], built: true,
        summary: "show the versions of client, daemon and hypervisor",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "daemon", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "ask for the daemon's version too" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "hypervisor-cpu-models", aliases: &[], built: false,
        summary: "list the CPU models a hypervisor offers",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "virttype", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "kind of virtualization: kvm, qemu" },
            Opt { name: "emulator", kind: Kind::Text, positional: true, required: false, completes: Completes::File, help: "path of the emulator" },
            Opt { name: "arch", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "CPU architecture" },
            Opt { name: "machine", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "machine type" },
            Opt { name: "all", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "all of them" },
        ],
    },
];
