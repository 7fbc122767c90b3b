//! The guest agent against scripted guests: a real one would act on the
//! machine that runs the tests.

use ostler_qmp::agent::*;
use ostler_qmp::{CloseReason, QmpError};
use serde_json::Value;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

struct Guest {
    stream: UnixStream,
    bytes: Vec<u8>,
}

impl Guest {
    fn new(options: AgentOptions) -> (Self, Agent) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        let agent = Agent::adopt(ours.into_std().unwrap().into(), options).unwrap();
        (Self { stream: theirs, bytes: Vec::new() }, agent)
    }

    async fn say(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.unwrap();
    }

    /// The next command; the mark before it is dropped.
    async fn hear(&mut self) -> Value {
        loop {
            if let Some(end) = self.bytes.iter().position(|&byte| byte == b'\n') {
                let line: Vec<u8> = self.bytes.drain(..=end).collect();
                let line = line.strip_prefix(b"\xff").unwrap_or(&line);
                return serde_json::from_slice(line).unwrap();
            }
            assert_ne!(self.stream.read_buf(&mut self.bytes).await.unwrap(), 0);
        }
    }

    /// Answers, but without the mark.
    async fn synchronise_unmarked(&mut self) {
        let sync = self.hear().await;
        assert_eq!(sync["execute"], "guest-sync-delimited");
        self.say(b"{\"error\": {\"class\": \"GenericError\", \"desc\": \"JSON parse error\"}}\n")
            .await;
        self.say(format!("{{\"return\": {}}}\n", sync["arguments"]["id"]).as_bytes()).await;
    }

    async fn synchronise_delimited(&mut self) {
        let sync = self.hear().await;
        let mut answer =
            b"{\"error\": {\"class\": \"GenericError\", \"desc\": \"?\"}}\n\xff".to_vec();
        answer.extend(format!("{{\"return\": {}}}\n", sync["arguments"]["id"]).bytes());
        self.say(&answer).await;
    }
}

fn patient() -> AgentOptions {
    let long = Duration::from_secs(60);
    AgentOptions { sync_deadline: long, deadline: long, max_message: 1 << 16, first_sync: 7 }
}

fn quick() -> AgentOptions {
    let short = Duration::from_millis(50);
    AgentOptions { sync_deadline: short, deadline: short, ..patient() }
}

#[tokio::test]
async fn answers_are_typed() {
    let (mut guest, mut agent) = Guest::new(patient());
    let guest = tokio::spawn(async move {
        guest.synchronise_delimited().await;
        assert_eq!(guest.hear().await["execute"], "guest-ping");
        guest.say(b"{\"return\": {}}\n").await;
        guest.synchronise_delimited().await;
        assert_eq!(guest.hear().await["execute"], "guest-network-get-interfaces");
        guest
            .say(br#"{"return": [{"name": "lo", "ip-addresses": [{"ip-address-type": "ipv4", "#)
            .await;
        guest.say(b"\"ip-address\": \"127.0.0.1\", \"prefix\": 8}]}, {\"name\": \"e\"}]}\n").await;
        guest
    });
    agent.call(GuestPing).await.unwrap();
    let interfaces = agent.call(GuestNetworkGetInterfaces).await.unwrap();
    assert_eq!(interfaces[0].ip_addresses[0].prefix, 8);
    assert_eq!(interfaces[1].name, "e");
    guest.await.unwrap();
}

#[tokio::test]
async fn stale_answers_are_dropped() {
    let (mut guest, mut agent) = Guest::new(quick());
    let error = agent.call(GuestPing).await.unwrap_err();
    assert!(matches!(error, QmpError::TimedOut { withdrawn: true, .. }), "{error}");
    // The answer to the first comes late, with more than it should.
    guest.synchronise_delimited().await;
    guest.say(b"{\"return\": \"stale\"}\n{\"return\": \"half").await;
    let mut agent = tokio::spawn(async move {
        let limit = Duration::from_secs(60);
        let answer = agent.execute(limit, "guest-x", None).await;
        (agent, answer)
    });
    guest.synchronise_delimited().await;
    assert_eq!(guest.hear().await["execute"], "guest-x");
    guest.say(b"{\"return\": \"fresh\"}\n").await;
    let (_agent, answer) = (&mut agent).await.unwrap();
    assert_eq!(answer.unwrap(), "fresh");
}

#[tokio::test]
async fn a_shutdown_is_silent_or_refused() {
    let (mut guest, mut agent) = Guest::new(patient());
    let limit = Duration::from_secs(60);
    let shutdown = GuestShutdown { mode: ShutdownMode::Powerdown };
    let (outcome, ()) =
        tokio::join!(agent.call_silent(limit, shutdown, std::future::pending()), async {
            guest.synchronise_delimited().await;
            assert_eq!(guest.hear().await["arguments"]["mode"], "powerdown");
            guest.say(b"{\"error\": {\"class\": \"GenericError\", \"desc\": \"no\"}}\n").await;
        });
    assert_eq!(outcome.unwrap_err().refusal().unwrap().description, "no");

    let (event, happened) = tokio::sync::oneshot::channel::<()>();
    let (outcome, ()) = tokio::join!(
        agent.call_silent(limit, shutdown, async { happened.await.unwrap() }),
        async {
            guest.synchronise_delimited().await;
            guest.hear().await;
            event.send(()).unwrap();
        }
    );
    assert_eq!(outcome.unwrap(), SilentOutcome::Happened);

    let (outcome, ()) =
        tokio::join!(agent.call_silent(limit, shutdown, std::future::pending()), async move {
            guest.synchronise_delimited().await;
            guest.hear().await;
        });
    assert_eq!(outcome.unwrap(), SilentOutcome::Closed);
    assert!(agent.call(GuestPing).await.unwrap_err().is_closed());
}

#[tokio::test]
async fn an_agent_that_never_marks_its_answer_is_not_believed() {
    let (mut guest, mut agent) =
        Guest::new(AgentOptions { sync_deadline: Duration::from_millis(200), ..patient() });
    let (answer, ()) = tokio::join!(agent.call(GuestPing), guest.synchronise_unmarked());
    assert!(answer.unwrap_err().is_timeout());
}

/// Lets the guest answer with something bad, and expects an error for it.
async fn check(bad: &[u8], expected: fn(&QmpError) -> bool) {
    let (mut guest, mut agent) = Guest::new(patient());
    let (answer, ()) = tokio::join!(agent.call(GuestGetHostName), async {
        guest.synchronise_delimited().await;
        guest.hear().await;
        guest.say(bad).await;
    });
    let error = answer.unwrap_err();
    assert!(expected(&error), "{error}");
}

#[tokio::test]
async fn bad_answers_are_errors() {
    let malformed: fn(&QmpError) -> bool =
        |error| matches!(error, QmpError::Closed { reason: CloseReason::Malformed { .. }, .. });
    check(b"garbage\n", malformed).await;
    check(b"{}\n", malformed).await;
    check(b"{\"return\": \"\xc3\x28\"}\n", malformed).await;
    let shape: fn(&QmpError) -> bool = |error| matches!(error, QmpError::Shape { .. });
    check(b"{\"return\": {}}\n", shape).await;
    check(b"{\"return\": {\"host-name\": 3}}\n", shape).await;
    check(&vec![b'x'; 100_000], |error| {
        matches!(error, QmpError::Closed { reason: CloseReason::TooLong { .. }, .. })
    })
    .await;
}
