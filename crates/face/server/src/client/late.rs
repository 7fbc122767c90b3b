//! A call that was polled in place and is not ready: it becomes a task when
//! there is something to do for it, not before.
//!
//! ```text
//!   Polled ── wait ──> Waits ── woken ──> Runs (a task)
//!      └── woken ──> Woken ── wait ───────^
//! ```
//!
//! A task made at once would be polled at once, find the same as was found in
//! place, and wait: a worker woken for nothing on each such call.

use std::{
    future::Future,
    mem,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::Wake,
};
use tokio::runtime::Handle;

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The waker for the poll in place, and what is to be done when it is woken.
pub(super) struct Late {
    tasks: Handle,
    state: Mutex<State>,
}

enum State {
    Polled,
    Woken,
    Waits(Work),
    Runs,
}

impl Late {
    pub(super) fn new(tasks: &Handle) -> Arc<Self> {
        Arc::new(Self { tasks: tasks.clone(), state: Mutex::new(State::Polled) })
    }

    /// Leaves `work` to the tasks as soon as it can go on.
    pub(super) fn wait(&self, work: Work) {
        let mut state = self.state();
        if matches!(*state, State::Woken) {
            *state = State::Runs;
            drop(state);
            self.tasks.spawn(work);
        } else {
            *state = State::Waits(work);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change of it is one assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wake for Late {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let mut state = self.state();
        match mem::replace(&mut *state, State::Runs) {
            State::Polled | State::Woken => *state = State::Woken,
            State::Waits(work) => {
                drop(state);
                self.tasks.spawn(work);
            }
            State::Runs => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::{Context, Waker};
    use tokio::sync::oneshot;

    /// Polls in place, wakes before or after the call was left to the tasks,
    /// and waits for its end.
    async fn check(wakes_first: bool) {
        let (go, gate) = oneshot::channel::<()>();
        let (done, finished) = oneshot::channel();
        let mut work: Work = Box::pin(async move {
            let _ = gate.await;
            let _ = done.send(());
        });
        let late = Late::new(&Handle::current());
        let waker = Waker::from(Arc::clone(&late));
        assert!(work.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
        if wakes_first {
            go.send(()).expect("the work waits");
            late.wait(work);
        } else {
            late.wait(work);
            go.send(()).expect("the work waits");
        }
        // What wakes it again later has no effect.
        waker.wake();
        finished.await.expect("the work was done");
    }

    #[tokio::test]
    async fn what_was_woken_before_it_was_left_runs() {
        check(true).await;
    }

    #[tokio::test]
    async fn what_is_woken_later_runs_then() {
        check(false).await;
    }
}
