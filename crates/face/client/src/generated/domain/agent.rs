//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainAgent;
use ostler_api::{DomainFsinfo, DomainInterface, DomainIpAddr, DomainTime};
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{
    DomainAuthorizedSshKeysSetFlags, DomainGetHostnameFlags, DomainGuestInfoTypes,
    DomainSetTimeFlags, DomainSetUserPasswordFlags,
};
use ostler_core::{Bytes, DomainRef, Hidden, Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> DomainAgent for Remote<C> {
    async fn domain_hostname(
        &self,
        domain: &DomainRef,
        flags: DomainGetHostnameFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::DomainGetHostname.info();
        let arguments =
            remote::DomainGetHostnameArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetHostnameRet<'_> = answer.result(procedure)?;
        let value = ret.hostname.to_owned();
        Ok(value)
    }

    async fn domain_fstrim(
        &self,
        domain: &DomainRef,
        mount_point: Option<&str>,
        minimum: Bytes,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainFstrim.info();
        let arguments =
            remote::DomainFstrimArgs { domain: domain.clone(), mount_point, minimum, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_fsfreeze(&self, domain: &DomainRef, mountpoints: &[&str]) -> Result<i32> {
        let procedure = RemoteProcedure::DomainFsfreeze.info();
        let arguments = remote::DomainFsfreezeArgs {
            domain: domain.clone(),
            mountpoints: mountpoints.to_vec(),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainFsfreezeRet = answer.result(procedure)?;
        let value = ret.filesystems;
        Ok(value)
    }

    async fn domain_fsthaw(&self, domain: &DomainRef, mountpoints: &[&str]) -> Result<i32> {
        let procedure = RemoteProcedure::DomainFsthaw.info();
        let arguments = remote::DomainFsthawArgs {
            domain: domain.clone(),
            mountpoints: mountpoints.to_vec(),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainFsthawRet = answer.result(procedure)?;
        let value = ret.filesystems;
        Ok(value)
    }

    async fn domain_time(&self, domain: &DomainRef) -> Result<DomainTime> {
        let procedure = RemoteProcedure::DomainGetTime.info();
        let arguments = remote::DomainGetTimeArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetTimeRet = answer.result(procedure)?;
        let value = DomainTime { seconds: ret.seconds, nseconds: ret.nseconds };
        Ok(value)
    }

    async fn domain_set_time(
        &self,
        domain: &DomainRef,
        seconds: i64,
        nseconds: u32,
        flags: DomainSetTimeFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetTime.info();
        let arguments = remote::DomainSetTimeArgs {
            domain: domain.clone(),
            seconds,
            nseconds,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_fsinfo(&self, domain: &DomainRef) -> Result<Vec<DomainFsinfo>> {
        let procedure = RemoteProcedure::DomainGetFsinfo.info();
        let arguments = remote::DomainGetFsinfoArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetFsinfoRet<'_> = answer.result(procedure)?;
        let value = ret
            .info
            .into_iter()
            .map(|item| DomainFsinfo {
                mountpoint: item.mountpoint.to_owned(),
                name: item.name.to_owned(),
                fstype: item.fstype.to_owned(),
                dev_aliases: item.dev_aliases.into_iter().map(str::to_owned).collect(),
            })
            .collect();
        Ok(value)
    }

    async fn domain_interface_addresses(
        &self,
        domain: &DomainRef,
        source: Open<enumeration::DomainInterfaceAddressesSource>,
    ) -> Result<Vec<DomainInterface>> {
        let procedure = RemoteProcedure::DomainInterfaceAddresses.info();
        let arguments =
            remote::DomainInterfaceAddressesArgs { domain: domain.clone(), source, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainInterfaceAddressesRet<'_> = answer.result(procedure)?;
        let value = ret
            .interfaces
            .into_iter()
            .map(|item| DomainInterface {
                name: item.name.to_owned(),
                hwaddr: item.hwaddr.map(str::to_owned),
                addrs: item
                    .addrs
                    .into_iter()
                    .map(|item| DomainIpAddr {
                        kind: item.kind,
                        addr: item.addr.to_owned(),
                        prefix: item.prefix,
                    })
                    .collect(),
            })
            .collect();
        Ok(value)
    }

    async fn domain_set_user_password(
        &self,
        domain: &DomainRef,
        user: Option<&str>,
        password: Hidden<Option<&str>>,
        flags: DomainSetUserPasswordFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetUserPassword.info();
        let arguments = remote::DomainSetUserPasswordArgs {
            domain: domain.clone(),
            user,
            password,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_guest_vcpus(&self, domain: &DomainRef) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetGuestVcpus.info();
        let arguments = remote::DomainGetGuestVcpusArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetGuestVcpusRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_guest_vcpus(
        &self,
        domain: &DomainRef,
        cpumap: &str,
        state: i32,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetGuestVcpus.info();
        let arguments =
            remote::DomainSetGuestVcpusArgs { domain: domain.clone(), cpumap, state, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_guest_info(
        &self,
        domain: &DomainRef,
        types: DomainGuestInfoTypes,
    ) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetGuestInfo.info();
        let arguments = remote::DomainGetGuestInfoArgs {
            domain: domain.clone(),
            types: types.bits(),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetGuestInfoRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_agent_set_response_timeout(
        &self,
        domain: &DomainRef,
        timeout: Open<enumeration::DomainAgentResponseTimeoutValues>,
    ) -> Result<i32> {
        let procedure = RemoteProcedure::DomainAgentSetResponseTimeout.info();
        let arguments =
            remote::DomainAgentSetResponseTimeoutArgs { domain: domain.clone(), timeout, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainAgentSetResponseTimeoutRet = answer.result(procedure)?;
        let value = ret.result;
        Ok(value)
    }

    async fn domain_authorized_ssh_keys(
        &self,
        domain: &DomainRef,
        user: &str,
    ) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::DomainAuthorizedSshKeysGet.info();
        let arguments =
            remote::DomainAuthorizedSshKeysGetArgs { domain: domain.clone(), user, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainAuthorizedSshKeysGetRet<'_> = answer.result(procedure)?;
        let value = ret.keys.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn domain_authorized_ssh_keys_set(
        &self,
        domain: &DomainRef,
        user: &str,
        keys: &[&str],
        flags: DomainAuthorizedSshKeysSetFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainAuthorizedSshKeysSet.info();
        let arguments = remote::DomainAuthorizedSshKeysSetArgs {
            domain: domain.clone(),
            user,
            keys: keys.to_vec(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
