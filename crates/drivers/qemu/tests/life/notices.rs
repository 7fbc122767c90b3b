//! Tests of the monitor's events: states, and events for clients.

use crate::scene::{Found, Scene};
use ostler_core::KiB;
use ostler_driver::{CrashedReason, DomainState, Event, Lifecycle, PausedReason, RunningReason};
use serde_json::{Value, json};

/// A test: events of the emulator, and the state and lifecycle events they lead to.
macro_rules! told {
    ($($name:ident: $([$event:literal, $data:tt]),* => $state:expr, [$($lifecycle:ident),*];)*) => {
        $(#[tokio::test]
        async fn $name() {
            let scene = Scene::running().await;
            $(scene.emulator.emit($event, json!($data));)*
            $(scene.hears(Lifecycle::$lifecycle).await;)*
            scene.becomes($state).await;
            assert_eq!(scene.lifecycle(), [$(Lifecycle::$lifecycle.detail()),*]);
        })*
    };
}

told! {
    a_stop_behind_our_back_pauses: ["STOP", {}]
        => DomainState::Paused(PausedReason::Unknown), [SuspendedPaused];
    a_second_stop_says_nothing_new: ["STOP", {}], ["STOP", {}]
        => DomainState::Paused(PausedReason::Unknown), [SuspendedPaused];
    a_resume_behind_our_back_runs: ["STOP", {}], ["RESUME", {}]
        => DomainState::Running(RunningReason::Unpaused), [SuspendedPaused, ResumedUnpaused];
    a_resume_of_a_guest_that_runs_says_nothing_new: ["RESUME", {}]
        => DomainState::Running(RunningReason::Booted), [];
    a_watchdog_that_pauses_is_the_reason: ["WATCHDOG", {"action": "pause"}], ["STOP", {}]
        => DomainState::Paused(PausedReason::Watchdog), [SuspendedWatchdog];
    a_watchdog_that_does_nothing_leaves_it_running: ["WATCHDOG", {"action": "none"}]
        => DomainState::Running(RunningReason::Booted), [];
    a_disk_that_fails_is_the_reason:
        ["BLOCK_IO_ERROR", {"device": "virtio-disk0", "node-name": "n", "qom-path": "/x",
            "operation": "write", "action": "stop", "reason": "no space"}], ["STOP", {}]
        => DomainState::Paused(PausedReason::Ioerror), [SuspendedIoError];
    a_disk_error_that_is_reported_leaves_it_running:
        ["BLOCK_IO_ERROR", {"device": "virtio-disk0", "node-name": "n", "qom-path": "/x",
            "operation": "write", "action": "report", "reason": "bad"}]
        => DomainState::Running(RunningReason::Booted), [];
    a_guest_that_sleeps_is_suspended: ["SUSPEND", {}]
        => DomainState::PmSuspended, [PmSuspendedMemory];
    a_guest_that_wakes_runs: ["SUSPEND", {}], ["WAKEUP", {}]
        => DomainState::Running(RunningReason::Wakeup), [PmSuspendedMemory, StartedWakeup];
    a_guest_that_boots_a_crash_kernel_runs_on: ["GUEST_CRASHLOADED", {"action": "run"}]
        => DomainState::Running(RunningReason::Booted), [CrashedCrashLoaded];
}

/// A test: an event of the emulator, and the event that clients hear.
macro_rules! passed_on {
    ($($name:ident: $event:literal, $data:tt => ($($heard:tt)*);)*) => {
        $(#[tokio::test]
        async fn $name() {
            let scene = Scene::running().await;
            scene.emulator.emit($event, json!($data));
            scene.hears_of(|event| matches!(event, $($heard)*)).await;
        })*
    };
}

passed_on! {
    a_reset_is_a_reboot: "RESET", {"guest": true, "reason": "guest-reset"}
        => (Event::DomainReboot { .. });
    a_clock_that_is_set_is_told: "RTC_CHANGE", {"offset": 78, "qom-path": "/machine/rtc"}
        => (Event::DomainRtcChange { offset: 78, .. });
    a_balloon_that_moves_is_told_in_kib: "BALLOON_CHANGE", {"actual": 268_435_456}
        => (Event::DomainBalloonChange { actual: KiB(262_144), .. });
    a_tray_that_opens_is_told:
        "DEVICE_TRAY_MOVED", {"device": "", "id": "ide0-0-0", "tray-open": true}
        => (Event::DomainTrayChange { device_alias, .. } if device_alias == "ide0-0-0");
    a_guest_that_keeps_a_device_is_told:
        "DEVICE_UNPLUG_GUEST_ERROR", {"device": "net0", "path": "/machine/peripheral/net0"}
        => (Event::DomainDeviceRemovalFailed { device_alias, .. } if device_alias == "net0");
    sleep_to_disk_is_told: "SUSPEND_DISK", {} => (Event::DomainPmsuspendDisk { .. });
    sleep_to_memory_is_told: "SUSPEND", {} => (Event::DomainPmsuspend { .. });
    what_nobody_knows_is_passed_on_to_who_wants_all: "SOMETHING_NEW", {"a": 1}
        => (Event::MonitorEvent { event, .. } if event == "SOMETHING_NEW");
}

fn panicked() -> Value {
    json!({"action": "pause", "info": {"type": "hyper-v", "arg1": 0, "arg2": 0, "arg3": 0, "arg4": 0, "arg5": 0}})
}

async fn with_on_crash(elements: &'static str) -> Scene {
    let scene = Scene::found(Found { elements, ..Found::default() }).await;
    scene.emulator.emit("GUEST_PANICKED", panicked());
    scene.hears(Lifecycle::CrashedPanicked).await;
    scene
}

#[tokio::test]
async fn a_guest_that_panics_is_ended() {
    let scene = with_on_crash("").await;
    scene.is_gone().await;
    scene.hears(Lifecycle::StoppedCrashed).await;
}

#[tokio::test]
async fn a_guest_that_panics_is_kept_where_it_is_to_be() {
    let scene = with_on_crash("  <on_crash>preserve</on_crash>\n").await;
    scene.becomes(DomainState::Crashed(CrashedReason::Panicked)).await;
    scene.notes("state='crashed' reason='panicked'").await;
    assert!(!scene.emulator.heard().contains(&"system_reset".to_owned()));
}

#[tokio::test]
async fn a_guest_that_panics_is_restarted_where_it_is_to_be() {
    let scene = with_on_crash("  <on_crash>restart</on_crash>\n").await;
    scene.emulator.hears("system_reset").await;
    scene.emulator.hears("cont").await;
}
