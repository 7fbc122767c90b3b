//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "secret-define", aliases: &[], built: true,
        summary: "keep a secret's description from an XML file",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "file", kind: Kind::Text, positional: true, required: true, completes: Completes::File, help: "file with the XML, - for standard input" },
            Opt { name: "validate", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "check it against the schema first" },
        ],
    },
    Command {
        name: "secret-dumpxml", aliases: &[], built: true,
        summary: "print a secret's description as XML",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "secret", kind: Kind::Text, positional: true, required: true, completes: Completes::Secret, help: "UUID of the secret" },
            Opt { name: "xpath", kind: Kind::Text, positional: false, required: false, completes: Completes::Nothing, help: "print only what this XPath expression finds" },
            Opt { name: "wrap", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "put one element around all matches of --xpath" },
        ],
    },
    Command {
        name: "secret-event", aliases: &[], built: true,
        summary: "show the events of secrets as they happen",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "secret", kind: Kind::Text, positional: true, required: false, completes: Completes::Secret, help: "UUID of the secret" },
            Opt { name: "event", kind: Kind::Text, positional: true, required: false, completes: Completes::Event, help: "kind of event" },
            Opt { name: "loop", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "go on after the first event" },
            Opt { name: "timeout", kind: Kind::Number, positional: true, required: false, completes: Completes::Nothing, help: "seconds to wait" },
            Opt { name: "list", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "list the kinds of event" },
            Opt { name: "timestamp", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "time before each event" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "secret-get-value", aliases: &[], built: true,
        summary: "print a secret's value",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "secret", kind: Kind::Text, positional: true, required: true, completes: Completes::Secret, help: "UUID of the secret" },
            Opt { name: "plain", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "raw bytes, not base64" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "secret-list", aliases: &[], built: true,
        summary: "list secrets",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "ephemeral", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only secrets kept in memory" },
            Opt { name: "no-ephemeral", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only secrets kept on disk" },
            Opt { name: "private", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only secrets whose value cannot be read" },
            Opt { name: "no-private", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "only secrets whose value can be read" },
            Opt { name: "json", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "print JSON" },
        ],
    },
    Command {
        name: "secret-set-value", aliases: &[], built: true,
        summary: "set a secret's value",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "secret", kind: Kind::Text, positional: true, required: true, completes: Completes::Secret, help: "UUID of the secret" },
            Opt { name: "file", kind: Kind::Text, positional: false, required: false, completes: Completes::File, help: "file with the value" },
            Opt { name: "plain", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "raw bytes, not base64" },
            Opt { name: "interactive", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "read the value from the terminal" },
            Opt { name: "base64", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "the value in base64" },
        ],
    },
    Command {
        name: "secret-undefine", aliases: &[], built: true,
        summary: "drop a secret",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "secret", kind: Kind::Text, positional: true, required: true, completes: Completes::Secret, help: "UUID of the secret" },
        ],
    },
];
