//! Secrets that a disk's images need: keys, credentials, cookies, TLS.

use super::check_encryption;
use crate::devices::BuildError;
use crate::devices::secret_need::{lookup, push, push_tls};
use crate::emulator::Capability;
use crate::scene::Scene;
use crate::scene::{Need, SecretSource};
use ostler_driver::SecretUsage;
use ostler_model::domain::{
    Auth, BackingStore, Disk, DiskSource, Encryption, NetworkProtocol, NetworkSource,
};
use ostler_xml::{Secret, YesNo};

/// An image that may need secrets.
struct Image<'a> {
    /// Its name in errors.
    opens: String,
    /// Beginning of its nodes' names.
    name: String,
    source: &'a DiskSource,
    format: Option<&'a str>,
    encryption: Option<&'a Encryption>,
    auth: Option<&'a Auth>,
}

/// Adds the secrets of a disk's images.
pub(super) fn of_disk(
    scene: &Scene<'_>,
    disk: &Disk,
    needs: &mut Vec<Need>,
) -> Result<(), BuildError> {
    let opens = format!("disk '{}'", disk.target.dev);
    let format = disk.driver.as_ref().and_then(|driver| driver.format.as_deref());
    if let Some(mut image) = Image::numbered(opens.clone(), &disk.source, format) {
        image.encryption = disk.encryption.as_deref().or(image.encryption);
        image.auth = disk.auth.as_deref().or(image.auth);
        image.add(scene, needs)?;
    }
    let mut below: Option<&BackingStore> = disk.backing_store.as_deref();
    while let Some(store) = below {
        if let Some(source) = &store.source {
            let format = store.format.as_ref().map(|format| &*format.kind);
            let opens = format!("backing image '{}' of {opens}", place(source));
            if let Some(image) = Image::numbered(opens, source, format) {
                image.add(scene, needs)?;
            }
        }
        below = store.backing_store.as_deref();
    }
    Ok(())
}

/// Location of an image, for errors.
fn place(source: &DiskSource) -> &str {
    match source {
        DiskSource::Network(network) => network.name.as_deref(),
        source => source.path(),
    }
    .unwrap_or_default()
}

impl<'a> Image<'a> {
    fn new(opens: String, name: String, source: &'a DiskSource, format: Option<&'a str>) -> Self {
        let extras = source.extras();
        Self {
            opens,
            name,
            source,
            format,
            encryption: extras.and_then(|extras| extras.encryption.as_deref()),
            auth: source.auth(),
        }
    }

    /// One with a number, as all images of disks have it that are there.
    fn numbered(opens: String, source: &'a DiskSource, format: Option<&'a str>) -> Option<Self> {
        let number = source.extras()?.index?;
        Some(Self::new(opens, format!("libvirt-{number}"), source, format))
    }

    fn add(&self, scene: &Scene<'_>, needs: &mut Vec<Need>) -> Result<(), BuildError> {
        if let Some(encryption) = self.encryption {
            self.add_keys(scene, encryption, needs)?;
        }
        if let Some(network) = self.source.network() {
            self.add_network(scene, network, needs)?;
        }
        Ok(())
    }

    fn add_keys(
        &self,
        scene: &Scene<'_>,
        encryption: &Encryption,
        needs: &mut Vec<Need>,
    ) -> Result<(), BuildError> {
        let format = self.format.unwrap_or("raw");
        check_encryption(scene, &self.opens, self.source, format, encryption)?;
        let by_rbd = encryption.engine.as_deref() == Some("librbd");
        let raw = format == "raw" && scene.target.has(Capability::BlockjobBackingMaskProtocol);
        let layer = if by_rbd && raw { "storage" } else { "format" };
        for (number, secret) in encryption.secrets.iter().enumerate() {
            let id = format!("{}-{layer}-encryption-secret{number}", self.name);
            let lookup = lookup(&self.opens, SecretUsage::Volume, Some(secret))?;
            push(needs, id, self.opens.clone(), SecretSource::Kept(lookup));
        }
        Ok(())
    }

    fn add_network(
        &self,
        scene: &Scene<'_>,
        network: &NetworkSource,
        needs: &mut Vec<Need>,
    ) -> Result<(), BuildError> {
        if let Some(auth) = self.auth {
            let kind = match network.protocol {
                Some(NetworkProtocol::Rbd) => SecretUsage::Ceph,
                _ => SecretUsage::Iscsi,
            };
            let lookup = lookup(&self.opens, kind, auth.secret.as_ref())?;
            let id = format!("{}-storage-auth-secret0", self.name);
            push(needs, id, self.opens.clone(), SecretSource::Kept(lookup));
        }
        if !network.cookies.is_empty() {
            let cookies: Vec<String> = network
                .cookies
                .iter()
                .map(|cookie| format!("{}={}", cookie.name, cookie.value.reveal()))
                .collect();
            let id = format!("{}-storage-httpcookie-secret0", self.name);
            let cookies = SecretSource::Value(Secret::new(cookies.join("; ")));
            push(needs, id, self.opens.clone(), cookies);
        }
        let tls = &scene.settings.nbd_tls;
        let wanted = network.tls.map_or(tls.enabled, |tls| tls == YesNo::Yes);
        if network.protocol == Some(NetworkProtocol::Nbd) && wanted {
            let id = format!("obj{}-storage_tls0-secret0", self.name);
            push_tls(needs, id, || format!("the TLS key for {}", self.opens), tls);
        }
        Ok(())
    }
}

/// Adds the secrets of the image of the firmware's variables.
pub(in crate::devices) fn of_variables(
    scene: &Scene<'_>,
    needs: &mut Vec<Need>,
) -> Result<(), BuildError> {
    let Some(nvram) = scene.domain.os.nvram.as_deref() else { return Ok(()) };
    let Some(source) = &nvram.source else { return Ok(()) };
    let opens = "the store of the firmware's variables".to_owned();
    let name = "libvirt-pflash1".to_owned();
    Image::new(opens, name, source, nvram.format.as_deref()).add(scene, needs)
}
