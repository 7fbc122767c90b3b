//! `qemu-storage-daemon`, which opens images that we cannot and serves them as
//! network block devices.

use super::{Command, Tool};
use serde_json::{Map, Value};

/// An image to be served.
#[derive(Debug, Clone)]
pub struct Export<'a> {
    /// The image, as QEMU describes block devices. Its secret is `secret0`.
    pub node: Map<String, Value>,
    /// Whether it may be written to.
    pub writable: bool,
    /// The file from which the secret is read.
    pub secret_file: Option<&'a str>,
    /// The descriptor of the socket that it listens on.
    pub socket: i32,
}

/// By which name nodes know the secret.
pub const SECRET: &str = "secret0";

impl Export<'_> {
    /// Serves it, under no name, until it is ended.
    #[must_use]
    pub fn command(&self) -> Command {
        let mut command = Command::new(Tool::QemuStorageDaemon, [""; 0]);
        if let Some(file) = self.secret_file {
            command.extend(["--object".to_owned(), format!("secret,id={SECRET},file={file}")]);
        }
        let mut node = self.node.clone();
        node.insert("node-name".to_owned(), "image0".into());
        node.insert("read-only".to_owned(), (!self.writable).into());
        // Else QEMU keeps to itself what is given back.
        node.insert("discard".to_owned(), "unmap".into());
        let writable = if self.writable { "on" } else { "off" };
        command.extend([
            "--blockdev".to_owned(),
            Value::Object(node).to_string(),
            "--nbd-server".to_owned(),
            format!("addr.type=fd,addr.str={}", self.socket),
            "--export".to_owned(),
            format!("type=nbd,id=export0,node-name=image0,name=,writable={writable}"),
        ]);
        command
    }
}
