//! Every shape that is hidden from drivers must still stand on the wire.

use super::scene::{Direct, client, domain, password};
use crate::dispatch::encode_event;
use bytes::Bytes;
use ostler_core::enumeration::{
    ConnectCloseReason, DomainEventId, DomainEventType, DomainState, KeycodeSet, Open,
};
use ostler_core::flags::{
    ConnectGetAllDomainStatsFlags, ConnectListAllDomainsFlags, DomainBlockJobInfoFlags,
    DomainConsoleFlags, DomainCreateFlags, DomainModificationImpact, DomainSetUserPasswordFlags,
    DomainStatsTypes, DomainXmlFlags,
};
use ostler_core::{Bytes as Size, ErrorCode, KiB, TypedParams};
use ostler_driver::{Event, Part, api::*};
use ostler_protocol::remote::DomainSendKeyArgs;
use ostler_protocol::{FrameDecoder, Program, RemoteProcedure as R, wire::Wire};
use ostler_remote::calls::{Caller, Remote, decode_event};
use ostler_xdr::Writer;
use std::os::fd::OwnedFd;

/// The result of a call with these raw arguments, as words of 32 bits.
async fn words(client: &Remote<Direct>, call: R, write: impl FnOnce(&mut Writer<'_>)) -> Vec<u32> {
    let mut arguments = Vec::new();
    write(&mut Writer::new(&mut arguments));
    let answer = client.caller().call(call.info(), arguments, Vec::new()).await.expect("answered");
    let (chunks, rest) = answer.payload.as_chunks::<4>();
    assert!(rest.is_empty());
    chunks.iter().map(|word| u32::from_be_bytes(*word)).collect()
}

#[tokio::test]
async fn lists_come_whole_or_as_a_count() {
    let client = client(false);
    let all = ConnectListAllDomainsFlags::empty();
    let listed = client.connect_list_all_domains(all).await.expect("listed");
    assert_eq!(*listed, [domain(1), domain(2), domain(3)]);
    let active = client.connect_list_all_domains(ConnectListAllDomainsFlags::ACTIVE).await;
    assert_eq!(*active.expect("listed"), [domain(2), domain(3)]);
    let counted = words(&client, R::ConnectListAllDomains, |w| {
        w.i32(0);
        w.u32(0);
    });
    assert_eq!(counted.await, [0, 3]);
    let names = client.connect_list_defined_domains().await.expect("listed");
    assert_eq!(names, ["guest-1", "guest-2", "guest-3"]);
    let room_for_one = words(&client, R::ConnectListDefinedDomains, |w| w.i32(1)).await;
    assert_eq!(room_for_one[..2], [1, 7]);
    assert_eq!(words(&client, R::ConnectListDefinedDomains, |w| w.i32(0)).await, [0]);
}

#[tokio::test]
async fn rooms_and_sizes_are_checked() {
    let client = client(false);
    let refused = async |call: R, argument: i32| {
        let arguments = argument.to_be_bytes().to_vec();
        let outcome = client.caller().call(call.info(), arguments, Vec::new()).await;
        outcome.expect_err("refused").code()
    };
    for room in [-1, 16_385, i32::MIN, i32::MAX] {
        assert_eq!(refused(R::ConnectListDefinedDomains, room).await, ErrorCode::Rpc);
    }
    let guest = domain(1);
    let too_much = client.domain_block_peek(&guest, "vda", Size(0), 4_194_305).await;
    assert_eq!(too_much.expect_err("refused").code(), ErrorCode::InternalError);
    assert_eq!(client.domain_block_peek(&guest, "vda", Size(7), 3).await.expect("read"), [7, 7, 7]);
    assert_eq!(client.domain_vcpus(&guest, 2, 3).await.expect("read").cpumaps, [1; 6]);
    for (maxinfo, maplen) in [(16_384, 8_388_608), (u32::MAX, 1), (16_385, 1)] {
        let outcome = client.domain_vcpus(&guest, maxinfo, maplen).await;
        assert_eq!(outcome.expect_err("refused").code(), ErrorCode::InternalError);
    }
}

/// Sends keys by the wire, with this number as their code set.
async fn send_key(codeset: i32) -> ostler_core::Result<()> {
    let arguments = DomainSendKeyArgs {
        domain: domain(1),
        codeset: Open::from_number(codeset),
        holdtime: 2,
        keycodes: vec![3, 4],
        flags: 0,
    };
    let mut payload = Vec::new();
    arguments.encode(&mut Writer::new(&mut payload)).expect("encoded");
    client(false).caller().call(R::DomainSendKey.info(), payload, Vec::new()).await.map(|_| ())
}

#[tokio::test]
async fn a_number_that_an_enumeration_does_not_have_never_reaches_a_driver() {
    assert_eq!(send_key(1).await, Ok(()));
    // The driver's own refusal tells a sum.
    assert!(send_key(2).await.expect_err("refused").message().ends_with("11"));
    for codeset in [10, -1, i32::MAX] {
        let error = send_key(codeset).await.expect_err("refused");
        assert_eq!(error.code(), ErrorCode::InvalidArg);
        let detail = format!("codeset of virDomainSendKey is {codeset}");
        assert!(error.message().contains(&detail), "{error}");
    }
}

#[tokio::test]
async fn a_number_of_a_later_version_reaches_the_client_as_it_is() {
    let mut later = domain(1);
    later.id = 42;
    let info = client(false).domain_info(&later).await.expect("read");
    assert_eq!((info.state.known(), info.state.number()), (None, 42));
}

#[tokio::test]
async fn parameters_are_counted_cut_and_freed_of_strings() {
    let client = client(false);
    let params = client
        .domain_memory_parameters(&domain(1), DomainModificationImpact::LIVE)
        .await
        .expect("read");
    let fields: Vec<&str> = params.0.iter().map(|param| param.field.as_ref()).collect();
    assert_eq!(fields, ["hard_limit", "comment", "soft_limit"]);
    let ask = async |room: i32, flags: u32| {
        let result = words(&client, R::DomainGetMemoryParameters, |w| {
            domain(1).encode(w).expect("fits");
            w.i32(room);
            w.u32(flags);
        })
        .await;
        (result[0], *result.last().expect("a count"))
    };
    // Without the flag that allows them, strings are not even counted.
    assert_eq!(ask(0, 0).await, (0, 2));
    assert_eq!(ask(0, 4).await, (0, 3));
    assert_eq!(ask(1, 4).await, (1, 1));
    assert_eq!(ask(16, 0).await, (2, 2));
}

#[tokio::test]
async fn structures_options_and_errors_come_back() {
    let client = client(false);
    assert_eq!(client.node_info().await.expect("read").model, "x86_64");
    let info = client.domain_info(&domain(3)).await.expect("read");
    assert_eq!((info.max_memory, info.vcpus, info.cpu_time), (KiB(2048), 2, 77));
    assert_eq!(info.state, DomainState::Running);
    let flags = DomainBlockJobInfoFlags::empty();
    let job = client.domain_block_job_info(&domain(1), "vda", flags).await.expect("read");
    assert_eq!(job.expect("there is one").cur, 6);
    assert_eq!(client.domain_block_job_info(&domain(1), "vdb", flags).await, Ok(None));
    let error = client.domain_lookup_by_name("other").await.expect_err("absent");
    assert_eq!(error.code(), ErrorCode::NoDomain);
    assert!(client.domain_set_autostart(&domain(1), true).await.is_ok());
    assert!(client.domain_set_autostart(&domain(1), false).await.is_err());
    assert!(client.domain_send_key(&domain(1), KeycodeSet::Xt, 2, &[3, 4]).await.is_ok());
    let records = client
        .connect_all_domain_stats(
            &[domain(1), domain(2)],
            // A statistic that has no name yet is the driver's to judge.
            DomainStatsTypes::from_bits_retain(1 << 30),
            ConnectGetAllDomainStatsFlags::empty(),
        )
        .await
        .expect("read");
    assert_eq!(records[1].domain, domain(2));
    assert_eq!(records[0].params.value("stats"), Some(&(1_u32 << 30).into()));
}

#[tokio::test]
async fn what_no_driver_has_answers_code_3() {
    let client = client(false);
    let outcomes = [
        client.domain_create(&domain(1)).await.map_err(|error| error.code()),
        client
            .domain_set_user_password(
                &domain(1),
                Some("root"),
                password(),
                DomainSetUserPasswordFlags::empty(),
            )
            .await
            .map_err(|error| error.code()),
        client.network_lookup_by_name("default").await.map(drop).map_err(|error| error.code()),
        client.admin_connect_lib_version().await.map(drop).map_err(|error| error.code()),
    ];
    assert_eq!(outcomes, [Err(ErrorCode::NoSupport); 4]);
}

#[tokio::test]
async fn unknown_flags_are_named() {
    let client = client(false);
    let ask = async |call: R, flags: u32| {
        let mut arguments = Vec::new();
        let mut writer = Writer::new(&mut arguments);
        domain(1).encode(&mut writer).expect("fits");
        writer.u32(flags);
        client.caller().call(call.info(), arguments, Vec::new()).await
    };
    let error = ask(R::DomainGetXmlDesc, 0x4000_0001).await.expect_err("refused");
    assert_eq!(error.code(), ErrorCode::InvalidArg);
    assert!(error.message().contains("0x40000000"), "{error}");
    assert!(error.message().contains("virDomainGetXMLDesc"), "{error}");
    assert_eq!(ask(R::DomainReset, 1).await.expect_err("refused").code(), ErrorCode::InvalidArg);
    assert!(ask(R::DomainGetXmlDesc, DomainXmlFlags::all().bits()).await.is_ok());
}

#[tokio::test]
async fn descriptors_and_streams_pass() {
    let client = client(false);
    let (reader, writer) = std::io::pipe().expect("made");
    let files: Vec<OwnedFd> = vec![reader.into(), writer.into()];
    let flags = DomainCreateFlags::PAUSED;
    let started = client.domain_create_with_files(&domain(1), flags, files).await.expect("started");
    assert_eq!(started.id, 3);
    let mut console = client
        .domain_open_console(&domain(1), None, DomainConsoleFlags::empty())
        .await
        .expect("opened");
    let source = console.source.as_mut().expect("readable");
    let expected = Part::Data(Bytes::from_static(b"login: "));
    assert_eq!(source.read(100).await, Ok(Some(expected)));
    assert_eq!(source.read(100).await, Ok(None));
    let (mime, _) = client.domain_screenshot(&domain(1), 0).await.expect("opened");
    assert_eq!(mime.as_deref(), Some("image/png"));
}

#[tokio::test]
async fn calls_of_the_server_pass_too() {
    let client = client(false);
    assert_eq!(client.connect_lib_version().await, Ok(11_003_000));
    let guest = domain(1);
    let id = DomainEventId::Lifecycle.into();
    let registered = client.connect_domain_event_callback_register_any(id, Some(&guest)).await;
    assert_eq!(registered, Ok(7));
    let step = client.auth_sasl_step(0, &[1, -2]).await.expect("answered");
    assert_eq!(step.data, [-1, 65]);
    let mut identity = TypedParams::default();
    identity.push("user-name", "root");
    assert!(client.connect_set_identity(&identity).await.is_ok());
}

#[test]
fn events_come_back_in_both_styles() {
    let mut params = TypedParams::default();
    params.push("vcpu", 3_u64);
    let events = [
        (
            Event::DomainLifecycle {
                domain: domain(1),
                event: DomainEventType::Started.into(),
                detail: 0,
            },
            true,
        ),
        (Event::DomainPmsuspend { domain: domain(1), reason: 0 }, true),
        (Event::DomainTunable { domain: domain(2), params }, false),
        (Event::ConnectionClosed { reason: ConnectCloseReason::Eof.into() }, true),
        (
            Event::MonitorEvent {
                domain: domain(1),
                event: "SHUTDOWN".to_owned(),
                seconds: 5,
                micros: 6,
                details: None,
            },
            false,
        ),
    ];
    for (event, legacy) in events {
        for callback in [None, Some(9)] {
            let mut out = Vec::new();
            let sent = encode_event(&event, callback, &mut out).expect("fits");
            assert_eq!(sent, legacy || callback.is_some(), "{event:?}");
            if !sent {
                continue;
            }
            let mut decoder = FrameDecoder::default();
            decoder.feed(&out);
            let packet = decoder.next_packet().expect("well formed").expect("whole");
            assert_eq!(packet.header.serial, 0);
            let program = Program::by_number(packet.header.program).expect("known");
            let procedure = program.procedure(packet.header.procedure).expect("known");
            let (for_callback, back) =
                decode_event(procedure, &packet.payload).expect("read").expect("an event");
            assert_eq!(back, event);
            let named = callback.filter(|_| !matches!(event, Event::ConnectionClosed { .. }));
            assert_eq!(for_callback, named);
        }
    }
}
