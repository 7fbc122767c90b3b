//! @generated from `tables/programs/admin.json` by `cargo xtask codegen`; do not edit.

use super::ADMIN;
use crate::procedure::Procedure;
use crate::procedure::{Priority, ProcedureKind, StreamDirection};

/// That of number N stands at N - 1.
#[rustfmt::skip]
pub(super) static PROCEDURES: [Procedure; 20] = [
    Procedure { program: &ADMIN, number: 1, name: "connect_open", api: "virAdmConnectOpen", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 2, name: "connect_close", api: "virAdmConnectClose", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 3, name: "connect_get_lib_version", api: "virAdmConnectGetLibVersion", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 4, name: "connect_list_servers", api: "virAdmConnectListServers", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 5, name: "connect_lookup_server", api: "virAdmConnectLookupServer", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 6, name: "server_get_threadpool_parameters", api: "virAdmServerGetThreadPoolParameters", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 7, name: "server_set_threadpool_parameters", api: "virAdmServerSetThreadPoolParameters", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 8, name: "server_list_clients", api: "virAdmServerListClients", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 9, name: "server_lookup_client", api: "virAdmServerLookupClient", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 10, name: "client_get_info", api: "virAdmClientGetInfo", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 11, name: "client_close", api: "virAdmClientClose", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 12, name: "server_get_client_limits", api: "virAdmServerGetClientLimits", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 13, name: "server_set_client_limits", api: "virAdmServerSetClientLimits", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 14, name: "connect_get_logging_outputs", api: "virAdmConnectGetLoggingOutputs", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "3.0.0" },
    Procedure { program: &ADMIN, number: 15, name: "connect_get_logging_filters", api: "virAdmConnectGetLoggingFilters", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "3.0.0" },
    Procedure { program: &ADMIN, number: 16, name: "connect_set_logging_outputs", api: "virAdmConnectSetLoggingOutputs", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "3.0.0" },
    Procedure { program: &ADMIN, number: 17, name: "connect_set_logging_filters", api: "virAdmConnectSetLoggingFilters", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "3.0.0" },
    Procedure { program: &ADMIN, number: 18, name: "server_update_tls_files", api: "virAdmServerUpdateTlsFiles", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "2.0.0" },
    Procedure { program: &ADMIN, number: 19, name: "connect_set_daemon_timeout", api: "virAdmConnectSetDaemonTimeout", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "8.6.0" },
    Procedure { program: &ADMIN, number: 20, name: "connect_daemon_shutdown", api: "virAdmConnectDaemonShutdown", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "11.2.0" },
];

/// The numbers of `admin`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as in the protocol")]
#[repr(i32)]
pub enum AdminProcedure {
    ConnectOpen = 1,
    ConnectClose = 2,
    ConnectGetLibVersion = 3,
    ConnectListServers = 4,
    ConnectLookupServer = 5,
    ServerGetThreadpoolParameters = 6,
    ServerSetThreadpoolParameters = 7,
    ServerListClients = 8,
    ServerLookupClient = 9,
    ClientGetInfo = 10,
    ClientClose = 11,
    ServerGetClientLimits = 12,
    ServerSetClientLimits = 13,
    ConnectGetLoggingOutputs = 14,
    ConnectGetLoggingFilters = 15,
    ConnectSetLoggingOutputs = 16,
    ConnectSetLoggingFilters = 17,
    ServerUpdateTlsFiles = 18,
    ConnectSetDaemonTimeout = 19,
    ConnectDaemonShutdown = 20,
}

impl AdminProcedure {
    /// What the table says of it.
    #[must_use]
    pub const fn info(self) -> &'static Procedure {
        &ADMIN.procedures[self as usize - 1]
    }
}
