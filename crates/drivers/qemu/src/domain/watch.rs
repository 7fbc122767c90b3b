//! Events of the monitor: published and passed on where they arrive.
//!
//! The handler runs in the task that reads the monitor, so it never waits:
//! states and events are published at once, everything that has to wait
//! (resetting a guest that was to reboot, cleaning up) becomes a change of its
//! own.

use super::{control, hotplug, stop};
use crate::Qemu;
use crate::agent;
use crate::emit::{AgentReason, GraphicsPhase};
use crate::guest::pending::Answer;
use crate::guest::{Domain, EmulatorProcess, Ending, Live};
use ostler_driver::{
    CrashedReason, DomainState, Lifecycle, PausedReason, RunningReason, ShutdownReason,
};
use ostler_model::domain::{ChannelState, ChannelTarget, CrashAction, DomainDef, LifecycleAction};
use ostler_qmp::command::{Cont, SystemReset};
use ostler_qmp::{BlockIoError, Event, EventBody, GuestPanic, Notice};
use std::sync::{Arc, Weak};

/// Makes the handler of one machine's monitor.
pub(crate) fn handler(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    machine: &Arc<EmulatorProcess>,
) -> impl FnMut(Notice) + Send + 'static {
    let watch = Watch {
        driver: Arc::downgrade(driver),
        domain: Arc::downgrade(domain),
        machine: Arc::downgrade(machine),
    };
    move |notice| watch.notice(notice)
}

struct Watch {
    driver: Weak<Qemu>,
    domain: Weak<Domain>,
    machine: Weak<EmulatorProcess>,
}

/// The parts of one notice's context that are still alive.
struct Scene {
    driver: Arc<Qemu>,
    domain: Arc<Domain>,
    machine: Arc<EmulatorProcess>,
}

impl Watch {
    fn notice(&self, notice: Notice) {
        let (Some(driver), Some(domain), Some(machine)) =
            (self.driver.upgrade(), self.domain.upgrade(), self.machine.upgrade())
        else {
            return;
        };
        let scene = Scene { driver, domain, machine };
        match notice {
            Notice::Event(event) => scene.event(event),
            Notice::Closed(reason) => scene.closed(&reason.to_string()),
        }
    }
}

/// Returns whether after this event the state is known from it.
const fn tells_state(body: &EventBody) -> bool {
    matches!(
        body,
        EventBody::Resume
            | EventBody::Stop
            | EventBody::Shutdown { .. }
            | EventBody::Suspend
            | EventBody::Wakeup
            | EventBody::GuestPanicked(_)
    )
}

impl Scene {
    fn event(self, event: Event) {
        tracing::debug!(domain = self.machine.name, event = &*event.name, "monitor event");
        self.driver.emit_monitor_event(&self.domain, &event);
        if tells_state(&event.body) {
            self.machine.state_is_told();
        }
        match event.body {
            EventBody::Resume => self.resumed(),
            EventBody::Stop => self.stopped(),
            EventBody::Shutdown { guest, reason } => self.shut_down(guest, reason.as_deref()),
            EventBody::Reset { .. } => self.reset(),
            EventBody::Suspend => self.slept(Lifecycle::PmSuspendedMemory),
            EventBody::SuspendDisk => {
                self.machine.slept.notify_waiters();
                self.driver.emit_pm_suspend_disk(&self.domain);
            }
            EventBody::Wakeup => self.woke(),
            EventBody::Watchdog { action } => self.watchdog(&action),
            EventBody::GuestPanicked(panic) => self.panicked(&panic),
            EventBody::GuestCrashLoaded(_) => self.lifecycle(Lifecycle::CrashedCrashLoaded),
            EventBody::BlockIoError(error) => self.io_error(&error),
            EventBody::RtcChange { offset } => self.driver.emit_rtc_change(&self.domain, offset),
            EventBody::BalloonChange { actual } => {
                self.machine.set_balloon_kib(actual / 1024);
                self.driver.emit_balloon_change(&self.domain, actual / 1024);
            }
            EventBody::DeviceDeleted { device: Some(alias), .. } => {
                self.device_gone(alias.to_string());
            }
            EventBody::DeviceUnplugGuestError { device: Some(alias), .. } => {
                self.device_kept(alias.to_string());
            }
            EventBody::DeviceTrayMoved { id, open, .. } => {
                self.driver.emit_tray_change(&self.domain, &id, open);
            }
            EventBody::VserportChange { id, open } => self.port_changed(&id, open),
            EventBody::VncConnected(peer) => self.graphics(GraphicsPhase::Connect, &peer),
            EventBody::VncInitialized(peer) => self.graphics(GraphicsPhase::Initialize, &peer),
            EventBody::VncDisconnected(peer) => self.graphics(GraphicsPhase::Disconnect, &peer),
            _ => {}
        }
    }

    fn state(&self) -> DomainState {
        self.domain.view().state
    }

    fn set_state(&self, state: DomainState) {
        self.domain.publish_for(&self.machine, |view| view.state = state);
    }

    fn lifecycle(&self, event: Lifecycle) {
        self.driver.emit_lifecycle(&self.domain, event);
    }

    fn resumed(&self) {
        let reason = match self.state() {
            DomainState::Running(_) => return,
            DomainState::Paused(PausedReason::StartingUp) | DomainState::Shutdown(_) => {
                RunningReason::Booted
            }
            _ => RunningReason::Unpaused,
        };
        self.set_state(DomainState::Running(reason));
        self.lifecycle(Lifecycle::ResumedUnpaused);
    }

    fn stopped(&self) {
        // A guest that has ended is stopped too; that says nothing new.
        if !matches!(self.state(), DomainState::Running(_)) {
            return;
        }
        let reason = self.machine.take_pause();
        self.set_state(DomainState::Paused(reason));
        self.lifecycle(match reason {
            PausedReason::Ioerror => Lifecycle::SuspendedIoError,
            PausedReason::Watchdog => Lifecycle::SuspendedWatchdog,
            PausedReason::ApiError => Lifecycle::SuspendedApiError,
            _ => Lifecycle::SuspendedPaused,
        });
    }

    /// The guest is off; its emulator waits for us.
    fn shut_down(self, guest: bool, reason: Option<&str>) {
        if reason == Some("host-signal") || reason == Some("host-qmp-quit") {
            // Not the guest's doing: whoever ends the emulator noted why, or
            // somebody else did it, which is as good as being destroyed.
            self.machine.will_end(Ending::Destroyed);
            // A guest that powered off was told of already.
            if !matches!(self.state(), DomainState::Shutdown(_)) {
                self.lifecycle(Lifecycle::ShutdownHost);
            }
            return;
        }
        self.machine.powered.notify_waiters();
        let fake_reboot = self.machine.take_fake_reboot();
        self.set_state(DomainState::Shutdown(ShutdownReason::Unknown));
        if !fake_reboot {
            self.machine.will_end(Ending::Shutdown);
        }
        self.lifecycle(if guest { Lifecycle::ShutdownGuest } else { Lifecycle::ShutdownHost });
        let action = self.domain.view().live.as_ref().and_then(|live| live.def.on_poweroff);
        let reboots = fake_reboot || action == Some(LifecycleAction::Restart);
        let keeps = action == Some(LifecycleAction::Preserve);
        tokio::spawn(async move {
            if reboots {
                self.machine.will_not_end();
                self.reset_and_go_on().await;
            } else if !keeps {
                let Self { driver, domain, machine } = &self;
                if let Err(error) =
                    stop::end(driver, domain, machine, Ending::Shutdown, false).await
                {
                    tracing::error!(domain = machine.name, %error, "cannot end a shut-down guest");
                }
            }
        });
    }

    async fn reset_and_go_on(self) {
        let driver = Arc::clone(&self.driver);
        let result = control::with_live(&self.domain, "reboot", |domain, live| async move {
            let monitor = live.machine.monitor()?;
            monitor.call(SystemReset).await?;
            monitor.call(Cont).await?;
            driver.save_status(&domain).await;
            Ok(())
        });
        if let Err(error) = result.await {
            tracing::error!(domain = self.machine.name, %error, "cannot restart a rebooting guest");
            stop::after_monitor(&self.driver, &self.domain, &self.machine).await;
        }
    }

    fn reset(&self) {
        self.machine.powered.notify_waiters();
        self.driver.emit_reboot(&self.domain);
    }

    fn slept(&self, event: Lifecycle) {
        self.machine.slept.notify_waiters();
        self.set_state(DomainState::PmSuspended);
        self.lifecycle(event);
        self.driver.emit_pm_suspend(&self.domain);
    }

    fn woke(&self) {
        self.set_state(DomainState::Running(RunningReason::Wakeup));
        self.lifecycle(Lifecycle::StartedWakeup);
        self.driver.emit_pm_wakeup(&self.domain);
    }

    fn watchdog(&self, action: &str) {
        // "pause" is followed by a STOP event, which takes the reason.
        if action == "pause" {
            self.machine.will_pause(PausedReason::Watchdog);
        }
        self.driver.emit_watchdog(&self.domain, action);
    }

    fn io_error(&self, error: &BlockIoError) {
        if error.action == "stop" {
            self.machine.will_pause(PausedReason::Ioerror);
        }
        self.driver.emit_io_error(&self.domain, error);
    }

    /// Notes that the guest has crashed and stays as it is.
    async fn keep_crashed(self) {
        if let Err(error) = control::note(&self.driver, &self.domain, "note a crash").await {
            tracing::debug!(domain = self.machine.name, %error, "a crashed guest was not noted");
        }
    }

    fn panicked(self, panic: &GuestPanic) {
        self.set_state(DomainState::Crashed(CrashedReason::Panicked));
        self.lifecycle(Lifecycle::CrashedPanicked);
        let action = self.domain.view().live.as_ref().and_then(|live| live.def.on_crash);
        tracing::warn!(domain = self.machine.name, ?panic.info, "the guest panicked");
        tokio::spawn(async move {
            match action {
                Some(CrashAction::Preserve) => self.keep_crashed().await,
                Some(CrashAction::Restart) => self.reset_and_go_on().await,
                _ => {
                    let Self { driver, domain, machine } = &self;
                    let ended = stop::end(driver, domain, machine, Ending::Crashed, false).await;
                    if let Err(error) = ended {
                        tracing::error!(domain = machine.name, %error, "cannot end a crashed guest");
                    }
                }
            }
        });
    }

    /// The guest has let go of a device. Whoever waits for that goes on from
    /// here; else a change of its own does.
    fn device_gone(self, alias: String) {
        if self.machine.underway.tell(&alias, Answer::Gone) {
            return;
        }
        if !hotplug::has_device(&self.domain, &alias) {
            self.driver.emit_device_removed(&self.domain, &alias);
            return;
        }
        let Self { driver, domain, machine } = self;
        tokio::spawn(hotplug::finish_later(driver, domain, machine, alias));
    }

    /// The guest keeps a device that it was asked for.
    fn device_kept(self, alias: String) {
        self.driver.emit_device_removal_failed(&self.domain, &alias);
        if !self.machine.underway.tell(&alias, Answer::Kept) {
            let Self { driver, domain, machine } = self;
            tokio::spawn(hotplug::rejected(driver, domain, machine, alias));
        }
    }

    /// Notes that something in the guest opened or closed a channel.
    fn port_changed(self, alias: &str, open: bool) {
        let Self { driver, domain, machine } = self;
        let state = if open { ChannelState::Connected } else { ChannelState::Disconnected };
        domain.publish_for(&machine, |view| {
            let Some(live) = &view.live else { return };
            let mut def = DomainDef::clone(&live.def);
            for channel in def.devices.channels.iter_mut() {
                if let (true, ChannelTarget::Virtio(port)) =
                    (channel.info.alias.as_deref() == Some(alias), &mut channel.target)
                {
                    port.state = Some(state);
                }
            }
            let machine = Arc::clone(&live.machine);
            view.live = Some(Arc::new(Live { def: Arc::new(def), machine }));
        });
        let view = domain.view();
        let Some(live) = &view.live else { return };
        let is_agent = agent::channel(&live.def)
            .is_some_and(|channel| channel.info.alias.as_deref() == Some(alias));
        if is_agent {
            machine.agent.set_connected(open);
            driver.emit_agent(&domain, open, AgentReason::Channel);
        }
    }

    fn graphics(&self, phase: GraphicsPhase, peer: &ostler_qmp::VncPeer) {
        self.driver.emit_graphics(&self.domain, phase, peer);
    }

    fn closed(self, reason: &str) {
        tracing::debug!(domain = self.machine.name, reason, "the monitor is closed");
        tokio::spawn(async move {
            stop::after_monitor(&self.driver, &self.domain, &self.machine).await;
        });
    }
}
