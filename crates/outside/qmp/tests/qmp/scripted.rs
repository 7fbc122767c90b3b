//! Behaviour that no emulator shows on request: garbage, late answers, huge messages.

use crate::peer::{connected, ready};
use ostler_qmp::command::{Cont, QueryStatus, RunState, Stop};
use ostler_qmp::{CloseReason, EventBody, MonitorOptions, QmpError};
use ostler_qmp_peer::GREETING;
use std::time::Duration;
use tokio::io::AsyncWriteExt;

fn quick() -> MonitorOptions {
    MonitorOptions { deadline: Duration::from_millis(50), ..MonitorOptions::default() }
}

/// Long enough for a machine under load.
fn patient() -> MonitorOptions {
    MonitorOptions { max_message: 1 << 16, ..MonitorOptions::default() }
}

#[tokio::test]
async fn commands_may_be_written_before_the_peer_is_there() {
    let (mut peer, monitor, handshake, _events) = connected(patient());
    let status = monitor.call(QueryStatus);
    assert_eq!(peer.hear().await["execute"], "qmp_capabilities");
    let command = peer.hear().await;
    assert_eq!(command["execute"], "query-status");
    peer.say(GREETING).await;
    peer.say(r#"{"return": {}}"#).await;
    peer.say(&format!(
        r#"{{"return": {{"status": "prelaunch", "running": false}}, "id": {}}}"#,
        command["id"]
    ))
    .await;
    handshake.complete().await.unwrap();
    assert_eq!(status.await.unwrap().status, RunState::Prelaunch);
}

#[tokio::test]
async fn many_commands_are_in_flight_and_answers_find_their_askers() {
    let (mut peer, monitor, _events) = ready(patient()).await;
    let batch = monitor.batch();
    let pending: Vec<_> =
        (0..50).map(|number| monitor.execute(format!("c{number}"), None)).collect();
    drop(batch);
    let mut heard = Vec::new();
    for number in 0..50 {
        let command = peer.hear().await;
        assert_eq!(command["execute"], format!("c{number}"));
        heard.push(command);
    }
    // QEMU answers in order; the ids make any order right.
    for command in heard.iter().rev() {
        let id = command.get("id").map(|id| format!(r#", "id": {id}"#)).unwrap_or_default();
        peer.say(&format!(r#"{{"return": {}{id}}}"#, command["execute"])).await;
    }
    for (number, pending) in pending.into_iter().enumerate() {
        assert_eq!(pending.await.unwrap(), format!("c{number}"));
    }
}

#[tokio::test]
async fn a_late_answer_is_dropped_and_the_next_command_gets_its_own() {
    let (mut peer, monitor, mut events) = ready(quick()).await;
    let error = monitor.call(Stop).await.unwrap_err();
    assert!(matches!(error, QmpError::TimedOut { withdrawn: false, .. }), "{error}");
    let second = monitor.call(Cont).await.unwrap_err();
    assert!(second.is_timeout());
    let third = monitor.call_within(Duration::from_secs(30), QueryStatus);
    let (stop, cont, status) = (peer.hear().await, peer.hear().await, peer.hear().await);
    assert_eq!(stop["execute"], "stop");
    assert_eq!(stop.get("id"), None);
    peer.say(r#"{"return": {}}"#).await;
    peer.say(r#"{"event": "RESUME", "timestamp": {"seconds": 5, "microseconds": 6}}"#).await;
    peer.say(&format!(r#"{{"return": {{}}, "id": {}}}"#, cont["id"])).await;
    peer.say(&format!(
        r#"{{"return": {{"status": "running", "running": true}}, "id": {}}}"#,
        status["id"]
    ))
    .await;
    assert!(third.await.unwrap().running);
    let event = events.next().await.unwrap();
    assert_eq!((event.body, event.at.seconds), (EventBody::Resume, 5));
    // Nothing is under way any more: numbers start anew.
    let _fourth = monitor.call(Stop);
    assert_eq!(peer.hear().await.get("id"), None);
}

#[tokio::test]
async fn a_command_that_the_peer_did_not_read_is_withdrawn() {
    let (mut peer, monitor, _events) = ready(quick()).await;
    let long = "x".repeat(4 << 20);
    let blocker = monitor.execute_within(Duration::from_secs(60), long.clone(), None);
    let error = monitor.call(Stop).await.unwrap_err();
    assert!(matches!(error, QmpError::TimedOut { withdrawn: true, .. }), "{error}");
    assert_eq!(peer.hear().await["execute"], long);
    peer.say(r#"{"return": 1}"#).await;
    assert_eq!(blocker.await.unwrap(), 1);
    let _next = monitor.call(Cont);
    assert_eq!(peer.hear().await["execute"], "cont");
}

#[tokio::test]
async fn refusals_keep_class_and_words() {
    let (mut peer, monitor, _events) = ready(patient()).await;
    let pending = monitor.call(Stop);
    peer.hear().await;
    peer.say(r#"{"error": {"class": "CommandNotFound", "desc": "no \"stop\" here"}}"#).await;
    let error = pending.await.unwrap_err();
    assert!(error.is_unknown_command());
    assert_eq!(error.to_string(), "stop: no \"stop\" here");
    let pending = monitor.call(QueryStatus);
    peer.hear().await;
    peer.say(r#"{"return": {"running": "perhaps"}}"#).await;
    assert!(matches!(pending.await, Err(QmpError::Shape { .. })));
}

/// Lets a peer say something bad, and expects the connection to end for it.
async fn check_closed(bad: &[u8], expected: fn(&CloseReason) -> bool) {
    let (mut peer, monitor, mut events) = ready(patient()).await;
    let pending = monitor.call(Stop);
    peer.stream.write_all(bad).await.unwrap();
    let error = pending.await.unwrap_err();
    let QmpError::Closed { reason, .. } = error else { panic!("{error}") };
    assert!(expected(&reason), "{reason}");
    assert!(expected(&monitor.closed().await));
    assert!(events.next().await.is_none());
    assert!(events.close_reason().is_some_and(expected));
    assert!(monitor.call(Stop).await.is_err_and(|error| error.is_closed()));
}

#[tokio::test]
async fn what_is_not_a_message_ends_the_connection() {
    let malformed: fn(&CloseReason) -> bool =
        |reason| matches!(reason, CloseReason::Malformed { .. });
    check_closed(b"garbage\n", malformed).await;
    check_closed(b"{\"return\": {}\n", malformed).await;
    check_closed(b"{}\n", malformed).await;
    check_closed(b"[1, 2]\n", malformed).await;
    check_closed(b"{\"return\": {}, \"id\": 77}\n", malformed).await;
    check_closed(b"{\"return\": {}, \"id\": -1}\n", malformed).await;
    check_closed(b"{\"event\": \"\xff\xfe\"}\n", malformed).await;
    check_closed(b"{\"error\": {\"class\": 3}}\n", malformed).await;
    check_closed(b"{\"QMP\": {}}\n", malformed).await;
}

#[tokio::test]
async fn a_message_without_end_ends_the_connection() {
    let long = vec![b' '; (1 << 16) + 4096];
    check_closed(&long, |reason| matches!(reason, CloseReason::TooLong { limit: 65536 })).await;
}

#[tokio::test]
async fn deep_nesting_is_refused_without_harm() {
    let (mut peer, monitor, _events) = ready(patient()).await;
    let pending = monitor.execute("x", None);
    peer.hear().await;
    let deep = format!("{{\"return\": {}{}}}", "[".repeat(20_000), "]".repeat(20_000));
    peer.say(&deep).await;
    assert!(pending.await.is_err());
}

#[tokio::test]
async fn the_end_of_the_peer_is_noticed() {
    let (peer, monitor, mut events) = ready(patient()).await;
    let pending = monitor.call(Stop);
    drop(peer);
    assert!(matches!(pending.await, Err(QmpError::Closed { reason: CloseReason::Eof, .. })));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn dropping_the_last_handle_closes_the_socket() {
    let (mut peer, monitor, _events) = ready(patient()).await;
    let clone = monitor.clone();
    drop(monitor);
    let _pending = clone.call(Stop);
    peer.hear().await;
    drop(clone);
    let mut rest = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(&mut peer.stream, &mut rest).await.unwrap();
    assert_eq!(rest, b"");
}

#[tokio::test]
async fn a_peer_that_never_greets_is_given_up() {
    let options = MonitorOptions { handshake_deadline: Duration::from_millis(50), ..patient() };
    let (_peer, _monitor, handshake, _events) = connected(options);
    assert!(handshake.complete().await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn events_beyond_the_bound_are_dropped_and_answers_still_come() {
    let (mut peer, monitor, mut events) = ready(patient()).await;
    let pending = monitor.call(Stop);
    for _ in 0..10_000 {
        peer.say(r#"{"event": "STOP", "timestamp": {"seconds": 1, "microseconds": 1}}"#).await;
    }
    peer.say(r#"{"return": {}}"#).await;
    pending.await.unwrap();
    drop(peer);
    let mut kept = 0;
    while events.next().await.is_some() {
        kept += 1;
    }
    assert!((1..10_000).contains(&kept), "{kept}");
}
