//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{DomainRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_core_dump_args`
    DomainCoreDumpArgs<'a> {
        domain: DomainRef,
        to: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_restore_args`
    DomainRestoreArgs<'a> {
        from: &'a str,
    }
}

structure! {
    /// `remote_domain_save_args`
    DomainSaveArgs<'a> {
        domain: DomainRef,
        to: &'a str,
    }
}

structure! {
    /// `remote_domain_managed_save_args`
    DomainManagedSaveArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_has_managed_save_image_args`
    DomainHasManagedSaveImageArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_has_managed_save_image_ret`
    DomainHasManagedSaveImageRet {
        result: bool,
    }
}

structure! {
    /// `remote_domain_managed_save_remove_args`
    DomainManagedSaveRemoveArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_save_flags_args`
    DomainSaveFlagsArgs<'a> {
        domain: DomainRef,
        to: &'a str,
        dxml: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_restore_flags_args`
    DomainRestoreFlagsArgs<'a> {
        from: &'a str,
        dxml: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_save_image_get_xml_desc_args`
    DomainSaveImageGetXmlDescArgs<'a> {
        file: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_save_image_get_xml_desc_ret`
    DomainSaveImageGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_save_image_define_xml_args`
    DomainSaveImageDefineXmlArgs<'a> {
        file: &'a str,
        dxml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_core_dump_with_format_args`
    DomainCoreDumpWithFormatArgs<'a> {
        domain: DomainRef,
        to: &'a str,
        dumpformat: Open<enumeration::DomainCoreDumpFormat>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_managed_save_get_xml_desc_args`
    DomainManagedSaveGetXmlDescArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_managed_save_get_xml_desc_ret`
    DomainManagedSaveGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_managed_save_define_xml_args`
    DomainManagedSaveDefineXmlArgs<'a> {
        domain: DomainRef,
        dxml: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_save_params_args`
    DomainSaveParamsArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [64],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_restore_params_args`
    DomainRestoreParamsArgs<'a> {
        params: Cow<'a, TypedParams> [64],
        flags: u32,
    }
}
