//! How the references of `ostler_core` stand on the wire.

use super::Wire;
use ostler_core::{
    CheckpointRef, ClientRef, DomainRef, InterfaceRef, NetworkPortRef, NetworkRef, NodeDeviceRef,
    NwfilterBindingRef, NwfilterRef, SecretRef, ServerRef, SnapshotRef, StoragePoolRef,
    StorageVolumeRef,
};
use ostler_xdr::{Reader, Result, Writer};

/// Declares how references stand on the wire: their fields, in this order.
macro_rules! reference {
    ($($type:ident { $first:ident: $min:literal $(, $field:ident: $more:literal)* })*) => {
        $(impl<'a> Wire<'a> for $type {
            const MIN: usize = $min $(+ $more)*;

            fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
                self.$first.encode(writer)?;
                $(self.$field.encode(writer)?;)*
                Ok(())
            }

            fn decode(reader: &mut Reader<'a>) -> Result<Self> {
                Ok(Self {
                    $first: Wire::decode(reader)?,
                    $($field: Wire::decode(reader)?,)*
                })
            }
        })*
    };
}

reference! {
    DomainRef { name: 4, uuid: 16, id: 4 }
    NetworkRef { name: 4, uuid: 16 }
    NetworkPortRef { network: 20, uuid: 16 }
    NwfilterRef { name: 4, uuid: 16 }
    NwfilterBindingRef { port_device: 4, filter_name: 4 }
    InterfaceRef { name: 4, mac: 4 }
    StoragePoolRef { name: 4, uuid: 16 }
    StorageVolumeRef { pool: 4, name: 4, key: 4 }
    NodeDeviceRef { name: 4 }
    SecretRef { uuid: 16, usage_type: 4, usage_id: 4 }
    CheckpointRef { name: 4, domain: 24 }
    SnapshotRef { name: 4, domain: 24 }
    ServerRef { name: 4 }
    ClientRef { server: 4, id: 8, timestamp: 8, transport: 4 }
}
