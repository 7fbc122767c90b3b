//! A hypervisor in memory: one domain whose calls are quick, slow, failing or
//! streaming as the tests need them.

use async_trait::async_trait;
use ostler_core::{
    DomainRef, Error, ErrorDomain, KiB, Result, Uuid,
    enumeration::DomainState,
    flags::{
        ConnectListAllDomainsFlags, DomainConsoleFlags, DomainCreateFlags, DomainOpenGraphicsFlags,
        DomainRebootFlags,
    },
};
use ostler_driver::{
    Event, EventBus, Hypervisor, Lifecycle, Stream,
    api::{self, DomainInfo, HypervisorConnection},
    pipe,
};
use std::{
    fs::File,
    io::{Read, Write},
    os::fd::OwnedFd,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};
use tokio::sync::Semaphore;

pub(crate) const DOMAIN: &str = "demo";

/// The one domain.
pub(crate) fn domain() -> DomainRef {
    DomainRef { name: DOMAIN.into(), uuid: Uuid::from_bytes([7; 16]), id: 1 }
}

/// The hypervisor and what tests see of it.
#[derive(Clone)]
pub(crate) struct Toy(Arc<State>);

pub(crate) struct State {
    events: Arc<EventBus<Event>>,
    /// Reboots wait for a permit.
    pub(crate) gate: Semaphore,
    /// Reboots that have begun.
    pub(crate) rebooting: AtomicUsize,
    /// Connections that are open.
    pub(crate) connections: AtomicUsize,
    /// Ends of streams that a driver still holds.
    pub(crate) streams: AtomicUsize,
    pub(crate) busy: AtomicBool,
}

impl Toy {
    pub(crate) fn new() -> Self {
        Self(Arc::new(State {
            events: Arc::default(),
            gate: Semaphore::new(0),
            rebooting: AtomicUsize::new(0),
            connections: AtomicUsize::new(0),
            streams: AtomicUsize::new(0),
            busy: AtomicBool::new(false),
        }))
    }

    pub(crate) fn state(&self) -> &State {
        &self.0
    }

    pub(crate) fn publish(&self, event: Event) {
        self.0.events.publish(event);
    }

    pub(crate) fn lifecycle(&self, lifecycle: Lifecycle) {
        let event = lifecycle.detail();
        let ((_, detail), event) = (event.to_wire(), event.first().into());
        self.publish(Event::DomainLifecycle { domain: domain(), event, detail });
    }
}

#[async_trait]
impl Hypervisor for Toy {
    fn scheme(&self) -> &'static str {
        "qemu"
    }

    fn default_uri(&self) -> &'static str {
        "qemu:///system"
    }

    fn error_domain(&self) -> ErrorDomain {
        ErrorDomain::Qemu
    }

    async fn open(&self, path: &str) -> Result<Arc<dyn HypervisorConnection>> {
        if path != "/system" {
            return Err(Error::internal(format!("no connection at '{path}'")));
        }
        self.0.connections.fetch_add(1, Ordering::SeqCst);
        Ok(Arc::new(Connection(self.clone())))
    }

    fn events(&self) -> &Arc<EventBus<Event>> {
        &self.0.events
    }

    fn is_busy(&self) -> bool {
        self.0.busy.load(Ordering::SeqCst)
    }
}

struct Connection(Toy);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.state().connections.fetch_sub(1, Ordering::SeqCst);
    }
}

fn known(domain: &DomainRef) -> Result<()> {
    if domain.uuid == self::domain().uuid {
        Ok(())
    } else {
        Err(Error::no_domain(format!("no domain '{}'", domain.name)))
    }
}

#[async_trait]
impl api::ConnectHypervisor for Connection {
    async fn connect_type(&self) -> Result<String> {
        Ok("Toy".to_owned())
    }
}

#[async_trait]
impl api::DomainListing for Connection {
    async fn domain_lookup_by_name(&self, name: &str) -> Result<DomainRef> {
        if name == DOMAIN {
            Ok(domain())
        } else {
            Err(Error::no_domain(format!("no domain with matching name '{name}'")))
        }
    }

    /// As many as the answer can carry and more than a socket's buffer.
    async fn connect_list_all_domains(
        &self,
        _: ConnectListAllDomainsFlags,
    ) -> Result<Arc<[DomainRef]>> {
        let name: Arc<str> = "x".repeat(100).into();
        Ok((0..10_000).map(|_| DomainRef { name: Arc::clone(&name), ..domain() }).collect())
    }
}

#[async_trait]
impl api::DomainStatistics for Connection {
    async fn domain_info(&self, domain: &DomainRef) -> Result<DomainInfo> {
        known(domain)?;
        Ok(DomainInfo {
            state: DomainState::Running.into(),
            max_memory: KiB(1024),
            memory: KiB(512),
            vcpus: 2,
            cpu_time: 77,
        })
    }
}

#[async_trait]
impl api::DomainLifecycle for Connection {
    async fn domain_suspend(&self, domain: &DomainRef) -> Result<()> {
        known(domain)?;
        self.0.lifecycle(Lifecycle::SuspendedPaused);
        Ok(())
    }

    async fn domain_resume(&self, domain: &DomainRef) -> Result<()> {
        known(domain)?;
        self.0.lifecycle(Lifecycle::ResumedUnpaused);
        Ok(())
    }

    /// Takes as long as the test likes.
    async fn domain_reboot(&self, _: &DomainRef, _: DomainRebootFlags) -> Result<()> {
        self.0.state().rebooting.fetch_add(1, Ordering::SeqCst);
        let permit = self.0.state().gate.acquire().await;
        permit.map_err(|_| Error::internal("the gate is gone"))?.forget();
        Ok(())
    }

    async fn domain_destroy(&self, _: &DomainRef) -> Result<()> {
        panic!("a bug, on purpose")
    }

    async fn domain_shutdown(&self, _: &DomainRef) -> Result<()> {
        tokio::task::yield_now().await;
        panic!("a bug in a task, on purpose")
    }

    /// Writes a line into each descriptor.
    async fn domain_create_with_files(
        &self,
        _: &DomainRef,
        _: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        for (number, fd) in fds.into_iter().enumerate() {
            let written = writeln!(File::from(fd), "descriptor {number}");
            written.map_err(|error| Error::system(error.to_string()))?;
        }
        Ok(domain())
    }
}

/// Counts an end of a stream as long as it is held.
struct Held<T>(T, Toy);

impl<T> Held<T> {
    fn new(end: T, toy: &Toy) -> Self {
        toy.state().streams.fetch_add(1, Ordering::SeqCst);
        Self(end, toy.clone())
    }
}

impl<T> Drop for Held<T> {
    fn drop(&mut self) {
        self.1.state().streams.fetch_sub(1, Ordering::SeqCst);
    }
}

#[async_trait]
impl ostler_driver::StreamSource for Held<ostler_driver::PipeSource> {
    async fn read(&mut self, limit: usize) -> Result<Option<ostler_driver::Part>> {
        self.0.read(limit).await
    }
}

#[async_trait]
impl ostler_driver::StreamSink for Held<ostler_driver::PipeSink> {
    async fn write(&mut self, data: bytes::Bytes) -> Result<()> {
        self.0.write(data).await
    }

    async fn hole(&mut self, length: u64) -> Result<()> {
        self.0.hole(length).await
    }

    async fn finish(&mut self) -> Result<()> {
        self.0.finish().await
    }
}

/// Zeros without end.
struct Zeros(bytes::Bytes);

#[async_trait]
impl ostler_driver::StreamSource for Zeros {
    async fn read(&mut self, limit: usize) -> Result<Option<ostler_driver::Part>> {
        tokio::task::yield_now().await;
        Ok(Some(ostler_driver::Part::Data(self.0.slice(..limit.min(self.0.len())))))
    }
}

/// A sink that never takes anything.
struct Stuck;

#[async_trait]
impl ostler_driver::StreamSink for Stuck {
    async fn write(&mut self, _: bytes::Bytes) -> Result<()> {
        std::future::pending().await
    }

    async fn finish(&mut self) -> Result<()> {
        Ok(())
    }
}

#[async_trait]
impl api::DomainConsole for Connection {
    /// "zeros" gives zeros without end, "stuck" takes nothing; every other
    /// console gives back what it is given.
    async fn domain_open_console(
        &self,
        _: &DomainRef,
        name: Option<&str>,
        _: DomainConsoleFlags,
    ) -> Result<Stream> {
        match name {
            Some("zeros") => Ok(Stream::reading(Zeros(vec![0; 300_000].into()))),
            Some("stuck") => Ok(Stream::writing(Stuck)),
            _ => {
                let (source, sink) = pipe(4);
                Ok(Stream::both(Held::new(source, &self.0), Held::new(sink, &self.0)))
            }
        }
    }

    /// Expects "hello" in the descriptor.
    async fn domain_open_graphics(
        &self,
        _: &DomainRef,
        _: u32,
        _: DomainOpenGraphicsFlags,
        fd: OwnedFd,
    ) -> Result<()> {
        let mut text = String::new();
        let read = File::from(fd).take(5).read_to_string(&mut text);
        read.map_err(|error| Error::system(error.to_string()))?;
        if text == "hello" { Ok(()) } else { Err(Error::invalid_arg(text)) }
    }

    /// A descriptor from which "graphics" can be read.
    async fn domain_open_graphics_fd(
        &self,
        _: &DomainRef,
        _: u32,
        _: DomainOpenGraphicsFlags,
    ) -> Result<OwnedFd> {
        let (mut ours, theirs) = std::os::unix::net::UnixStream::pair()
            .map_err(|error| Error::system(error.to_string()))?;
        ours.write_all(b"graphics").map_err(|error| Error::system(error.to_string()))?;
        Ok(theirs.into())
    }
}

macro_rules! nothing {
    ($($topic:ident)*) => { $(impl api::$topic for Connection {})* };
}

nothing! {
    ConnectCapabilities ConnectCpuModels ConnectHost ConnectHostStatistics ConnectHostTuning
    DomainAgent DomainBlocks DomainCheckpoints DomainConfiguration DomainCpu DomainDevices
    DomainJobs DomainMemory DomainMetadata DomainMigration DomainSave DomainSecurity
    DomainSnapshots DomainTuning QemuMonitor LxcNamespaces
}
