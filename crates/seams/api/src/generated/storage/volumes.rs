//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::Stream;
use async_trait::async_trait;
use ostler_core::enumeration;
use ostler_core::flags::{
    StorageVolCreateFlags, StorageVolDeleteFlags, StorageVolDownloadFlags, StorageVolResizeFlags,
    StorageVolUploadFlags,
};
use ostler_core::{Bytes, Error, Result, StoragePoolRef, StorageVolumeRef};

/// What drivers do for clients: storage, volumes.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StorageVolumes: Send + Sync {
    /// Makes a volume in an active pool from the XML and returns when it is there. A volume of that
    /// name is refused with `VIR_ERR_STORAGE_VOL_EXIST`.
    ///
    /// `virStorageVolCreateXML`, since 0.4.1.
    async fn storage_vol_create_xml(
        &self,
        pool: &StoragePoolRef,
        xml: &str,
        flags: StorageVolCreateFlags,
    ) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolCreateXML"))
    }

    /// Removes a volume and its data. One that is in use is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStorageVolDelete`, since 0.4.1.
    async fn storage_vol_delete(
        &self,
        volume: &StorageVolumeRef,
        flags: StorageVolDeleteFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStorageVolDelete"))
    }

    /// Makes a volume in an active pool as a copy of another one, which may be of another pool and
    /// format, and returns when it is written. A source in use is refused.
    ///
    /// `virStorageVolCreateXMLFrom`, since 0.6.4.
    async fn storage_vol_create_xml_from(
        &self,
        pool: &StoragePoolRef,
        xml: &str,
        clone_volume: &StorageVolumeRef,
        flags: StorageVolCreateFlags,
    ) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolCreateXMLFrom"))
    }

    /// Overwrites the volume with zeros, so that its data cannot be read again by way of the pool.
    /// A volume in use is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStorageVolWipe`, since 0.8.0.
    async fn storage_vol_wipe(&self, volume: &StorageVolumeRef) -> Result<()> {
        Err(Error::no_support("virStorageVolWipe"))
    }

    /// Takes the volume's content from the stream, from byte `offset` on. `length` 0 means up to
    /// the end of the stream; more than `length`, or than fits, fails the stream. A volume in use
    /// is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStorageVolUpload`, since 0.9.0.
    async fn storage_vol_upload(
        &self,
        volume: &StorageVolumeRef,
        offset: Bytes,
        length: Bytes,
        flags: StorageVolUploadFlags,
    ) -> Result<Stream> {
        Err(Error::no_support("virStorageVolUpload"))
    }

    /// Sends the volume's content by the stream, from byte `offset` on; `length` 0 means to its
    /// end.
    ///
    /// `virStorageVolDownload`, since 0.9.0.
    async fn storage_vol_download(
        &self,
        volume: &StorageVolumeRef,
        offset: Bytes,
        length: Bytes,
        flags: StorageVolDownloadFlags,
    ) -> Result<Stream> {
        Err(Error::no_support("virStorageVolDownload"))
    }

    /// Overwrites the volume by this algorithm. Which are there depends on the pool and on the
    /// host's tools; else `VIR_ERR_INVALID_ARG` or `VIR_ERR_OPERATION_UNSUPPORTED`. A volume in use
    /// is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStorageVolWipePattern`, since 0.9.10.
    async fn storage_vol_wipe_pattern(
        &self,
        volume: &StorageVolumeRef,
        algorithm: enumeration::StorageVolWipeAlgorithm,
    ) -> Result<()> {
        Err(Error::no_support("virStorageVolWipePattern"))
    }

    /// Sets the volume's capacity in bytes, or with `DELTA` changes it by that much. Growing needs
    /// room in the pool; shrinking needs `SHRINK`.
    ///
    /// `virStorageVolResize`, since 0.9.10.
    async fn storage_vol_resize(
        &self,
        volume: &StorageVolumeRef,
        capacity: Bytes,
        flags: StorageVolResizeFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStorageVolResize"))
    }
}
