//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "backup-begin", aliases: &[], built: false,
        summary: "start a backup of a running domain's disks",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "backupxml", kind: Kind::Text, positional: true, required: false, completes: Completes::File, help: "file with the backup's XML" },
            Opt { name: "checkpointxml", kind: Kind::Text, positional: true, required: false, completes: Completes::File, help: "file with a checkpoint's XML" },
            Opt { name: "reuse-external", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "use files that are there already" },
        ],
    },
    Command {
        name: "backup-dumpxml", aliases: &[], built: false,
        summary: "print the XML of the backup that runs",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: true, completes: Completes::Domain, help: "name, id or UUID of the domain" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
];
