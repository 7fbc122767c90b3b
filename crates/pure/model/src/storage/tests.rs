//! Storage, read and written.
