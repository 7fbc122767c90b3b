//! The one module with `unsafe`: system calls that no safe library offers as
//! they are needed here. Each block says why it is sound; what is exported is
//! safe to call.

#![allow(unsafe_code, reason = "this is the module for it; see its documentation")]

pub(crate) mod allocator;
pub(crate) mod cpuid;
pub(crate) mod descriptor;
pub(crate) mod interface;
pub(crate) mod ioctl;
pub(crate) mod local_time;
#[cfg(test)]
pub(crate) mod namespace;
pub(crate) mod netlink;
pub(crate) mod reactor;
pub(crate) mod resolver;
pub(crate) mod scheduler;
pub(crate) mod spawn;
