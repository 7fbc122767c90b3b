//! A small driver, a session that has it, and a client that calls dispatch.

use crate::dispatch::{AuthSaslStart, AuthSaslStep, ServerCalls, Session, Target, dispatch};
use async_trait::async_trait;
use ostler_core::enumeration::{
    DomainEventId, KeycodeSet, NetworkEventId, NodeDeviceEventId, Open, SecretEventId,
    StoragePoolEventId, VcpuState,
};
use ostler_core::flags::{
    ConnectDomainQemuMonitorEventRegisterFlags, ConnectFlags, ConnectListAllDomainsFlags,
    DomainBlockJobInfoFlags, DomainConsoleFlags, DomainCreateFlags, DomainModificationImpact,
    DomainXmlFlags,
};
use ostler_core::{
    Bytes, DomainRef, Error, Hidden, KiB, NetworkRef, NodeDeviceRef, Result, SecretRef,
    StoragePoolRef, TypedParams, Uuid,
};
use ostler_driver::{Stream, api::*};
use ostler_protocol::Procedure;
use ostler_remote::calls::{Answer, Caller, Remote};
use std::os::fd::OwnedFd;
use std::sync::{Arc, Mutex};

pub(super) fn domain(number: u8) -> DomainRef {
    let name = format!("guest-{number}").into();
    DomainRef { name, uuid: Uuid::from_bytes([number; 16]), id: i32::from(number) - 2 }
}

/// A driver that has a few domains and does not change.
pub(super) struct Sample;

impl ConnectCapabilities for Sample {}
impl ConnectCpuModels for Sample {}
impl ConnectHostStatistics for Sample {}
impl ConnectHostTuning for Sample {}
impl ConnectHypervisor for Sample {}
impl DomainAgent for Sample {}
impl DomainCheckpoints for Sample {}
impl DomainDevices for Sample {}
impl DomainJobs for Sample {}
impl DomainMemory for Sample {}
impl DomainMetadata for Sample {}
impl DomainMigration for Sample {}
impl DomainSave for Sample {}
impl DomainSecurity for Sample {}
impl DomainSnapshots for Sample {}
impl LxcNamespaces for Sample {}
impl QemuMonitor for Sample {}

#[async_trait]
impl ConnectHost for Sample {
    async fn node_info(&self) -> Result<NodeInfo> {
        let model = "x86_64".to_owned();
        let (memory, cpus, mhz) = (KiB(16 << 20), 4, 2_400);
        Ok(NodeInfo { model, memory, cpus, mhz, nodes: 1, sockets: 1, cores: 2, threads: 2 })
    }
}

#[async_trait]
impl DomainListing for Sample {
    async fn connect_list_all_domains(
        &self,
        flags: ConnectListAllDomainsFlags,
    ) -> Result<Arc<[DomainRef]>> {
        let active = flags.contains(ConnectListAllDomainsFlags::ACTIVE);
        Ok((1..=3).map(domain).filter(|domain| !active || domain.id >= 0).collect())
    }

    async fn connect_list_defined_domains(&self) -> Result<Vec<String>> {
        Ok((1..=3).map(|number| domain(number).name.as_ref().to_owned()).collect())
    }

    async fn domain_lookup_by_name(&self, name: &str) -> Result<DomainRef> {
        let found = (1..=3).map(domain).find(|domain| domain.name.as_ref() == name);
        found.ok_or_else(|| Error::no_domain(format!("no domain with matching name '{name}'")))
    }
}

#[async_trait]
impl DomainConfiguration for Sample {
    async fn domain_xml_desc(&self, domain: &DomainRef, flags: DomainXmlFlags) -> Result<String> {
        Ok(format!("<domain id='{}' flags='{}'/>", domain.id, flags.bits()))
    }

    async fn domain_set_autostart(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        if autostart { Ok(()) } else { Err(Error::operation_invalid(domain.name.as_ref())) }
    }
}

#[async_trait]
impl DomainLifecycle for Sample {
    async fn domain_create_with_files(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        let id = i32::try_from(fds.len()).expect("few") + flags.bits().cast_signed();
        Ok(DomainRef { id, ..domain.clone() })
    }
}

#[async_trait]
impl DomainConsole for Sample {
    async fn domain_open_console(
        &self,
        _: &DomainRef,
        _: Option<&str>,
        _: DomainConsoleFlags,
    ) -> Result<Stream> {
        let (here, mut there) = ostler_driver::pair(4);
        tokio::spawn(async move {
            let sink = there.sink.as_mut().expect("both ways");
            sink.write(b"login: "[..].into()).await.expect("read");
            sink.finish().await.expect("read");
        });
        Ok(here)
    }

    async fn domain_screenshot(
        &self,
        _: &DomainRef,
        screen: u32,
    ) -> Result<(Option<String>, Stream)> {
        Ok(((screen == 0).then(|| "image/png".to_owned()), Stream::default()))
    }

    async fn domain_send_key(
        &self,
        _: &DomainRef,
        codeset: KeycodeSet,
        holdtime: u32,
        keycodes: &[u32],
    ) -> Result<()> {
        let sum = codeset.to_wire().cast_unsigned() + holdtime + keycodes.iter().sum::<u32>();
        if sum == 10 { Ok(()) } else { Err(Error::invalid_arg(sum.to_string())) }
    }
}

#[async_trait]
impl DomainStatistics for Sample {
    async fn domain_info(&self, domain: &DomainRef) -> Result<DomainInfo> {
        let (state, max_memory) = (Open::from_number(domain.id), KiB(2048));
        Ok(DomainInfo { state, max_memory, memory: KiB(1024), vcpus: 2, cpu_time: 77 })
    }

    async fn connect_all_domain_stats(
        &self,
        domains: &[DomainRef],
        stats: ostler_core::flags::DomainStatsTypes,
        _: ostler_core::flags::ConnectGetAllDomainStatsFlags,
    ) -> Result<Vec<DomainStatsRecord>> {
        let record = |domain: &DomainRef| {
            let mut params = TypedParams::default();
            params.push("stats", stats.bits());
            params.push("name", domain.name.as_ref());
            DomainStatsRecord { domain: domain.clone(), params }
        };
        Ok(domains.iter().map(record).collect())
    }
}

#[async_trait]
impl DomainTuning for Sample {
    async fn domain_memory_parameters(
        &self,
        _: &DomainRef,
        _: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let mut params = TypedParams::default();
        params.push("hard_limit", 1_u64);
        params.push("comment", "text");
        params.push("soft_limit", 2_u64);
        Ok(params)
    }
}

#[async_trait]
impl DomainBlocks for Sample {
    async fn domain_block_job_info(
        &self,
        _: &DomainRef,
        path: &str,
        _: DomainBlockJobInfoFlags,
    ) -> Result<Option<DomainBlockJobInfo>> {
        let job = DomainBlockJobInfo { kind: Open::from_number(2), bandwidth: 5, cur: 6, end: 7 };
        Ok((path == "vda").then_some(job))
    }

    async fn domain_block_peek(
        &self,
        _: &DomainRef,
        _: &str,
        Bytes(offset): Bytes,
        size: u32,
    ) -> Result<Vec<u8>> {
        Ok(vec![u8::try_from(offset).expect("small"); usize::try_from(size).expect("small")])
    }
}

#[async_trait]
impl DomainCpu for Sample {
    async fn domain_vcpus(&self, _: &DomainRef, maxinfo: u32, maplen: u32) -> Result<DomainVcpus> {
        let info = VcpuInfo {
            number: 0,
            state: VcpuState::Running.into(),
            cpu_time: 9,
            cpu: Open::from_number(3),
        };
        let length = usize::try_from(maxinfo * maplen).expect("small");
        Ok(DomainVcpus { info: vec![info], cpumaps: vec![1; length] })
    }
}

/// A session, full or read-only.
pub(super) struct Sitting {
    pub(super) read_only: bool,
    /// Objects that `authorize` was asked about.
    pub(super) asked: Mutex<Vec<String>>,
}

impl Session for Sitting {
    fn is_read_only(&self) -> bool {
        self.read_only
    }

    fn authorize(&self, _: &'static Procedure, target: Target<'_>, _: u64, _: u32) -> Result<()> {
        self.asked.lock().expect("whole").push(format!("{target:?}"));
        Ok(())
    }

    fn hypervisor(&self) -> Option<Arc<dyn HypervisorConnection>> {
        Some(Arc::new(Sample))
    }
}

/// Answers a call without arguments of interest.
macro_rules! plainly {
    ($($name:ident($($argument:ty),*) -> $result:ty = $value:expr;)*) => {
        #[async_trait]
        impl ServerCalls for Sitting {
            $(async fn $name(&self $(, _: $argument)*) -> Result<$result> { $value })*

            async fn connect_set_identity(&self, params: &TypedParams) -> Result<()> {
                if params.0.len() == 1 { Ok(()) } else { Err(Error::invalid_arg("params")) }
            }
        }
    };
}

plainly! {
    connect_open(Option<&str>, ConnectFlags) -> () = Ok(());
    connect_close() -> () = Ok(());
    connect_supports_feature(i32) -> bool = Ok(true);
    connect_is_secure() -> bool = Ok(true);
    connect_lib_version() -> u64 = Ok(11_003_000);
    connect_register_close_callback() -> () = Ok(());
    connect_unregister_close_callback() -> () = Ok(());
    auth_list() -> Vec<i32> = Ok(vec![0]);
    auth_sasl_init() -> String = Err(Error::no_support("auth_sasl_init"));
    auth_sasl_start(&str, i32, &[i8]) -> AuthSaslStart = Err(Error::no_support("auth_sasl_start"));
    auth_sasl_step(i32, &[i8]) -> AuthSaslStep =
        Ok(AuthSaslStep { complete: true, nil: 0, data: vec![-1, 65] });
    auth_polkit() -> bool = Ok(false);
    connect_domain_event_register() -> i32 = Ok(1);
    connect_domain_event_deregister() -> i32 = Ok(0);
    connect_domain_event_register_any(Open<DomainEventId>) -> () = Ok(());
    connect_domain_event_deregister_any(Open<DomainEventId>) -> () = Ok(());
    connect_domain_event_callback_register_any(Open<DomainEventId>, Option<&DomainRef>) -> i32 = Ok(7);
    connect_domain_event_callback_deregister_any(i32) -> () = Ok(());
    connect_network_event_register_any(Open<NetworkEventId>, Option<&NetworkRef>) -> i32 = Ok(1);
    connect_network_event_deregister_any(i32) -> () = Ok(());
    connect_storage_pool_event_register_any(Open<StoragePoolEventId>, Option<&StoragePoolRef>) -> i32 = Ok(1);
    connect_storage_pool_event_deregister_any(i32) -> () = Ok(());
    connect_node_device_event_register_any(Open<NodeDeviceEventId>, Option<&NodeDeviceRef>) -> i32 = Ok(1);
    connect_node_device_event_deregister_any(i32) -> () = Ok(());
    connect_secret_event_register_any(Open<SecretEventId>, Option<&SecretRef>) -> i32 = Ok(1);
    connect_secret_event_deregister_any(i32) -> () = Ok(());
    connect_domain_qemu_monitor_event_register(
        Option<&DomainRef>, Option<&str>, ConnectDomainQemuMonitorEventRegisterFlags
    ) -> i32 = Ok(1);
    connect_domain_qemu_monitor_event_deregister(i32) -> () = Ok(());
    admin_connect_open() -> () = Ok(());
    admin_connect_close() -> () = Ok(());
}

/// A connection that ends in dispatch.
pub(super) struct Direct(pub(super) Arc<Sitting>);

#[async_trait]
impl Caller for Direct {
    async fn call(
        &self,
        procedure: &'static Procedure,
        arguments: Vec<u8>,
        fds: Vec<OwnedFd>,
    ) -> Result<Answer> {
        let session = Arc::clone(&self.0) as Arc<dyn Session>;
        let reply = dispatch(session, procedure, arguments.into(), fds)?.await?;
        Ok(Answer { payload: reply.body.into(), fds: reply.fds })
    }

    async fn open_stream(
        &self,
        procedure: &'static Procedure,
        arguments: Vec<u8>,
    ) -> Result<(Answer, Stream)> {
        let session = Arc::clone(&self.0) as Arc<dyn Session>;
        let reply = dispatch(session, procedure, arguments.into(), Vec::new())?.await?;
        let stream = reply.stream.expect("the call opens a stream");
        Ok((Answer { payload: reply.body.into(), fds: reply.fds }, stream))
    }
}

pub(super) fn client(read_only: bool) -> Remote<Direct> {
    let sitting = Sitting { read_only, asked: Mutex::default() };
    Remote::new(Direct(Arc::new(sitting)))
}

/// A password that nobody sees.
pub(super) fn password() -> Hidden<Option<&'static str>> {
    Hidden::new(Some("geheim"))
}
