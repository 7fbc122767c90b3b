//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::enumeration;

enumeration! {
    /// libvirt's `virCPUCompareResult`.
    CpuCompareResult {
        /// `VIR_CPU_COMPARE_ERROR`
        Error = -1,
        /// `VIR_CPU_COMPARE_INCOMPATIBLE`
        Incompatible = 0,
        /// `VIR_CPU_COMPARE_IDENTICAL`
        Identical = 1,
        /// `VIR_CPU_COMPARE_SUPERSET`
        Superset = 2,
    }
}

enumeration! {
    /// libvirt's `virConnectCloseReason`.
    ConnectCloseReason {
        /// `VIR_CONNECT_CLOSE_REASON_ERROR`
        Error = 0,
        /// `VIR_CONNECT_CLOSE_REASON_EOF`
        Eof = 1,
        /// `VIR_CONNECT_CLOSE_REASON_KEEPALIVE`
        Keepalive = 2,
        /// `VIR_CONNECT_CLOSE_REASON_CLIENT`
        Client = 3,
    }
}

enumeration! {
    /// libvirt's `virNodeGetCPUStatsAllCPUs`.
    NodeGetCpuStatsAllCpus {
        /// `VIR_NODE_CPU_STATS_ALL_CPUS`
        Cpus = -1,
    }
}

enumeration! {
    /// libvirt's `virNodeGetMemoryStatsAllCells`.
    NodeGetMemoryStatsAllCells {
        /// `VIR_NODE_MEMORY_STATS_ALL_CELLS`
        Cells = -1,
    }
}

enumeration! {
    /// libvirt's `virNodeSuspendTarget`.
    NodeSuspendTarget {
        /// `VIR_NODE_SUSPEND_TARGET_MEM`
        Mem = 0,
        /// `VIR_NODE_SUSPEND_TARGET_DISK`
        Disk = 1,
        /// `VIR_NODE_SUSPEND_TARGET_HYBRID`
        Hybrid = 2,
    }
}
