//! The circles that are still there. Nothing is added here: each is opened some day.

/// A circle, or several with the same parent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) package: &'static str,
    /// The module whose children they are; empty for the crate itself.
    pub(super) parent: &'static str,
    pub(super) nodes: &'static [&'static str],
}

const fn known(
    package: &'static str,
    parent: &'static str,
    nodes: &'static [&'static str],
) -> Known {
    Known { package, parent, nodes }
}

/// All of them.
pub(super) const KNOWN: &[Known] = &[
    known(
        "ostler-qemu",
        "",
        &[
            "agent",
            "arguments",
            "command",
            "console",
            "definition",
            "devices",
            "domain",
            "driver",
            "error",
            "facts",
            "firmware",
            "honoured",
            "image",
            "settings",
            "statistics",
            "tell",
        ],
    ),
    known("ostler-qemu", "command", &["memory", "numa"]),
    known("ostler-qemu", "devices", &["chardev", "part", "secret"]),
    known("ostler-qemu", "devices::disk", &["image", "network", "protocol"]),
    known(
        "ostler-qemu",
        "domain",
        &[
            "edit",
            "hotplug",
            "machine",
            "processors",
            "start",
            "status_file",
            "stop",
            "tune",
            "watch",
        ],
    ),
    known("ostler-qemu", "domain::start", &["prepare", "secret"]),
    known("ostler-qemu", "emulator::documents", &["devices", "domain", "host_model"]),
];
