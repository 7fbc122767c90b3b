//! The calls that no driver sees: opening and closing, authentication,
//! features of the protocol, events.

use super::{
    Opened,
    events::{Filter, Style},
};
use crate::{
    client::Client,
    dispatch::{AuthSaslStart, AuthSaslStep, ServerCalls},
    drivers::Drivers,
    programs::Programs,
    version::LIBRARY_VERSION,
};
use async_trait::async_trait;
use ostler_core::{
    DomainRef, Error, ErrorCode, ErrorDomain, NetworkRef, NodeDeviceRef, Result, SecretRef,
    StoragePoolRef, TypedParams,
    enumeration::{
        DomainEventId, NetworkEventId, NodeDeviceEventId, Open, SecretEventId, StoragePoolEventId,
    },
    flags::{ConnectDomainQemuMonitorEventRegisterFlags, ConnectFlags},
};
use ostler_driver::{EventFamily, event_id};
use std::sync::{Arc, atomic::Ordering};

/// `REMOTE_AUTH_NONE`: nothing is to be proved (any more).
const AUTH_NONE: i32 = 0;

/// The features of the protocol (`VIR_DRV_FEATURE_...`) that are spoken here.
mod feature {
    pub(super) const FD_PASSING: i32 = 8;
    pub(super) const TYPED_PARAM_STRING: i32 = 9;
    pub(super) const PROGRAM_KEEPALIVE: i32 = 10;
    pub(super) const REMOTE_EVENT_CALLBACK: i32 = 14;
    pub(super) const REMOTE_CLOSE_CALLBACK: i32 = 15;
}

/// The answer to every call of a client that was not let in.
pub(in crate::client) fn not_admitted(client: &Client) -> Error {
    let (uid, pid) = (client.peer.uid, client.peer.pid);
    let detail = format!(
        "user {uid} (process {pid}) is neither root nor the daemon's user nor in the socket's \
         group; add it to the group that unix_sock_group names"
    );
    Error::new(ErrorCode::AuthFailed, ErrorDomain::Rpc, detail)
}

fn no_authentication() -> Error {
    let detail = "this daemon asks for no authentication beyond the socket's credentials";
    Error::new(ErrorCode::AuthUnavailable, ErrorDomain::Rpc, detail)
}

fn rpc_internal(detail: impl Into<String>) -> Error {
    Error::new(ErrorCode::InternalError, ErrorDomain::Rpc, detail)
}

impl Client {
    fn drivers(&self) -> Result<&Arc<Drivers>> {
        match self.service.programs() {
            Programs::Main(drivers) => Ok(drivers),
            Programs::Admin(_) => Err(rpc_internal("this socket is for administration")),
        }
    }

    async fn open(&self, uri: &str, read_only: bool) -> Result<()> {
        let (hypervisor, path) = self.drivers()?.find(uri)?;
        let connection = hypervisor.open(&path).await?;
        // Reading only holds before anything else can be asked.
        self.session.read_only.store(read_only, Ordering::Relaxed);
        self.session.subscriptions.listen_to(hypervisor.events());
        let error_domain = hypervisor.error_domain();
        let is_of_this_host = hypervisor.is_of_this_host();
        let opened = Opened { connection, error_domain, is_of_this_host };
        self.session.opened.store(Some(Arc::new(opened)));
        Ok(())
    }

    /// Makes sure that events of a family can come.
    fn expect_driver(&self, family: EventFamily, api: &str) -> Result<()> {
        let drivers = self.drivers()?;
        let there = match family {
            EventFamily::Network => drivers.network.is_some(),
            EventFamily::StoragePool => drivers.storage.is_some(),
            EventFamily::NodeDevice => drivers.node_device.is_some(),
            EventFamily::Secret => drivers.secret.is_some(),
            EventFamily::Domain | EventFamily::Monitor | EventFamily::Connection => {
                if self.session.opened.load().is_none() {
                    return Err(rpc_internal("connection not open"));
                }
                true
            }
        };
        let is_beside =
            !matches!(family, EventFamily::Domain | EventFamily::Monitor | EventFamily::Connection);
        match there && (!is_beside || self.session.is_of_this_host()) {
            true => Ok(()),
            false => Err(Error::no_support(api)),
        }
    }

    fn register(
        &self,
        family: EventFamily,
        api: &str,
        event: i32,
        filter: Option<Filter>,
    ) -> Result<i32> {
        self.expect_driver(family, api)?;
        self.session.subscriptions.register(family, event, Style::Callback, filter)
    }
}

#[async_trait]
impl ServerCalls for Client {
    async fn connect_open(&self, name: Option<&str>, flags: ConnectFlags) -> Result<()> {
        if self.session.opening.swap(true, Ordering::Relaxed) {
            return Err(rpc_internal("connection already open"));
        }
        let read_only = flags.contains(ConnectFlags::RO);
        let result = self.open(name.unwrap_or_default(), read_only).await;
        if result.is_err() {
            self.session.opening.store(false, Ordering::Relaxed);
        }
        result
    }

    async fn connect_close(&self) -> Result<()> {
        // Who comes after the answer finds free what the streams held.
        self.streams.end().await;
        self.finish();
        Ok(())
    }

    async fn connect_supports_feature(&self, feature: i32) -> Result<bool> {
        Ok(match feature {
            feature::PROGRAM_KEEPALIVE => {
                self.watch_over();
                true
            }
            feature::FD_PASSING
            | feature::TYPED_PARAM_STRING
            | feature::REMOTE_EVENT_CALLBACK
            | feature::REMOTE_CLOSE_CALLBACK => true,
            _ => false,
        })
    }

    async fn auth_list(&self) -> Result<Vec<i32>> {
        if self.is_authenticated() { Ok(vec![AUTH_NONE]) } else { Err(not_admitted(self)) }
    }

    async fn auth_sasl_init(&self) -> Result<String> {
        Err(no_authentication())
    }

    async fn auth_sasl_start(&self, _: &str, _: i32, _: &[i8]) -> Result<AuthSaslStart> {
        Err(no_authentication())
    }

    async fn auth_sasl_step(&self, _: i32, _: &[i8]) -> Result<AuthSaslStep> {
        Err(no_authentication())
    }

    async fn auth_polkit(&self) -> Result<bool> {
        Err(no_authentication())
    }

    async fn connect_domain_event_register(&self) -> Result<i32> {
        self.expect_driver(EventFamily::Domain, "virConnectDomainEventRegister")?;
        let (event, style) = (event_id::DOMAIN_LIFECYCLE, Style::Plain);
        self.session.subscriptions.register(EventFamily::Domain, event, style, None)?;
        Ok(0)
    }

    async fn connect_domain_event_deregister(&self) -> Result<i32> {
        self.session.subscriptions.deregister_plain(event_id::DOMAIN_LIFECYCLE)?;
        Ok(0)
    }

    /// A socket of this host cannot be listened to.
    async fn connect_is_secure(&self) -> Result<bool> {
        Ok(true)
    }

    async fn connect_lib_version(&self) -> Result<u64> {
        Ok(LIBRARY_VERSION)
    }

    async fn connect_domain_event_register_any(&self, event_id: Open<DomainEventId>) -> Result<()> {
        self.expect_driver(EventFamily::Domain, "virConnectDomainEventRegisterAny")?;
        self.session.subscriptions.register(
            EventFamily::Domain,
            event_id.number(),
            Style::Plain,
            None,
        )?;
        Ok(())
    }

    async fn connect_domain_event_deregister_any(
        &self,
        event_id: Open<DomainEventId>,
    ) -> Result<()> {
        self.session.subscriptions.deregister_plain(event_id.number())
    }

    async fn connect_network_event_register_any(
        &self,
        event_id: Open<NetworkEventId>,
        network: Option<&NetworkRef>,
    ) -> Result<i32> {
        let filter = network.cloned().map(Filter::Network);
        self.register(
            EventFamily::Network,
            "virConnectNetworkEventRegisterAny",
            event_id.number(),
            filter,
        )
    }

    async fn connect_network_event_deregister_any(&self, callback_id: i32) -> Result<()> {
        self.session.subscriptions.deregister(EventFamily::Network, callback_id)
    }

    async fn connect_domain_event_callback_register_any(
        &self,
        event_id: Open<DomainEventId>,
        domain: Option<&DomainRef>,
    ) -> Result<i32> {
        let filter = domain.cloned().map(Filter::Domain);
        self.register(
            EventFamily::Domain,
            "virConnectDomainEventRegisterAny",
            event_id.number(),
            filter,
        )
    }

    async fn connect_domain_event_callback_deregister_any(&self, callback_id: i32) -> Result<()> {
        self.session.subscriptions.deregister(EventFamily::Domain, callback_id)
    }

    async fn connect_register_close_callback(&self) -> Result<()> {
        self.session.subscriptions.announce_closing(true);
        Ok(())
    }

    async fn connect_unregister_close_callback(&self) -> Result<()> {
        self.session.subscriptions.announce_closing(false);
        Ok(())
    }

    async fn connect_storage_pool_event_register_any(
        &self,
        event_id: Open<StoragePoolEventId>,
        pool: Option<&StoragePoolRef>,
    ) -> Result<i32> {
        let filter = pool.cloned().map(Filter::StoragePool);
        self.register(
            EventFamily::StoragePool,
            "virConnectStoragePoolEventRegisterAny",
            event_id.number(),
            filter,
        )
    }

    async fn connect_storage_pool_event_deregister_any(&self, callback_id: i32) -> Result<()> {
        self.session.subscriptions.deregister(EventFamily::StoragePool, callback_id)
    }

    async fn connect_node_device_event_register_any(
        &self,
        event_id: Open<NodeDeviceEventId>,
        device: Option<&NodeDeviceRef>,
    ) -> Result<i32> {
        let filter = device.cloned().map(Filter::NodeDevice);
        self.register(
            EventFamily::NodeDevice,
            "virConnectNodeDeviceEventRegisterAny",
            event_id.number(),
            filter,
        )
    }

    async fn connect_node_device_event_deregister_any(&self, callback_id: i32) -> Result<()> {
        self.session.subscriptions.deregister(EventFamily::NodeDevice, callback_id)
    }

    async fn connect_secret_event_register_any(
        &self,
        event_id: Open<SecretEventId>,
        secret: Option<&SecretRef>,
    ) -> Result<i32> {
        let filter = secret.cloned().map(Filter::Secret);
        self.register(
            EventFamily::Secret,
            "virConnectSecretEventRegisterAny",
            event_id.number(),
            filter,
        )
    }

    async fn connect_secret_event_deregister_any(&self, callback_id: i32) -> Result<()> {
        self.session.subscriptions.deregister(EventFamily::Secret, callback_id)
    }

    async fn connect_set_identity(&self, _: &TypedParams) -> Result<()> {
        Err(Error::no_support("virConnectSetIdentity"))
    }

    async fn connect_domain_qemu_monitor_event_register(
        &self,
        domain: Option<&DomainRef>,
        event: Option<&str>,
        flags: ConnectDomainQemuMonitorEventRegisterFlags,
    ) -> Result<i32> {
        self.expect_driver(EventFamily::Monitor, "virConnectDomainQemuMonitorEventRegister")?;
        self.session.subscriptions.register_monitor(domain, event, flags)
    }

    async fn connect_domain_qemu_monitor_event_deregister(&self, callback_id: i32) -> Result<()> {
        self.session.subscriptions.deregister(EventFamily::Monitor, callback_id)
    }

    async fn admin_connect_open(&self) -> Result<()> {
        Ok(())
    }

    async fn admin_connect_close(&self) -> Result<()> {
        self.finish();
        Ok(())
    }
}
