//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "event", aliases: &[], built: true,
        summary: "show the events of domains as they happen",
        detail: "Ends after the first event, or with --loop goes on until interrupted or until --timeout.",
        option_aliases: &[],
        options: &[
            Opt { name: "domain", kind: Kind::Text, positional: true, required: false, completes: Completes::Domain, help: "only this domain" },
            Opt { name: "event", kind: Kind::Text, positional: true, required: false, completes: Completes::Event, help: "kind of event" },
            Opt { name: "all", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "every kind of event" },
            Opt { name: "loop", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "go on after the first event" },
            Opt { name: "timeout", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "seconds to wait" },
            Opt { name: "list", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "list the kinds of event" },
            Opt { name: "timestamp", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "time before each event" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
];
