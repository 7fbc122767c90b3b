//! How a guest ends, and what stays.

use crate::scene::{Found, NAME, Scene};
use ostler_core::ErrorCode;
use ostler_core::enumeration::{DomainEventDetail, DomainStateReason};
use ostler_core::flags::DomainUndefineFlags;
use ostler_driver::{DomainState, Lifecycle, ShutoffReason};
use serde_json::json;
use std::sync::Arc;

fn shutoff(reason: ShutoffReason) -> DomainStateReason {
    DomainState::Shutoff(reason).reason()
}

#[tokio::test]
async fn destroy_ends_it_and_leaves_the_definition() {
    let scene = Scene::running().await;
    scene.connection.domain_destroy(&scene.guest()).await.unwrap();
    assert_eq!(scene.state().await, shutoff(ShutoffReason::Destroyed));
    assert_eq!(scene.lifecycle().last(), Some(&Lifecycle::StoppedDestroyed.detail()));
    assert!(!scene.status_file().exists());
    assert!(!scene.is_busy());
}

#[tokio::test]
async fn destroy_of_a_transient_guest_forgets_it() {
    let scene = Scene::found(Found { persistent: false, ..Found::default() }).await;
    scene.connection.domain_destroy(&scene.guest()).await.unwrap();
    let error = scene.connection.domain_lookup_by_name(NAME).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::NoDomain);
}

#[tokio::test]
async fn destroy_of_a_guest_that_is_off_is_refused() {
    let scene = Scene::running().await;
    scene.connection.domain_destroy(&scene.guest()).await.unwrap();
    let error = scene.connection.domain_destroy(&scene.guest()).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::OperationInvalid);
}

#[tokio::test]
async fn destroy_does_not_wait_for_a_change_that_hangs() {
    let scene = Arc::new(Scene::running().await);
    scene.emulator.hold("stop");
    let suspending = tokio::spawn({
        let scene = Arc::clone(&scene);
        async move { scene.connection.domain_suspend(&scene.guest()).await }
    });
    scene.emulator.hears("stop").await;
    scene.connection.domain_destroy(&scene.guest()).await.unwrap();
    suspending.await.unwrap().unwrap_err();
    assert_eq!(scene.state().await, shutoff(ShutoffReason::Destroyed));
}

#[tokio::test]
async fn two_who_destroy_it_get_one_end() {
    let scene = Scene::running().await;
    let guest = scene.guest();
    let (first, second) = tokio::join!(
        scene.connection.domain_destroy(&guest),
        scene.connection.domain_destroy(&guest)
    );
    assert!(first.is_ok() || second.is_ok());
    let ends = scene
        .lifecycle()
        .into_iter()
        .filter(|event| matches!(event, DomainEventDetail::Stopped(_)))
        .count();
    assert_eq!(ends, 1);
}

#[tokio::test]
async fn an_emulator_that_ends_by_itself_has_crashed() {
    let scene = Scene::running().await;
    scene.emulator.end();
    scene.is_gone().await;
    scene.hears(Lifecycle::StoppedCrashed).await;
    assert_eq!(scene.state().await, shutoff(ShutoffReason::Crashed));
}

#[tokio::test]
async fn a_guest_that_powers_off_is_told_in_two_steps() {
    let scene = Scene::running().await;
    scene.emulator.emit("SHUTDOWN", json!({"guest": true, "reason": "guest-shutdown"}));
    scene.is_gone().await;
    scene.hears(Lifecycle::StoppedShutdown).await;
    let told = [Lifecycle::ShutdownGuest.detail(), Lifecycle::StoppedShutdown.detail()];
    assert_eq!(scene.lifecycle(), told);
    assert_eq!(scene.state().await, shutoff(ShutoffReason::Shutdown));
}

#[tokio::test]
async fn a_guest_ended_by_a_signal_from_outside_was_destroyed() {
    let scene = Scene::running().await;
    scene.emulator.emit("SHUTDOWN", json!({"guest": false, "reason": "host-signal"}));
    scene.hears(Lifecycle::ShutdownHost).await;
    scene.emulator.end();
    scene.is_gone().await;
    assert_eq!(scene.state().await, shutoff(ShutoffReason::Destroyed));
}

#[tokio::test]
async fn a_guest_whose_power_off_means_restart_is_reset() {
    let elements = "  <on_poweroff>restart</on_poweroff>\n";
    let scene = Scene::found(Found { elements, ..Found::default() }).await;
    scene.emulator.emit("SHUTDOWN", json!({"guest": true, "reason": "guest-shutdown"}));
    scene.emulator.hears("system_reset").await;
    scene.emulator.hears("cont").await;
    assert!(scene.connection.domain_is_active(&scene.guest()).await.unwrap());
}

#[tokio::test]
async fn undefine_of_a_running_guest_makes_it_transient() {
    let scene = Scene::running().await;
    let flags = DomainUndefineFlags::empty();
    scene.connection.domain_undefine_flags(&scene.guest(), flags).await.unwrap();
    assert!(!scene.connection.domain_is_persistent(&scene.guest()).await.unwrap());
    scene.connection.domain_destroy(&scene.guest()).await.unwrap();
    assert!(scene.connection.domain_lookup_by_name(NAME).await.is_err());
}

#[tokio::test]
async fn the_log_says_why_it_ended() {
    let scene = Scene::running().await;
    scene.connection.domain_destroy(&scene.guest()).await.unwrap();
    assert!(scene.log().contains("shutting down, reason=destroyed"), "{}", scene.log());
}
