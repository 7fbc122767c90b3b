//! The host's packet filter, nftables, over netlink (linux/netfilter/nf_tables.h).
//!
//! Changes are a [`Batch`] of steps that the kernel makes together or not at
//! all. A [`Ruleset`] is what it has at one moment. [`Nftables::update`] makes a
//! batch from what is there and repeats it when somebody else came in between.
//! A [`RecordedRuleset`] stands in for the host in tests of drivers.
//!
//! No crate fits: `rustables` is under the GPL and generates its bindings with
//! libclang, `nftables` runs the program `nft`, `nftnl` is C, and
//! `netlink-packet-netfilter` has neither connection states nor translation,
//! rejection or counters.
//!
//! It concerns the network namespace of the thread that opened it.
//!
//! ```no_run
//! use ostler_host::nftables::{
//!     Batch, Chain, Family, Match, Nftables, Rule, Statement, Step, Table, Verdict,
//! };
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let filter = Nftables::open()?;
//! let table = Table::new(Family::Ip, "guests");
//! let chain = Chain::regular(table.clone(), "from-guests");
//! let statements =
//!     vec![Match::input_interface("br7").into(), Statement::counter(), Verdict::Drop.into()];
//! let batch = Batch::replace(table.clone())
//!     .then(Step::AddChain(chain))
//!     .then(Step::AppendRule(Rule::new(table.clone(), "from-guests", statements)));
//! filter.apply(batch).await?;
//! assert_eq!(filter.ruleset(Some(table)).await?.rules.len(), 1);
//! # Ok(())
//! # }
//! ```

mod batch;
mod error;
mod number;
mod recorded;
mod rule;
mod ruleset;
mod set;
mod table;
#[cfg(test)]
mod tests;

pub use batch::{Batch, Step};
pub use error::NftablesError;
pub use recorded::RecordedRuleset;
pub use rule::{Base, ConnectionState, Field, Match, Nat, Reject, Rule, Statement, Test, Verdict};
pub use ruleset::Ruleset;
pub use set::{Element, KeyKind, Set};
pub use table::{BaseChain, Chain, ChainKind, Family, Hook, Table};

use crate::{
    file::blocking,
    netlink::socket::{Refusal, Socket},
};
use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};

/// How often a change is made anew because others changed the ruleset.
const ATTEMPTS: u32 = 20;

/// The ruleset of a namespace. Clones share the socket.
#[derive(Debug, Clone)]
pub struct Nftables(Host);

#[derive(Debug, Clone)]
enum Host {
    Kernel(Arc<Mutex<Socket>>),
    Recorded(Arc<RecordedRuleset>),
}

/// The result of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Done,
    /// The ruleset is not of the generation that the batch was made for.
    Outdated,
}

impl Nftables {
    /// The ruleset of the calling thread's namespace.
    ///
    /// # Errors
    /// When the kernel gives no socket.
    pub fn open() -> Result<Self, NftablesError> {
        let socket = Socket::netfilter().map_err(NftablesError::Socket)?;
        socket.make_room();
        Ok(Self(Host::Kernel(Arc::new(Mutex::new(socket)))))
    }

    /// A ruleset that is not there.
    #[must_use]
    pub fn recorded(ruleset: RecordedRuleset) -> Self {
        Self(Host::Recorded(Arc::new(ruleset)))
    }

    /// The batches that a recorded ruleset was given, in order, also those that
    /// it refused; of the host's own none.
    #[must_use]
    pub fn recorded_batches(&self) -> Vec<Batch> {
        match &self.0 {
            Host::Kernel(_) => Vec::new(),
            Host::Recorded(ruleset) => ruleset.noted().clone(),
        }
    }

    /// The whole ruleset, or what it has of a table. A table that is not there
    /// has nothing.
    ///
    /// # Errors
    /// When the kernel does not tell, or others change it without pause.
    pub async fn ruleset(&self, table: Option<Table>) -> Result<Ruleset, NftablesError> {
        match &self.0 {
            Host::Recorded(recorded) => Ok(match &table {
                Some(table) => recorded.ruleset.of(table),
                None => recorded.ruleset.clone(),
            }),
            Host::Kernel(socket) => {
                let socket = Arc::clone(socket);
                blocking(move || {
                    let mut socket = socket.lock().unwrap_or_else(PoisonError::into_inner);
                    ruleset::read(&mut socket, table.as_ref()).map_err(|refusal| {
                        let tried = match &table {
                            Some(table) => format!("list nftables table '{table}'"),
                            None => "list the nftables ruleset".into(),
                        };
                        NftablesError::of(tried, refusal)
                    })
                })
                .await
            }
        }
    }

    /// Makes the changes of a batch, whatever others have changed meanwhile.
    ///
    /// # Errors
    /// Names the first step that the kernel refused; nothing has changed then.
    pub async fn apply(&self, batch: Batch) -> Result<(), NftablesError> {
        self.submit(batch, None).await.map(drop)
    }

    /// Makes the changes of a batch that `plan` makes from what a table has.
    /// When somebody else has changed the ruleset since, it is planned anew.
    ///
    /// # Errors
    /// As [`Self::ruleset`] and [`Self::apply`], and when others are faster
    /// again and again.
    pub async fn update(
        &self,
        table: Table,
        plan: impl Fn(&Ruleset) -> Batch + Send + Sync,
    ) -> Result<(), NftablesError> {
        for _ in 0..ATTEMPTS {
            let ruleset = self.ruleset(Some(table.clone())).await?;
            let batch = plan(&ruleset);
            if self.submit(batch, Some(ruleset.generation)).await? == Outcome::Done {
                return Ok(());
            }
        }
        Err(NftablesError::Busy { attempts: ATTEMPTS })
    }

    async fn submit(
        &self,
        batch: Batch,
        generation: Option<u32>,
    ) -> Result<Outcome, NftablesError> {
        match &self.0 {
            Host::Recorded(recorded) => recorded.apply(batch).map(|()| Outcome::Done),
            Host::Kernel(socket) => {
                let socket = Arc::clone(socket);
                blocking(move || {
                    let mut socket = socket.lock().unwrap_or_else(PoisonError::into_inner);
                    submit(&mut socket, &batch, generation)
                })
                .await
            }
        }
    }
}

fn submit(
    socket: &mut Socket,
    batch: &Batch,
    generation: Option<u32>,
) -> Result<Outcome, NftablesError> {
    if batch.0.is_empty() {
        return Ok(Outcome::Done);
    }
    let whole = || "change the nftables ruleset".to_owned();
    let written = batch.write(socket, generation);
    let sent = socket.send(&written.bytes).and_then(|()| socket.refusals());
    let refusals = sent.map_err(|refusal| NftablesError::of(whole(), refusal))?;
    // All is done or nothing is, so the first refusal tells why.
    let Some(refusal) = refusals.into_iter().next() else { return Ok(Outcome::Done) };
    if refusal.sequence == written.begin && refusal.source.raw_os_error() == Some(libc::ERESTART) {
        return Ok(Outcome::Outdated);
    }
    let step = written.steps.iter().position(|sequence| *sequence == refusal.sequence);
    let tried = step.and_then(|step| batch.0.get(step)).map_or_else(whole, Step::to_string);
    Err(NftablesError::of(tried, refusal))
}

impl RecordedRuleset {
    fn apply(&self, batch: Batch) -> Result<(), NftablesError> {
        let refused = batch.0.iter().find_map(|step| {
            let (_, number) = self.refused.iter().find(|(refused, _)| refused == step)?;
            let refusal = Refusal::from(io::Error::from_raw_os_error(*number));
            Some(NftablesError::of(step.to_string(), refusal))
        });
        self.noted().push(batch);
        refused.map_or(Ok(()), Err)
    }
}
