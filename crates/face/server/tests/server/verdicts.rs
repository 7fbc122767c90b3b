//! Every procedure on a read-only and on a full connection: the table's
//! verdict is what a client meets.

use crate::client::{Client, Server, message};
use ostler_core::{Error, ErrorCode};
use ostler_protocol::{
    Header, LXC, MessageStatus, Procedure, ProcedureKind, QEMU, REMOTE, RemoteProcedure,
    message::decode_error,
};

/// Calls it with nothing as its arguments: whatever comes of that, a refusal
/// by the table comes before.
fn call(client: &mut Client, procedure: &Procedure) -> Result<(), Error> {
    let header = Header { serial: 5, ..procedure.call_header() };
    client.send_raw(&message(header, &[]));
    loop {
        let packet = client.expect();
        if packet.header.serial == 5 {
            return match packet.header.status {
                MessageStatus::Error => Err(decode_error(&packet.payload).expect("an error")),
                _ => Ok(()),
            };
        }
    }
}

fn is_denied(result: &Result<(), Error>) -> bool {
    result.as_ref().is_err_and(|error| error.code() == ErrorCode::OperationDenied)
}

/// Ends the connection when it is called.
fn ends_it(procedure: &Procedure) -> bool {
    procedure.program.number == REMOTE.number
        && procedure.number == RemoteProcedure::ConnectClose as i32
}

#[test]
fn every_procedure_has_its_verdict() {
    let server = Server::start();
    let mut by_flag = server.connect("sock");
    by_flag.open("qemu:///system", 1).expect("opened for reading");
    let mut by_socket = server.connect("sock-ro");
    by_socket.open("qemu:///system", 0).expect("opened");
    let mut full = server.open();
    let (mut allowed, mut denied) = (0, 0);
    for procedure in [&REMOTE, &QEMU, &LXC].iter().flat_map(|program| program.procedures) {
        if ends_it(procedure) {
            continue;
        }
        let name = procedure.name;
        if procedure.kind != ProcedureKind::Call {
            let error = call(&mut full, procedure).expect_err(name);
            assert_eq!(error.code(), ErrorCode::Rpc, "{name}");
            continue;
        }
        for client in [&mut by_flag, &mut by_socket] {
            let result = call(client, procedure);
            assert_eq!(is_denied(&result), !procedure.read_only, "{name}: {result:?}");
        }
        let result = call(&mut full, procedure);
        assert!(!is_denied(&result), "{name}: {result:?}");
        if procedure.read_only { allowed += 1 } else { denied += 1 }
    }
    assert!(allowed > 100 && denied > 150, "{allowed} {denied}");
    for mut client in [by_flag, by_socket, full] {
        client.assert_alive();
    }
}

#[test]
fn what_changes_something_is_denied() {
    let server = Server::start();
    let mut client = server.connect("sock-ro");
    client.open("qemu:///system", 0).expect("opened");
    for procedure in [
        RemoteProcedure::DomainCreate,
        RemoteProcedure::DomainDefineXml,
        RemoteProcedure::DomainSuspend,
        RemoteProcedure::DomainOpenConsole,
        RemoteProcedure::DomainSetMetadata,
        RemoteProcedure::StorageVolUpload,
        RemoteProcedure::NetworkCreate,
        RemoteProcedure::SecretGetValue,
        RemoteProcedure::ConnectSetIdentity,
    ] {
        let error = call(&mut client, procedure.info()).expect_err("denied");
        assert_eq!(error.code(), ErrorCode::OperationDenied, "{procedure:?}");
        assert!(error.message().ends_with(procedure.info().api), "{}", error.message());
    }
}
