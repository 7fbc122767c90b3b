//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "nwfilter-define", aliases: &[], built: false,
        summary: "keep a network filter from an XML file",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "nwfilter-dumpxml", aliases: &[], built: false,
        summary: "print a network filter's XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "nwfilter", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the filter" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
    Command {
        name: "nwfilter-edit", aliases: &[], built: false,
        summary: "change a network filter in an editor",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "nwfilter", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the filter" },
        ],
    },
    Command {
        name: "nwfilter-list", aliases: &[], built: false,
        summary: "list network filters",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
    Command {
        name: "nwfilter-undefine", aliases: &[], built: false,
        summary: "drop a network filter",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "nwfilter", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "name or UUID of the filter" },
        ],
    },
    Command {
        name: "nwfilter-binding-create", aliases: &[], built: false,
        summary: "apply a filter to an interface, from an XML file",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "nwfilter-binding-delete", aliases: &[], built: false,
        summary: "stop filtering an interface",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "binding", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "interface the filter is bound to" },
        ],
    },
    Command {
        name: "nwfilter-binding-dumpxml", aliases: &[], built: false,
        summary: "print the XML of a filter's binding",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "binding", kind: Kind::Text, positional: true, required: true, completes: Completes::Nothing, help: "interface the filter is bound to" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
    Command {
        name: "nwfilter-binding-list", aliases: &[], built: false,
        summary: "list which filters apply to which interfaces",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
];
