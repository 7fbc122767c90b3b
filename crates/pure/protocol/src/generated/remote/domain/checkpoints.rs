//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{CheckpointRef, DomainRef};

structure! {
    /// `remote_domain_checkpoint_create_xml_args`
    DomainCheckpointCreateXmlArgs<'a> {
        domain: DomainRef,
        xml_desc: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_checkpoint_create_xml_ret`
    DomainCheckpointCreateXmlRet {
        checkpoint: CheckpointRef,
    }
}

structure! {
    /// `remote_domain_checkpoint_get_xml_desc_args`
    DomainCheckpointGetXmlDescArgs {
        checkpoint: CheckpointRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_checkpoint_get_xml_desc_ret`
    DomainCheckpointGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_list_all_checkpoints_args`
    DomainListAllCheckpointsArgs {
        domain: DomainRef,
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_list_all_checkpoints_ret`
    DomainListAllCheckpointsRet {
        checkpoints: Vec<CheckpointRef> [16384],
        ret: i32,
    }
}

structure! {
    /// `remote_domain_checkpoint_list_all_children_args`
    DomainCheckpointListAllChildrenArgs {
        checkpoint: CheckpointRef,
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_checkpoint_list_all_children_ret`
    DomainCheckpointListAllChildrenRet {
        checkpoints: Vec<CheckpointRef> [16384],
        ret: i32,
    }
}

structure! {
    /// `remote_domain_checkpoint_lookup_by_name_args`
    DomainCheckpointLookupByNameArgs<'a> {
        domain: DomainRef,
        name: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_checkpoint_lookup_by_name_ret`
    DomainCheckpointLookupByNameRet {
        checkpoint: CheckpointRef,
    }
}

structure! {
    /// `remote_domain_checkpoint_get_parent_args`
    DomainCheckpointGetParentArgs {
        checkpoint: CheckpointRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_checkpoint_get_parent_ret`
    DomainCheckpointGetParentRet {
        parent: CheckpointRef,
    }
}

structure! {
    /// `remote_domain_checkpoint_delete_args`
    DomainCheckpointDeleteArgs {
        checkpoint: CheckpointRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_backup_begin_args`
    DomainBackupBeginArgs<'a> {
        domain: DomainRef,
        backup_xml: &'a str,
        checkpoint_xml: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_backup_get_xml_desc_args`
    DomainBackupGetXmlDescArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_backup_get_xml_desc_ret`
    DomainBackupGetXmlDescRet<'a> {
        xml: &'a str,
    }
}
