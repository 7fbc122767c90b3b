//! Who the guest is: its environment, name, UUID and what SMBIOS tells it.

use crate::arguments::{CommaList, CommandLine, Properties};
use crate::devices::BuildError;
use crate::scene::Scene;
use ostler_model::domain::{SmbiosMode, Sysinfo, SysinfoEntry};

/// The environment: nothing but what is named here reaches QEMU.
pub(super) fn environment(scene: &Scene<'_>, line: &mut CommandLine) {
    line.variable("LC_ALL", "C");
    let run_lib = &scene.places.run_lib;
    let mut home_seen = false;
    for (name, value) in &scene.places.environment {
        let private_home = name == "HOME" && scene.settings.privileged;
        home_seen |= name == "HOME";
        line.variable(name, if private_home { run_lib } else { value });
    }
    if !scene.settings.privileged {
        return;
    }
    if !home_seen {
        line.variable("HOME", run_lib);
    }
    line.variable("XDG_DATA_HOME", format!("{run_lib}/.local/share"));
    line.variable("XDG_CACHE_HOME", format!("{run_lib}/.cache"));
    line.variable("XDG_CONFIG_HOME", format!("{run_lib}/.config"));
}

/// Variables that the definition asks for.
pub(super) fn own_environment(scene: &Scene<'_>, line: &mut CommandLine) {
    use ostler_model::domain::ClockOffset;
    if let ClockOffset::TimeZone(zone) = &scene.domain.clock.offset
        && let Some(name) = &zone.name
    {
        line.variable("TZ", name.as_ref());
    }
    super::passthrough::environment(scene, line);
}

/// `-name`.
pub(super) fn name(scene: &Scene<'_>, line: &mut CommandLine) {
    let list = CommaList::new().with("guest", &scene.domain.name).with("debug-threads", "on");
    line.list("-name", list);
}

/// The key that all other secrets of the guest are encrypted with.
pub(super) fn master_key(scene: &Scene<'_>, line: &mut CommandLine) {
    let key = Properties::object("secret", "masterKey0")
        .with("format", "raw")
        .with("file", format!("{}/master-key.aes", scene.places.run_lib));
    line.json("-object", &key);
}

/// `-uuid`.
pub(super) fn uuid(scene: &Scene<'_>, line: &mut CommandLine) {
    if let Some(uuid) = &scene.domain.uuid {
        line.option("-uuid", uuid.to_string());
    }
}

/// `-smbios`.
pub(super) fn smbios(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    match scene.domain.os.smbios {
        None | Some(SmbiosMode::Emulate) => Ok(()),
        Some(SmbiosMode::Host) => Err(BuildError::unsupported(
            "<smbios mode='host'>",
            "the host's tables are not passed on; copy them into <sysinfo> and use mode='sysinfo'",
        )),
        Some(SmbiosMode::Sysinfo) => tables(scene, line),
    }
}

/// `-fw_cfg`: files in the firmware's configuration device.
pub(super) fn firmware_files(scene: &Scene<'_>, line: &mut CommandLine) {
    for sysinfo in &scene.domain.sysinfo {
        let Sysinfo::FwCfg(files) = sysinfo else { continue };
        for file in &files.entries {
            let mut list = CommaList::new().with("name", &file.name);
            match &file.file {
                Some(path) => list.set("file", path),
                None => list.set("string", file.value.as_deref().unwrap_or_default()),
            }
            line.list("-fw_cfg", list);
        }
    }
}

/// The device that shows the generation id.
pub(super) fn generation(scene: &Scene<'_>, line: &mut CommandLine) {
    let generation = scene.domain.ids.as_ref().and_then(|ids| ids.generation.as_ref());
    if let Some(uuid) = generation.and_then(|generation| generation.uuid) {
        let device =
            Properties::device("vmgenid").with("guid", uuid.to_string()).with("id", "vmgenid0");
        line.json("-device", &device);
    }
}

fn tables(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let tables = scene.domain.sysinfo.iter().find_map(|sysinfo| match sysinfo {
        Sysinfo::Smbios(tables) => Some(tables),
        Sysinfo::FwCfg(_) => None,
    });
    let Some(tables) = tables else {
        return Err(BuildError::unsupported(
            "<smbios mode='sysinfo'>",
            "there is no <sysinfo type='smbios'>",
        ));
    };
    let bios =
        [("vendor", "vendor"), ("version", "version"), ("date", "date"), ("release", "release")];
    table(line, 0, &tables.bios, &bios);
    table(line, 1, &tables.system, &SYSTEM);
    for board in &tables.base_boards {
        table(line, 2, &board.entries, &BOARD);
    }
    table(line, 3, &tables.chassis, &CHASSIS);
    if let Some(strings) = &tables.oem_strings {
        let mut list = CommaList::new().with("type", 11);
        for text in &strings.entries {
            list.set("value", text);
        }
        line.list("-smbios", list);
    }
    Ok(())
}

/// XML's names and QEMU's, in the order they are written.
const SYSTEM: [(&str, &str); 7] = [
    ("manufacturer", "manufacturer"),
    ("product", "product"),
    ("version", "version"),
    ("serial", "serial"),
    ("uuid", "uuid"),
    ("sku", "sku"),
    ("family", "family"),
];

const BOARD: [(&str, &str); 6] = [
    ("manufacturer", "manufacturer"),
    ("product", "product"),
    ("version", "version"),
    ("serial", "serial"),
    ("asset", "asset"),
    ("location", "location"),
];

const CHASSIS: [(&str, &str); 5] = [
    ("manufacturer", "manufacturer"),
    ("version", "version"),
    ("serial", "serial"),
    ("asset", "asset"),
    ("sku", "sku"),
];

fn table(line: &mut CommandLine, kind: u8, entries: &[SysinfoEntry], names: &[(&str, &str)]) {
    if entries.is_empty() {
        return;
    }
    let mut list = CommaList::new().with("type", kind);
    for (xml, qemu) in names {
        if let Some(entry) = entries.iter().find(|entry| &*entry.name == *xml) {
            list.set(qemu, &entry.value);
        }
    }
    line.list("-smbios", list);
}
