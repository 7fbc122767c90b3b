//! The admin program, as virt-admin uses it.

use crate::client::{Client, Server, encoded, message};
use ostler_core::enumeration::ClientTransport;
use ostler_core::{ClientRef, Error, ErrorCode, ServerRef, TypedParams, TypedValue};
use ostler_protocol::{
    AdminProcedure, Header, MessageStatus, Packet,
    admin::{
        ClientCloseArgs, ClientGetInfoArgs, ClientGetInfoRet, ConnectDaemonShutdownArgs,
        ConnectListServersArgs, ConnectListServersRet, ConnectLookupServerArgs, ConnectOpenArgs,
        ConnectSetDaemonTimeoutArgs, ConnectSetLoggingFiltersArgs, ServerGetClientLimitsArgs,
        ServerGetClientLimitsRet, ServerGetThreadpoolParametersArgs, ServerListClientsArgs,
        ServerListClientsRet, ServerLookupClientArgs, ServerSetClientLimitsArgs,
        ServerSetThreadpoolParametersArgs, ServerUpdateTlsFilesArgs,
    },
    message::decode_error,
    wire::Wire,
};
use ostler_xdr::Reader;
use std::{borrow::Cow, time::Duration};

fn call<'a>(
    client: &mut Client,
    procedure: AdminProcedure,
    args: &impl Wire<'a>,
) -> Result<Packet, Error> {
    let header = Header { serial: 3, ..procedure.info().call_header() };
    client.send_raw(&message(header, &encoded(args)));
    let packet = client.expect();
    match packet.header.status {
        MessageStatus::Error => Err(decode_error(&packet.payload).expect("an error")),
        _ => Ok(packet),
    }
}

fn read<'a, T: Wire<'a>>(packet: &'a Packet) -> T {
    T::decode(&mut Reader::new(&packet.payload)).expect("the result")
}

fn server_ref(name: &str) -> ServerRef {
    ServerRef { name: name.into() }
}

fn administrator(server: &Server) -> Client {
    let mut client = server.connect("admin");
    call(&mut client, AdminProcedure::ConnectOpen, &ConnectOpenArgs { flags: 0 }).expect("opened");
    client
}

fn clients(admin: &mut Client, of: &str) -> Vec<ClientRef> {
    let args = ServerListClientsArgs { server: server_ref(of), need_results: true, flags: 0 };
    let packet = call(admin, AdminProcedure::ServerListClients, &args).expect("listed");
    read::<ServerListClientsRet>(&packet).clients
}

fn uint(name: &'static str, value: u32) -> Cow<'static, TypedParams> {
    let mut params = TypedParams::default();
    params.push(name, value);
    Cow::Owned(params)
}

#[test]
fn servers_and_clients_are_listed() {
    let server = Server::start();
    let mut admin = administrator(&server);
    let args = ConnectListServersArgs { need_results: true, flags: 0 };
    let packet = call(&mut admin, AdminProcedure::ConnectListServers, &args).expect("listed");
    let list: ConnectListServersRet = read(&packet);
    assert_eq!(list.servers, [server_ref("libvirtd"), server_ref("admin")]);
    assert_eq!(list.ret, 2);
    assert_eq!(clients(&mut admin, "libvirtd"), []);
    assert_eq!(clients(&mut admin, "admin").len(), 1);
    let _client = server.open();
    let list = clients(&mut admin, "libvirtd");
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].transport, ClientTransport::Unix);
    assert!(list[0].timestamp > 1_700_000_000);
    let args = ConnectLookupServerArgs { name: "other", flags: 0 };
    let error = call(&mut admin, AdminProcedure::ConnectLookupServer, &args).expect_err("none");
    assert_eq!(error.code(), ErrorCode::NoServer);
    let args = ServerLookupClientArgs { server: server_ref("libvirtd"), id: 9999, flags: 0 };
    let error = call(&mut admin, AdminProcedure::ServerLookupClient, &args).expect_err("none");
    assert_eq!(error.code(), ErrorCode::NoClient);
}

#[test]
fn a_client_is_described_and_cut_off() {
    let server = Server::start();
    let mut admin = administrator(&server);
    let mut victim = server.connect("sock-ro");
    victim.assert_alive();
    let client = clients(&mut admin, "libvirtd").remove(0);
    let args = ClientGetInfoArgs { client: client.clone(), flags: 0 };
    let packet = call(&mut admin, AdminProcedure::ClientGetInfo, &args).expect("described");
    let info: ClientGetInfoRet<'_> = read(&packet);
    let uid = rustix::process::geteuid().as_raw().cast_signed();
    let pid = std::process::id().cast_signed();
    for (name, value) in [
        ("readonly", TypedValue::Boolean(true)),
        ("unix_user_id", TypedValue::Int(uid)),
        ("unix_process_id", TypedValue::Int(pid)),
    ] {
        assert_eq!(info.params.value(name), Some(&value), "{name}");
    }
    let args = ClientCloseArgs { client, flags: 0 };
    call(&mut admin, AdminProcedure::ClientClose, &args).expect("cut off");
    victim.assert_dropped();
}

#[test]
fn limits_are_read_and_set() {
    let server = Server::start();
    let mut admin = administrator(&server);
    let libvirtd = server_ref("libvirtd");
    let set = |admin: &mut Client, params| {
        let args = ServerSetClientLimitsArgs { server: server_ref("libvirtd"), params, flags: 0 };
        call(admin, AdminProcedure::ServerSetClientLimits, &args).map(|_| ())
    };
    set(&mut admin, uint("nclients_max", 100)).expect("set");
    let args = ServerGetClientLimitsArgs { server: libvirtd.clone(), flags: 0 };
    let packet = call(&mut admin, AdminProcedure::ServerGetClientLimits, &args).expect("read");
    let limits: ServerGetClientLimitsRet<'_> = read(&packet);
    for (name, value) in [
        ("nclients_max", 100),
        ("nclients", 0),
        ("nclients_unauth_max", 20),
        ("nclients_unauth", 0),
    ] {
        assert_eq!(limits.params.value(name), Some(&TypedValue::UInt(value)), "{name}");
    }
    for (params, code) in [
        (uint("nclients_unauth_max", 101), ErrorCode::InvalidArg),
        (uint("nclients_max", 0), ErrorCode::InvalidArg),
        (uint("nclients", 5), ErrorCode::ArgumentUnsupported),
    ] {
        assert_eq!(set(&mut admin, params).map_err(|error| error.code()), Err(code));
    }
    let set = |admin: &mut Client, params| {
        let server = server_ref("libvirtd");
        let args = ServerSetThreadpoolParametersArgs { server, params, flags: 0 };
        call(admin, AdminProcedure::ServerSetThreadpoolParameters, &args).map(|_| ())
    };
    set(&mut admin, uint("maxWorkers", 30)).expect("set");
    let refused = set(&mut admin, uint("minWorkers", 31)).expect_err("above the maximum");
    assert_eq!(refused.code(), ErrorCode::InvalidArg);
    let args = ServerGetThreadpoolParametersArgs { server: libvirtd, flags: 0 };
    call(&mut admin, AdminProcedure::ServerGetThreadpoolParameters, &args).expect("read");
}

#[test]
fn the_daemon_is_controlled() {
    let server = Server::start();
    let mut admin = administrator(&server);
    let args = ConnectSetLoggingFiltersArgs { filters: Some("1:qemu"), flags: 0 };
    call(&mut admin, AdminProcedure::ConnectSetLoggingFilters, &args).expect("set");
    assert_eq!(*server.control.filters.lock().expect("no panic"), "1:qemu");
    for (timeout, expected) in [(30, Some(Duration::from_secs(30))), (0, None)] {
        let args = ConnectSetDaemonTimeoutArgs { timeout, flags: 0 };
        call(&mut admin, AdminProcedure::ConnectSetDaemonTimeout, &args).expect("set");
        assert_eq!(*server.control.timeout.lock().expect("no panic"), expected);
    }
    let args = ConnectDaemonShutdownArgs { flags: 0 };
    call(&mut admin, AdminProcedure::ConnectDaemonShutdown, &args).expect("asked");
    assert!(*server.control.stopped.lock().expect("no panic"));
    let args = ServerUpdateTlsFilesArgs { server: server_ref("libvirtd"), flags: 0 };
    let error = call(&mut admin, AdminProcedure::ServerUpdateTlsFiles, &args).expect_err("no TLS");
    assert_eq!(error.code(), ErrorCode::NoSupport);
}

#[test]
fn the_programs_keep_to_their_sockets() {
    let server = Server::start();
    let mut client = server.open();
    let result = call(&mut client, AdminProcedure::ConnectOpen, &ConnectOpenArgs { flags: 0 });
    assert_eq!(result.expect_err("not here").code(), ErrorCode::Rpc);
    let mut admin = administrator(&server);
    let error = admin.open("qemu:///system", 0).expect_err("not here");
    assert_eq!(error.code(), ErrorCode::Rpc);
}
