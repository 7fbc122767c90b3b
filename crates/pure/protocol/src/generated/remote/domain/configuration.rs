//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::DomainRef;

structure! {
    /// `remote_domain_define_xml_args`
    DomainDefineXmlArgs<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_define_xml_ret`
    DomainDefineXmlRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_xml_desc_args`
    DomainGetXmlDescArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_xml_desc_ret`
    DomainGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_get_autostart_args`
    DomainGetAutostartArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_autostart_ret`
    DomainGetAutostartRet {
        autostart: bool,
    }
}

structure! {
    /// `remote_domain_get_os_type_args`
    DomainGetOsTypeArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_os_type_ret`
    DomainGetOsTypeRet<'a> {
        kind: &'a str,
    }
}

structure! {
    /// `remote_domain_set_autostart_args`
    DomainSetAutostartArgs {
        domain: DomainRef,
        autostart: bool,
    }
}

structure! {
    /// `remote_domain_undefine_args`
    DomainUndefineArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_is_persistent_args`
    DomainIsPersistentArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_is_persistent_ret`
    DomainIsPersistentRet {
        persistent: bool,
    }
}

structure! {
    /// `remote_domain_is_updated_args`
    DomainIsUpdatedArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_is_updated_ret`
    DomainIsUpdatedRet {
        updated: bool,
    }
}

structure! {
    /// `remote_domain_undefine_flags_args`
    DomainUndefineFlagsArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_define_xml_flags_args`
    DomainDefineXmlFlagsArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_define_xml_flags_ret`
    DomainDefineXmlFlagsRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_autostart_once_args`
    DomainGetAutostartOnceArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_autostart_once_ret`
    DomainGetAutostartOnceRet {
        autostart: bool,
    }
}

structure! {
    /// `remote_domain_set_autostart_once_args`
    DomainSetAutostartOnceArgs {
        domain: DomainRef,
        autostart: bool,
    }
}
