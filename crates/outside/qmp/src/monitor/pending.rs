//! A command under way.

use super::shared::{Answer, Sent, Shared, Slot};
use crate::error::{CloseReason, QmpError};
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::{Instant, Sleep};

/// The result to come of a command that is written already. Dropping it
/// forgets the command: it is taken back if the emulator has not got it yet,
/// otherwise it is carried out and its answer dropped.
#[must_use = "a command that is forgotten at once may be taken back"]
pub struct Pending<R> {
    shared: Arc<Shared>,
    command: Cow<'static, str>,
    state: State,
    limit: Duration,
    until: Instant,
    alarm: Option<Pin<Box<Sleep>>>,
    reply: PhantomData<fn() -> R>,
}

enum State {
    Failed(QmpError),
    Waiting { slot: Slot, answer: oneshot::Receiver<Answer> },
    Finished,
}

impl<R> Pending<R> {
    pub(crate) fn new(
        shared: Arc<Shared>,
        command: Cow<'static, str>,
        sent: Result<Sent, QmpError>,
        limit: Duration,
    ) -> Self {
        let state = match sent {
            Ok(Sent { slot, answer }) => State::Waiting { slot, answer },
            Err(error) => State::Failed(error),
        };
        let until = Instant::now() + limit;
        Self { shared, command, state, limit, until, alarm: None, reply: PhantomData }
    }

    /// An error of this command: the peer does not keep to the protocol.
    pub(crate) fn malformed(&self, detail: &str) -> QmpError {
        let reason = CloseReason::Malformed { detail: detail.into() };
        QmpError::Closed { command: self.command.as_ref().into(), reason }
    }

    fn poll_answer(&mut self, context: &mut Context<'_>) -> Poll<Result<Answer, QmpError>> {
        match std::mem::replace(&mut self.state, State::Finished) {
            State::Failed(error) => return Poll::Ready(Err(error)),
            State::Finished => return Poll::Ready(Err(self.malformed("asked twice"))),
            State::Waiting { slot, mut answer } => {
                if let Poll::Ready(answer) = Pin::new(&mut answer).poll(context) {
                    return Poll::Ready(answer.map_err(|_| self.closed()));
                }
                self.state = State::Waiting { slot, answer };
            }
        }
        let until = self.until;
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(until)));
        ready!(alarm.as_mut().poll(context));
        let withdrawn = self.abandon();
        let command = self.command.as_ref().into();
        Poll::Ready(Err(QmpError::TimedOut { command, after: self.limit, withdrawn }))
    }

    fn closed(&self) -> QmpError {
        let reason = self.shared.close_reason().unwrap_or(CloseReason::Eof);
        QmpError::Closed { command: self.command.as_ref().into(), reason }
    }

    /// Returns whether the command was taken back before the peer got it.
    fn abandon(&mut self) -> bool {
        match std::mem::replace(&mut self.state, State::Finished) {
            State::Waiting { slot, .. } => self.shared.abandon(slot),
            State::Failed(_) | State::Finished => false,
        }
    }
}

impl<R: DeserializeOwned> Future for Pending<R> {
    type Output = Result<R, QmpError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.poll_answer(context));
        let command = || Box::from(self.command.as_ref());
        Poll::Ready(match answer {
            Ok(Ok(text)) => serde_json::from_str(text.get())
                .map_err(|source| QmpError::Shape { command: command(), source }),
            Ok(Err(refusal)) => Err(QmpError::Refused { command: command(), refusal }),
            Err(error) => Err(error),
        })
    }
}

impl<R> Unpin for Pending<R> {}

impl<R> Drop for Pending<R> {
    fn drop(&mut self) {
        self.abandon();
    }
}

impl<R> fmt::Debug for Pending<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").field("command", &self.command).finish_non_exhaustive()
    }
}
