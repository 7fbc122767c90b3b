//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::ConnectDomainQemuMonitorEventRegisterFlags;
use ostler_protocol::qemu;
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 105 `CONNECT_DOMAIN_EVENT_REGISTER`: `virConnectDomainEventRegister`, since 0.5.0.
pub(in super::super) async fn connect_domain_event_register(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.connect_domain_event_register().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 106 `CONNECT_DOMAIN_EVENT_DEREGISTER`: `virConnectDomainEventDeregister`, since 0.5.0.
pub(in super::super) async fn connect_domain_event_deregister(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.connect_domain_event_deregister().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 167 `CONNECT_DOMAIN_EVENT_REGISTER_ANY`: `virConnectDomainEventRegisterAny`, since 0.8.0.
pub(in super::super) async fn connect_domain_event_register_any(call: Call) -> Result<Reply> {
    let args: remote::ConnectDomainEventRegisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_domain_event_register_any(args.event_id).await?;
    Ok(Reply::default())
}

/// 168 `CONNECT_DOMAIN_EVENT_DEREGISTER_ANY`: `virConnectDomainEventDeregisterAny`, since 0.8.0.
pub(in super::super) async fn connect_domain_event_deregister_any(call: Call) -> Result<Reply> {
    let args: remote::ConnectDomainEventDeregisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_domain_event_deregister_any(args.event_id).await?;
    Ok(Reply::default())
}

/// 313 `CONNECT_NETWORK_EVENT_REGISTER_ANY`: `virConnectNetworkEventRegisterAny`, since 1.2.1.
pub(in super::super) async fn connect_network_event_register_any(call: Call) -> Result<Reply> {
    let args: remote::ConnectNetworkEventRegisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call
        .session
        .connect_network_event_register_any(args.event_id, args.network.as_ref())
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 314 `CONNECT_NETWORK_EVENT_DEREGISTER_ANY`: `virConnectNetworkEventDeregisterAny`, since 1.2.1.
pub(in super::super) async fn connect_network_event_deregister_any(call: Call) -> Result<Reply> {
    let args: remote::ConnectNetworkEventDeregisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_network_event_deregister_any(args.callback_id).await?;
    Ok(Reply::default())
}

/// 316 `CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY`: `connect_domain_event_callback_register_any`.
pub(in super::super) async fn connect_domain_event_callback_register_any(
    call: Call,
) -> Result<Reply> {
    let args: remote::ConnectDomainEventCallbackRegisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call
        .session
        .connect_domain_event_callback_register_any(args.event_id, args.domain.as_ref())
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 317 `CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY`: `connect_domain_event_callback_deregister_any`.
pub(in super::super) async fn connect_domain_event_callback_deregister_any(
    call: Call,
) -> Result<Reply> {
    let args: remote::ConnectDomainEventCallbackDeregisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_domain_event_callback_deregister_any(args.callback_id).await?;
    Ok(Reply::default())
}

/// 368 `CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY`: `virConnectStoragePoolEventRegisterAny`, since 2.0.0.
pub(in super::super) async fn connect_storage_pool_event_register_any(call: Call) -> Result<Reply> {
    let args: remote::ConnectStoragePoolEventRegisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call
        .session
        .connect_storage_pool_event_register_any(args.event_id, args.pool.as_ref())
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 369 `CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY`: `virConnectStoragePoolEventDeregisterAny`, since 2.0.0.
pub(in super::super) async fn connect_storage_pool_event_deregister_any(
    call: Call,
) -> Result<Reply> {
    let args: remote::ConnectStoragePoolEventDeregisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_storage_pool_event_deregister_any(args.callback_id).await?;
    Ok(Reply::default())
}

/// 374 `CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY`: `virConnectNodeDeviceEventRegisterAny`, since 2.2.0.
pub(in super::super) async fn connect_node_device_event_register_any(call: Call) -> Result<Reply> {
    let args: remote::ConnectNodeDeviceEventRegisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call
        .session
        .connect_node_device_event_register_any(args.event_id, args.device.as_ref())
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 375 `CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY`: `virConnectNodeDeviceEventDeregisterAny`, since 2.2.0.
pub(in super::super) async fn connect_node_device_event_deregister_any(
    call: Call,
) -> Result<Reply> {
    let args: remote::ConnectNodeDeviceEventDeregisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_node_device_event_deregister_any(args.callback_id).await?;
    Ok(Reply::default())
}

/// 380 `CONNECT_SECRET_EVENT_REGISTER_ANY`: `virConnectSecretEventRegisterAny`, since 3.0.0.
pub(in super::super) async fn connect_secret_event_register_any(call: Call) -> Result<Reply> {
    let args: remote::ConnectSecretEventRegisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret =
        call.session.connect_secret_event_register_any(args.event_id, args.secret.as_ref()).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 381 `CONNECT_SECRET_EVENT_DEREGISTER_ANY`: `virConnectSecretEventDeregisterAny`, since 3.0.0.
pub(in super::super) async fn connect_secret_event_deregister_any(call: Call) -> Result<Reply> {
    let args: remote::ConnectSecretEventDeregisterAnyArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_secret_event_deregister_any(args.callback_id).await?;
    Ok(Reply::default())
}

/// 4 `CONNECT_DOMAIN_MONITOR_EVENT_REGISTER`: `virConnectDomainQemuMonitorEventRegister`, since 1.2.3.
pub(in super::super) async fn qemu_connect_domain_monitor_event_register(
    call: Call,
) -> Result<Reply> {
    let args: qemu::ConnectDomainMonitorEventRegisterArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags =
        call.flags(args.flags.into(), ConnectDomainQemuMonitorEventRegisterFlags::from_wire)?;
    let ret = call
        .session
        .connect_domain_qemu_monitor_event_register(args.domain.as_ref(), args.event, flags)
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 5 `CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER`: `virConnectDomainQemuMonitorEventDeregister`, since 1.2.3.
pub(in super::super) async fn qemu_connect_domain_monitor_event_deregister(
    call: Call,
) -> Result<Reply> {
    let args: qemu::ConnectDomainMonitorEventDeregisterArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_domain_qemu_monitor_event_deregister(args.callback_id).await?;
    Ok(Reply::default())
}
