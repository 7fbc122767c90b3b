//! `rbd` and `ceph`, for pools of kind rbd.
//!
//! Lists come as JSON. The user's key is handed over as a file, best a
//! descriptor's name under `/proc/self/fd`: never as an argument.

use super::{Built, Command, Tool, invalid, operand};
use ostler_core::Bytes;
use ostler_model::storage::StoragePoolDef;

/// A pool of a cluster, and as whom it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The arguments with which each of its commands begins.
    connection: Vec<String>,
    pool: String,
}

impl Cluster {
    /// The pool of a completed definition. `key_file` holds the key of the
    /// user that its `<auth>` names.
    ///
    /// # Errors
    /// When it names no server or pool, or a setting that is none.
    pub fn of(def: &StoragePoolDef, key_file: Option<&str>) -> Built<Self> {
        let object = object(def);
        let mut hosts = Vec::new();
        for host in def.source.hosts.iter() {
            let name = operand(&object, "a server", &host.name)?;
            let address = name.contains(':') && !name.starts_with('[');
            let name = if address { format!("[{name}]") } else { name.to_owned() };
            hosts.push(host.port.map_or_else(|| name.clone(), |port| format!("{name}:{port}")));
        }
        if hosts.is_empty() {
            return Err(invalid(object, "its source has no <host>"));
        }
        // All that counts is here: what the host has in /etc/ceph is another's, and
        // without any file the programs do not begin.
        let mut connection = ["--conf", "/dev/null", "--mon-host"].map(str::to_owned).to_vec();
        connection.push(hosts.join(","));
        // As libvirt: with a setting of the pool's own, that comes later and counts.
        for timeout in ["client_mount_timeout", "rados_mon_op_timeout", "rados_osd_op_timeout"] {
            connection.push(format!("--{timeout}=30"));
        }
        if let Some(auth) = &def.source.auth {
            let Some(key_file) = key_file else {
                return Err(invalid(object, "it has <auth>, but no key was brought"));
            };
            let user = operand(&object, "a user", &auth.username)?;
            connection.extend(["--id", user, "--keyfile", key_file].map(str::to_owned));
        }
        connection.extend(settings(def)?.map(|(name, value)| format!("--{name}={value}")));
        let pool = def.source.name.as_deref().unwrap_or_default();
        Ok(Self { connection, pool: operand(&object, "a pool", pool)?.to_owned() })
    }

    /// Tells the sizes of all pools of the cluster: `pools[].stats` of which
    /// `name` is this one.
    #[must_use]
    pub fn describe(&self) -> Command {
        let mut command = Command::new(Tool::Ceph, self.connection.iter().cloned());
        command.extend(["--format", "json", "df"]);
        command
    }

    /// Lists the images: `image`, `size`, `parent`.
    #[must_use]
    pub fn list(&self) -> Command {
        self.rbd(&["ls", "--long", "--format", "json"])
    }

    /// Tells how much all images take.
    #[must_use]
    pub fn usages(&self) -> Command {
        self.rbd(&["du", "--format", "json"])
    }

    /// Gives an image another name, which nobody may have.
    ///
    /// # Errors
    /// When there can be no such images.
    pub fn rename(&self, from: &str, to: &str) -> Built<Command> {
        let (from, to) = (name(from)?, name(to)?);
        let pool = ["--dest-pool", &self.pool, "--dest", to];
        Ok(self.rbd(&[&["rename", "--image", from][..], &pool[..]].concat()))
    }

    /// Tells how much an image takes: `images[].used_size`.
    ///
    /// # Errors
    /// When there can be no such image.
    pub fn usage(&self, image: &str) -> Built<Command> {
        Ok(self.rbd(&["du", "--format", "json", "--image", name(image)?]))
    }

    /// Makes an image.
    ///
    /// # Errors
    /// When there can be no such image.
    pub fn create(&self, image: &str, capacity: Bytes) -> Built<Command> {
        let size = format!("{}B", capacity.0);
        Ok(self.rbd(&["create", "--image", name(image)?, "--size", &size]))
    }

    /// Makes an image larger, or smaller with `shrink`.
    ///
    /// # Errors
    /// When there can be no such image.
    pub fn resize(&self, image: &str, capacity: Bytes, shrink: bool) -> Built<Command> {
        let size = format!("{}B", capacity.0);
        let mut command = self.rbd(&["resize", "--image", name(image)?, "--size", &size]);
        command.push("--no-progress");
        if shrink {
            command.push("--allow-shrink");
        }
        Ok(command)
    }

    /// Copies an image within the pool.
    ///
    /// # Errors
    /// When there can be no such images.
    pub fn copy(&self, from: &str, to: &str) -> Built<Command> {
        let (from, to) = (name(from)?, name(to)?);
        let target = ["--dest-pool", &self.pool, "--dest", to, "--no-progress"];
        Ok(self.rbd(&[&["deep", "cp", "--image", from][..], &target[..]].concat()))
    }

    /// Removes an image. One with snapshots is refused.
    ///
    /// # Errors
    /// When there can be no such image.
    pub fn remove(&self, image: &str) -> Built<Command> {
        Ok(self.rbd(&["rm", "--image", name(image)?, "--no-progress"]))
    }

    fn rbd(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(Tool::Rbd, self.connection.iter().cloned());
        command.extend(["--pool", &self.pool]);
        command.extend(arguments.iter().copied());
        command
    }
}

/// An image's name: `/` and `@` would lead elsewhere.
fn name(image: &str) -> Built<&str> {
    if image.contains(['/', '@']) {
        let object = format!("volume '{}'", image.escape_debug());
        return Err(invalid(object, "no slash and no @ may stand in its name"));
    }
    operand("rbd", "an image", image)
}

/// The settings of a pool's own, as a file that Ceph's clients read; `None` where it
/// has none.
///
/// # Errors
/// One of them is none.
pub fn settings_file(def: &StoragePoolDef) -> Built<Option<String>> {
    let lines: String = settings(def)?.map(|(name, value)| format!("{name} = {value}\n")).collect();
    Ok((!lines.is_empty()).then(|| format!("[global]\n{lines}")))
}

fn settings(def: &StoragePoolDef) -> Built<impl Iterator<Item = (&str, &str)>> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    for option in def.config_options.iter() {
        let name = operand(&object(def), "a setting", &option.name)?;
        if !name.bytes().all(plain) {
            let name = name.escape_debug();
            let problem = format!("'{name}' is no setting of the Ceph client");
            return Err(invalid(object(def), problem));
        }
        if option.value.chars().any(char::is_control) {
            // In a file of settings it would begin another one.
            return Err(invalid(object(def), format!("the value of '{name}' is no line of text")));
        }
    }
    Ok(def.config_options.iter().map(|option| (&*option.name, &*option.value)))
}

fn object(def: &StoragePoolDef) -> String {
    format!("rbd pool '{}'", def.name)
}
