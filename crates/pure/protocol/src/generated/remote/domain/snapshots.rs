//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{DomainRef, SnapshotRef};

structure! {
    /// `remote_domain_snapshot_create_xml_args`
    DomainSnapshotCreateXmlArgs<'a> {
        domain: DomainRef,
        xml_desc: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_create_xml_ret`
    DomainSnapshotCreateXmlRet {
        snapshot: SnapshotRef,
    }
}

structure! {
    /// `remote_domain_snapshot_get_xml_desc_args`
    DomainSnapshotGetXmlDescArgs {
        snapshot: SnapshotRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_get_xml_desc_ret`
    DomainSnapshotGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_snapshot_num_args`
    DomainSnapshotNumArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_num_ret`
    DomainSnapshotNumRet {
        num: i32,
    }
}

structure! {
    /// `remote_domain_snapshot_list_names_args`
    DomainSnapshotListNamesArgs {
        domain: DomainRef,
        maxnames: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_list_names_ret`
    DomainSnapshotListNamesRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_domain_snapshot_lookup_by_name_args`
    DomainSnapshotLookupByNameArgs<'a> {
        domain: DomainRef,
        name: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_lookup_by_name_ret`
    DomainSnapshotLookupByNameRet {
        snapshot: SnapshotRef,
    }
}

structure! {
    /// `remote_domain_has_current_snapshot_args`
    DomainHasCurrentSnapshotArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_has_current_snapshot_ret`
    DomainHasCurrentSnapshotRet {
        result: bool,
    }
}

structure! {
    /// `remote_domain_snapshot_current_args`
    DomainSnapshotCurrentArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_current_ret`
    DomainSnapshotCurrentRet {
        snapshot: SnapshotRef,
    }
}

structure! {
    /// `remote_domain_revert_to_snapshot_args`
    DomainRevertToSnapshotArgs {
        snapshot: SnapshotRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_delete_args`
    DomainSnapshotDeleteArgs {
        snapshot: SnapshotRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_get_parent_args`
    DomainSnapshotGetParentArgs {
        snapshot: SnapshotRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_get_parent_ret`
    DomainSnapshotGetParentRet {
        snapshot: SnapshotRef,
    }
}

structure! {
    /// `remote_domain_snapshot_num_children_args`
    DomainSnapshotNumChildrenArgs {
        snapshot: SnapshotRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_num_children_ret`
    DomainSnapshotNumChildrenRet {
        num: i32,
    }
}

structure! {
    /// `remote_domain_snapshot_list_children_names_args`
    DomainSnapshotListChildrenNamesArgs {
        snapshot: SnapshotRef,
        maxnames: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_list_children_names_ret`
    DomainSnapshotListChildrenNamesRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_domain_snapshot_is_current_args`
    DomainSnapshotIsCurrentArgs {
        snapshot: SnapshotRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_is_current_ret`
    DomainSnapshotIsCurrentRet {
        current: bool,
    }
}

structure! {
    /// `remote_domain_snapshot_has_metadata_args`
    DomainSnapshotHasMetadataArgs {
        snapshot: SnapshotRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_has_metadata_ret`
    DomainSnapshotHasMetadataRet {
        metadata: bool,
    }
}

structure! {
    /// `remote_domain_list_all_snapshots_args`
    DomainListAllSnapshotsArgs {
        domain: DomainRef,
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_list_all_snapshots_ret`
    DomainListAllSnapshotsRet {
        snapshots: Vec<SnapshotRef> [16384],
        ret: i32,
    }
}

structure! {
    /// `remote_domain_snapshot_list_all_children_args`
    DomainSnapshotListAllChildrenArgs {
        snapshot: SnapshotRef,
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_snapshot_list_all_children_ret`
    DomainSnapshotListAllChildrenRet {
        snapshots: Vec<SnapshotRef> [16384],
        ret: i32,
    }
}
