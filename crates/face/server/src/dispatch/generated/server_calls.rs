//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{ConnectDomainQemuMonitorEventRegisterFlags, ConnectFlags};
use ostler_core::{
    DomainRef, NetworkRef, NodeDeviceRef, Result, SecretRef, StoragePoolRef, TypedParams,
};

/// The calls that no driver sees: sessions, authentication, events. The hand-written
/// server implements them.
#[async_trait]
pub trait ServerCalls: Send + Sync {
    /// `virConnectOpen`, since 0.0.3.
    async fn connect_open(&self, name: Option<&str>, flags: ConnectFlags) -> Result<()>;

    /// `virConnectClose`, since 0.0.3.
    async fn connect_close(&self) -> Result<()>;

    /// `connect_supports_feature`.
    async fn connect_supports_feature(&self, feature: i32) -> Result<bool>;

    /// `auth_list`.
    async fn auth_list(&self) -> Result<Vec<i32>>;

    /// `auth_sasl_init`.
    async fn auth_sasl_init(&self) -> Result<String>;

    /// `auth_sasl_start`.
    async fn auth_sasl_start(&self, mech: &str, nil: i32, data: &[i8]) -> Result<AuthSaslStart>;

    /// `auth_sasl_step`.
    async fn auth_sasl_step(&self, nil: i32, data: &[i8]) -> Result<AuthSaslStep>;

    /// `auth_polkit`.
    async fn auth_polkit(&self) -> Result<bool>;

    /// `virConnectDomainEventRegister`, since 0.5.0.
    async fn connect_domain_event_register(&self) -> Result<i32>;

    /// `virConnectDomainEventDeregister`, since 0.5.0.
    async fn connect_domain_event_deregister(&self) -> Result<i32>;

    /// `virConnectIsSecure`, since 0.7.3.
    async fn connect_is_secure(&self) -> Result<bool>;

    /// `virConnectGetLibVersion`, since 0.7.3.
    async fn connect_lib_version(&self) -> Result<u64>;

    /// `virConnectDomainEventRegisterAny`, since 0.8.0.
    async fn connect_domain_event_register_any(&self, event_id: i32) -> Result<()>;

    /// `virConnectDomainEventDeregisterAny`, since 0.8.0.
    async fn connect_domain_event_deregister_any(&self, event_id: i32) -> Result<()>;

    /// `virConnectNetworkEventRegisterAny`, since 1.2.1.
    async fn connect_network_event_register_any(
        &self,
        event_id: i32,
        network: Option<&NetworkRef>,
    ) -> Result<i32>;

    /// `virConnectNetworkEventDeregisterAny`, since 1.2.1.
    async fn connect_network_event_deregister_any(&self, callback_id: i32) -> Result<()>;

    /// `connect_domain_event_callback_register_any`.
    async fn connect_domain_event_callback_register_any(
        &self,
        event_id: i32,
        domain: Option<&DomainRef>,
    ) -> Result<i32>;

    /// `connect_domain_event_callback_deregister_any`.
    async fn connect_domain_event_callback_deregister_any(&self, callback_id: i32) -> Result<()>;

    /// `virConnectRegisterCloseCallback`, since 0.10.0.
    async fn connect_register_close_callback(&self) -> Result<()>;

    /// `virConnectUnregisterCloseCallback`, since 0.10.0.
    async fn connect_unregister_close_callback(&self) -> Result<()>;

    /// `virConnectStoragePoolEventRegisterAny`, since 2.0.0.
    async fn connect_storage_pool_event_register_any(
        &self,
        event_id: i32,
        pool: Option<&StoragePoolRef>,
    ) -> Result<i32>;

    /// `virConnectStoragePoolEventDeregisterAny`, since 2.0.0.
    async fn connect_storage_pool_event_deregister_any(&self, callback_id: i32) -> Result<()>;

    /// `virConnectNodeDeviceEventRegisterAny`, since 2.2.0.
    async fn connect_node_device_event_register_any(
        &self,
        event_id: i32,
        device: Option<&NodeDeviceRef>,
    ) -> Result<i32>;

    /// `virConnectNodeDeviceEventDeregisterAny`, since 2.2.0.
    async fn connect_node_device_event_deregister_any(&self, callback_id: i32) -> Result<()>;

    /// `virConnectSecretEventRegisterAny`, since 3.0.0.
    async fn connect_secret_event_register_any(
        &self,
        event_id: i32,
        secret: Option<&SecretRef>,
    ) -> Result<i32>;

    /// `virConnectSecretEventDeregisterAny`, since 3.0.0.
    async fn connect_secret_event_deregister_any(&self, callback_id: i32) -> Result<()>;

    /// `virConnectSetIdentity`, since 5.8.0.
    async fn connect_set_identity(&self, params: &TypedParams) -> Result<()>;

    /// `virConnectDomainQemuMonitorEventRegister`, since 1.2.3.
    async fn connect_domain_qemu_monitor_event_register(
        &self,
        domain: Option<&DomainRef>,
        event: Option<&str>,
        flags: ConnectDomainQemuMonitorEventRegisterFlags,
    ) -> Result<i32>;

    /// `virConnectDomainQemuMonitorEventDeregister`, since 1.2.3.
    async fn connect_domain_qemu_monitor_event_deregister(&self, callback_id: i32) -> Result<()>;

    /// `virAdmConnectOpen`, since 2.0.0.
    async fn admin_connect_open(&self) -> Result<()>;

    /// `virAdmConnectClose`, since 2.0.0.
    async fn admin_connect_close(&self) -> Result<()>;
}

/// What `auth_sasl_start` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AuthSaslStart {
    /// `complete`
    pub complete: bool,
    /// `nil`
    pub nil: i32,
    /// `data`
    pub data: Vec<i8>,
}

/// What `auth_sasl_step` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AuthSaslStep {
    /// `complete`
    pub complete: bool,
    /// `nil`
    pub nil: i32,
    /// `data`
    pub data: Vec<i8>,
}
