//! From a client's XML to a definition this driver can keep: parsed, completed
//! for its emulator, checked.

use crate::Qemu;
use crate::complete::PostParse;
use crate::emulator::{AcceleratorKind, Emulator};
use crate::error::chain;
use crate::passwords;
use crate::validate::validate;
use ostler_core::{Error, ErrorCode, ErrorDomain, MacAddress, Result, Uuid};
use ostler_host::file::check_name as check_file_name;
use ostler_model::domain::{DefError, DomainDef, GeneratedFolders, IdentitySource, VirtType};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Length of the longest suffix of a file that is named after a guest, in bytes.
const LONGEST_SUFFIX: usize = ".xml.once".len() + 20;

/// The prefix of the MAC addresses that are made up for QEMU guests.
const MAC_PREFIX: [u8; 3] = [0x52, 0x54, 0x00];

/// Reads, completes and checks a definition. A definition that is to be
/// validated gets the same checks: what is not understood is refused anyway.
pub(crate) async fn complete(driver: &Qemu, xml: &str, _validate: bool) -> Result<DomainDef> {
    let def = DomainDef::parse(xml).map_err(DefError::from)?;
    require_ours(&def)?;
    let in_the_xml = |error: Error| error.in_domain(ErrorDomain::Domain);
    require_os_type(&def).map_err(in_the_xml)?;
    check_name(&def.name).map_err(in_the_xml)?;
    complete_again(driver, def).await
}

/// Completes and checks a definition that was changed by one of its devices.
pub(crate) async fn complete_again(driver: &Qemu, mut def: DomainDef) -> Result<DomainDef> {
    let emulator = emulator(driver, &def).await?;
    let traits = driver.traits.of(&emulator);
    require_accelerator(&emulator, &def)?;
    let layout = &driver.layout;
    let (nvram, channels, state) = (
        layout.nvram.to_string_lossy(),
        layout.channel.to_string_lossy(),
        layout.state.to_string_lossy(),
    );
    let asks_firmware = def.os.firmware.is_some() || def.os.loader.is_some();
    let firmwares = if asks_firmware { driver.firmwares().await? } else { Vec::new() };
    let mut post_parse = PostParse::new(&traits);
    post_parse.firmwares = &firmwares;
    post_parse.new_definition = true;
    post_parse.nvram_folder = Some(&nvram);
    post_parse.generated = GeneratedFolders { channels: Some(&channels), domains: Some(&state) };
    post_parse.run(&mut def, &mut Random).map_err(Error::from)?;
    validate(&def, &traits).map_err(Error::from)?;
    passwords::check(&def).map_err(|error| error.into_wire(&def.name))?;
    Ok(def)
}

/// The UUID, which every completed definition has.
pub(crate) fn uuid(def: &DomainDef) -> Uuid {
    def.uuid.unwrap_or_default()
}

pub(crate) use ostler_hypervisor::disk::nvram_file;

/// A domain's name is part of files' names.
pub(crate) fn check_name(name: &str) -> Result<()> {
    let bad = |reason: String| Error::xml_error(format!("name '{name}' cannot be used: {reason}"));
    if name.is_empty() || name.chars().all(char::is_whitespace) {
        let detail = "a domain needs a name that is more than blanks";
        return Err(Error::new(ErrorCode::NoName, ErrorDomain::None, detail));
    }
    if name.contains('\n') {
        return Err(bad("it contains a line break".to_owned()));
    }
    check_file_name(name, LONGEST_SUFFIX).map_err(|error| bad(chain(&error)))
}

/// Refuses a definition without the type of its operating system, which cannot be guessed.
fn require_os_type(def: &DomainDef) -> Result<()> {
    match def.os.kind.kind {
        Some(_) => Ok(()),
        None => Err(Error::xml_error(
            "the domain does not say what its machine boots: add <os><type>hvm</type></os>",
        )),
    }
}

fn require_ours(def: &DomainDef) -> Result<()> {
    match def.kind {
        VirtType::Qemu | VirtType::Kvm => Ok(()),
        kind => Err(Error::new(
            ErrorCode::InternalError,
            ErrorDomain::Qemu,
            format!("domain type '{kind}' is not one of this driver: it runs 'qemu' and 'kvm'"),
        )),
    }
}

fn require_accelerator(emulator: &Emulator, def: &DomainDef) -> Result<()> {
    if def.kind == VirtType::Kvm && emulator.accelerator(AcceleratorKind::Kvm).is_none() {
        let obstacle = emulator.kvm_obstacle.as_deref().unwrap_or("KVM does not run guests here");
        return Err(Error::config_unsupported(format!(
            "domain type 'kvm' cannot be used on this host: {obstacle}; use type 'qemu', or make \
             KVM available"
        )));
    }
    Ok(())
}

/// The emulator that a definition names, or the one for its architecture.
pub(crate) async fn emulator(driver: &Qemu, def: &DomainDef) -> Result<Arc<Emulator>> {
    let host = ostler_host::machine::architecture();
    let arch = def.os.kind.arch.map_or(host, |arch| arch.to_string());
    let binary = match def.devices.emulator.as_deref() {
        Some(path) => PathBuf::from(path),
        None => match driver.emulators().await.for_architecture(&arch) {
            Some(emulator) => return Ok(emulator),
            None => Path::new("/usr/bin").join(format!("qemu-system-{arch}")),
        },
    };
    driver.emulators().await.emulator(&binary).await.map_err(|error| {
        Error::system(format!(
            "domain '{}': emulator '{}' cannot be used: {}",
            def.name,
            binary.display(),
            chain(&error)
        ))
    })
}

/// New identities, of random bytes.
pub(crate) struct Random;

impl IdentitySource for Random {
    fn uuid(&mut self) -> Uuid {
        // The kernel's generator does not fail once it is initialised.
        Uuid::from_random_bytes(ostler_host::random_bytes().unwrap_or_default())
    }

    fn mac_address(&mut self) -> MacAddress {
        MacAddress::from_random_bytes(MAC_PREFIX, ostler_host::random_bytes().unwrap_or_default())
    }
}
