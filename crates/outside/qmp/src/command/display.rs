//! Screens and those who watch them.

use super::{Done, commands_with_arguments, plain_commands};
use serde::{Deserialize, Serialize};

plain_commands! {
    /// The VNC server, when there is one.
    QueryVnc => "query-vnc", VncInfo;
}

/// Writes a picture of a screen into a file that the emulator can write.
#[derive(Debug, Clone, Serialize)]
pub struct Screendump<'a> {
    pub filename: &'a str,
    /// Id of the video device; the first when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<&'a str>,
    /// Which of its screens; needs `device`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<u32>,
    /// `ppm` (which every version writes) or `png`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'a str>,
}

/// The VNC server and its viewers.
#[derive(Debug, Clone, Deserialize)]
pub struct VncInfo {
    pub enabled: bool,
    pub host: Option<String>,
    pub service: Option<String>,
    pub family: Option<String>,
    pub auth: Option<String>,
    #[serde(default)]
    pub clients: Vec<crate::event::VncClient>,
}

/// Sets the password of a display server.
#[derive(Clone, Serialize)]
pub struct SetPassword<'a> {
    /// `vnc` or `spice`.
    pub protocol: &'a str,
    pub password: &'a str,
    /// The fate of connected viewers: `keep`, `fail` or `disconnect`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connected: Option<&'a str>,
}

impl std::fmt::Debug for SetPassword<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SetPassword").field("protocol", &self.protocol).finish_non_exhaustive()
    }
}

/// Ends a password's life.
#[derive(Debug, Clone, Serialize)]
pub struct ExpirePassword<'a> {
    /// `vnc` or `spice`.
    pub protocol: &'a str,
    /// `now`, `never`, `+SECONDS` or seconds since 1970.
    pub time: &'a str,
}

/// Hands a connected viewer to a display server; its socket was given a name
/// with `getfd`.
#[derive(Debug, Clone, Serialize)]
pub struct AddClient<'a> {
    /// `vnc`, `spice` or `@dbus-display`.
    pub protocol: &'a str,
    #[serde(rename = "fdname")]
    pub descriptor: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipauth: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<bool>,
}

commands_with_arguments! {
    Screendump<'_> => "screendump", Done;
    SetPassword<'_> => "set_password", Done;
    ExpirePassword<'_> => "expire_password", Done;
    AddClient<'_> => "add_client", Done;
}
