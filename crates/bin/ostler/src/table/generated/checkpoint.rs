//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "checkpoint-create", aliases: &[], built: false,
        summary: "make a checkpoint of a domain's disks from XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "xmlfile", kind: Kind::Text, positional: true, required: false, completes: Completes::File, help: "file with XML" },
            Opt { name: "redefine", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "take over a record, without making one" },
            Opt { name: "redefine-validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check what is taken over against the disk" },
            Opt { name: "quiesce", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "freeze the guest's file systems first" },
        ],
    },
    Command {
        name: "checkpoint-create-as", aliases: &[], built: false,
        summary: "make a checkpoint of a domain's disks from options",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "name", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "name of the new one" },
            Opt { name: "description", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "description of the new one" },
            Opt { name: "print-xml", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print the XML instead of doing it" },
            Opt { name: "quiesce", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "freeze the guest's file systems first" },
            Opt { name: "diskspec", kind: Kind::Rest, positional: true, required: false, completes: Completes::Nothing, help: "one disk: DISK[,NAME=VALUE...]" },
        ],
    },
    Command {
        name: "checkpoint-delete", aliases: &[], built: false,
        summary: "delete a checkpoint",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "checkpointname", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "name of the checkpoint" },
            Opt { name: "children", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "its descendants too" },
            Opt { name: "children-only", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "its descendants only" },
            Opt { name: "metadata", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "forget it, but keep the data" },
        ],
    },
    Command {
        name: "checkpoint-dumpxml", aliases: &[], built: false,
        summary: "print a checkpoint's XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "checkpointname", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "name of the checkpoint" },
            Opt { name: "security-info", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "with passwords and the like" },
            Opt { name: "no-domain", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "without the domain's XML" },
            Opt { name: "size", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "with the size of the changes since" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
    Command {
        name: "checkpoint-edit", aliases: &[], built: false,
        summary: "change a checkpoint's XML in an editor",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "checkpointname", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "name of the checkpoint" },
        ],
    },
    Command {
        name: "checkpoint-info", aliases: &[], built: false,
        summary: "show the basic facts of a checkpoint",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "checkpointname", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "name of the checkpoint" },
        ],
    },
    Command {
        name: "checkpoint-list", aliases: &[], built: false,
        summary: "list a domain's checkpoints",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "parent", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "show the parent of each" },
            Opt { name: "roots", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only those without parents" },
            Opt { name: "leaves", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only those without children" },
            Opt { name: "no-leaves", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only those with children" },
            Opt { name: "tree", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "as a tree" },
            Opt { name: "from", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "only descendants of this one" },
            Opt { name: "descendants", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "descendants, not only children" },
            Opt { name: "name", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print names only" },
            Opt { name: "topological", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "parents before children" },
        ],
    },
    Command {
        name: "checkpoint-parent", aliases: &[], built: false,
        summary: "print the parent of a checkpoint",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "checkpointname", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "name of the checkpoint" },
        ],
    },
];
