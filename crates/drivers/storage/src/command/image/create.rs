//! Making an image, empty or of what another volume holds.

use super::{ImageFormat, is_creatable};
use crate::command::{
    Built, Command, Tool, invalid,
    qemu_options::{Options, file_name, secret_name},
    unsupported,
};
use ostler_model::storage::{StorageVolumeDef, VolumeFormat, VolumeKind};

/// A volume that is to be made. Definitions are completed, and their
/// `target.path` says where each lies or is to lie.
#[derive(Debug, Clone, Copy)]
pub struct NewImage<'a> {
    /// The volume.
    pub volume: &'a StorageVolumeDef,
    /// The volume whose content it gets.
    pub input: Option<&'a StorageVolumeDef>,
    /// Whether what it lies on is named by an address of QEMU's.
    pub backing_is_address: bool,
    /// Whether its tables are to be complete from the start.
    pub preallocate: bool,
    /// A file with the volume's passphrase: best a descriptor's name under
    /// `/proc/self/fd`, so that it is on no disk.
    pub secret_file: Option<&'a str>,
    /// The same of the input's passphrase.
    pub input_secret_file: Option<&'a str>,
}

impl NewImage<'_> {
    /// The commands, to be run one after the other. There are two where a
    /// passphrase comes in: then the image is made first and filled then.
    ///
    /// # Errors
    /// When the image cannot be made so, and what could.
    pub fn commands(&self) -> Built<Vec<Command>> {
        let format = ImageFormat::of(self.volume)?;
        self.check(format)?;
        let Some(input) = self.input else { return Ok(vec![self.create(format)?]) };
        self.check_same_backing(input)?;
        let input_format = ImageFormat::of(input)?;
        if format.is_encrypted() || input_format.is_encrypted() {
            let fill = self.fill(format, input, input_format)?;
            return Ok(vec![self.create(format)?, fill]);
        }
        let mut command =
            Command::new(Tool::QemuImg, ["convert", "-f", input_format.name, "-O", format.name]);
        if let Some(options) = self.options(format)?.finish() {
            command.extend(["-o".to_owned(), options]);
        }
        command.extend([file_name(&path(input)?), file_name(&path(self.volume)?)]);
        Ok(vec![command])
    }

    /// Makes it, empty.
    fn create(&self, format: ImageFormat) -> Built<Command> {
        let mut command = Command::new(Tool::QemuImg, ["create", "-f", format.name]);
        if let Some((backing, _)) = self.backing() {
            let name =
                if self.backing_is_address { backing.to_owned() } else { file_name(backing) };
            command.extend(["-b".to_owned(), name]);
        }
        if let Some(name) = self.secret(format) {
            command.extend(["--object".to_owned(), secret(&name, self.secret_file, self.volume)?]);
        }
        if let Some(options) = self.options(format)?.finish() {
            command.extend(["-o".to_owned(), options]);
        }
        command.push(file_name(&path(self.volume)?));
        // What lies beneath has a size that it can take.
        let capacity = self.volume.capacity().0;
        if capacity > 0 || self.backing().is_none() {
            command.push(format!("{}K", capacity.div_ceil(1024)));
        }
        Ok(command)
    }

    /// Fills it from `input`.
    fn fill(
        &self,
        format: ImageFormat,
        input: &StorageVolumeDef,
        input_format: ImageFormat,
    ) -> Built<Command> {
        let arguments = ["convert", "--image-opts", "-n", "--target-image-opts"];
        let mut command = Command::new(Tool::QemuImg, arguments);
        let name = self.secret(format);
        if let Some(name) = &name {
            command.extend(["--object".to_owned(), secret(name, self.secret_file, self.volume)?]);
        }
        let input_name =
            input_format.is_encrypted().then(|| secret_name(&input.name, "input")).map(|own| {
                // Both have a name of their own, also where the volumes share one.
                if Some(&own) == name.as_ref() { format!("{own}_input") } else { own }
            });
        if let Some(name) = &input_name {
            command.extend(["--object".to_owned(), secret(name, self.input_secret_file, input)?]);
        }
        command.push(input_format.open(&path(input)?, input_name.as_deref(), None));
        command.push(format.open(&path(self.volume)?, name.as_deref(), None));
        Ok(command)
    }

    fn secret(&self, format: ImageFormat) -> Option<String> {
        format.is_encrypted().then(|| secret_name(&self.volume.name, "volume"))
    }

    /// The image beneath. What is copied holds all that was beneath it.
    fn backing(&self) -> Option<(&str, VolumeFormat)> {
        if self.input.is_some() { None } else { self.volume.backing() }
    }

    /// The format's own options.
    fn options(&self, format: ImageFormat) -> Built<Options> {
        let mut options = Options::default();
        let target = &self.volume.target;
        if let Some((_, backing)) = self.backing() {
            options.set("backing_fmt", backing.as_str());
        }
        self.encryption_options(format, &mut options);
        if self.preallocate {
            let all = self.volume.allocation() >= self.volume.capacity();
            options.set("preallocation", if all { "falloc" } else { "metadata" });
        }
        if target.no_cow {
            options.set("nocow", "on");
        }
        if format.name == "qcow2" {
            options.set("compat", target.compat.as_deref().unwrap_or("1.1"));
        }
        if let Some(size) = target.cluster_size {
            options.set("cluster_size", &size.0.to_string());
        }
        if let Some(features) = target.features.as_ref().filter(|_| format.name == "qcow2") {
            if features.lazy_refcounts {
                options.flag("lazy_refcounts");
            }
            if features.extended_l2 {
                options.set("extended_l2", "on");
            }
        }
        Ok(options)
    }

    fn encryption_options(&self, format: ImageFormat, options: &mut Options) {
        let (Some(secret), Some(encryption)) =
            (self.secret(format), &self.volume.target.encryption)
        else {
            return;
        };
        let prefix = format.encryption_prefix();
        let mut set = |key: &str, value: &str| options.set(&format!("{prefix}{key}"), value);
        if !prefix.is_empty() {
            set("format", "luks");
        }
        set("key-secret", &secret);
        if let Some(cipher) = &encryption.cipher {
            set("cipher-alg", &format!("{}-{}", cipher.name, cipher.size));
            if let Some(mode) = &cipher.mode {
                set("cipher-mode", mode);
            }
            if let Some(hash) = &cipher.hash {
                set("hash-alg", hash);
            }
        }
        if let Some(generator) = &encryption.iv_generator {
            set("ivgen-alg", &generator.name);
            if let Some(hash) = &generator.hash {
                set("ivgen-hash-alg", hash);
            }
        }
    }

    /// Refuses what the format cannot.
    fn check(&self, format: ImageFormat) -> Built<()> {
        let object = format!("volume '{}'", self.volume.name);
        let target = &self.volume.target;
        let name = self.volume.format();
        let on_device = self.volume.kind == VolumeKind::Block;
        let refuse = |wrong: bool, problem: String| {
            if wrong { Err(unsupported(object.as_str(), problem)) } else { Ok(()) }
        };
        refuse(
            !on_device && !is_creatable(name),
            format!(
                "images of format '{name}' cannot be made; raw, qcow, qcow2, qed, vmdk, vdi and \
                 vpc can"
            ),
        )?;
        let backs = matches!(format.name, "qcow" | "qcow2" | "qed" | "vmdk");
        refuse(
            !backs && self.backing().is_some(),
            format!("format '{name}' cannot lie on a backing store; qcow2 can"),
        )?;
        refuse(
            self.preallocate && format.name != "qcow2",
            format!("format '{name}' has no metadata to allocate before; qcow2 has"),
        )?;
        refuse(
            self.preallocate && self.volume.backing_store.is_some(),
            "what lies on a backing store cannot be allocated before".to_owned(),
        )?;
        refuse(
            target.cluster_size.is_some() && !matches!(format.name, "qcow2" | "qed"),
            format!("format '{name}' has no <clusterSize>; qcow2 has"),
        )?;
        let old = target.compat.as_deref() == Some("0.10");
        let featured = target.features.as_ref().filter(|_| format.name == "qcow2");
        let asked = featured.is_some_and(|has| has.lazy_refcounts || has.extended_l2);
        refuse(old && asked, "lazy_refcounts and extended_l2 need <compat>1.1</compat>".to_owned())
    }

    /// A copy holds all that lies beneath its input: another image beneath it
    /// would be lost.
    fn check_same_backing(&self, input: &StorageVolumeDef) -> Built<()> {
        let path = |volume: &StorageVolumeDef| volume.backing().map(|(path, _)| path.to_owned());
        match (path(self.volume), path(input)) {
            (Some(own), Some(other)) if own != other => Err(invalid(
                format!("volume '{}'", self.volume.name),
                format!(
                    "its backing store '{own}' is not that of the volume it is copied from, \
                     '{other}'"
                ),
            )),
            _ => Ok(()),
        }
    }
}

/// The object that hands the passphrase in `file` over under `name`.
pub(super) fn secret(name: &str, file: Option<&str>, volume: &StorageVolumeDef) -> Built<String> {
    let Some(file) = file else {
        return Err(invalid(
            format!("volume '{}'", volume.name),
            "it is encrypted, but no passphrase was brought",
        ));
    };
    let mut options = Options::default();
    options.flag("secret");
    options.set("id", name);
    options.set("file", file);
    Ok(options.into_text())
}

/// The path of a volume.
pub(super) fn path(volume: &StorageVolumeDef) -> Built<String> {
    volume
        .target
        .path
        .as_deref()
        .map(str::to_owned)
        .ok_or_else(|| invalid(format!("volume '{}'", volume.name), "it has no path on this host"))
}
