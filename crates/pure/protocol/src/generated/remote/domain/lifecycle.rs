//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::DomainRef;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_domain_create_args`
    DomainCreateArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_create_xml_args`
    DomainCreateXmlArgs<'a> {
        xml_desc: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_create_xml_ret`
    DomainCreateXmlRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_destroy_args`
    DomainDestroyArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_reboot_args`
    DomainRebootArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_resume_args`
    DomainResumeArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_shutdown_args`
    DomainShutdownArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_suspend_args`
    DomainSuspendArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_is_active_args`
    DomainIsActiveArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_is_active_ret`
    DomainIsActiveRet {
        active: bool,
    }
}

structure! {
    /// `remote_domain_create_with_flags_args`
    DomainCreateWithFlagsArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_create_with_flags_ret`
    DomainCreateWithFlagsRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_destroy_flags_args`
    DomainDestroyFlagsArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_reset_args`
    DomainResetArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_shutdown_flags_args`
    DomainShutdownFlagsArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_pm_suspend_for_duration_args`
    DomainPmSuspendForDurationArgs {
        domain: DomainRef,
        target: Open<enumeration::NodeSuspendTarget>,
        duration: u64,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_pm_wakeup_args`
    DomainPmWakeupArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_create_xml_with_files_args`
    DomainCreateXmlWithFilesArgs<'a> {
        xml_desc: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_create_xml_with_files_ret`
    DomainCreateXmlWithFilesRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_create_with_files_args`
    DomainCreateWithFilesArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_create_with_files_ret`
    DomainCreateWithFilesRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_set_lifecycle_action_args`
    DomainSetLifecycleActionArgs {
        domain: DomainRef,
        kind: Open<enumeration::DomainLifecycle>,
        action: Open<enumeration::DomainLifecycleAction>,
        flags: u32,
    }
}
