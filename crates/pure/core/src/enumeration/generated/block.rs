//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::enumeration;

enumeration! {
    /// libvirt's `virDomainBlockJobType`.
    DomainBlockJobType {
        /// `VIR_DOMAIN_BLOCK_JOB_TYPE_UNKNOWN`
        Unknown = 0,
        /// `VIR_DOMAIN_BLOCK_JOB_TYPE_PULL`
        Pull = 1,
        /// `VIR_DOMAIN_BLOCK_JOB_TYPE_COPY`
        Copy = 2,
        /// `VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT`
        Commit = 3,
        /// `VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT`
        ActiveCommit = 4,
        /// `VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP`
        Backup = 5,
    }
}

enumeration! {
    /// libvirt's `virDomainBlockedReason`.
    DomainBlockedReason {
        /// `VIR_DOMAIN_BLOCKED_UNKNOWN`
        Unknown = 0,
    }
}
