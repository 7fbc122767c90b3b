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

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(host: &str, dir: &str, volume: &str) -> Built<Folder> {
        let xml = format!(
            "<pool type='gluster'><name>p</name><source><host name='{host}'/><dir path='{dir}'/>\
             <name>{volume}</name></source></pool>"
        );
        Folder::of(&StoragePoolDef::parse(&xml).expect("a definition"))
    }

    #[test]
    fn addresses_are_as_the_rules_have_them() {
        for (host, dir, name, expected) in [
            ("nas", "/", "a", "gluster://nas/images/a"),
            ("nas", "/b/c", "a b", "gluster://nas/images/b/c/a%20b"),
            ("::1", "/b/", "50%?#", "gluster://[::1]/images/b/50%25%3F%23"),
            ("[::1]", "/", "a:b+c", "gluster://[::1]/images/a%3Ab+c"),
            ("nas", "/", "\u{e9}", "gluster://nas/images/%C3%A9"),
        ] {
            let folder = folder(host, dir, "images").expect("a folder");
            assert_eq!(folder.address(name), expected);
        }
    }

    #[test]
    fn a_folder_is_mounted() {
        let command = folder("nas", "/b/c", "images").expect("a folder").mount("/run/p");
        assert_eq!(command.tool, Tool::Glusterfs);
        let own: Vec<_> = command.arguments.iter().skip(4).collect();
        assert_eq!(
            own,
            ["--volfile-server=nas", "--volfile-id=images", "--subdir-mount=/b/c", "/run/p"]
        );
        let whole = folder("nas", "/", "images").expect("a folder").mount("/run/p");
        assert!(!whole.arguments.iter().any(|argument| argument.contains("subdir")));
    }

    #[test]
    fn what_can_be_no_folder_is_refused() {
        for (host, dir, volume) in [
            ("-nas", "/", "images"),
            ("nas", "/", "a/b"),
            ("nas", "/", ""),
            ("nas", "/", "a b"),
            ("nas", "/a/../b", "images"),
            ("nas", "/a&#10;b", "images"),
        ] {
            assert!(folder(host, dir, volume).is_err(), "{host} {dir} {volume}");
        }
    }
}
