//! `glusterfs` and `gluster`, for pools of kind gluster, and where volumes are.

use super::{Built, Command, Tool, invalid, operand};
use ostler_model::storage::{PoolHost, StoragePoolDef};

/// A folder of a Gluster volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Names of the servers, and the port of all.
    servers: Vec<String>,
    port: Option<u16>,
    volume: String,
    /// From `/` on, and ending with it.
    folder: String,
}

impl Folder {
    /// The folder of a completed definition.
    ///
    /// # Errors
    /// When it names no server, or no volume or folder that can be.
    pub fn of(def: &StoragePoolDef) -> Built<Self> {
        let object = format!("gluster pool '{}'", def.name);
        let mut servers = Vec::new();
        for host in def.source.hosts.iter() {
            let name = operand(&object, "a server", &host.name)?;
            servers.push(name.trim_start_matches('[').trim_end_matches(']').to_owned());
        }
        let port = def
            .source
            .hosts
            .first()
            .ok_or_else(|| invalid(&*object, "its source has no <host>"))?
            .port;
        if def.source.hosts.iter().any(|host| host.port != port) {
            return Err(invalid(object, "all its hosts must have the same port"));
        }
        let volume = def.source.name.as_deref().unwrap_or_default();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        if volume.is_empty() || !volume.bytes().all(plain) {
            let volume = volume.escape_debug();
            return Err(invalid(
                object,
                format!(
                    "'{volume}' is no name of a Gluster volume, which has letters, digits, '-' and \
                 '_'; a folder in it goes into <dir>"
                ),
            ));
        }
        let steps = def.source.dir.as_deref().unwrap_or_default().split('/');
        let mut folder = "/".to_owned();
        for step in steps.filter(|step| !step.is_empty()) {
            if step == "." || step == ".." || step.chars().any(char::is_control) {
                let step = step.escape_debug();
                return Err(invalid(object, format!("its <dir> cannot have '{step}' in it")));
            }
            folder.push_str(step);
            folder.push('/');
        }
        Ok(Self { servers, port, volume: volume.to_owned(), folder })
    }

    /// Mounts it at `place`, for as long as the program runs. What keeps it from
    /// that it says on its standard error.
    #[must_use]
    pub fn mount(&self, place: &str) -> Command {
        let fixed = [
            "--no-daemon",
            "--log-file=-",
            "--log-level=WARNING",
            // No devices and no programs are brought in.
            "--fuse-mountopts=nodev,nosuid,noexec",
        ];
        let mut command = Command::new(Tool::Glusterfs, fixed);
        command.extend(self.servers.iter().map(|server| format!("--volfile-server={server}")));
        command.extend(self.port.map(|port| format!("--volfile-server-port={port}")));
        command.push(format!("--volfile-id={}", self.volume));
        if self.folder != "/" {
            command.push(format!("--subdir-mount={}", self.folder.trim_end_matches('/')));
        }
        command.push(place);
        command
    }

    /// The volume and folder as the kernel's list of mounts and QEMU name it.
    #[must_use]
    pub fn name(&self, file: &str) -> String {
        format!("{}{}{file}", self.volume, self.folder)
    }

    /// The address of a file in it: `gluster://server/volume/folder/file`.
    #[must_use]
    pub fn address(&self, file: &str) -> String {
        let server = self.servers.first().map_or("", |server| server);
        let mut address = "gluster://".to_owned();
        if server.contains(':') {
            address.extend(["[", server, "]"]);
        } else {
            address.push_str(server);
        }
        if let Some(port) = self.port {
            address.push_str(&format!(":{port}"));
        }
        for byte in format!("/{}", self.name(file)).bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.!~*'()/;@&=+$,".contains(&byte) {
                address.push(char::from(byte));
            } else {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
        address
    }

    /// The volume's and the servers' names, for people.
    #[must_use]
    pub fn described(&self) -> String {
        format!("volume '{}' of '{}'", self.volume, self.servers.join("', '"))
    }
}

/// Lists the volumes that a server knows, one a line.
///
/// # Errors
/// When the host's name reads as an option.
pub fn list(host: &PoolHost) -> Built<Command> {
    let server = operand("gluster", "a server", &host.name)?;
    let server = server.trim_start_matches('[').trim_end_matches(']');
    let mut command = Command::new(Tool::Gluster, ["--mode=script", "--log-file=/dev/null"]);
    command.push(format!("--remote-host={server}"));
    command.extend(["volume", "list"]);
    Ok(command)
}
