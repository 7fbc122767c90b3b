//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainMigration;
use ostler_api::Stream;
use ostler_api::{
    DomainMigrateBegin3, DomainMigrateBegin3Params, DomainMigrateFinish3,
    DomainMigrateFinish3Params, DomainMigratePrepare, DomainMigratePrepare2, DomainMigratePrepare3,
    DomainMigratePrepare3Params,
};
use ostler_core::flags::{DomainMigrateFlags, DomainMigrateMaxSpeedFlags};
use ostler_core::{Bytes, DomainRef, Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;

#[async_trait]
impl<C: Caller> DomainMigration for Remote<C> {
    async fn domain_migrate_prepare(
        &self,
        uri_in: Option<&str>,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
    ) -> Result<DomainMigratePrepare> {
        let procedure = RemoteProcedure::DomainMigratePrepare.info();
        let arguments = remote::DomainMigratePrepareArgs {
            uri_in,
            flags: flags.bits().into(),
            dname,
            resource,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigratePrepareRet<'_> = answer.result(procedure)?;
        let value = DomainMigratePrepare {
            cookie: ret.cookie.to_vec(),
            uri_out: ret.uri_out.map(str::to_owned),
        };
        Ok(value)
    }

    async fn domain_migrate_perform(
        &self,
        domain: &DomainRef,
        cookie: &[u8],
        uri: &str,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainMigratePerform.info();
        let arguments = remote::DomainMigratePerformArgs {
            domain: domain.clone(),
            cookie,
            uri,
            flags: flags.bits().into(),
            dname,
            resource,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_migrate_finish(
        &self,
        dname: &str,
        cookie: &[u8],
        uri: &str,
        flags: DomainMigrateFlags,
    ) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainMigrateFinish.info();
        let arguments =
            remote::DomainMigrateFinishArgs { dname, cookie, uri, flags: flags.bits().into() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigrateFinishRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_migrate_prepare2(
        &self,
        uri_in: Option<&str>,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
        dom_xml: &str,
    ) -> Result<DomainMigratePrepare2> {
        let procedure = RemoteProcedure::DomainMigratePrepare2.info();
        let arguments = remote::DomainMigratePrepare2Args {
            uri_in,
            flags: flags.bits().into(),
            dname,
            resource,
            dom_xml,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigratePrepare2Ret<'_> = answer.result(procedure)?;
        let value = DomainMigratePrepare2 {
            cookie: ret.cookie.to_vec(),
            uri_out: ret.uri_out.map(str::to_owned),
        };
        Ok(value)
    }

    async fn domain_migrate_finish2(
        &self,
        dname: &str,
        cookie: &[u8],
        uri: &str,
        flags: DomainMigrateFlags,
        retcode: i32,
    ) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainMigrateFinish2.info();
        let arguments = remote::DomainMigrateFinish2Args {
            dname,
            cookie,
            uri,
            flags: flags.bits().into(),
            retcode,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigrateFinish2Ret = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_migrate_prepare_tunnel(
        &self,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
        dom_xml: &str,
    ) -> Result<Stream> {
        let procedure = RemoteProcedure::DomainMigratePrepareTunnel.info();
        let arguments = remote::DomainMigratePrepareTunnelArgs {
            flags: flags.bits().into(),
            dname,
            resource,
            dom_xml,
        };
        let arguments = encode(procedure, &arguments)?;
        let (_, stream) = self.caller.open_stream(procedure, arguments).await?;
        Ok(stream)
    }

    async fn domain_migrate_set_max_downtime(
        &self,
        domain: &DomainRef,
        downtime: u64,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainMigrateSetMaxDowntime.info();
        let arguments =
            remote::DomainMigrateSetMaxDowntimeArgs { domain: domain.clone(), downtime, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_migrate_set_max_speed(
        &self,
        domain: &DomainRef,
        bandwidth: u64,
        flags: DomainMigrateMaxSpeedFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainMigrateSetMaxSpeed.info();
        let arguments = remote::DomainMigrateSetMaxSpeedArgs {
            domain: domain.clone(),
            bandwidth,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_migrate_begin3(
        &self,
        domain: &DomainRef,
        xmlin: Option<&str>,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
    ) -> Result<DomainMigrateBegin3> {
        let procedure = RemoteProcedure::DomainMigrateBegin3.info();
        let arguments = remote::DomainMigrateBegin3Args {
            domain: domain.clone(),
            xmlin,
            flags: flags.bits().into(),
            dname,
            resource,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigrateBegin3Ret<'_> = answer.result(procedure)?;
        let value =
            DomainMigrateBegin3 { cookie_out: ret.cookie_out.to_vec(), xml: ret.xml.to_owned() };
        Ok(value)
    }

    async fn domain_migrate_prepare3(
        &self,
        cookie_in: &[u8],
        uri_in: Option<&str>,
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
        dom_xml: &str,
    ) -> Result<DomainMigratePrepare3> {
        let procedure = RemoteProcedure::DomainMigratePrepare3.info();
        let arguments = remote::DomainMigratePrepare3Args {
            cookie_in,
            uri_in,
            flags: flags.bits().into(),
            dname,
            resource,
            dom_xml,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigratePrepare3Ret<'_> = answer.result(procedure)?;
        let value = DomainMigratePrepare3 {
            cookie_out: ret.cookie_out.to_vec(),
            uri_out: ret.uri_out.map(str::to_owned),
        };
        Ok(value)
    }

    async fn domain_migrate_prepare_tunnel3(
        &self,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
        dname: Option<&str>,
        resource: u64,
        dom_xml: &str,
    ) -> Result<(Vec<u8>, Stream)> {
        let procedure = RemoteProcedure::DomainMigratePrepareTunnel3.info();
        let arguments = remote::DomainMigratePrepareTunnel3Args {
            cookie_in,
            flags: flags.bits().into(),
            dname,
            resource,
            dom_xml,
        };
        let arguments = encode(procedure, &arguments)?;
        let (answer, stream) = self.caller.open_stream(procedure, arguments).await?;
        let ret: remote::DomainMigratePrepareTunnel3Ret<'_> = answer.result(procedure)?;
        let value = ret.cookie_out.to_vec();
        Ok((value, stream))
    }

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
        let procedure = RemoteProcedure::DomainMigratePerform3.info();
        let arguments = remote::DomainMigratePerform3Args {
            domain: domain.clone(),
            xmlin,
            cookie_in,
            dconnuri,
            uri,
            flags: flags.bits().into(),
            dname,
            resource,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigratePerform3Ret<'_> = answer.result(procedure)?;
        let value = ret.cookie_out.to_vec();
        Ok(value)
    }

    async fn domain_migrate_finish3(
        &self,
        dname: &str,
        cookie_in: &[u8],
        dconnuri: Option<&str>,
        uri: Option<&str>,
        flags: DomainMigrateFlags,
        cancelled: bool,
    ) -> Result<DomainMigrateFinish3> {
        let procedure = RemoteProcedure::DomainMigrateFinish3.info();
        let arguments = remote::DomainMigrateFinish3Args {
            dname,
            cookie_in,
            dconnuri,
            uri,
            flags: flags.bits().into(),
            cancelled,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigrateFinish3Ret<'_> = answer.result(procedure)?;
        let value =
            DomainMigrateFinish3 { domain: ret.domain, cookie_out: ret.cookie_out.to_vec() };
        Ok(value)
    }

    async fn domain_migrate_confirm3(
        &self,
        domain: &DomainRef,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
        cancelled: bool,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainMigrateConfirm3.info();
        let arguments = remote::DomainMigrateConfirm3Args {
            domain: domain.clone(),
            cookie_in,
            flags: flags.bits().into(),
            cancelled,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_migrate_max_speed(
        &self,
        domain: &DomainRef,
        flags: DomainMigrateMaxSpeedFlags,
    ) -> Result<u64> {
        let procedure = RemoteProcedure::DomainMigrateGetMaxSpeed.info();
        let arguments =
            remote::DomainMigrateGetMaxSpeedArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigrateGetMaxSpeedRet = answer.result(procedure)?;
        let value = ret.bandwidth;
        Ok(value)
    }

    async fn domain_migrate_compression_cache(&self, domain: &DomainRef) -> Result<Bytes> {
        let procedure = RemoteProcedure::DomainMigrateGetCompressionCache.info();
        let arguments =
            remote::DomainMigrateGetCompressionCacheArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigrateGetCompressionCacheRet = answer.result(procedure)?;
        let value = ret.cache_size;
        Ok(value)
    }

    async fn domain_migrate_set_compression_cache(
        &self,
        domain: &DomainRef,
        cache_size: Bytes,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainMigrateSetCompressionCache.info();
        let arguments = remote::DomainMigrateSetCompressionCacheArgs {
            domain: domain.clone(),
            cache_size,
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_migrate_begin3_params(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainMigrateFlags,
    ) -> Result<DomainMigrateBegin3Params> {
        let procedure = RemoteProcedure::DomainMigrateBegin3Params.info();
        let arguments = remote::DomainMigrateBegin3ParamsArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigrateBegin3ParamsRet<'_> = answer.result(procedure)?;
        let value = DomainMigrateBegin3Params {
            cookie_out: ret.cookie_out.to_vec(),
            xml: ret.xml.to_owned(),
        };
        Ok(value)
    }

    async fn domain_migrate_prepare3_params(
        &self,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
    ) -> Result<DomainMigratePrepare3Params> {
        let procedure = RemoteProcedure::DomainMigratePrepare3Params.info();
        let arguments = remote::DomainMigratePrepare3ParamsArgs {
            params: Cow::Borrowed(params),
            cookie_in,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigratePrepare3ParamsRet<'_> = answer.result(procedure)?;
        let value = DomainMigratePrepare3Params {
            cookie_out: ret.cookie_out.to_vec(),
            uri_out: ret.uri_out.map(str::to_owned),
        };
        Ok(value)
    }

    async fn domain_migrate_prepare_tunnel3_params(
        &self,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
    ) -> Result<(Vec<u8>, Stream)> {
        let procedure = RemoteProcedure::DomainMigratePrepareTunnel3Params.info();
        let arguments = remote::DomainMigratePrepareTunnel3ParamsArgs {
            params: Cow::Borrowed(params),
            cookie_in,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let (answer, stream) = self.caller.open_stream(procedure, arguments).await?;
        let ret: remote::DomainMigratePrepareTunnel3ParamsRet<'_> = answer.result(procedure)?;
        let value = ret.cookie_out.to_vec();
        Ok((value, stream))
    }

    async fn domain_migrate_perform3_params(
        &self,
        domain: &DomainRef,
        dconnuri: Option<&str>,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
    ) -> Result<Vec<u8>> {
        let procedure = RemoteProcedure::DomainMigratePerform3Params.info();
        let arguments = remote::DomainMigratePerform3ParamsArgs {
            domain: domain.clone(),
            dconnuri,
            params: Cow::Borrowed(params),
            cookie_in,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigratePerform3ParamsRet<'_> = answer.result(procedure)?;
        let value = ret.cookie_out.to_vec();
        Ok(value)
    }

    async fn domain_migrate_finish3_params(
        &self,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
        cancelled: bool,
    ) -> Result<DomainMigrateFinish3Params> {
        let procedure = RemoteProcedure::DomainMigrateFinish3Params.info();
        let arguments = remote::DomainMigrateFinish3ParamsArgs {
            params: Cow::Borrowed(params),
            cookie_in,
            flags: flags.bits(),
            cancelled,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigrateFinish3ParamsRet<'_> = answer.result(procedure)?;
        let value =
            DomainMigrateFinish3Params { domain: ret.domain, cookie_out: ret.cookie_out.to_vec() };
        Ok(value)
    }

    async fn domain_migrate_confirm3_params(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        cookie_in: &[u8],
        flags: DomainMigrateFlags,
        cancelled: bool,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainMigrateConfirm3Params.info();
        let arguments = remote::DomainMigrateConfirm3ParamsArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
            cookie_in,
            flags: flags.bits(),
            cancelled,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_migrate_start_post_copy(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainMigrateStartPostCopy.info();
        let arguments = remote::DomainMigrateStartPostCopyArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_migrate_max_downtime(&self, domain: &DomainRef) -> Result<u64> {
        let procedure = RemoteProcedure::DomainMigrateGetMaxDowntime.info();
        let arguments =
            remote::DomainMigrateGetMaxDowntimeArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMigrateGetMaxDowntimeRet = answer.result(procedure)?;
        let value = ret.downtime;
        Ok(value)
    }
}
