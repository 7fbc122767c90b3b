//! The typed client of the protocol.
