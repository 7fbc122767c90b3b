//! Registering for events, and being told.

use crate::{
    client::{Client, Server, encoded},
    driver::{DOMAIN, domain},
};
use ostler_core::enumeration::{ConnectCloseReason, DomainEventId, NetworkEventId, Open};
use ostler_core::{DomainRef, Error, ErrorCode, Uuid};
use ostler_driver::{Event, Lifecycle};
use ostler_protocol::{
    MessageType, Packet, QEMU, QemuProcedure, RemoteProcedure,
    qemu::{ConnectDomainMonitorEventDeregisterArgs, ConnectDomainMonitorEventRegisterArgs},
    remote::{
        ConnectDomainEventCallbackDeregisterAnyArgs, ConnectDomainEventCallbackRegisterAnyArgs,
        ConnectDomainEventDeregisterAnyArgs, ConnectDomainEventRegisterAnyArgs,
        ConnectNetworkEventRegisterAnyArgs, DomainEventCallbackLifecycleMsg,
        DomainEventLifecycleMsg, DomainSuspendArgs,
    },
    wire::Wire,
};
use ostler_xdr::Reader;

fn register(client: &mut Client, event_id: i32, domain: Option<DomainRef>) -> Result<i32, Error> {
    let event_id = Open::from_number(event_id);
    let args = ConnectDomainEventCallbackRegisterAnyArgs { event_id, domain };
    let procedure = RemoteProcedure::ConnectDomainEventCallbackRegisterAny;
    let packet = client.call(procedure, &args)?;
    Ok(i32::decode(&mut Reader::new(&packet.payload)).expect("a callback"))
}

fn read<'a, T: Wire<'a>>(packet: &'a Packet, procedure: RemoteProcedure) -> T {
    assert_eq!(packet.header.kind, MessageType::Message);
    assert_eq!((packet.header.procedure, packet.header.serial), (procedure as i32, 0));
    T::decode(&mut Reader::new(&packet.payload)).expect("the message")
}

fn code<T>(result: Result<T, Error>) -> Option<ErrorCode> {
    result.err().map(|error| error.code())
}

fn other() -> DomainRef {
    DomainRef { name: "other".into(), uuid: Uuid::from_bytes([9; 16]), id: -1 }
}

#[test]
fn a_client_hears_of_what_another_does() {
    let server = Server::start();
    let (mut watcher, mut actor) = (server.open(), server.open());
    let callback = register(&mut watcher, 0, None).expect("registered");
    actor
        .call(RemoteProcedure::DomainSuspend, &DomainSuspendArgs { domain: domain() })
        .expect("suspended");
    let packet = watcher.expect();
    let message: DomainEventCallbackLifecycleMsg =
        read(&packet, RemoteProcedure::DomainEventCallbackLifecycle);
    assert_eq!(message.callback_id, callback);
    assert_eq!((message.msg.event.number(), message.msg.detail), (3, 0));
    assert_eq!(&*message.msg.domain.name, DOMAIN);
    actor.assert_alive();
}

#[test]
fn the_first_style_has_no_callbacks() {
    let server = Server::start();
    let mut client = server.open();
    client.call(RemoteProcedure::ConnectDomainEventRegister, &()).expect("registered");
    server.toy.lifecycle(Lifecycle::StartedBooted);
    let packet = client.expect();
    let message: DomainEventLifecycleMsg = read(&packet, RemoteProcedure::DomainEventLifecycle);
    assert_eq!((message.event.number(), message.detail), (2, 0));
    let again = client.call(RemoteProcedure::ConnectDomainEventRegister, &());
    assert_eq!(code(again), Some(ErrorCode::InvalidArg));
    client.call(RemoteProcedure::ConnectDomainEventDeregister, &()).expect("given up");
    server.toy.lifecycle(Lifecycle::StartedBooted);
    client.assert_alive();
    let again = client.call(RemoteProcedure::ConnectDomainEventDeregister, &());
    assert_eq!(code(again), Some(ErrorCode::InternalError));
}

#[test]
fn the_second_style_chooses_an_event() {
    let server = Server::start();
    let mut client = server.open();
    let args = ConnectDomainEventRegisterAnyArgs { event_id: DomainEventId::Reboot.into() };
    let procedure = RemoteProcedure::ConnectDomainEventRegisterAny;
    client.call(procedure, &args).expect("registered");
    assert_eq!(code(client.call(procedure, &args)), Some(ErrorCode::InvalidArg));
    server.toy.lifecycle(Lifecycle::StartedBooted);
    server.toy.publish(Event::DomainReboot { domain: domain() });
    let packet = client.expect();
    assert_eq!(packet.header.procedure, RemoteProcedure::DomainEventReboot as i32);
    for event_id in [-1, 16, 99] {
        let args = ConnectDomainEventRegisterAnyArgs { event_id: Open::from_number(event_id) };
        assert_eq!(code(client.call(procedure, &args)), Some(ErrorCode::InternalError));
    }
    let args = ConnectDomainEventDeregisterAnyArgs { event_id: DomainEventId::Reboot.into() };
    let procedure = RemoteProcedure::ConnectDomainEventDeregisterAny;
    client.call(procedure, &args).expect("given up");
    assert_eq!(code(client.call(procedure, &args)), Some(ErrorCode::InternalError));
}

#[test]
fn the_third_style_chooses_a_domain() {
    let server = Server::start();
    let mut client = server.open();
    let all = register(&mut client, 0, None).expect("registered");
    let of_demo = register(&mut client, 0, Some(domain())).expect("registered");
    let of_other = register(&mut client, 0, Some(other())).expect("registered");
    let reboots = register(&mut client, 1, Some(domain())).expect("registered");
    for (event, domain) in [(0, None), (0, Some(domain())), (1, Some(domain()))] {
        assert_eq!(code(register(&mut client, event, domain)), Some(ErrorCode::InvalidArg));
    }
    assert_eq!(code(register(&mut client, 30, None)), Some(ErrorCode::InternalError));
    server.toy.lifecycle(Lifecycle::StartedBooted);
    let mut told: Vec<i32> = (0..2)
        .map(|_| {
            let packet = client.expect();
            read::<DomainEventCallbackLifecycleMsg>(
                &packet,
                RemoteProcedure::DomainEventCallbackLifecycle,
            )
            .callback_id
        })
        .collect();
    told.sort_unstable();
    let mut expected = [all, of_demo];
    expected.sort_unstable();
    assert_eq!(told, expected);
    let procedure = RemoteProcedure::ConnectDomainEventCallbackDeregisterAny;
    for callback_id in [all, of_demo, of_other, reboots] {
        let args = ConnectDomainEventCallbackDeregisterAnyArgs { callback_id };
        client.call(procedure, &args).expect("given up");
        assert_eq!(code(client.call(procedure, &args)), Some(ErrorCode::InternalError));
    }
    server.toy.lifecycle(Lifecycle::StartedBooted);
    let serial = client.send(RemoteProcedure::ConnectGetLibVersion, &());
    assert_eq!(client.expect().header.serial, serial, "nothing was told any more");
}

#[test]
fn events_of_the_monitor_are_chosen_by_name() {
    let server = Server::start();
    let mut client = server.open();
    let register = |client: &mut Client, event, flags| {
        let args = ConnectDomainMonitorEventRegisterArgs { domain: None, event, flags };
        let procedure = QemuProcedure::ConnectDomainMonitorEventRegister.info();
        let header = ostler_protocol::Header { serial: 900, ..procedure.call_header() };
        client.send_raw(&crate::client::message(header, &encoded(&args)));
        client.answer(900)
    };
    register(&mut client, Some("STOP"), 0).expect("registered");
    register(&mut client, Some("resume"), 2).expect("registered, case aside");
    let refused = register(&mut client, Some("R.*"), 1);
    assert_eq!(code(refused), Some(ErrorCode::ArgumentUnsupported));
    for event in ["stop", "STOP", "RESUME", "RESET"] {
        server.toy.publish(Event::MonitorEvent {
            domain: domain(),
            event: event.to_owned(),
            seconds: 1,
            micros: 2,
            details: None,
        });
    }
    for _ in 0..2 {
        let packet = client.expect();
        assert_eq!(packet.header.program, QEMU.number);
        assert_eq!(packet.header.procedure, QemuProcedure::DomainMonitorEvent as i32);
    }
    let args = ConnectDomainMonitorEventDeregisterArgs { callback_id: 77 };
    let procedure = QemuProcedure::ConnectDomainMonitorEventDeregister.info();
    let header = ostler_protocol::Header { serial: 901, ..procedure.call_header() };
    client.send_raw(&crate::client::message(header, &encoded(&args)));
    assert_eq!(code(client.answer(901)), Some(ErrorCode::InternalError));
}

#[test]
fn families_without_a_driver_say_so() {
    let server = Server::start();
    let mut client = server.open();
    let args = ConnectNetworkEventRegisterAnyArgs {
        event_id: NetworkEventId::Lifecycle.into(),
        network: None,
    };
    let result = client.call(RemoteProcedure::ConnectNetworkEventRegisterAny, &args);
    assert_eq!(code(result), Some(ErrorCode::NoSupport));
}

#[test]
fn the_end_of_a_connection_to_the_hypervisor_is_told_to_those_who_asked() {
    let server = Server::start();
    let (mut asked, mut silent) = (server.open(), server.open());
    asked.call(RemoteProcedure::ConnectRegisterCloseCallback, &()).expect("registered");
    server.toy.publish(Event::ConnectionClosed { reason: ConnectCloseReason::Eof.into() });
    let packet = asked.expect();
    let procedure = RemoteProcedure::ConnectEventConnectionClosed;
    assert_eq!(packet.header.procedure, procedure as i32);
    assert_eq!(packet.payload, encoded(&1));
    asked.call(RemoteProcedure::ConnectUnregisterCloseCallback, &()).expect("given up");
    server.toy.publish(Event::ConnectionClosed { reason: ConnectCloseReason::Eof.into() });
    for client in [&mut asked, &mut silent] {
        let serial = client.send(RemoteProcedure::ConnectGetLibVersion, &());
        assert_eq!(client.expect().header.serial, serial);
    }
}

#[test]
fn a_client_that_does_not_read_its_events_is_dropped_alone() {
    let server = Server::start();
    let (mut deaf, mut other) = (server.open(), server.open());
    register(&mut deaf, 0, None).expect("registered");
    register(&mut other, 0, None).expect("registered");
    let reader = std::thread::spawn(move || {
        let mut count = 0;
        while count < 60_000 {
            count += u32::from(other.expect().header.kind == MessageType::Message);
        }
        other
    });
    for _ in 0..60_000 {
        server.toy.lifecycle(Lifecycle::StartedBooted);
        // The reader is a thread like this one; give it a chance to keep up.
        std::thread::yield_now();
    }
    crate::client::until("the deaf one is dropped", || server.population() == 1);
    reader.join().expect("the other heard everything").assert_alive();
    deaf.assert_dropped();
}
