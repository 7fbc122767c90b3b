//! Clients, authentication, access control and dispatch.
