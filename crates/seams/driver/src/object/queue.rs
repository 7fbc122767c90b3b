//! Who has the turn and who waits for it: the rules alone, without tasks, clocks
//! or state.
//!
//! ```text
//!               no long job                 a long job is under way
//!   free ──────────────────────> held       free ───────────────────> held
//!     ^   the first that waits     │          ^  the first admitted     │
//!     └────────────────────────────┘          └─────────────────────────┘
//!                                                 its own steps are admitted
//! ```
//!
//! Each change is served in its order among those that may run. A change that a
//! long job does not admit waits for the end of the job and keeps its place.

use super::{ChangeKind, Kinds};
use std::collections::VecDeque;

/// The number of one request, never used again.
pub(super) type Ticket = u64;

/// The purpose of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// One change.
    Change(ChangeKind),
    /// To begin a long job.
    Begin,
    /// A step of the long job that is under way.
    Step,
}

/// The queue of one object.
#[derive(Debug, Default)]
pub(super) struct Queue {
    next: Ticket,
    holder: Option<Ticket>,
    /// The kinds that the long job under way admits.
    long: Option<Kinds>,
    waiting: VecDeque<(Ticket, Claim)>,
}

impl Queue {
    /// A ticket for `claim`, and whether it has the turn already.
    pub(super) fn request(&mut self, claim: Claim) -> (Ticket, bool) {
        let ticket = self.next;
        self.next += 1;
        self.waiting.push_back((ticket, claim));
        (ticket, self.advance() == Some(ticket))
    }

    /// Takes the turn if it is free and nobody who may have it waits.
    pub(super) fn try_request(&mut self, claim: Claim) -> Option<Ticket> {
        let is_free = self.holder.is_none() && self.admits(claim);
        // Whoever waits may not run, or would have the turn.
        is_free.then(|| self.request(claim).0)
    }

    /// Gives the turn back. Gives the ticket that has it now.
    pub(super) fn release(&mut self, ticket: Ticket) -> Option<Ticket> {
        if self.holder == Some(ticket) {
            self.holder = None;
        }
        self.advance()
    }

    /// Takes back a request, whether it waits or has the turn by now. Gives the
    /// ticket that has the turn next, if that is another.
    pub(super) fn withdraw(&mut self, ticket: Ticket) -> Option<Ticket> {
        self.waiting.retain(|(other, _)| *other != ticket);
        if self.holder == Some(ticket) { self.release(ticket) } else { None }
    }

    /// Makes the holder of the turn the holder of a long job that admits `kinds`.
    /// Gives the ticket that has the turn now.
    pub(super) fn begin_long(&mut self, ticket: Ticket, kinds: Kinds) -> Option<Ticket> {
        self.long = Some(kinds);
        self.release(ticket)
    }

    /// The long job is over. Gives the ticket that has the turn now, if it was
    /// free.
    pub(super) fn end_long(&mut self) -> Option<Ticket> {
        self.long = None;
        if self.holder.is_none() { self.advance() } else { None }
    }

    fn admits(&self, claim: Claim) -> bool {
        match (self.long, claim) {
            (None, Claim::Change(_) | Claim::Begin) | (Some(_), Claim::Step) => true,
            (Some(kinds), Claim::Change(kind)) => kinds.contains(kind),
            (None, Claim::Step) | (Some(_), Claim::Begin) => false,
        }
    }

    /// Gives a free turn to the first that may have it.
    fn advance(&mut self) -> Option<Ticket> {
        if self.holder.is_none() {
            let first = self.waiting.iter().position(|(_, claim)| self.admits(*claim))?;
            self.holder = self.waiting.remove(first).map(|(ticket, _)| ticket);
            return self.holder;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One thing that happens to a queue.
    #[derive(Debug, Clone, Copy)]
    enum Act {
        Request(Claim),
        Release,
        /// The holder begins a long job, if it asked for one.
        Begin(u8),
        End,
        /// The n-th that waits gives up.
        Withdraw(usize),
    }

    fn claim() -> impl Strategy<Value = Claim> {
        prop_oneof![
            6 => (0..ChangeKind::ALL.len()).prop_map(|kind| Claim::Change(ChangeKind::ALL[kind])),
            2 => Just(Claim::Begin),
            1 => Just(Claim::Step),
        ]
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            5 => claim().prop_map(Act::Request),
            5 => Just(Act::Release),
            2 => (0u8..64).prop_map(Act::Begin),
            2 => Just(Act::End),
            1 => (0usize..8).prop_map(Act::Withdraw),
        ]
    }

    fn kinds(bits: u8) -> Kinds {
        let has = |kind: &ChangeKind| bits & (1 << *kind as u8) != 0;
        ChangeKind::ALL.into_iter().filter(has).fold(Kinds::NONE, Kinds::and)
    }

    /// The queue as an outsider knows it.
    #[derive(Default)]
    struct Model {
        holder: Option<(Ticket, Claim)>,
        long: Option<Kinds>,
        waiting: Vec<(Ticket, Claim)>,
    }

    impl Model {
        fn may_run(&self, claim: Claim) -> bool {
            match claim {
                Claim::Step => self.long.is_some(),
                Claim::Begin => self.long.is_none(),
                Claim::Change(kind) => self.long.is_none_or(|kinds| kinds.contains(kind)),
            }
        }

        /// The turn went to `granted`: it must have waited, be admitted, and have
        /// none admitted before it.
        fn granted(&mut self, granted: Option<Ticket>) {
            let Some(ticket) = granted else { return };
            assert!(self.holder.is_none(), "two hold the turn");
            let first = self.waiting.iter().position(|(_, claim)| self.may_run(*claim));
            let place = first.expect("one that may run");
            assert_eq!(self.waiting[place].0, ticket, "out of order");
            self.holder = Some(self.waiting.remove(place));
        }

        fn check(&self) {
            let forgotten = self.waiting.iter().any(|(_, claim)| self.may_run(*claim));
            assert!(self.holder.is_some() || !forgotten, "the turn is free, and one waits for it");
        }
    }

    proptest! {
        #[test]
        fn one_at_a_time_in_order_and_nobody_is_forgotten(acts in prop::collection::vec(act(), 1..120)) {
            let (mut queue, mut model) = (Queue::default(), Model::default());
            for act in acts {
                match act {
                    Act::Request(claim) => {
                        let (ticket, at_once) = queue.request(claim);
                        model.waiting.push((ticket, claim));
                        model.granted(at_once.then_some(ticket));
                    }
                    Act::Release => {
                        let Some((ticket, _)) = model.holder.take() else { continue };
                        model.granted(queue.release(ticket));
                    }
                    Act::Begin(kinds) => {
                        let Some((ticket, Claim::Begin)) = model.holder else { continue };
                        model.holder = None;
                        model.long = Some(self::kinds(kinds));
                        model.granted(queue.begin_long(ticket, self::kinds(kinds)));
                    }
                    Act::End => {
                        if model.long.take().is_some() {
                            model.granted(queue.end_long());
                        }
                    }
                    Act::Withdraw(place) => {
                        if place < model.waiting.len() {
                            let (ticket, _) = model.waiting.remove(place);
                            prop_assert_eq!(queue.withdraw(ticket), None);
                        }
                    }
                }
                model.check();
            }
        }
    }

    #[test]
    fn a_request_that_gives_up_when_it_has_the_turn_passes_it_on() {
        let mut queue = Queue::default();
        let (first, _) = queue.request(Claim::Change(ChangeKind::Modify));
        let (second, _) = queue.request(Claim::Change(ChangeKind::Modify));
        let (third, _) = queue.request(Claim::Change(ChangeKind::Modify));
        assert_eq!(queue.release(first), Some(second));
        assert_eq!(queue.withdraw(second), Some(third));
        assert_eq!(queue.withdraw(third), None);
        assert!(queue.try_request(Claim::Begin).is_some());
    }

    #[test]
    fn each_kind_is_admitted_by_the_mask_alone() {
        for kind in ChangeKind::ALL {
            for other in ChangeKind::ALL {
                let mut queue = Queue::default();
                let (long, _) = queue.request(Claim::Begin);
                queue.begin_long(long, Kinds::NONE.and(kind));
                let admitted = queue.try_request(Claim::Change(other)).is_some();
                assert_eq!(admitted, kind == other, "{kind:?} {other:?}");
            }
        }
    }
}
