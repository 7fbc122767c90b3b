//! Making the disk in an image larger or smaller.

use super::{
    ImageFormat,
    create::{path, secret},
};
use crate::command::{
    Built, Command, Tool,
    qemu_options::{file_name, secret_name},
    unsupported,
};
use ostler_core::Bytes;
use ostler_model::storage::StorageVolumeDef;

/// A volume whose disk is to become of another size.
#[derive(Debug, Clone, Copy)]
pub struct Resize<'a> {
    /// The volume, with its path.
    pub volume: &'a StorageVolumeDef,
    /// The new size, rounded up to whole KiB.
    pub capacity: Bytes,
    /// Whether it may become smaller: what stood behind its new end is lost.
    pub shrink: bool,
    /// Whether the new part takes its room at once.
    pub allocate: bool,
    /// A file with its passphrase, as of [`super::NewImage`].
    pub secret_file: Option<&'a str>,
}

impl Resize<'_> {
    /// The command.
    ///
    /// # Errors
    /// When images of the format cannot be resized.
    pub fn command(&self) -> Built<Command> {
        let format = ImageFormat::of(self.volume)?;
        if !matches!(format.name, "raw" | "luks" | "qcow" | "qcow2" | "qed" | "vdi" | "vpc") {
            let problem = format!("images of format '{}' cannot be resized", format.name);
            return Err(unsupported(format!("volume '{}'", self.volume.name), problem));
        }
        let mut command = Command::new(Tool::QemuImg, ["resize"]);
        if self.allocate {
            command.push("--preallocation=falloc");
        }
        if self.shrink {
            command.push("--shrink");
        }
        let volume_path = path(self.volume)?;
        // By its path: what the image's folder is seen as from here is unknown. An
        // address is as good from anywhere.
        let backing = self.volume.backing().filter(|(path, _)| path.starts_with('/'));
        if format.is_encrypted() {
            let name = secret_name(&self.volume.name, "volume");
            let object = secret(&name, self.secret_file, self.volume)?;
            command.extend(["--object".to_owned(), object, "--image-opts".to_owned()]);
            command.push(format.open(&volume_path, Some(&name), backing));
        } else if backing.is_some() {
            command.push("--image-opts");
            command.push(format.open(&volume_path, None, backing));
        } else {
            command.extend(["-f".to_owned(), format.name.to_owned(), file_name(&volume_path)]);
        }
        command.push(format!("{}K", self.capacity.0.div_ceil(1024)));
        Ok(command)
    }
}
