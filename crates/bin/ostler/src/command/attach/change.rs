//! `--persistent`, `--config`, `--live` and `--current`: which side of a domain
//! a change of its devices is made on, and by which call.

use crate::{
    failure::{Failure, While},
    parse::Arguments,
    session::Hypervisor,
};
use ostler_core::{
    DomainRef,
    flags::{DomainDeviceModifyFlags as Flags, DomainXmlFlags},
};
use ostler_driver::api::{DomainConfiguration, DomainDevices, DomainLifecycle};

/// The side of a domain that a change is made on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// No option was given: the first call of the API, which changes the
    /// running guest and fails where there is none.
    Unsaid,
    /// The calls with flags; without any, the side that the domain has now.
    Flags(Flags),
}

impl Change {
    /// Reads the four options; asks the daemon whether the domain runs when
    /// `--persistent` depends on it.
    pub(super) async fn read(
        hypervisor: &Hypervisor,
        domain: &DomainRef,
        arguments: &Arguments,
    ) -> Result<Self, Failure> {
        let given = |name| arguments.flag(name);
        let persistent = given("persistent");
        let mut flags = Flags::empty();
        flags.set(Flags::CONFIG, persistent || given("config"));
        flags.set(Flags::LIVE, given("live"));
        if persistent && hypervisor.domain_is_active(domain).await? {
            flags |= Flags::LIVE;
        }
        Ok(match flags.is_empty() && !given("current") {
            true => Self::Unsaid,
            false => Self::Flags(flags),
        })
    }

    /// Attaches the device.
    pub(super) async fn attach(
        self,
        hypervisor: &Hypervisor,
        domain: &DomainRef,
        xml: &str,
    ) -> ostler_core::Result<()> {
        match self {
            Self::Unsaid => hypervisor.domain_attach_device(domain, xml).await,
            Self::Flags(flags) => hypervisor.domain_attach_device_flags(domain, xml, flags).await,
        }
    }

    /// Detaches the device.
    pub(super) async fn detach(
        self,
        hypervisor: &Hypervisor,
        domain: &DomainRef,
        xml: &str,
    ) -> ostler_core::Result<()> {
        match self {
            Self::Unsaid => hypervisor.domain_detach_device(domain, xml).await,
            Self::Flags(flags) => hypervisor.domain_detach_device_flags(domain, xml, flags).await,
        }
    }
}

/// Fails when options were given that contradict each other.
pub(super) fn check(arguments: &Arguments) -> Result<(), Failure> {
    arguments.exclusive(&["persistent", "current"])?;
    arguments.exclusive(&["config", "current"])?;
    arguments.exclusive(&["live", "current"])
}

/// The domain's XML: what is defined, or what it has now.
pub(super) async fn definition(
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    inactive: bool,
) -> Result<String, Failure> {
    let mut flags = DomainXmlFlags::empty();
    flags.set(DomainXmlFlags::INACTIVE, inactive);
    let text = hypervisor.domain_xml_desc(domain, flags).await;
    text.while_(|| "Failed to get domain description xml")
}
