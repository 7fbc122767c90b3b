//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::{self, pair};
use enumeration::{
    DomainBlockedReason, DomainCrashedReason, DomainEventCrashedDetailType,
    DomainEventDefinedDetailType, DomainEventPmSuspendedDetailType, DomainEventResumedDetailType,
    DomainEventShutdownDetailType, DomainEventStartedDetailType, DomainEventStoppedDetailType,
    DomainEventSuspendedDetailType, DomainEventType, DomainEventUndefinedDetailType,
    DomainNostateReason, DomainPausedReason, DomainPmSuspendedReason, DomainRunningReason,
    DomainShutdownReason, DomainShutoffReason, DomainState,
};

pair! {
    /// `virDomainEventType`, and what goes with it.
    DomainEventDetail by DomainEventType {
        /// `VIR_DOMAIN_EVENT_DEFINED`
        Defined(DomainEventDefinedDetailType),
        /// `VIR_DOMAIN_EVENT_UNDEFINED`
        Undefined(DomainEventUndefinedDetailType),
        /// `VIR_DOMAIN_EVENT_STARTED`
        Started(DomainEventStartedDetailType),
        /// `VIR_DOMAIN_EVENT_SUSPENDED`
        Suspended(DomainEventSuspendedDetailType),
        /// `VIR_DOMAIN_EVENT_RESUMED`
        Resumed(DomainEventResumedDetailType),
        /// `VIR_DOMAIN_EVENT_STOPPED`
        Stopped(DomainEventStoppedDetailType),
        /// `VIR_DOMAIN_EVENT_SHUTDOWN`
        Shutdown(DomainEventShutdownDetailType),
        /// `VIR_DOMAIN_EVENT_PMSUSPENDED`
        Pmsuspended(DomainEventPmSuspendedDetailType),
        /// `VIR_DOMAIN_EVENT_CRASHED`
        Crashed(DomainEventCrashedDetailType),
    }
}

pair! {
    /// `virDomainState`, and what goes with it.
    DomainStateReason by DomainState {
        /// `VIR_DOMAIN_NOSTATE`
        Nostate(DomainNostateReason),
        /// `VIR_DOMAIN_RUNNING`
        Running(DomainRunningReason),
        /// `VIR_DOMAIN_BLOCKED`
        Blocked(DomainBlockedReason),
        /// `VIR_DOMAIN_PAUSED`
        Paused(DomainPausedReason),
        /// `VIR_DOMAIN_SHUTDOWN`
        Shutdown(DomainShutdownReason),
        /// `VIR_DOMAIN_SHUTOFF`
        Shutoff(DomainShutoffReason),
        /// `VIR_DOMAIN_CRASHED`
        Crashed(DomainCrashedReason),
        /// `VIR_DOMAIN_PMSUSPENDED`
        Pmsuspended(DomainPmSuspendedReason),
    }
}
