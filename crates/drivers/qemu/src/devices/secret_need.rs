//! Which secrets a guest's devices are to be given.

use super::need::{Need, Resource, Role, SecretSource};
use crate::command::{Scene, Settings};
use crate::emulator::Capability;
use ostler_model::domain::{
    Auth, BackingStore, CharacterSource, Disk, DiskSource, DomainDef, Encryption, Graphics,
    Hostdev, NetworkProtocol, SecretReference, SocketMode,
};
use ostler_xml::{Secret, YesNo};

/// Adds what a disk's images need.
pub(super) fn of_disk(scene: &Scene<'_>, disk: &Disk, needs: &mut Vec<Need>) {
    let keys = (disk.encryption.as_deref(), disk.auth.as_deref());
    let format = disk.driver.as_ref().and_then(|driver| driver.format.as_deref());
    of_image(scene, &disk.source, format, keys, needs);
    let mut below: Option<&BackingStore> = disk.backing_store.as_deref();
    while let Some(store) = below {
        if let Some(source) = &store.source {
            let format = store.format.as_ref().map(|format| &*format.kind);
            of_image(scene, source, format, (None, None), needs);
        }
        below = store.backing_store.as_deref();
    }
}

fn of_image(
    scene: &Scene<'_>,
    source: &DiskSource,
    format: Option<&str>,
    (encryption, auth): (Option<&Encryption>, Option<&Auth>),
    needs: &mut Vec<Need>,
) {
    let Some(extras) = source.extras() else { return };
    let Some(index) = extras.index else { return };
    if let Some(encryption) = encryption.or(extras.encryption.as_deref()) {
        let by_rbd = encryption.engine.as_deref() == Some("librbd");
        let raw = format.is_none_or(|format| format == "raw")
            && scene.target.has(Capability::BlockjobBackingMaskProtocol);
        let layer = if by_rbd && raw { "storage" } else { "format" };
        for (number, secret) in encryption.secrets.iter().enumerate() {
            let id = format!("libvirt-{index}-{layer}-encryption-secret{number}");
            push(needs, id, stored(Some(secret)));
        }
    }
    let DiskSource::Network(network) = source else { return };
    if let Some(auth) = auth.or(extras.auth.as_deref()) {
        let id = format!("libvirt-{index}-storage-auth-secret0");
        push(needs, id, stored(auth.secret.as_ref()));
    }
    if !network.cookies.is_empty() {
        let cookies: Vec<String> = network
            .cookies
            .iter()
            .map(|cookie| format!("{}={}", cookie.name, cookie.value.reveal()))
            .collect();
        let id = format!("libvirt-{index}-storage-httpcookie-secret0");
        push(needs, id, SecretSource::Value(Secret::new(cookies.join("; "))));
    }
    let tls = &scene.settings.nbd_tls;
    let wanted = network.tls.map_or(tls.enabled, |tls| tls == YesNo::Yes);
    if network.protocol == Some(NetworkProtocol::Nbd)
        && let Some(secret) = tls.secret.as_ref().filter(|_| wanted)
    {
        let id = format!("objlibvirt-{index}-storage_tls0-secret0");
        push(needs, id, SecretSource::Uuid(secret.clone()));
    }
}

/// Adds what the iSCSI unit of a host device needs.
pub(super) fn of_hostdev(node: u32, hostdev: &Hostdev, needs: &mut Vec<Need>) {
    let Some(source) = hostdev.iscsi_source() else { return };
    let Some(auth) = source.extras().and_then(|extras| extras.auth.as_deref()) else { return };
    push(needs, format!("libvirt-{node}-backend-secret0"), stored(auth.secret.as_ref()));
}

/// Adds what encrypts the keys of TLS.
pub(super) fn of_tls(domain: &DomainDef, settings: &Settings, needs: &mut Vec<Need>) {
    let uuid = |uuid: &String| SecretSource::Uuid(uuid.clone());
    let devices = &domain.devices;
    let vnc = devices.graphics.iter().any(|graphics| matches!(graphics, Graphics::Vnc(_)));
    if let Some(secret) =
        settings.vnc.tls.secret.as_ref().filter(|_| vnc && settings.vnc.tls.enabled)
    {
        push(needs, "vnc-tls-creds0-secret0".to_owned(), uuid(secret));
    }
    let tls = &settings.chardev_tls;
    let Some(secret) = &tls.secret else { return };
    let serials = devices.serials.iter().map(|port| (&port.info, &port.source.0));
    let channels = devices.channels.iter().map(|port| (&port.info, &port.source));
    for (info, source) in serials.chain(channels) {
        let CharacterSource::Tcp(tcp) = source else { continue };
        let wanted = tcp.source.tls.map_or(tls.enabled, |tls| tls == YesNo::Yes);
        let known = matches!(tcp.source.mode, None | Some(SocketMode::Connect | SocketMode::Bind));
        if let Some(alias) = info.alias.as_deref().filter(|_| wanted && known) {
            push(needs, format!("char{alias}-secret0"), uuid(secret));
        }
    }
}

fn stored(reference: Option<&SecretReference>) -> SecretSource {
    match reference.map(|reference| (reference.uuid, reference.usage.as_deref())) {
        Some((Some(uuid), _)) => SecretSource::Uuid(uuid.to_string()),
        Some((None, usage)) => SecretSource::Usage(usage.unwrap_or_default().to_owned()),
        None => SecretSource::Usage(String::new()),
    }
}

fn push(needs: &mut Vec<Need>, id: String, source: SecretSource) {
    needs.push(Need {
        device: id,
        role: Role::Secret,
        resource: Resource::Secret(source),
        set: None,
    });
}
