//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::DomainRef;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_domain_open_console_args`
    DomainOpenConsoleArgs<'a> {
        domain: DomainRef,
        dev_name: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_inject_nmi_args`
    DomainInjectNmiArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_screenshot_args`
    DomainScreenshotArgs {
        domain: DomainRef,
        screen: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_screenshot_ret`
    DomainScreenshotRet<'a> {
        mime: Option<&'a str>,
    }
}

structure! {
    /// `remote_domain_send_key_args`
    DomainSendKeyArgs {
        domain: DomainRef,
        codeset: Open<enumeration::KeycodeSet>,
        holdtime: u32,
        keycodes: Vec<u32> [16],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_open_graphics_args`
    DomainOpenGraphicsArgs {
        domain: DomainRef,
        idx: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_send_process_signal_args`
    DomainSendProcessSignalArgs {
        domain: DomainRef,
        pid_value: i64,
        signum: Open<enumeration::DomainProcessSignal>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_open_channel_args`
    DomainOpenChannelArgs<'a> {
        domain: DomainRef,
        name: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_open_graphics_fd_args`
    DomainOpenGraphicsFdArgs {
        domain: DomainRef,
        idx: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_graphics_reload_args`
    DomainGraphicsReloadArgs {
        domain: DomainRef,
        kind: Open<enumeration::DomainGraphicsReloadType>,
        flags: u32,
    }
}
