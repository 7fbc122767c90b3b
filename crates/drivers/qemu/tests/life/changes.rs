//! Tests of changes that clients ask of a running guest.

use crate::scene::{Found, Scene};
use ostler_core::ErrorCode;
use ostler_core::flags::{DomainRebootFlags, DomainShutdownFlags};
use ostler_driver::{DomainState, Lifecycle, PausedReason, RunningReason};
use std::sync::Arc;

const PAUSED: DomainState = DomainState::Paused(PausedReason::User);

async fn paused() -> Scene {
    let found = Found { state: ("paused", "user"), run_state: "paused", ..Found::default() };
    Scene::found(found).await
}

#[tokio::test]
async fn suspend_pauses_and_is_written_down() {
    let scene = Scene::running().await;
    scene.connection.domain_suspend(&scene.guest()).await.unwrap();
    assert_eq!(scene.state().await, PAUSED.reason());
    assert_eq!(scene.lifecycle(), [Lifecycle::SuspendedPaused.detail()]);
    assert!(scene.status().contains("state='paused' reason='user'"));
}

#[tokio::test]
async fn suspend_of_a_paused_guest_asks_nothing() {
    let scene = paused().await;
    scene.connection.domain_suspend(&scene.guest()).await.unwrap();
    assert!(!scene.emulator.heard().contains(&"stop".to_owned()));
    assert_eq!(scene.lifecycle(), []);
}

#[tokio::test]
async fn resume_runs_and_is_written_down() {
    let scene = paused().await;
    scene.connection.domain_resume(&scene.guest()).await.unwrap();
    assert_eq!(scene.state().await, DomainState::Running(RunningReason::Unpaused).reason());
    assert_eq!(scene.lifecycle(), [Lifecycle::ResumedUnpaused.detail()]);
    assert!(scene.status().contains("state='running' reason='unpaused'"));
}

#[tokio::test]
async fn resume_of_a_running_guest_is_refused() {
    let scene = Scene::running().await;
    let error = scene.connection.domain_resume(&scene.guest()).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::OperationInvalid);
}

#[tokio::test]
async fn neither_works_on_a_guest_that_sleeps() {
    let scene = Scene::running().await;
    scene.emulator.emit("SUSPEND", serde_json::json!({}));
    scene.becomes(DomainState::PmSuspended).await;
    let suspended = scene.connection.domain_suspend(&scene.guest()).await.unwrap_err();
    let resumed = scene.connection.domain_resume(&scene.guest()).await.unwrap_err();
    for error in [suspended, resumed] {
        assert_eq!(error.code(), ErrorCode::OperationInvalid);
        assert!(error.message().contains("dompmwakeup"), "{}", error.message());
    }
}

#[tokio::test]
async fn a_guest_that_sleeps_is_woken() {
    let scene = Scene::running().await;
    scene.emulator.emit("SUSPEND", serde_json::json!({}));
    scene.becomes(DomainState::PmSuspended).await;
    scene.connection.domain_pm_wakeup(&scene.guest()).await.unwrap();
    scene.emulator.hears("system_wakeup").await;
}

#[tokio::test]
async fn a_guest_that_is_awake_is_not_woken() {
    let scene = Scene::running().await;
    let error = scene.connection.domain_pm_wakeup(&scene.guest()).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::OperationInvalid);
    assert!(!scene.emulator.heard().contains(&"system_wakeup".to_owned()));
}

#[tokio::test]
async fn what_the_emulator_refuses_fails_and_changes_nothing() {
    let scene = Scene::running().await;
    scene.emulator.refuse("stop", "not now");
    let error = scene.connection.domain_suspend(&scene.guest()).await.unwrap_err();
    assert!(error.message().contains("not now"), "{}", error.message());
    assert_eq!(scene.state().await, DomainState::Running(RunningReason::Booted).reason());
    assert!(scene.status().contains("state='running'"));
}

#[tokio::test]
async fn a_reset_resets() {
    let scene = Scene::running().await;
    scene.connection.domain_reset(&scene.guest()).await.unwrap();
    scene.emulator.hears("system_reset").await;
    scene.hears_of(|event| matches!(event, ostler_driver::Event::DomainReboot { .. })).await;
}

#[tokio::test]
async fn shutdown_presses_the_button_and_says_nothing_yet() {
    let scene = Scene::running().await;
    scene.connection.domain_shutdown(&scene.guest()).await.unwrap();
    assert!(scene.emulator.heard().contains(&"system_powerdown".to_owned()));
    assert_eq!(scene.lifecycle(), []);
    assert!(!scene.status().contains("fakereboot"));
}

#[tokio::test]
async fn reboot_presses_the_button_and_remembers_to_reset() {
    let scene = Scene::running().await;
    let flags = DomainRebootFlags::empty();
    scene.connection.domain_reboot(&scene.guest(), flags).await.unwrap();
    assert!(scene.emulator.heard().contains(&"system_powerdown".to_owned()));
    assert!(scene.status().contains("<fakereboot/>"));
}

#[tokio::test]
async fn a_shutdown_after_a_reboot_is_a_shutdown() {
    let scene = Scene::running().await;
    let guest = scene.guest();
    scene.connection.domain_reboot(&guest, DomainRebootFlags::empty()).await.unwrap();
    scene.connection.domain_shutdown(&guest).await.unwrap();
    assert!(!scene.status().contains("fakereboot"));
}

#[tokio::test]
async fn shutdown_by_an_agent_that_is_not_there_is_refused() {
    let scene = Scene::running().await;
    let flags = DomainShutdownFlags::GUEST_AGENT;
    let error = scene.connection.domain_shutdown_flags(&scene.guest(), flags).await.unwrap_err();
    assert!(error.message().contains("agent"), "{}", error.message());
    assert!(!scene.emulator.heard().contains(&"system_powerdown".to_owned()));
}

#[tokio::test]
async fn a_change_waits_for_the_one_before_and_readers_do_not() {
    let scene = Arc::new(Scene::running().await);
    scene.emulator.hold("stop");
    let suspending = tokio::spawn({
        let scene = Arc::clone(&scene);
        async move { scene.connection.domain_suspend(&scene.guest()).await }
    });
    scene.emulator.hears("stop").await;
    let resetting = tokio::spawn({
        let scene = Arc::clone(&scene);
        async move { scene.connection.domain_reset(&scene.guest()).await }
    });
    assert_eq!(scene.state().await, DomainState::Running(RunningReason::Booted).reason());
    assert!(!scene.emulator.heard().contains(&"system_reset".to_owned()));
    scene.emulator.release("stop");
    suspending.await.unwrap().unwrap();
    resetting.await.unwrap().unwrap();
    let heard = scene.emulator.heard();
    let place = |command: &str| heard.iter().position(|one| one == command).unwrap();
    assert!(place("stop") < place("system_reset"));
    assert_eq!(scene.state().await, PAUSED.reason());
}

#[tokio::test]
async fn a_change_goes_on_when_its_client_goes() {
    let scene = Arc::new(Scene::running().await);
    scene.emulator.hold("stop");
    let suspending = tokio::spawn({
        let scene = Arc::clone(&scene);
        async move { scene.connection.domain_suspend(&scene.guest()).await }
    });
    scene.emulator.hears("stop").await;
    suspending.abort();
    scene.emulator.release("stop");
    scene.notes("state='paused' reason='user'").await;
    assert_eq!(scene.state().await, PAUSED.reason());
}
