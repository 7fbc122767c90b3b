//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "iface-begin", aliases: &[], built: false,
        summary: "remember the host's interface configuration, to come back to it",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
    Command {
        name: "iface-bridge", aliases: &[], built: false,
        summary: "make a bridge with a host interface in it",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "interface", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or MAC of the interface" },
            Opt { name: "bridge", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the bridge" },
            Opt { name: "no-stp", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "without the spanning tree protocol" },
            Opt { name: "delay", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "seconds a port of the bridge waits before it forwards" },
            Opt { name: "no-start", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "do not bring it up" },
        ],
    },
    Command {
        name: "iface-commit", aliases: &[], built: false,
        summary: "keep the changes since iface-begin",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
    Command {
        name: "iface-define", aliases: &[], built: false,
        summary: "keep a host interface's configuration from an XML file",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "iface-destroy", aliases: &[], built: false,
        summary: "take a host interface down",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "interface", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or MAC of the interface" },
        ],
    },
    Command {
        name: "iface-dumpxml", aliases: &[], built: false,
        summary: "print a host interface's XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "interface", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or MAC of the interface" },
            Opt { name: "inactive", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the definition, which counts from the next start" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
    Command {
        name: "iface-edit", aliases: &[], built: false,
        summary: "change a host interface's configuration in an editor",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "interface", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or MAC of the interface" },
        ],
    },
    Command {
        name: "iface-list", aliases: &[], built: false,
        summary: "list the host's interfaces",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "inactive", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only interfaces that are down" },
            Opt { name: "all", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "interfaces that are up and interfaces that are not" },
        ],
    },
    Command {
        name: "iface-mac", aliases: &[], built: false,
        summary: "print the MAC address of a host interface",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "interface", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or MAC of the interface" },
        ],
    },
    Command {
        name: "iface-name", aliases: &[], built: false,
        summary: "print the name of a host interface",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "interface", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or MAC of the interface" },
        ],
    },
    Command {
        name: "iface-rollback", aliases: &[], built: false,
        summary: "go back to the configuration at iface-begin",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
    Command {
        name: "iface-start", aliases: &[], built: false,
        summary: "bring a host interface up",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "interface", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or MAC of the interface" },
        ],
    },
    Command {
        name: "iface-unbridge", aliases: &[], built: false,
        summary: "take a bridge apart, keeping its interface",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "bridge", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the bridge" },
            Opt { name: "no-start", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "do not bring it up" },
        ],
    },
    Command {
        name: "iface-undefine", aliases: &[], built: false,
        summary: "drop a host interface's configuration",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "interface", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or MAC of the interface" },
        ],
    },
];
