//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Alias, Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "nodedev-create", aliases: &[], built: false,
        summary: "make a host device from an XML file",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "nodedev-destroy", aliases: &[], built: false,
        summary: "take down a host device",
        detail: "",
        option_aliases: &[
            Alias { alias: "name", option: "device", value: None },
        ],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
        ],
    },
    Command {
        name: "nodedev-detach", aliases: &["nodedev-dettach"], built: false,
        summary: "take a host device from its driver, so that a guest can have it",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
            Opt { name: "driver", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "driver name" },
        ],
    },
    Command {
        name: "nodedev-dumpxml", aliases: &[], built: false,
        summary: "print a host device's XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
    Command {
        name: "nodedev-list", aliases: &[], built: false,
        summary: "list the host's devices",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "tree", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "as a tree" },
            Opt { name: "cap", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "only devices with one of these capabilities, separated by commas" },
            Opt { name: "inactive", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only devices that are only defined" },
            Opt { name: "all", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "devices that are there and devices that are only defined" },
        ],
    },
    Command {
        name: "nodedev-reattach", aliases: &[], built: false,
        summary: "give a host device back to its driver",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
        ],
    },
    Command {
        name: "nodedev-reset", aliases: &[], built: false,
        summary: "reset a host device",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
        ],
    },
    Command {
        name: "nodedev-event", aliases: &[], built: false,
        summary: "show the events of host devices as they happen",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "name of the device" },
            Opt { name: "event", kind: Kind::Text, positional: true, required: false, completes: Completes::Event, help: "kind of event" },
            Opt { name: "loop", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "go on after the first event" },
            Opt { name: "timeout", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "seconds to wait" },
            Opt { name: "list", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "list the kinds of event" },
            Opt { name: "timestamp", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "time before each event" },
        ],
    },
    Command {
        name: "nodedev-define", aliases: &[], built: false,
        summary: "keep a host device's definition from an XML file",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "nodedev-undefine", aliases: &[], built: false,
        summary: "drop a host device's definition",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
        ],
    },
    Command {
        name: "nodedev-start", aliases: &[], built: false,
        summary: "start a host device that is defined",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
        ],
    },
    Command {
        name: "nodedev-autostart", aliases: &[], built: false,
        summary: "choose whether a host device starts with the host",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
            Opt { name: "disable", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "no longer" },
        ],
    },
    Command {
        name: "nodedev-info", aliases: &[], built: false,
        summary: "show the basic facts of a host device",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
        ],
    },
    Command {
        name: "nodedev-update", aliases: &[], built: false,
        summary: "change a host device's definition from an XML file",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "device", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name of the device" },
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "config", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the definition, which counts from the next start" },
            Opt { name: "live", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the domain that runs" },
            Opt { name: "current", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the live domain if it runs, else its definition" },
        ],
    },
];
