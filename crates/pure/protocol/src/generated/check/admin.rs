//! @generated from `tables/programs/admin.json` by `cargo xtask codegen`; do not edit.

use super::Row;
use super::round;
use crate::admin;

/// The payloads of `admin`, by number.
#[rustfmt::skip]
pub(super) static ADMIN: [Row; 20] = [
    Row { sent: |b| round::<admin::ConnectOpenArgs>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<()>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<()>(b), answered: |b| round::<admin::ConnectGetLibVersionRet>(b) },
    Row { sent: |b| round::<admin::ConnectListServersArgs>(b), answered: |b| round::<admin::ConnectListServersRet>(b) },
    Row { sent: |b| round::<admin::ConnectLookupServerArgs<'_>>(b), answered: |b| round::<admin::ConnectLookupServerRet>(b) },
    Row { sent: |b| round::<admin::ServerGetThreadpoolParametersArgs>(b), answered: |b| round::<admin::ServerGetThreadpoolParametersRet<'_>>(b) },
    Row { sent: |b| round::<admin::ServerSetThreadpoolParametersArgs<'_>>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<admin::ServerListClientsArgs>(b), answered: |b| round::<admin::ServerListClientsRet>(b) },
    Row { sent: |b| round::<admin::ServerLookupClientArgs>(b), answered: |b| round::<admin::ServerLookupClientRet>(b) },
    Row { sent: |b| round::<admin::ClientGetInfoArgs>(b), answered: |b| round::<admin::ClientGetInfoRet<'_>>(b) },
    Row { sent: |b| round::<admin::ClientCloseArgs>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<admin::ServerGetClientLimitsArgs>(b), answered: |b| round::<admin::ServerGetClientLimitsRet<'_>>(b) },
    Row { sent: |b| round::<admin::ServerSetClientLimitsArgs<'_>>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<admin::ConnectGetLoggingOutputsArgs>(b), answered: |b| round::<admin::ConnectGetLoggingOutputsRet<'_>>(b) },
    Row { sent: |b| round::<admin::ConnectGetLoggingFiltersArgs>(b), answered: |b| round::<admin::ConnectGetLoggingFiltersRet<'_>>(b) },
    Row { sent: |b| round::<admin::ConnectSetLoggingOutputsArgs<'_>>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<admin::ConnectSetLoggingFiltersArgs<'_>>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<admin::ServerUpdateTlsFilesArgs>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<admin::ConnectSetDaemonTimeoutArgs>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<admin::ConnectDaemonShutdownArgs>(b), answered: |b| round::<()>(b) },
];
