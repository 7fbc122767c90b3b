//! Definitions of pools, volumes and secrets: what is taken is written so that
//! it reads as the same again.
//!
//! The first byte chooses the kind of pool that a volume is in.

use ostler_core::Uuid;
use ostler_model::{
    secret::SecretDef,
    storage::{PoolKind, PoolSource, StoragePoolDef, StorageVolumeDef},
};

const ID: Uuid = Uuid::from_bytes([7; 16]);

pub(crate) fn run(data: &[u8]) {
    let [choice, text @ ..] = data else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let kind = PoolKind::ALL[usize::from(*choice) % PoolKind::ALL.len()];
    if let Ok(mut def) = StoragePoolDef::parse(text) {
        def.complete(|| ID);
        if def.validate().is_ok() {
            let xml = def.to_xml();
            let mut again = StoragePoolDef::parse(&xml).expect("we wrote it");
            again.complete(|| ID);
            assert_eq!(again.to_xml(), xml);
        }
    }
    if let Ok(mut def) = StorageVolumeDef::parse(text) {
        def.complete(kind);
        let xml = def.to_xml();
        let mut again = StorageVolumeDef::parse(&xml).expect("we wrote it");
        again.complete(kind);
        assert_eq!(again.to_xml(), xml);
    }
    if let Ok(mut def) = SecretDef::parse(text) {
        def.complete(|| ID);
        let xml = def.to_xml();
        let again = SecretDef::parse(&xml).expect("we wrote it");
        assert_eq!(again.to_xml(), xml);
    }
    let _ = PoolSource::parse(text);
}
