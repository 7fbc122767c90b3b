//! What the guest tells through its agent.

use super::QemuConnection;
use crate::domain::Domain;
use async_trait::async_trait;
use ostler_core::flags::{
    DomainGetHostnameFlags, DomainInterfaceAddressesFlags as _, DomainSetTimeFlags,
};
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::{DomainAgent, DomainTime};
use ostler_qmp::agent::{
    AgentCommand, GuestFsFreezeThaw, GuestGetHostName, GuestGetTime, GuestSetTime,
};
