//! The emulators of this host.
//!
//! ```text
//!   start ── load ──> from the cache, at once ──> readers
//!               └──── stale: asked in the background ──> readers, cache
//!   a definition names a binary ── emulator() ──> known and unchanged: at once
//!                                           └──> asked now
//! ```

use super::cache::{self, Facts};
use super::probe::{self, ProbeOptions};
use super::{Emulator, ProbeError, trial};
use arc_swap::ArcSwap;
use ostler_host::HostRoot;
use ostler_host::file::{self, FileStamp};
use ostler_host::machine::{self, Kvm};
use ostler_host::processor::CpuInfo;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// Folders in which emulators are looked for.
const FOLDERS: [&str; 2] = ["/usr/bin", "/usr/local/bin"];

/// Whose guests the emulators run, by QEMU's names.
const TARGETS: &[&str] = &[
    "x86_64",
    "i386",
    "aarch64",
    "arm",
    "riscv64",
    "riscv32",
    "ppc64",
    "ppc",
    "s390x",
    "loongarch64",
    "mips64",
    "mips64el",
    "mips",
    "mipsel",
    "sparc64",
    "sparc",
    "alpha",
    "hppa",
    "m68k",
    "microblaze",
    "microblazeel",
    "or1k",
    "sh4",
    "sh4eb",
    "tricore",
    "xtensa",
    "xtensaeb",
    "avr",
    "rx",
];

/// Names that distributions use for the emulator of the host's own
/// architecture.
const NATIVE: [&str; 3] = ["/usr/libexec/qemu-kvm", "/usr/bin/qemu-kvm", "/usr/bin/kvm"];

/// How long after a trial of KVM that took too long the next one may be.
const PAUSE: Duration = Duration::from_secs(60);

/// The emulators of this host: for readers a list that is always there.
#[derive(Debug)]
pub struct Emulators {
    /// Root of the host on which emulators are looked for.
    root: HostRoot,
    cache: PathBuf,
    host: String,
    boot: Option<String>,
    options: ProbeOptions,
    known: ArcSwap<BTreeMap<PathBuf, Arc<Known>>>,
    kvm: ArcSwap<KvmState>,
    /// Who asks an emulator: one at a time per binary.
    turns: std::sync::Mutex<BTreeMap<PathBuf, Arc<Mutex<()>>>>,
    /// Who tries KVM.
    kvm_turn: Mutex<()>,
    /// When a trial that only took too long is worth another.
    kvm_again: std::sync::Mutex<Option<Instant>>,
}

/// An emulator and the file it was when it was asked.
#[derive(Debug)]
struct Known {
    stamp: FileStamp,
    kvm: KvmState,
    emulator: Arc<Emulator>,
}

/// Whether KVM runs guests; absent before it was tried.
type KvmState = Option<Result<(), Box<str>>>;

/// The verdict on KVM, as it is kept on disk for as long as the host runs.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Verdict {
    boot: String,
    host: String,
    binary: PathBuf,
    stamp: String,
    obstacle: Option<Box<str>>,
}

impl Emulators {
    /// Reads from the cache in `folder` the emulators of this host. Reads files only;
    /// [`refresh`](Self::refresh) asks those that the cache does not know.
    #[must_use]
    pub fn load_blocking(root: &HostRoot, folder: PathBuf, options: ProbeOptions) -> Self {
        let kernel = machine::kernel(root);
        let processor = CpuInfo::read(root, &machine::architecture());
        let host = format!(
            "{} {} microcode {:?} {:?}",
            kernel.release, kernel.version, processor.microcode, processor.signature
        );
        let this = Self {
            root: root.clone(),
            cache: folder,
            host,
            boot: kernel.boot,
            options,
            known: ArcSwap::default(),
            kvm: ArcSwap::from_pointee(None),
            turns: std::sync::Mutex::default(),
            kvm_turn: Mutex::new(()),
            kvm_again: std::sync::Mutex::new(None),
        };
        let kvm = match machine::kvm(root) {
            Kvm::Absent => Some(Err("there is no /dev/kvm: the processor's virtualization is \
                off, or the kvm module is not loaded"
                .into())),
            Kvm::Refused(error) => Some(Err(format!("/dev/kvm cannot be used: {error}").into())),
            Kvm::Answers { .. } => this.load_verdict(),
        };
        this.kvm.store(Arc::new(kvm.clone()));
        let found = installed(root);
        let known = found.into_iter().filter_map(|(binary, stamp)| {
            let facts = this.facts(&binary, &stamp, kvm.as_ref()?);
            let emulator = Arc::new(cache::load_blocking(&this.cache, &facts)?);
            Some((binary, Arc::new(Known { stamp, kvm: kvm.clone(), emulator })))
        });
        this.known.store(Arc::new(known.collect()));
        this
    }

    /// Asks the installed emulators that are not known or have changed, and
    /// forgets those that are gone. Meant for the background after the start;
    /// one that cannot be asked is left out, with a line in the log.
    pub async fn refresh(&self) {
        let root = self.root.clone();
        let found = tokio::task::spawn_blocking(move || installed(&root)).await.unwrap_or_default();
        let asked = found.keys().map(|binary| self.emulator(binary));
        for outcome in futures_util::future::join_all(asked).await {
            if let Err(error) = outcome {
                tracing::warn!(error = &error as &dyn std::error::Error, "an emulator is left out");
            }
        }
        let gone = |binary: &PathBuf| !found.contains_key(binary) && !is_there(binary);
        self.known.rcu(|known| {
            let mut known = BTreeMap::clone(known);
            known.retain(|binary, _| !gone(binary));
            known
        });
    }

    /// The emulator at `binary`: at once when it is known and has not changed,
    /// otherwise after it was asked.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn emulator(&self, binary: &Path) -> Result<Arc<Emulator>, ProbeError> {
        // Looking at a file that was looked at a moment ago does not wait.
        let stamp = file::stamp_blocking(binary).ok();
        if let Some(emulator) = self.unchanged(binary, stamp.as_ref()) {
            return Ok(emulator);
        }
        let turn = self.turn(binary);
        let _turn = turn.lock().await;
        if let Some(emulator) = self.unchanged(binary, stamp.as_ref()) {
            return Ok(emulator);
        }
        let kvm = self.try_kvm(binary).await;
        let kvm_state = kvm.as_ref().copied().map_err(|reason| &**reason);
        let facts = stamp.map(|stamp| (stamp, self.facts(binary, &stamp, &kvm)));
        let cached = facts.as_ref().and_then(|(_, facts)| cache::load_blocking(&self.cache, facts));
        let is_cached = cached.is_some();
        let emulator = match cached {
            Some(emulator) => Arc::new(emulator),
            None => Arc::new(probe::probe(binary, &self.options, kvm_state).await?),
        };
        if let Some((stamp, facts)) = facts {
            if !is_cached && let Err(error) = cache::store(&self.cache, &facts, &emulator).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "capabilities not kept");
            }
            let entry = Known { stamp, kvm: Some(kvm), emulator: Arc::clone(&emulator) };
            let entry = Arc::new(entry);
            self.known.rcu(|known| {
                let mut known = BTreeMap::clone(known);
                known.insert(binary.to_owned(), Arc::clone(&entry));
                known
            });
        }
        Ok(emulator)
    }

    /// All that are known now.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<Emulator>> {
        self.known.load().values().map(|known| Arc::clone(&known.emulator)).collect()
    }

    /// The one for guests of this architecture when a definition names none.
    #[must_use]
    pub fn for_architecture(&self, architecture: &str) -> Option<Arc<Emulator>> {
        let known = self.known.load();
        let of_it = || known.values().filter(|known| &*known.emulator.architecture == architecture);
        let preferred = |known: &&Arc<Known>| {
            let name = known.emulator.binary.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with("qemu-system-"))
        };
        let found = of_it().find(preferred).or_else(|| of_it().next());
        found.map(|known| Arc::clone(&known.emulator))
    }

    /// Why KVM is not used, once that is known; absent where it is used.
    #[must_use]
    pub fn kvm_obstacle(&self) -> Option<Box<str>> {
        self.kvm.load().as_ref().as_ref().and_then(|state| state.clone().err())
    }

    /// When KVM is worth another trial: the last one only took too long.
    #[must_use]
    pub fn next_trial(&self) -> Option<Instant> {
        *self.kvm_again.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn unchanged(&self, binary: &Path, stamp: Option<&FileStamp>) -> Option<Arc<Emulator>> {
        let known = self.known.load();
        let known = known.get(binary)?;
        let same = Some(&known.stamp) == stamp && known.kvm == self.settled_kvm();
        same.then(|| Arc::clone(&known.emulator))
    }

    /// The verdict on KVM, unless it is time to try again.
    fn settled_kvm(&self) -> KvmState {
        match self.next_trial() {
            Some(when) if Instant::now() >= when => None,
            _ => (**self.kvm.load()).clone(),
        }
    }

    fn turn(&self, binary: &Path) -> Arc<Mutex<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(binary.to_owned()).or_default())
    }

    fn facts(&self, binary: &Path, stamp: &FileStamp, kvm: &Result<(), Box<str>>) -> Facts {
        let kvm = kvm.as_ref().copied().map_err(|reason| &**reason);
        Facts::new(binary, stamp, &self.host, kvm)
    }

    /// The verdict on KVM, reached now if there is none yet. The guest of the
    /// trial needs the host's own emulator; until that is met nothing is said.
    async fn try_kvm(&self, asked: &Path) -> Result<(), Box<str>> {
        if let Some(state) = self.settled_kvm() {
            return state;
        }
        let _turn = self.kvm_turn.lock().await;
        if let Some(state) = self.settled_kvm() {
            return state;
        }
        let root = self.root.clone();
        let found = tokio::task::spawn_blocking(move || installed(&root)).await.unwrap_or_default();
        let native = format!("qemu-system-{}", machine::architecture());
        let own = found.iter().find(|(binary, _)| binary.ends_with(&native));
        let own = own.or_else(|| {
            found.iter().find(|(binary, _)| {
                NATIVE.iter().any(|native| binary.as_path() == Path::new(native))
            })
        });
        let (binary, stamp) = match own {
            Some((binary, stamp)) => (binary.clone(), Some(*stamp)),
            None => (asked.to_owned(), file::stamp_blocking(asked).ok()),
        };
        let tried = trial::kvm(&binary, &self.options).await;
        let lasting = tried.as_ref().err().is_none_or(|obstacle| obstacle.lasting);
        let verdict = tried.map_err(|obstacle| obstacle.reason);
        if let Err(reason) = &verdict {
            tracing::info!(
                reason = &**reason,
                "KVM does not run guests here; QEMU's own \
                translation (TCG) does"
            );
        }
        *self.kvm_again.lock().unwrap_or_else(PoisonError::into_inner) =
            (!lasting).then(|| Instant::now() + PAUSE);
        self.kvm.store(Arc::new(Some(verdict.clone())));
        if lasting {
            self.store_verdict(binary, stamp, verdict.as_ref().err().map(|reason| &**reason)).await;
        }
        verdict
    }

    fn verdict_path(&self) -> PathBuf {
        self.cache.join("kvm.json")
    }

    fn load_verdict(&self) -> KvmState {
        let text = file::read_bounded_blocking(&self.verdict_path(), 64 * 1024).ok()?;
        let verdict: Verdict = serde_json::from_slice(&text).ok()?;
        let stamp = file::stamp_blocking(&verdict.binary).ok()?;
        let same = Some(&verdict.boot) == self.boot.as_ref()
            && verdict.host == self.host
            && verdict.stamp == format!("{stamp:?}");
        same.then_some(match verdict.obstacle {
            Some(reason) => Err(reason),
            None => Ok(()),
        })
    }

    async fn store_verdict(
        &self,
        binary: PathBuf,
        stamp: Option<FileStamp>,
        obstacle: Option<&str>,
    ) {
        let (Some(boot), Some(stamp)) = (self.boot.clone(), stamp) else { return };
        let (host, stamp) = (self.host.clone(), format!("{stamp:?}"));
        let verdict = Verdict { boot, host, binary, stamp, obstacle: obstacle.map(Box::from) };
        let Ok(text) = serde_json::to_vec(&verdict) else { return };
        if let Err(error) = file::write_durable(self.verdict_path(), text).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "the KVM verdict is not kept");
        }
    }
}

fn is_there(binary: &Path) -> bool {
    file::stamp_blocking(binary).is_ok()
}

/// The emulators that are installed. Of several names for one file the first
/// counts.
fn installed(root: &HostRoot) -> BTreeMap<PathBuf, FileStamp> {
    let mut found: BTreeMap<PathBuf, FileStamp> = BTreeMap::new();
    let in_folder = |folder| TARGETS.iter().map(move |name| format!("{folder}/qemu-system-{name}"));
    let candidates = FOLDERS.into_iter().flat_map(in_folder).chain(NATIVE.map(str::to_owned));
    for binary in candidates.map(|path| root.path(&path)) {
        let Ok(stamp) = file::stamp_blocking(&binary) else { continue };
        let file = |stamp: &FileStamp| (stamp.device, stamp.inode);
        let known = found.values().any(|other| file(other) == file(&stamp));
        if stamp.is_program() && !known {
            found.insert(binary, stamp);
        }
    }
    found
}
