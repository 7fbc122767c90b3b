//! What clients call.

use crate::Storage;
use ostler_driver::api::{
    StoragePoolDefinition, StoragePoolLifecycle, StoragePoolListing, StorageVolumeListing,
    StorageVolumes,
};

impl StoragePoolDefinition for Storage {}
impl StoragePoolLifecycle for Storage {}
impl StoragePoolListing for Storage {}
impl StorageVolumeListing for Storage {}
impl StorageVolumes for Storage {}
