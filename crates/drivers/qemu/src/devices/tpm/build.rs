//! Trusted platform modules: `<tpm>`.

use crate::arguments::chardev::{Backend, Chardev, SocketRole, UnixAddress};
use crate::arguments::{CommaList, Properties};
use crate::devices::chardev::Character;
use crate::devices::{BuildError, Part, address};
use crate::scene::Role;
use crate::scene::Scene;
use ostler_model::domain::{Tpm, TpmBackend, TpmModel};

/// The character device that leads to an emulated TPM.
const CHARDEV: &str = "chrtpm";

/// The parts of a TPM.
pub(in crate::devices) fn parts(scene: &Scene<'_>, tpm: &Tpm) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&tpm.info)?;
    if tpm.model == Some(TpmModel::SpaprProxy) {
        return Ok(vec![proxy(tpm, alias)?]);
    }
    let mut parts = Vec::with_capacity(4);
    let mut list;
    match &tpm.backend {
        TpmBackend::Passthrough(_) => {
            list = CommaList::first("passthrough").with("id", format_args!("tpm-{alias}"));
            for (role, what, key) in
                [(Role::Tpm, "tpm", "path"), (Role::TpmCancel, "cancel", "cancel-path")]
            {
                let answer = scene.prepared.descriptor(alias, role)?;
                let set = answer.set.ok_or_else(|| BuildError::NotPrepared {
                    device: alias.to_owned(),
                    what: format!("the descriptor set of its {what}"),
                })?;
                parts.push(Part::DescriptorSet {
                    set,
                    descriptor: answer.token.clone(),
                    opaque: format!("{alias}-{what}"),
                });
                list.set(key, format_args!("/dev/fdset/{set}"));
            }
        }
        TpmBackend::Emulator(_) => {
            let answer = scene.prepared.descriptor(alias, Role::Helper)?;
            let address = UnixAddress::Path(answer.token.clone());
            parts.push(chardev(address));
            list = emulator(alias);
        }
        TpmBackend::External(external) => {
            let socket = external.socket();
            let end = Character { alias, source: &socket, log: None, spice_channel: "tpm" };
            end.parts(scene, &mut parts)?;
            if let Some(Part::Chardev(chardev)) = parts.last_mut() {
                CHARDEV.clone_into(&mut chardev.id);
            }
            list = emulator(alias);
        }
    }
    parts.push(Part::option("-tpmdev", list.into_text()));
    let model = tpm.model.ok_or_else(|| BuildError::incomplete(alias, "model"))?;
    // Arm's TIS sits on the system bus under another name.
    let driver = match (model, crate::scene::machine_kind::is_x86(scene.domain)) {
        (TpmModel::Tis, false) => "tpm-tis-device",
        (model, _) => model.as_str(),
    };
    let mut device = Properties::device(driver)
        .with("tpmdev", format!("tpm-{alias}"))
        .with("id", alias.to_owned());
    address::place(scene, &tpm.info, &mut device)?;
    parts.push(Part::Device(device));
    Ok(parts)
}

/// POWER's way to the host's TPM for secure guests.
fn proxy(tpm: &Tpm, alias: &str) -> Result<Part, BuildError> {
    let TpmBackend::Passthrough(host) = &tpm.backend else {
        return Err(BuildError::unsupported(
            "<tpm model='spapr-tpm-proxy'>",
            "it leads to the host's TPM: use <backend type='passthrough'>",
        ));
    };
    let path = host.device.as_deref().unwrap_or("/dev/tpmrm0").to_owned();
    let device =
        Properties::device("spapr-tpm-proxy").with("id", alias.to_owned()).with("host-path", path);
    Ok(Part::Device(device))
}

fn chardev(address: UnixAddress) -> Part {
    Part::Chardev(Chardev {
        id: CHARDEV.to_owned(),
        backend: Backend::Unix { address, socket: SocketRole::Client(None) },
        log: None,
    })
}

fn emulator(alias: &str) -> CommaList {
    CommaList::first("emulator").with("id", format_args!("tpm-{alias}")).with("chardev", CHARDEV)
}
