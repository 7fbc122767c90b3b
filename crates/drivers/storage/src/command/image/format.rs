//! QEMU's names of volume formats, and the options that open encrypted ones.

use crate::command::{
    Built,
    qemu_options::{Options, file_name},
    unsupported,
};
use ostler_model::{
    domain::Encryption,
    storage::{StorageVolumeDef, VolumeFormat, VolumeKind},
};

/// A format as QEMU knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageFormat {
    /// The driver's name.
    pub name: &'static str,
    /// Whether it is LUKS within qcow2.
    encrypted_qcow2: bool,
}

/// Returns whether images of `format` can be made.
#[must_use]
pub fn is_creatable(format: VolumeFormat) -> bool {
    matches!(
        format,
        VolumeFormat::Raw
            | VolumeFormat::Iso
            | VolumeFormat::Qcow
            | VolumeFormat::Qcow2
            | VolumeFormat::Qed
            | VolumeFormat::Vmdk
            | VolumeFormat::Vdi
            | VolumeFormat::Vpc
    )
}

/// QEMU's driver of a format.
fn driver(format: VolumeFormat) -> Option<&'static str> {
    Some(match format {
        VolumeFormat::Raw | VolumeFormat::Iso => "raw",
        VolumeFormat::Vhd => "vpc",
        VolumeFormat::Qcow
        | VolumeFormat::Qcow2
        | VolumeFormat::Qed
        | VolumeFormat::Vmdk
        | VolumeFormat::Vdi
        | VolumeFormat::Vpc
        | VolumeFormat::Bochs
        | VolumeFormat::Cloop
        | VolumeFormat::Dmg => format.as_str(),
        _ => return None,
    })
}

impl ImageFormat {
    /// The format of what is in a completed volume. What lies on a device is
    /// raw, and so is what is not said.
    ///
    /// # Errors
    /// When QEMU does not have it, or not with its encryption.
    pub fn of(volume: &StorageVolumeDef) -> Built<Self> {
        let object = format!("volume '{}'", volume.name);
        let format = match volume.kind {
            VolumeKind::Block => VolumeFormat::Raw,
            _ => volume.format(),
        };
        let Some(name) = driver(format) else {
            let problem = format!("an image of format '{format}' is none that QEMU has");
            return Err(unsupported(object, problem));
        };
        let Some(encryption) = &volume.target.encryption else {
            return Ok(Self { name, encrypted_qcow2: false });
        };
        check_encryption(&object, encryption)?;
        match name {
            "raw" => Ok(Self { name: "luks", encrypted_qcow2: false }),
            "qcow2" => Ok(Self { name, encrypted_qcow2: true }),
            _ => {
                let problem = format!("format '{format}' cannot be encrypted; raw and qcow2 can");
                Err(unsupported(object, problem))
            }
        }
    }

    /// Returns whether its passphrase is needed.
    #[must_use]
    pub fn is_encrypted(self) -> bool {
        self.encrypted_qcow2 || self.name == "luks"
    }

    /// The prefix of the keys of its encryption's options.
    pub(super) fn encryption_prefix(self) -> &'static str {
        if self.encrypted_qcow2 { "encrypt." } else { "" }
    }

    /// How the image at `path` is opened, with the passphrase of that name, on the
    /// image of this path and format.
    pub(super) fn open(
        self,
        path: &str,
        secret: Option<&str>,
        backing: Option<(&str, VolumeFormat)>,
    ) -> String {
        let mut options = Options::default();
        options.set("driver", self.name);
        options.set("file.filename", &file_name(path));
        if let Some(secret) = secret {
            options.set(&format!("{}key-secret", self.encryption_prefix()), secret);
        }
        if let Some((path, format)) = backing {
            options.set("backing.driver", driver(format).unwrap_or("raw"));
            options.set("backing.file.filename", &file_name(path));
        }
        options.into_text()
    }
}

fn check_encryption(object: &str, encryption: &Encryption) -> Built<()> {
    let format = &*encryption.format;
    if !matches!(format, "luks" | "default") {
        let problem = format!("encryption of format '{format}' cannot be made; luks can");
        return Err(unsupported(object, problem));
    }
    if encryption.secrets.len() != 1 {
        let problem = "its encryption must have exactly one <secret type='passphrase'>";
        return Err(unsupported(object, problem));
    }
    Ok(())
}
