//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{ConnectDomainQemuMonitorEventRegisterFlags, ConnectFlags};
use ostler_core::{
    DomainRef, NetworkRef, NodeDeviceRef, Result, SecretRef, StoragePoolRef, TypedParams,
};
use ostler_protocol::AdminProcedure;
use ostler_protocol::QemuProcedure;
use ostler_protocol::RemoteProcedure;
use ostler_protocol::admin;
use ostler_protocol::qemu;
use ostler_protocol::remote;
use std::borrow::Cow;

impl<C: Caller> Remote<C> {
    /// Opens the driver that the URI names; no URI means the daemon's default. It is the first call
    /// of a session after authentication, and comes once. A URI that no driver of this daemon takes
    /// is refused with `VIR_ERR_NO_CONNECT`.
    ///
    /// `virConnectOpen`, since 0.0.3.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_open(&self, name: Option<&str>, flags: ConnectFlags) -> Result<()> {
        let procedure = RemoteProcedure::ConnectOpen.info();
        let arguments = remote::ConnectOpenArgs { name, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Ends the session. Domains that were started with `VIR_DOMAIN_START_AUTODESTROY` on it are
    /// destroyed, and its events and streams end.
    ///
    /// `virConnectClose`, since 0.0.3.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_close(&self) -> Result<()> {
        let procedure = RemoteProcedure::ConnectClose.info();
        let arguments = Vec::new();
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Tells whether the driver has a feature of this number; numbers that are not known are not
    /// had.
    ///
    /// `connect_supports_feature`.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_supports_feature(&self, feature: i32) -> Result<bool> {
        let procedure = RemoteProcedure::ConnectSupportsFeature.info();
        let arguments = remote::ConnectSupportsFeatureArgs { feature };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectSupportsFeatureRet = answer.result(procedure)?;
        let value = ret.supported;
        Ok(value)
    }

    /// Lists the ways in which this client must authenticate; `none` if it needs not. It may be
    /// called before authentication.
    ///
    /// `auth_list`.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn auth_list(&self) -> Result<Vec<i32>> {
        let procedure = RemoteProcedure::AuthList.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::AuthListRet = answer.result(procedure)?;
        let value = ret.types;
        Ok(value)
    }

    /// Begins SASL and gives the mechanisms that the daemon takes, separated by commas. It may be
    /// called before authentication, and once.
    ///
    /// `auth_sasl_init`.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn auth_sasl_init(&self) -> Result<String> {
        let procedure = RemoteProcedure::AuthSaslInit.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::AuthSaslInitRet<'_> = answer.result(procedure)?;
        let value = ret.mechlist.to_owned();
        Ok(value)
    }

    /// Chooses a mechanism and sends its first data; `complete` says that no more is needed. A
    /// refusal gives `VIR_ERR_AUTH_FAILED`.
    ///
    /// `auth_sasl_start`.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn auth_sasl_start(
        &self,
        mech: &str,
        nil: i32,
        data: &[i8],
    ) -> Result<AuthSaslStart> {
        let procedure = RemoteProcedure::AuthSaslStart.info();
        let arguments = remote::AuthSaslStartArgs { mech, nil, data: data.to_vec() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::AuthSaslStartRet = answer.result(procedure)?;
        let value = AuthSaslStart { complete: ret.complete, nil: ret.nil, data: ret.data };
        Ok(value)
    }

    /// Sends the next data of the SASL exchange that was started. A refusal gives
    /// `VIR_ERR_AUTH_FAILED`.
    ///
    /// `auth_sasl_step`.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn auth_sasl_step(&self, nil: i32, data: &[i8]) -> Result<AuthSaslStep> {
        let procedure = RemoteProcedure::AuthSaslStep.info();
        let arguments = remote::AuthSaslStepArgs { nil, data: data.to_vec() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::AuthSaslStepRet = answer.result(procedure)?;
        let value = AuthSaslStep { complete: ret.complete, nil: ret.nil, data: ret.data };
        Ok(value)
    }

    /// Asks polkit whether the process at the other end of the socket may connect. A refusal gives
    /// `VIR_ERR_AUTH_FAILED`, or `VIR_ERR_AUTH_CANCELLED` if the user gave up.
    ///
    /// `auth_polkit`.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn auth_polkit(&self) -> Result<bool> {
        let procedure = RemoteProcedure::AuthPolkit.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::AuthPolkitRet = answer.result(procedure)?;
        let value = ret.complete;
        Ok(value)
    }

    /// Has lifecycle events of all domains sent to this client, in the messages of the first
    /// versions. Gives how many such registrations the client has.
    ///
    /// `virConnectDomainEventRegister`, since 0.5.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_domain_event_register(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectDomainEventRegister.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectDomainEventRegisterRet = answer.result(procedure)?;
        let value = ret.cb_registered;
        Ok(value)
    }

    /// Ends what `virConnectDomainEventRegister` began; without it, `VIR_ERR_INTERNAL_ERROR`. Gives
    /// how many registrations are left.
    ///
    /// `virConnectDomainEventDeregister`, since 0.5.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_domain_event_deregister(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectDomainEventDeregister.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectDomainEventDeregisterRet = answer.result(procedure)?;
        let value = ret.cb_registered;
        Ok(value)
    }

    /// Tells whether the connection cannot be read by others: it is encrypted, or stays on one
    /// host.
    ///
    /// `virConnectIsSecure`, since 0.7.3.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_is_secure(&self) -> Result<bool> {
        let procedure = RemoteProcedure::ConnectIsSecure.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectIsSecureRet = answer.result(procedure)?;
        let value = ret.secure;
        Ok(value)
    }

    /// Gives the version of libvirt that the daemon speaks as, as major * 1,000,000 + minor * 1,000
    /// + release.
    ///
    /// `virConnectGetLibVersion`, since 0.7.3.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_lib_version(&self) -> Result<u64> {
        let procedure = RemoteProcedure::ConnectGetLibVersion.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetLibVersionRet = answer.result(procedure)?;
        let value = ret.lib_ver;
        Ok(value)
    }

    /// Has the events of this number sent to this client for all domains, in the messages of the
    /// first versions. Each number can be registered once; an unknown one is refused with
    /// `VIR_ERR_INTERNAL_ERROR`.
    ///
    /// `virConnectDomainEventRegisterAny`, since 0.8.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_domain_event_register_any(
        &self,
        event_id: Open<enumeration::DomainEventId>,
    ) -> Result<()> {
        let procedure = RemoteProcedure::ConnectDomainEventRegisterAny.info();
        let arguments = remote::ConnectDomainEventRegisterAnyArgs { event_id };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Ends what `virConnectDomainEventRegisterAny` began for this number.
    ///
    /// `virConnectDomainEventDeregisterAny`, since 0.8.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_domain_event_deregister_any(
        &self,
        event_id: Open<enumeration::DomainEventId>,
    ) -> Result<()> {
        let procedure = RemoteProcedure::ConnectDomainEventDeregisterAny.info();
        let arguments = remote::ConnectDomainEventDeregisterAnyArgs { event_id };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Has the network events of this number sent to this client, of one network or all; gives the
    /// number that the messages bear and that ends it.
    ///
    /// `virConnectNetworkEventRegisterAny`, since 1.2.1.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_network_event_register_any(
        &self,
        event_id: Open<enumeration::NetworkEventId>,
        network: Option<&NetworkRef>,
    ) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNetworkEventRegisterAny.info();
        let arguments =
            remote::ConnectNetworkEventRegisterAnyArgs { event_id, network: network.cloned() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNetworkEventRegisterAnyRet = answer.result(procedure)?;
        let value = ret.callback_id;
        Ok(value)
    }

    /// Ends a registration of network events by the number that it gave.
    ///
    /// `virConnectNetworkEventDeregisterAny`, since 1.2.1.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_network_event_deregister_any(&self, callback_id: i32) -> Result<()> {
        let procedure = RemoteProcedure::ConnectNetworkEventDeregisterAny.info();
        let arguments = remote::ConnectNetworkEventDeregisterAnyArgs { callback_id };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Has the domain events of this number sent to this client, of one domain or all; gives the
    /// number that the messages bear and that ends it. An unknown event is refused with
    /// `VIR_ERR_INTERNAL_ERROR`.
    ///
    /// `connect_domain_event_callback_register_any`.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_domain_event_callback_register_any(
        &self,
        event_id: Open<enumeration::DomainEventId>,
        domain: Option<&DomainRef>,
    ) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectDomainEventCallbackRegisterAny.info();
        let arguments =
            remote::ConnectDomainEventCallbackRegisterAnyArgs { event_id, domain: domain.cloned() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectDomainEventCallbackRegisterAnyRet = answer.result(procedure)?;
        let value = ret.callback_id;
        Ok(value)
    }

    /// Ends a registration of domain events by the number that it gave.
    ///
    /// `connect_domain_event_callback_deregister_any`.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_domain_event_callback_deregister_any(
        &self,
        callback_id: i32,
    ) -> Result<()> {
        let procedure = RemoteProcedure::ConnectDomainEventCallbackDeregisterAny.info();
        let arguments = remote::ConnectDomainEventCallbackDeregisterAnyArgs { callback_id };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Has the daemon tell this client when the driver loses the connection behind it. Once per
    /// session, else `VIR_ERR_INTERNAL_ERROR`.
    ///
    /// `virConnectRegisterCloseCallback`, since 0.10.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_register_close_callback(&self) -> Result<()> {
        let procedure = RemoteProcedure::ConnectRegisterCloseCallback.info();
        let arguments = Vec::new();
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Ends what `virConnectRegisterCloseCallback` began.
    ///
    /// `virConnectUnregisterCloseCallback`, since 0.10.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_unregister_close_callback(&self) -> Result<()> {
        let procedure = RemoteProcedure::ConnectUnregisterCloseCallback.info();
        let arguments = Vec::new();
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Has the pool events of this number sent to this client, of one pool or all; gives the number
    /// that the messages bear and that ends it.
    ///
    /// `virConnectStoragePoolEventRegisterAny`, since 2.0.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_storage_pool_event_register_any(
        &self,
        event_id: Open<enumeration::StoragePoolEventId>,
        pool: Option<&StoragePoolRef>,
    ) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectStoragePoolEventRegisterAny.info();
        let arguments =
            remote::ConnectStoragePoolEventRegisterAnyArgs { event_id, pool: pool.cloned() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectStoragePoolEventRegisterAnyRet = answer.result(procedure)?;
        let value = ret.callback_id;
        Ok(value)
    }

    /// Ends a registration of pool events by the number that it gave.
    ///
    /// `virConnectStoragePoolEventDeregisterAny`, since 2.0.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_storage_pool_event_deregister_any(&self, callback_id: i32) -> Result<()> {
        let procedure = RemoteProcedure::ConnectStoragePoolEventDeregisterAny.info();
        let arguments = remote::ConnectStoragePoolEventDeregisterAnyArgs { callback_id };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Has the device events of this number sent to this client, of one device or all; gives the
    /// number that the messages bear and that ends it.
    ///
    /// `virConnectNodeDeviceEventRegisterAny`, since 2.2.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_node_device_event_register_any(
        &self,
        event_id: Open<enumeration::NodeDeviceEventId>,
        device: Option<&NodeDeviceRef>,
    ) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNodeDeviceEventRegisterAny.info();
        let arguments =
            remote::ConnectNodeDeviceEventRegisterAnyArgs { event_id, device: device.cloned() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNodeDeviceEventRegisterAnyRet = answer.result(procedure)?;
        let value = ret.callback_id;
        Ok(value)
    }

    /// Ends a registration of device events by the number that it gave.
    ///
    /// `virConnectNodeDeviceEventDeregisterAny`, since 2.2.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_node_device_event_deregister_any(&self, callback_id: i32) -> Result<()> {
        let procedure = RemoteProcedure::ConnectNodeDeviceEventDeregisterAny.info();
        let arguments = remote::ConnectNodeDeviceEventDeregisterAnyArgs { callback_id };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Has the secret events of this number sent to this client, of one secret or all; gives the
    /// number that the messages bear and that ends it.
    ///
    /// `virConnectSecretEventRegisterAny`, since 3.0.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_secret_event_register_any(
        &self,
        event_id: Open<enumeration::SecretEventId>,
        secret: Option<&SecretRef>,
    ) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectSecretEventRegisterAny.info();
        let arguments =
            remote::ConnectSecretEventRegisterAnyArgs { event_id, secret: secret.cloned() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectSecretEventRegisterAnyRet = answer.result(procedure)?;
        let value = ret.callback_id;
        Ok(value)
    }

    /// Ends a registration of secret events by the number that it gave.
    ///
    /// `virConnectSecretEventDeregisterAny`, since 3.0.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_secret_event_deregister_any(&self, callback_id: i32) -> Result<()> {
        let procedure = RemoteProcedure::ConnectSecretEventDeregisterAny.info();
        let arguments = remote::ConnectSecretEventDeregisterAnyArgs { callback_id };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Has the daemon treat the session as that of another identity; only daemons that forward
    /// calls for others may.
    ///
    /// `virConnectSetIdentity`, since 5.8.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_set_identity(&self, params: &TypedParams) -> Result<()> {
        let procedure = RemoteProcedure::ConnectSetIdentity.info();
        let arguments = remote::ConnectSetIdentityArgs { params: Cow::Borrowed(params), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Has monitor events sent to this client as they come, of one domain or all, of one name (or
    /// of those that match a regular expression) or all; gives the number that the messages bear
    /// and that ends it.
    ///
    /// `virConnectDomainQemuMonitorEventRegister`, since 1.2.3.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_domain_qemu_monitor_event_register(
        &self,
        domain: Option<&DomainRef>,
        event: Option<&str>,
        flags: ConnectDomainQemuMonitorEventRegisterFlags,
    ) -> Result<i32> {
        let procedure = QemuProcedure::ConnectDomainMonitorEventRegister.info();
        let arguments = qemu::ConnectDomainMonitorEventRegisterArgs {
            domain: domain.cloned(),
            event,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: qemu::ConnectDomainMonitorEventRegisterRet = answer.result(procedure)?;
        let value = ret.callback_id;
        Ok(value)
    }

    /// Ends a registration of monitor events by the number that it gave.
    ///
    /// `virConnectDomainQemuMonitorEventDeregister`, since 1.2.3.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn connect_domain_qemu_monitor_event_deregister(
        &self,
        callback_id: i32,
    ) -> Result<()> {
        let procedure = QemuProcedure::ConnectDomainMonitorEventDeregister.info();
        let arguments = qemu::ConnectDomainMonitorEventDeregisterArgs { callback_id };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Opens a session for administration; it is its first call.
    ///
    /// `virAdmConnectOpen`, since 2.0.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn admin_connect_open(&self) -> Result<()> {
        let procedure = AdminProcedure::ConnectOpen.info();
        let arguments = admin::ConnectOpenArgs { flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    /// Ends the session.
    ///
    /// `virAdmConnectClose`, since 2.0.0.
    ///
    /// # Errors
    /// The daemon's answer, or the reason for which there is none.
    pub async fn admin_connect_close(&self) -> Result<()> {
        let procedure = AdminProcedure::ConnectClose.info();
        let arguments = Vec::new();
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
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
