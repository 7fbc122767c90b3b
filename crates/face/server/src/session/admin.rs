//! The admin program: arguments to [`Administration`] and back.

use super::arguments::{arguments, no_flags, outcome};
use crate::{
    administration::Administration,
    client::{Client, Outcome, Started},
};
use ostler_core::{Error, ServerRef};
use ostler_protocol::{
    AdminProcedure as Call, Procedure,
    admin::{
        ClientCloseArgs, ClientGetInfoArgs, ClientGetInfoRet, ConnectDaemonShutdownArgs,
        ConnectGetLibVersionRet, ConnectGetLoggingFiltersArgs, ConnectGetLoggingFiltersRet,
        ConnectGetLoggingOutputsArgs, ConnectGetLoggingOutputsRet, ConnectListServersArgs,
        ConnectListServersRet, ConnectLookupServerArgs, ConnectLookupServerRet, ConnectOpenArgs,
        ConnectSetDaemonTimeoutArgs, ConnectSetLoggingFiltersArgs, ConnectSetLoggingOutputsArgs,
        ServerGetClientLimitsArgs, ServerGetClientLimitsRet, ServerGetThreadpoolParametersArgs,
        ServerGetThreadpoolParametersRet, ServerListClientsArgs, ServerListClientsRet,
        ServerLookupClientArgs, ServerLookupClientRet, ServerSetClientLimitsArgs,
        ServerSetThreadpoolParametersArgs,
    },
};
use std::{borrow::Cow, time::Duration};

/// Answers a call of the admin program.
pub(super) fn call(
    client: &Client,
    administration: &Administration,
    procedure: &'static Procedure,
    payload: &[u8],
) -> Started {
    let number = procedure.number;
    if number == Call::ClientGetInfo as i32 {
        return client_info(administration, procedure, payload);
    }
    Started::Done(
        daemon(client, administration, procedure, payload)
            .or_else(|| servers(administration, procedure, payload))
            .or_else(|| clients(administration, procedure, payload))
            .or_else(|| logging(administration, procedure, payload))
            .unwrap_or_else(|| Err(Error::no_support(procedure.api))),
    )
}

type Answer = Option<Result<Outcome, Error>>;

/// Runs the body if the procedure is this one.
macro_rules! on {
    ($procedure:expr, $($call:ident => $body:expr,)*) => {{
        let number = $procedure.number;
        $(if number == Call::$call as i32 {
            return Some((|| $body)());
        })*
        None
    }};
}

fn daemon(
    client: &Client,
    administration: &Administration,
    procedure: &Procedure,
    payload: &[u8],
) -> Answer {
    on!(procedure,
        ConnectOpen => {
            let args: ConnectOpenArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            Ok(Outcome::default())
        },
        ConnectClose => {
            client.finish();
            Ok(Outcome::default())
        },
        ConnectGetLibVersion => {
            outcome(&ConnectGetLibVersionRet { lib_ver: super::LIBRARY_VERSION })
        },
        ConnectSetDaemonTimeout => {
            let args: ConnectSetDaemonTimeoutArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            let timeout = Duration::from_secs(args.timeout.into());
            administration.control().set_timeout(Some(timeout).filter(|time| !time.is_zero()));
            Ok(Outcome::default())
        },
        ConnectDaemonShutdown => {
            // The one flag asks to keep guests, which is always done.
            let _: ConnectDaemonShutdownArgs = arguments(procedure, payload)?;
            administration.control().shut_down();
            Ok(Outcome::default())
        },
    )
}

fn servers(administration: &Administration, procedure: &Procedure, payload: &[u8]) -> Answer {
    on!(procedure,
        ConnectListServers => {
            let args: ConnectListServersArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            let servers = administration.list_servers();
            let (servers, ret) = listed(servers, args.need_results);
            outcome(&ConnectListServersRet { servers, ret })
        },
        ConnectLookupServer => {
            let args: ConnectLookupServerArgs<'_> = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            let server: ServerRef = administration.lookup_server(args.name)?;
            outcome(&ConnectLookupServerRet { server })
        },
        ServerGetThreadpoolParameters => {
            let args: ServerGetThreadpoolParametersArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            let params = Cow::Owned(administration.threadpool_parameters(&args.server)?);
            outcome(&ServerGetThreadpoolParametersRet { params })
        },
        ServerSetThreadpoolParameters => {
            let args: ServerSetThreadpoolParametersArgs<'_> = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            administration.set_threadpool_parameters(&args.server, &args.params)?;
            Ok(Outcome::default())
        },
        ServerGetClientLimits => {
            let args: ServerGetClientLimitsArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            let params = Cow::Owned(administration.client_limits(&args.server)?);
            outcome(&ServerGetClientLimitsRet { params })
        },
        ServerSetClientLimits => {
            let args: ServerSetClientLimitsArgs<'_> = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            administration.set_client_limits(&args.server, &args.params)?;
            Ok(Outcome::default())
        },
    )
}

fn clients(administration: &Administration, procedure: &Procedure, payload: &[u8]) -> Answer {
    on!(procedure,
        ServerListClients => {
            let args: ServerListClientsArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            let clients = administration.list_clients(&args.server)?;
            let (clients, ret) = listed(clients, args.need_results);
            outcome(&ServerListClientsRet { clients, ret })
        },
        ServerLookupClient => {
            let args: ServerLookupClientArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            let client = administration.lookup_client(&args.server, args.id)?;
            outcome(&ServerLookupClientRet { client })
        },
        ClientClose => {
            let args: ClientCloseArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            administration.close_client(&args.client)?;
            Ok(Outcome::default())
        },
    )
}

/// Names of users may come from a directory service, so this one waits on a
/// thread of its own.
fn client_info(
    administration: &Administration,
    procedure: &'static Procedure,
    payload: &[u8],
) -> Started {
    let args = arguments::<ClientGetInfoArgs>(procedure, payload)
        .and_then(|args| no_flags(procedure, args.flags).map(|()| args));
    let args = match args {
        Ok(args) => args,
        Err(error) => return Started::Done(Err(error)),
    };
    let administration = administration.clone();
    Started::Running(Box::pin(async move {
        let asked = tokio::task::spawn_blocking(move || administration.client_info(&args.client));
        let params = asked.await.map_err(|_| Error::internal("the look-up of a user failed"))??;
        outcome(&ClientGetInfoRet { params: Cow::Owned(params) })
    }))
}

fn logging(administration: &Administration, procedure: &Procedure, payload: &[u8]) -> Answer {
    let control = administration.control();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    on!(procedure,
        ConnectGetLoggingOutputs => {
            let args: ConnectGetLoggingOutputsArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            let listing = control.log_outputs();
            let noutputs = number(listing.count);
            outcome(&ConnectGetLoggingOutputsRet { outputs: &listing.text, noutputs })
        },
        ConnectGetLoggingFilters => {
            let args: ConnectGetLoggingFiltersArgs = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            let listing = control.log_filters();
            let filters = Some(listing.text.as_str()).filter(|text| !text.is_empty());
            outcome(&ConnectGetLoggingFiltersRet { filters, nfilters: number(listing.count) })
        },
        ConnectSetLoggingOutputs => {
            let args: ConnectSetLoggingOutputsArgs<'_> = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            control.set_log_outputs(args.outputs.unwrap_or_default())?;
            Ok(Outcome::default())
        },
        ConnectSetLoggingFilters => {
            let args: ConnectSetLoggingFiltersArgs<'_> = arguments(procedure, payload)?;
            no_flags(procedure, args.flags)?;
            control.set_log_filters(args.filters.unwrap_or_default())?;
            Ok(Outcome::default())
        },
    )
}

/// The list, if it is wanted, and its length.
fn listed<T>(list: Vec<T>, wanted: bool) -> (Vec<T>, u32) {
    let length = u32::try_from(list.len()).unwrap_or(u32::MAX);
    (if wanted { list } else { Vec::new() }, length)
}
