//! Descriptors handed to the emulator. Send these with
//! [`Monitor::call_with_descriptors`](crate::Monitor::call_with_descriptors).

use super::{Done, commands_with_arguments, plain_commands};
use serde::{Deserialize, Serialize};

plain_commands! {
    /// The sets of descriptors.
    QueryFdSets => "query-fdsets", Vec<FdSet>;
}

/// Gives the one descriptor sent along a name, for one use.
#[derive(Debug, Clone, Serialize)]
pub struct GetFd<'a> {
    #[serde(rename = "fdname")]
    pub name: &'a str,
}

/// Closes a named descriptor.
#[derive(Debug, Clone, Serialize)]
pub struct CloseFd<'a> {
    #[serde(rename = "fdname")]
    pub name: &'a str,
}

/// Adds the one descriptor sent along to a set, which can be opened as
/// `/dev/fdset/N`.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AddFd<'a> {
    /// The set; absent for a new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fdset_id: Option<u32>,
    /// Text by which it is found again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opaque: Option<&'a str>,
}

/// The set that a descriptor joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AddedFd {
    pub fdset_id: u32,
    /// Its number in the emulator.
    pub fd: i32,
}

/// Removes a set, or one descriptor of it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RemoveFd {
    pub fdset_id: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fd: Option<i32>,
}

/// A set of descriptors.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FdSet {
    pub fdset_id: u32,
    pub fds: Vec<FdSetMember>,
}

/// A descriptor of a set.
#[derive(Debug, Clone, Deserialize)]
pub struct FdSetMember {
    pub fd: i32,
    pub opaque: Option<String>,
}

commands_with_arguments! {
    GetFd<'_> => "getfd", Done;
    CloseFd<'_> => "closefd", Done;
    AddFd<'_> => "add-fd", AddedFd;
    RemoveFd => "remove-fd", Done;
}
