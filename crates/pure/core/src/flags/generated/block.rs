//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virDomainBlockCommitFlags`.
    DomainBlockCommitFlags {
        /// `VIR_DOMAIN_BLOCK_COMMIT_SHALLOW`
        SHALLOW = 0x1;
        /// `VIR_DOMAIN_BLOCK_COMMIT_DELETE`
        DELETE = 0x2;
        /// `VIR_DOMAIN_BLOCK_COMMIT_ACTIVE`
        ACTIVE = 0x4;
        /// `VIR_DOMAIN_BLOCK_COMMIT_RELATIVE`
        RELATIVE = 0x8;
        /// `VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES`
        BANDWIDTH_BYTES = 0x10;
    }
}

flags! {
    /// libvirt's `virDomainBlockCopyFlags`.
    DomainBlockCopyFlags {
        /// `VIR_DOMAIN_BLOCK_COPY_SHALLOW`
        SHALLOW = 0x1;
        /// `VIR_DOMAIN_BLOCK_COPY_REUSE_EXT`
        REUSE_EXT = 0x2;
        /// `VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB`
        TRANSIENT_JOB = 0x4;
        /// `VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES`
        SYNCHRONOUS_WRITES = 0x8;
    }
}

flags! {
    /// libvirt's `virDomainBlockJobAbortFlags`.
    DomainBlockJobAbortFlags {
        /// `VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC`
        ASYNC = 0x1;
        /// `VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT`
        PIVOT = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainBlockJobInfoFlags`.
    DomainBlockJobInfoFlags {
        /// `VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES`
        BANDWIDTH_BYTES = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainBlockJobSetSpeedFlags`.
    DomainBlockJobSetSpeedFlags {
        /// `VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES`
        BANDWIDTH_BYTES = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainBlockPullFlags`.
    DomainBlockPullFlags {
        /// `VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES`
        BANDWIDTH_BYTES = 0x40;
    }
}

flags! {
    /// libvirt's `virDomainBlockRebaseFlags`.
    DomainBlockRebaseFlags {
        /// `VIR_DOMAIN_BLOCK_REBASE_SHALLOW`
        SHALLOW = 0x1;
        /// `VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT`
        REUSE_EXT = 0x2;
        /// `VIR_DOMAIN_BLOCK_REBASE_COPY_RAW`
        COPY_RAW = 0x4;
        /// `VIR_DOMAIN_BLOCK_REBASE_COPY`
        COPY = 0x8;
        /// `VIR_DOMAIN_BLOCK_REBASE_RELATIVE`
        RELATIVE = 0x10;
        /// `VIR_DOMAIN_BLOCK_REBASE_COPY_DEV`
        COPY_DEV = 0x20;
        /// `VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES`
        BANDWIDTH_BYTES = 0x40;
    }
}

flags! {
    /// libvirt's `virDomainBlockResizeFlags`.
    DomainBlockResizeFlags {
        /// `VIR_DOMAIN_BLOCK_RESIZE_BYTES`
        BYTES = 0x1;
        /// `VIR_DOMAIN_BLOCK_RESIZE_CAPACITY`
        CAPACITY = 0x2;
    }
}
