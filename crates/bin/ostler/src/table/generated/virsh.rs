//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

use crate::table::{Alias, Command, Completes, Kind, Opt};

#[rustfmt::skip]
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "cd", aliases: &[], built: true,
        summary: "change the current folder",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "dir", kind: Kind::Text, positional: true, required: false, completes: Completes::Folder, help: "folder to change to; the home folder without it" },
        ],
    },
    Command {
        name: "echo", aliases: &[], built: true,
        summary: "print the arguments",
        detail: "",
        option_aliases: &[
            Alias { alias: "str", option: "string", value: None },
            Alias { alias: "hi", option: "string", value: Some("hello") },
        ],
        options: &[
            Opt { name: "shell", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "quoted for a shell" },
            Opt { name: "xml", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "quoted for XML" },
            Opt { name: "split", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "split arguments at commas" },
            Opt { name: "err", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "to standard error" },
            Opt { name: "string", kind: Kind::Rest, positional: true, required: false, completes: Completes::Nothing, help: "what to print" },
        ],
    },
    Command {
        name: "exit", aliases: &[], built: true,
        summary: "leave the shell",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
    Command {
        name: "help", aliases: &[], built: true,
        summary: "show help on all, a group of or one command",
        detail: "Without a name, lists all commands by group. Commands marked with * are not built yet.",
        option_aliases: &[],
        options: &[
            Opt { name: "command", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "command or group" },
        ],
    },
    Command {
        name: "pwd", aliases: &[], built: true,
        summary: "print the current folder",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
    Command {
        name: "quit", aliases: &[], built: true,
        summary: "leave the shell",
        detail: "",
        option_aliases: &[],
        options: &[
        ],
    },
    Command {
        name: "connect", aliases: &[], built: true,
        summary: "connect to another hypervisor",
        detail: "",
        option_aliases: &[],
        options: &[
            Opt { name: "name", kind: Kind::Text, positional: true, required: false, completes: Completes::Nothing, help: "connection URI" },
            Opt { name: "readonly", kind: Kind::Flag, positional: false, required: false, completes: Completes::Nothing, help: "read only" },
        ],
    },
];
