//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::Stream;
use async_trait::async_trait;
use ostler_core::flags::{DomainMigrateFlags, DomainMigrateMaxSpeedFlags};
use ostler_core::{Bytes, DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, migration.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
#[expect(clippy::too_many_arguments, reason = "the procedure has as many")]
pub trait DomainMigration: Send + Sync {
    /// Makes the destination ready for a guest, in the protocol of the first version, and gives a
    /// cookie and the URI to send it to. `resource` is the bandwidth in MiB/s, 0 for no limit.
    ///
    /// `domain_migrate_prepare`.
    async fn domain_migrate_prepare(
        &self,
        uri_in: Option<&str>,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
    ) -> Result<DomainMigratePrepare> {
        Err(Error::no_support("domain_migrate_prepare"))
    }

    /// Sends the guest from its source to the URI that the destination gave, in the protocol of the
    /// first version; returns when it is sent.
    ///
    /// `domain_migrate_perform`.
    async fn domain_migrate_perform(
        &self,
        domain: &DomainRef,
        cookie: &[u8],
        uri: &str,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
    ) -> Result<()> {
        Err(Error::no_support("domain_migrate_perform"))
    }

    /// Takes the guest over at the destination, in the protocol of the first version, and gives the
    /// domain.
    ///
    /// `domain_migrate_finish`.
    async fn domain_migrate_finish(
        &self,
        dname: &str,
        cookie: &[u8],
        uri: &str,
        flags: DomainMigrateFlags,
    ) -> Result<DomainRef> {
        Err(Error::no_support("domain_migrate_finish"))
    }

    /// Makes the destination ready for the guest of `dom_xml`, in the protocol of the second
    /// version, and gives a cookie and the URI to send it to. `resource` is the bandwidth in MiB/s,
    /// 0 for no limit.
    ///
    /// `domain_migrate_prepare2`.
    async fn domain_migrate_prepare2(
        &self,
        uri_in: Option<&str>,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
        dom_xml: &str,
    ) -> Result<DomainMigratePrepare2> {
        Err(Error::no_support("domain_migrate_prepare2"))
    }

    /// Takes the guest over at the destination, or drops it where `retcode` says that sending
    /// failed (not 0), in the protocol of the second version.
    ///
    /// `domain_migrate_finish2`.
    async fn domain_migrate_finish2(
        &self,
        dname: &str,
        cookie: &[u8],
        uri: &str,
        flags: DomainMigrateFlags,
        retcode: i32,
    ) -> Result<DomainRef> {
        Err(Error::no_support("domain_migrate_finish2"))
    }

    /// Makes the destination ready for the guest of `dom_xml` and takes its state from the stream,
    /// in the protocol of the second version.
    ///
    /// `domain_migrate_prepare_tunnel`.
    async fn domain_migrate_prepare_tunnel(
        &self,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
        dom_xml: &str,
    ) -> Result<Stream> {
        Err(Error::no_support("domain_migrate_prepare_tunnel"))
    }

    /// Sets how long, in milliseconds, the guest may stand still at the end of a live migration.
    ///
    /// `virDomainMigrateSetMaxDowntime`, since 0.8.0.
    async fn domain_migrate_set_max_downtime(
        &self,
        domain: &DomainRef,
        downtime: u64,
    ) -> Result<()> {
        Err(Error::no_support("virDomainMigrateSetMaxDowntime"))
    }

    /// Sets the bandwidth of a migration in MiB/s, or with `POSTCOPY` that of its second phase.
    ///
    /// `virDomainMigrateSetMaxSpeed`, since 0.9.0.
    async fn domain_migrate_set_max_speed(
        &self,
        domain: &DomainRef,
        bandwidth: u64,
        flags: DomainMigrateMaxSpeedFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainMigrateSetMaxSpeed"))
    }

    /// Begins a migration at the source (protocol 3): gives the XML for the destination, with the
    /// changes of `xmlin`, and a cookie.
    ///
    /// `domain_migrate_begin3`.
    async fn domain_migrate_begin3(
        &self,
        domain: &DomainRef,
        xmlin: Option<&str>,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
    ) -> Result<DomainMigrateBegin3> {
        Err(Error::no_support("domain_migrate_begin3"))
    }

    /// Makes the destination ready for the guest of `dom_xml` (protocol 3) and gives a cookie and
    /// the URI to send it to. `resource` is the bandwidth in MiB/s, 0 for no limit.
    ///
    /// `domain_migrate_prepare3`.
    async fn domain_migrate_prepare3(
        &self,
        cookie_in: &[u8],
        uri_in: Option<&str>,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
        dom_xml: &str,
    ) -> Result<DomainMigratePrepare3> {
        Err(Error::no_support("domain_migrate_prepare3"))
    }

    /// Makes the destination ready (protocol 3) and takes the guest's state from the stream.
    ///
    /// `domain_migrate_prepare_tunnel3`.
    async fn domain_migrate_prepare_tunnel3(
        &self,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
        dom_xml: &str,
    ) -> Result<(Vec<u8>, Stream)> {
        Err(Error::no_support("domain_migrate_prepare_tunnel3"))
    }

    /// Sends the guest from its source (protocol 3), or with `PEER2PEER` does the whole migration
    /// by talking to the destination at `dconnuri`.
    ///
    /// `domain_migrate_perform3`.
    async fn domain_migrate_perform3(
        &self,
        domain: &DomainRef,
        xmlin: Option<&str>,
        cookie_in: &[u8],
        dconnuri: Option<&str>,
        uri: Option<&str>,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
    ) -> Result<Vec<u8>> {
        Err(Error::no_support("domain_migrate_perform3"))
    }

    /// Takes the guest over at the destination, or drops it if `cancelled` (protocol 3).
    ///
    /// `domain_migrate_finish3`.
    async fn domain_migrate_finish3(
        &self,
        dname: &str,
        cookie_in: &[u8],
        dconnuri: Option<&str>,
        uri: Option<&str>,
        flags: DomainMigrateFlags,
        cancelled: bool,
    ) -> Result<DomainMigrateFinish3> {
        Err(Error::no_support("domain_migrate_finish3"))
    }

    /// Ends the guest at the source, or if `cancelled` lets it run on there (protocol 3).
    ///
    /// `domain_migrate_confirm3`.
    async fn domain_migrate_confirm3(
        &self,
        domain: &DomainRef,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
        cancelled: bool,
    ) -> Result<()> {
        Err(Error::no_support("domain_migrate_confirm3"))
    }

    /// Gives the bandwidth limit of migrations in MiB/s.
    ///
    /// `virDomainMigrateGetMaxSpeed`, since 0.9.5.
    async fn domain_migrate_max_speed(
        &self,
        domain: &DomainRef,
        flags: DomainMigrateMaxSpeedFlags,
    ) -> Result<u64> {
        Err(Error::no_support("virDomainMigrateGetMaxSpeed"))
    }

    /// Gives the size in bytes of the cache with which repeated pages of a migration are
    /// compressed.
    ///
    /// `virDomainMigrateGetCompressionCache`, since 1.0.3.
    async fn domain_migrate_compression_cache(&self, domain: &DomainRef) -> Result<Bytes> {
        Err(Error::no_support("virDomainMigrateGetCompressionCache"))
    }

    /// Sets the size in bytes of the cache with which repeated pages of a migration are compressed;
    /// it may be rounded.
    ///
    /// `virDomainMigrateSetCompressionCache`, since 1.0.3.
    async fn domain_migrate_set_compression_cache(
        &self,
        domain: &DomainRef,
        cache_size: Bytes,
    ) -> Result<()> {
        Err(Error::no_support("virDomainMigrateSetCompressionCache"))
    }

    /// Begins a migration at the source (protocol 3 with parameters): gives the XML for the
    /// destination and a cookie.
    ///
    /// `domain_migrate_begin3_params`.
    async fn domain_migrate_begin3_params(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainMigrateFlags,
    ) -> Result<DomainMigrateBegin3Params> {
        Err(Error::no_support("domain_migrate_begin3_params"))
    }

    /// Makes the destination ready (protocol 3 with parameters) and gives a cookie and the URI to
    /// send the guest to.
    ///
    /// `domain_migrate_prepare3_params`.
    async fn domain_migrate_prepare3_params(
        &self,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
    ) -> Result<DomainMigratePrepare3Params> {
        Err(Error::no_support("domain_migrate_prepare3_params"))
    }

    /// Makes the destination ready (protocol 3 with parameters) and takes the guest's state from
    /// the stream.
    ///
    /// `domain_migrate_prepare_tunnel3_params`.
    async fn domain_migrate_prepare_tunnel3_params(
        &self,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
    ) -> Result<(Vec<u8>, Stream)> {
        Err(Error::no_support("domain_migrate_prepare_tunnel3_params"))
    }

    /// Sends the guest from its source (protocol 3 with parameters), or with `PEER2PEER` does the
    /// whole migration by talking to the destination at `dconnuri`.
    ///
    /// `domain_migrate_perform3_params`.
    async fn domain_migrate_perform3_params(
        &self,
        domain: &DomainRef,
        dconnuri: Option<&str>,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
    ) -> Result<Vec<u8>> {
        Err(Error::no_support("domain_migrate_perform3_params"))
    }

    /// Takes the guest over at the destination, or drops it if `cancelled` (protocol 3 with
    /// parameters).
    ///
    /// `domain_migrate_finish3_params`.
    async fn domain_migrate_finish3_params(
        &self,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
        cancelled: bool,
    ) -> Result<DomainMigrateFinish3Params> {
        Err(Error::no_support("domain_migrate_finish3_params"))
    }

    /// Ends the guest at the source, or if `cancelled` lets it run on there (protocol 3 with
    /// parameters).
    ///
    /// `domain_migrate_confirm3_params`.
    async fn domain_migrate_confirm3_params(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
        cancelled: bool,
    ) -> Result<()> {
        Err(Error::no_support("domain_migrate_confirm3_params"))
    }

    /// Has a migration that was begun with `VIR_MIGRATE_POSTCOPY` go over to its second phase: the
    /// guest runs at the destination and fetches the pages it lacks. Without one it is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainMigrateStartPostCopy`, since 1.3.3.
    async fn domain_migrate_start_post_copy(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainMigrateStartPostCopy"))
    }

    /// Gives how long, in milliseconds, the guest may stand still at the end of a live migration.
    ///
    /// `virDomainMigrateGetMaxDowntime`, since 3.7.0.
    async fn domain_migrate_max_downtime(&self, domain: &DomainRef) -> Result<u64> {
        Err(Error::no_support("virDomainMigrateGetMaxDowntime"))
    }
}

/// What `domain_migrate_prepare` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainMigratePrepare {
    /// `cookie`
    pub cookie: Vec<u8>,
    /// `uri_out`
    pub uri_out: Option<String>,
}

/// What `domain_migrate_prepare2` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainMigratePrepare2 {
    /// `cookie`
    pub cookie: Vec<u8>,
    /// `uri_out`
    pub uri_out: Option<String>,
}

/// What `domain_migrate_begin3` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainMigrateBegin3 {
    /// `cookie_out`
    pub cookie_out: Vec<u8>,
    /// `xml`
    pub xml: String,
}

/// What `domain_migrate_prepare3` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainMigratePrepare3 {
    /// `cookie_out`
    pub cookie_out: Vec<u8>,
    /// `uri_out`
    pub uri_out: Option<String>,
}

/// What `domain_migrate_finish3` gives.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainMigrateFinish3 {
    /// `dom`
    pub domain: DomainRef,
    /// `cookie_out`
    pub cookie_out: Vec<u8>,
}

/// What `domain_migrate_begin3_params` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainMigrateBegin3Params {
    /// `cookie_out`
    pub cookie_out: Vec<u8>,
    /// `xml`
    pub xml: String,
}

/// What `domain_migrate_prepare3_params` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainMigratePrepare3Params {
    /// `cookie_out`
    pub cookie_out: Vec<u8>,
    /// `uri_out`
    pub uri_out: Option<String>,
}

/// What `domain_migrate_finish3_params` gives.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainMigrateFinish3Params {
    /// `dom`
    pub domain: DomainRef,
    /// `cookie_out`
    pub cookie_out: Vec<u8>,
}
