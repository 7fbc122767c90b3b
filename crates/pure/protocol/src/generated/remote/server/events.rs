//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{DomainRef, NetworkRef, NodeDeviceRef, SecretRef, StoragePoolRef};

structure! {
    /// `remote_connect_domain_event_register_ret`
    ConnectDomainEventRegisterRet {
        cb_registered: i32,
    }
}

structure! {
    /// `remote_connect_domain_event_deregister_ret`
    ConnectDomainEventDeregisterRet {
        cb_registered: i32,
    }
}

structure! {
    /// `remote_connect_domain_event_register_any_args`
    ConnectDomainEventRegisterAnyArgs {
        event_id: Open<enumeration::DomainEventId>,
    }
}

structure! {
    /// `remote_connect_domain_event_deregister_any_args`
    ConnectDomainEventDeregisterAnyArgs {
        event_id: Open<enumeration::DomainEventId>,
    }
}

structure! {
    /// `remote_connect_network_event_register_any_args`
    ConnectNetworkEventRegisterAnyArgs {
        event_id: Open<enumeration::NetworkEventId>,
        network: Option<NetworkRef>,
    }
}

structure! {
    /// `remote_connect_network_event_register_any_ret`
    ConnectNetworkEventRegisterAnyRet {
        callback_id: i32,
    }
}

structure! {
    /// `remote_connect_network_event_deregister_any_args`
    ConnectNetworkEventDeregisterAnyArgs {
        callback_id: i32,
    }
}

structure! {
    /// `remote_connect_domain_event_callback_register_any_args`
    ConnectDomainEventCallbackRegisterAnyArgs {
        event_id: Open<enumeration::DomainEventId>,
        domain: Option<DomainRef>,
    }
}

structure! {
    /// `remote_connect_domain_event_callback_register_any_ret`
    ConnectDomainEventCallbackRegisterAnyRet {
        callback_id: i32,
    }
}

structure! {
    /// `remote_connect_domain_event_callback_deregister_any_args`
    ConnectDomainEventCallbackDeregisterAnyArgs {
        callback_id: i32,
    }
}

structure! {
    /// `remote_connect_storage_pool_event_register_any_args`
    ConnectStoragePoolEventRegisterAnyArgs {
        event_id: Open<enumeration::StoragePoolEventId>,
        pool: Option<StoragePoolRef>,
    }
}

structure! {
    /// `remote_connect_storage_pool_event_register_any_ret`
    ConnectStoragePoolEventRegisterAnyRet {
        callback_id: i32,
    }
}

structure! {
    /// `remote_connect_storage_pool_event_deregister_any_args`
    ConnectStoragePoolEventDeregisterAnyArgs {
        callback_id: i32,
    }
}

structure! {
    /// `remote_connect_node_device_event_register_any_args`
    ConnectNodeDeviceEventRegisterAnyArgs {
        event_id: Open<enumeration::NodeDeviceEventId>,
        device: Option<NodeDeviceRef>,
    }
}

structure! {
    /// `remote_connect_node_device_event_register_any_ret`
    ConnectNodeDeviceEventRegisterAnyRet {
        callback_id: i32,
    }
}

structure! {
    /// `remote_connect_node_device_event_deregister_any_args`
    ConnectNodeDeviceEventDeregisterAnyArgs {
        callback_id: i32,
    }
}

structure! {
    /// `remote_connect_secret_event_register_any_args`
    ConnectSecretEventRegisterAnyArgs {
        event_id: Open<enumeration::SecretEventId>,
        secret: Option<SecretRef>,
    }
}

structure! {
    /// `remote_connect_secret_event_register_any_ret`
    ConnectSecretEventRegisterAnyRet {
        callback_id: i32,
    }
}

structure! {
    /// `remote_connect_secret_event_deregister_any_args`
    ConnectSecretEventDeregisterAnyArgs {
        callback_id: i32,
    }
}
