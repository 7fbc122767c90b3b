//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "net-autostart", aliases: &[], built: false,
        summary: "choose whether a network starts with the host",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "disable", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "no longer" },
        ],
    },
    Command {
        name: "net-create", aliases: &[], built: false,
        summary: "start a network from an XML file without keeping its definition",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "net-define", aliases: &[], built: false,
        summary: "keep a network's definition, from an XML file, without starting it",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "net-destroy", aliases: &[], built: false,
        summary: "stop a network",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
        ],
    },
    Command {
        name: "net-dhcp-leases", aliases: &[], built: false,
        summary: "list the addresses a network has leased",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "mac", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "MAC address" },
        ],
    },
    Command {
        name: "net-dumpxml", aliases: &[], built: false,
        summary: "print a network's XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "inactive", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the definition, which counts from the next start" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
    Command {
        name: "net-edit", aliases: &[], built: false,
        summary: "change a network's definition in an editor",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
        ],
    },
    Command {
        name: "net-event", aliases: &[], built: false,
        summary: "show the events of networks as they happen",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "event", kind: Kind::Text, positional: true, required: false, completes: Completes::Event, help: "kind of event" },
            Opt { name: "loop", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "go on after the first event" },
            Opt { name: "timeout", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "seconds to wait" },
            Opt { name: "list", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "list the kinds of event" },
            Opt { name: "timestamp", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "time before each event" },
        ],
    },
    Command {
        name: "net-info", aliases: &[], built: false,
        summary: "show the basic facts of a network",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
        ],
    },
    Command {
        name: "net-list", aliases: &[], built: false,
        summary: "list networks",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "inactive", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only networks that do not run" },
            Opt { name: "all", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "networks that run and networks that do not" },
            Opt { name: "persistent", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only networks with a definition" },
            Opt { name: "transient", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only those without a definition" },
            Opt { name: "autostart", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only those that start with the host" },
            Opt { name: "no-autostart", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only those that do not start with the host" },
            Opt { name: "uuid", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print UUIDs only" },
            Opt { name: "name", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print names only" },
            Opt { name: "table", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print a table" },
        ],
    },
    Command {
        name: "net-name", aliases: &[], built: false,
        summary: "print the name of a network",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
        ],
    },
    Command {
        name: "net-start", aliases: &[], built: false,
        summary: "start a network that is defined",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
        ],
    },
    Command {
        name: "net-undefine", aliases: &[], built: false,
        summary: "drop a network's definition",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
        ],
    },
    Command {
        name: "net-update", aliases: &[], built: false,
        summary: "change one part of a network's definition",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "command", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "what to do: add-first, add-last, delete, modify" },
            Opt { name: "section", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "part of the definition" },
            Opt { name: "xml", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with XML" },
            Opt { name: "parent-index", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "which parent element, when there are several" },
            Opt { name: "config", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the definition, which counts from the next start" },
            Opt { name: "live", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the domain that runs" },
            Opt { name: "current", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the live domain if it runs, else its definition" },
        ],
    },
    Command {
        name: "net-uuid", aliases: &[], built: false,
        summary: "print the UUID of a network",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
        ],
    },
    Command {
        name: "net-port-list", aliases: &[], built: false,
        summary: "list a network's ports",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "uuid", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print UUIDs only" },
            Opt { name: "table", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print a table" },
        ],
    },
    Command {
        name: "net-port-create", aliases: &[], built: false,
        summary: "make a network port from an XML file",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "net-port-dumpxml", aliases: &[], built: false,
        summary: "print a network port's XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "port", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "UUID of the port" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
    Command {
        name: "net-port-delete", aliases: &[], built: false,
        summary: "delete a network port",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "port", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "UUID of the port" },
        ],
    },
    Command {
        name: "net-desc", aliases: &[], built: false,
        summary: "show or set the description or title of a network",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "live", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the domain that runs" },
            Opt { name: "config", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the definition, which counts from the next start" },
            Opt { name: "current", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the live domain if it runs, else its definition" },
            Opt { name: "title", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the title, not the description" },
            Opt { name: "edit", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "open an editor" },
            Opt { name: "new-desc", kind: Kind::Rest, positional: true, required: false, completes: Completes::Nothing, help: "the new text" },
        ],
    },
    Command {
        name: "net-metadata", aliases: &[], built: false,
        summary: "show, set or remove an application's own XML in a network",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "network", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the network" },
            Opt { name: "uri", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "URI of the namespace" },
            Opt { name: "live", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the domain that runs" },
            Opt { name: "config", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the definition, which counts from the next start" },
            Opt { name: "current", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "the live domain if it runs, else its definition" },
            Opt { name: "edit", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "open an editor" },
            Opt { name: "key", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "prefix of the namespace" },
            Opt { name: "set", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "the new XML" },
            Opt { name: "remove", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "remove it" },
        ],
    },
];
