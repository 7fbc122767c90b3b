//! Every procedure, on a full and on a read-only session.

use super::scene::{Sitting, client, domain};
use crate::dispatch::{Session, dispatch};
use bytes::Bytes;
use ostler_core::enumeration::DomainInterfaceAddressesSource as Source;
use ostler_core::flags::DomainXmlFlags;
use ostler_core::{Error, ErrorCode};
use ostler_driver::api::*;
use ostler_protocol::{PROGRAMS, Procedure, ProcedureKind};
use std::sync::{Arc, Mutex};

/// A payload that most argument structures can be read from: zeros.
fn zeros() -> Bytes {
    Bytes::from_static(&[0; 1024])
}

async fn call(read_only: bool, procedure: &'static Procedure) -> Result<(), Error> {
    let session: Arc<dyn Session> = Arc::new(Sitting { read_only, asked: Mutex::default() });
    dispatch(session, procedure, zeros(), Vec::new())?.await.map(drop)
}

#[tokio::test]
async fn every_procedure_has_its_verdict() {
    let (mut calls, mut allowed) = (0, 0);
    for procedure in PROGRAMS.iter().flat_map(|program| program.procedures) {
        let full = call(false, procedure).await.map_err(|error| error.code());
        let restricted = call(true, procedure).await.map_err(|error| error.code());
        if procedure.kind != ProcedureKind::Call {
            assert_eq!((full, restricted), (Err(ErrorCode::Rpc), Err(ErrorCode::Rpc)));
            continue;
        }
        calls += 1;
        assert_ne!(full, Err(ErrorCode::OperationDenied), "{}", procedure.name);
        if procedure.read_only {
            allowed += 1;
            assert_eq!(restricted, full, "{}", procedure.name);
        } else {
            assert_eq!(restricted, Err(ErrorCode::OperationDenied), "{}", procedure.name);
        }
    }
    // Both as in the table: a change there is to be a decision.
    assert_eq!((calls, allowed), (428, 196));
}

#[tokio::test]
async fn flags_that_ask_for_more_are_refused_on_a_read_only_session() {
    let client = client(true);
    let guest = domain(1);
    assert!(client.domain_xml_desc(&guest, DomainXmlFlags::INACTIVE).await.is_ok());
    for flags in [DomainXmlFlags::SECURE, DomainXmlFlags::MIGRATABLE, DomainXmlFlags::all()] {
        let error = client.domain_xml_desc(&guest, flags).await.expect_err("refused");
        assert_eq!(error.code(), ErrorCode::OperationDenied);
    }
    // The guest's agent writes into the guest.
    let by_agent =
        client.domain_interface_addresses(&guest, Source::Agent.into()).await.expect_err("refused");
    assert_eq!(by_agent.code(), ErrorCode::OperationDenied);
    let by_lease = client
        .domain_interface_addresses(&guest, Source::Lease.into())
        .await
        .expect_err("not built");
    assert_eq!(by_lease.code(), ErrorCode::NoSupport);
}

#[tokio::test]
async fn the_session_is_asked_about_the_object() {
    let client = client(false);
    let guest = domain(1);
    client.domain_info(&guest).await.expect("read");
    let asked = client.caller().0.asked.lock().expect("whole").clone();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].contains("guest-1"), "{asked:?}");
}

#[tokio::test]
async fn a_truncated_payload_is_refused_before_the_driver() {
    for procedure in PROGRAMS.iter().flat_map(|program| program.procedures) {
        if procedure.kind != ProcedureKind::Call {
            continue;
        }
        let sitting = Arc::new(Sitting { read_only: false, asked: Mutex::default() });
        let session = Arc::clone(&sitting) as Arc<dyn Session>;
        let broken = Bytes::from_static(&[0xff; 3]);
        let outcome = dispatch(session, procedure, broken, Vec::new()).expect("routed").await;
        let asked = !sitting.asked.lock().expect("whole").is_empty();
        let code = outcome.map(drop).map_err(|error| error.code());
        // Procedures without arguments do not look at the payload.
        assert!(asked || code.is_err(), "{}: {code:?}", procedure.name);
        if !asked {
            assert!(
                matches!(code, Err(ErrorCode::Rpc | ErrorCode::InternalError)),
                "{}: {code:?}",
                procedure.name
            );
        }
    }
}
