//! Tests of recovery: a restarted daemon reads a status file and asks the emulator.

use crate::scene::{Found, ID, NAME, Scene};
use ostler_driver::{
    CrashedReason, DomainState, Lifecycle, PausedReason, RunningReason, ShutdownReason,
    ShutoffReason,
};

/// A test: what the status file said, the emulator's run state, and what clients are
/// told once both are known.
macro_rules! found {
    ($($name:ident: $state:literal, $reason:literal, $run_state:literal => $told:expr;)*) => {
        $(#[tokio::test]
        async fn $name() {
            let found =
                Found { state: ($state, $reason), run_state: $run_state, ..Found::default() };
            let scene = Scene::found(found).await;
            assert_eq!(scene.state().await, $told.reason());
        })*
    };
}

found! {
    a_running_guest_keeps_its_reason:
        "running", "booted", "running" => DomainState::Running(RunningReason::Booted);
    a_guest_that_was_migrated_here_keeps_its_reason:
        "running", "migrated", "running" => DomainState::Running(RunningReason::Migrated);
    a_paused_guest_keeps_its_reason:
        "paused", "user", "paused" => DomainState::Paused(PausedReason::User);
    a_guest_paused_by_its_watchdog_keeps_its_reason:
        "paused", "watchdog", "paused" => DomainState::Paused(PausedReason::Watchdog);
    a_guest_that_was_resumed_meanwhile_runs:
        "paused", "user", "running" => DomainState::Running(RunningReason::Unpaused);
    a_guest_that_was_stopped_meanwhile_is_paused:
        "running", "booted", "paused" => DomainState::Paused(PausedReason::Unknown);
    a_guest_whose_disk_failed_meanwhile_is_paused_for_that:
        "running", "booted", "io-error" => DomainState::Paused(PausedReason::Ioerror);
    a_guest_whose_watchdog_fired_meanwhile_is_paused_for_that:
        "running", "booted", "watchdog" => DomainState::Paused(PausedReason::Watchdog);
    a_guest_that_fell_asleep_meanwhile_sleeps:
        "running", "booted", "suspended" => DomainState::PmSuspended;
    a_crashed_guest_that_is_kept_stays_crashed:
        "crashed", "panicked", "guest-panicked" => DomainState::Crashed(CrashedReason::Panicked);
}

#[tokio::test]
async fn it_keeps_its_id_and_is_listed_by_it() {
    let scene = Scene::running().await;
    let found = scene.connection.domain_lookup_by_id(ID).await.unwrap();
    assert_eq!((&*found.name, found.id), (NAME, ID));
    assert!(scene.is_busy());
}

#[tokio::test]
async fn its_process_is_written_down_for_good() {
    let scene = Scene::running().await;
    assert!(scene.status().contains(&format!(" pid='{}'", scene.emulator.pid())));
    assert!(scene.status().contains("<vcpu id='0'"));
}

#[tokio::test]
async fn no_client_waits_for_an_emulator_that_does_not_answer() {
    let scene = Scene::before(Found::default(), |emulator| emulator.hold("query-status")).await;
    scene.emulator.hears("query-status").await;
    assert_eq!(scene.state().await, DomainState::Running(RunningReason::Booted).reason());
    assert!(scene.connection.domain_is_active(&scene.guest()).await.unwrap());
    scene.emulator.set_run_state("paused");
    scene.emulator.release("query-status");
    scene.becomes(DomainState::Paused(PausedReason::Unknown)).await;
}

#[tokio::test]
async fn an_event_knows_better_than_an_answer_to_an_older_question() {
    let scene = Scene::before(Found::default(), |emulator| {
        emulator.answer("query-status", serde_json::json!({"status": "paused", "running": false}));
        emulator.hold("query-cpus-fast");
        emulator.hold("query-status");
    })
    .await;
    scene.emulator.hears("query-status").await;
    scene.emulator.emit("SUSPEND", serde_json::json!({}));
    scene.becomes(DomainState::PmSuspended).await;
    scene.emulator.release("query-status");
    scene.emulator.release("query-cpus-fast");
    scene.notes("<ostler process=").await;
    assert_eq!(scene.state().await, DomainState::PmSuspended.reason());
}

#[tokio::test]
async fn a_guest_that_powered_off_meanwhile_is_ended() {
    let found = Found { run_state: "shutdown", ..Found::default() };
    let scene = Scene::before(found, |_| {}).await;
    scene.is_gone().await;
    scene.hears(Lifecycle::StoppedShutdown).await;
    assert_eq!(scene.state().await, DomainState::Shutoff(ShutoffReason::Shutdown).reason());
}

#[tokio::test]
async fn a_half_started_guest_is_ended_and_cleaned_up() {
    let found = Found { state: ("paused", "starting up"), ..Found::default() };
    let scene = Scene::before(found, |_| {}).await;
    scene.is_gone().await;
    assert_eq!(scene.state().await, DomainState::Shutoff(ShutoffReason::Failed).reason());
}

#[tokio::test]
async fn a_half_started_guest_without_a_definition_is_forgotten() {
    let found = Found { state: ("paused", "starting up"), persistent: false, ..Found::default() };
    let scene = Scene::before(found, |_| {}).await;
    scene.is_gone().await;
    assert!(scene.connection.domain_lookup_by_name(NAME).await.is_err());
}

#[tokio::test]
async fn a_guest_that_went_with_its_client_is_destroyed() {
    let status = "<ostler><autodestroy/></ostler>";
    let scene = Scene::before(Found { status, ..Found::default() }, |_| {}).await;
    scene.is_gone().await;
    scene.hears(Lifecycle::StoppedDestroyed).await;
}

#[tokio::test]
async fn a_guest_that_was_to_reboot_is_reset_when_it_powers_off() {
    let scene = Scene::found(Found { status: "<fakereboot/>", ..Found::default() }).await;
    scene.emulator.emit("SHUTDOWN", serde_json::json!({"guest": true, "reason": "guest-shutdown"}));
    scene.hears(Lifecycle::ShutdownGuest).await;
    scene.emulator.hears("system_reset").await;
    scene.emulator.hears("cont").await;
}

#[tokio::test]
async fn a_shut_down_guest_that_is_kept_stays_shut_down() {
    let elements = "  <on_poweroff>preserve</on_poweroff>\n";
    let scene = Scene::found(Found { elements, ..Found::default() }).await;
    scene.emulator.emit("SHUTDOWN", serde_json::json!({"guest": true, "reason": "guest-shutdown"}));
    scene.becomes(DomainState::Shutdown(ShutdownReason::Unknown)).await;
    assert!(scene.connection.domain_is_active(&scene.guest()).await.unwrap());
}
