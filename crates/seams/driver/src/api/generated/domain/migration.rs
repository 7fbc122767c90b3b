//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::stream::Stream;
use async_trait::async_trait;
use ostler_core::flags::{DomainMigrateFlags, DomainMigrateMaxSpeedFlags};
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, migration.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
#[expect(clippy::too_many_arguments, reason = "the procedure has as many")]
pub trait DomainMigration: Send + Sync {
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

    /// `virDomainMigrateSetMaxDowntime`, since 0.8.0.
    async fn domain_migrate_set_max_downtime(
        &self,
        domain: &DomainRef,
        downtime: u64,
    ) -> Result<()> {
        Err(Error::no_support("virDomainMigrateSetMaxDowntime"))
    }

    /// `virDomainMigrateSetMaxSpeed`, since 0.9.0.
    async fn domain_migrate_set_max_speed(
        &self,
        domain: &DomainRef,
        bandwidth: u64,
        flags: DomainMigrateMaxSpeedFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainMigrateSetMaxSpeed"))
    }

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

    /// `virDomainMigrateGetMaxSpeed`, since 0.9.5.
    async fn domain_migrate_max_speed(
        &self,
        domain: &DomainRef,
        flags: DomainMigrateMaxSpeedFlags,
    ) -> Result<u64> {
        Err(Error::no_support("virDomainMigrateGetMaxSpeed"))
    }

    /// `virDomainMigrateGetCompressionCache`, since 1.0.3.
    async fn domain_migrate_compression_cache(&self, domain: &DomainRef) -> Result<u64> {
        Err(Error::no_support("virDomainMigrateGetCompressionCache"))
    }

    /// `virDomainMigrateSetCompressionCache`, since 1.0.3.
    async fn domain_migrate_set_compression_cache(
        &self,
        domain: &DomainRef,
        cache_size: u64,
    ) -> Result<()> {
        Err(Error::no_support("virDomainMigrateSetCompressionCache"))
    }

    /// `domain_migrate_begin3_params`.
    async fn domain_migrate_begin3_params(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainMigrateFlags,
    ) -> Result<DomainMigrateBegin3Params> {
        Err(Error::no_support("domain_migrate_begin3_params"))
    }

    /// `domain_migrate_prepare3_params`.
    async fn domain_migrate_prepare3_params(
        &self,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
    ) -> Result<DomainMigratePrepare3Params> {
        Err(Error::no_support("domain_migrate_prepare3_params"))
    }

    /// `domain_migrate_prepare_tunnel3_params`.
    async fn domain_migrate_prepare_tunnel3_params(
        &self,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
    ) -> Result<(Vec<u8>, Stream)> {
        Err(Error::no_support("domain_migrate_prepare_tunnel3_params"))
    }

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

    /// `virDomainMigrateStartPostCopy`, since 1.3.3.
    async fn domain_migrate_start_post_copy(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainMigrateStartPostCopy"))
    }

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
