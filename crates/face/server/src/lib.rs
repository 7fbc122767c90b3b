//! Clients, authentication, access control and dispatch.

pub mod dispatch;
