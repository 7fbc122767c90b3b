//! `-boot`, and kernels that are booted directly.

use crate::arguments::{CommaList, CommandLine};
use crate::devices::BuildError;
use crate::scene::Scene;
use ostler_model::domain::AcpiTableKind;
use ostler_xml::YesNo;

/// Writes `-boot`, `-kernel` and its companions, and `-acpitable`.
pub(super) fn write(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let os = &scene.domain.os;
    let mut list = CommaList::new();
    if let Some(menu) = &os.boot_menu {
        list.switch_some("menu", menu.enable.map(|enable| enable == YesNo::Yes));
        if menu.enable == Some(YesNo::Yes) {
            list.set_some("splash-time", menu.timeout);
        }
    }
    list.set_some("reboot-timeout", os.bios.as_ref().and_then(|bios| bios.reboot_timeout));
    list.switch("strict", true);
    line.list("-boot", list);
    if let Some(direct) = &os.direct {
        for (option, value) in [
            ("-kernel", &direct.kernel),
            ("-initrd", &direct.initrd),
            ("-append", &direct.cmdline),
            ("-shim", &direct.shim),
            ("-dtb", &direct.dtb),
        ] {
            if let Some(value) = value {
                line.option(option, value.as_ref());
            }
        }
    }
    for table in &os.acpi_tables {
        let mut list = CommaList::new();
        match table.kind {
            AcpiTableKind::Raw => {}
            AcpiTableKind::Slic => list.set("sig", "SLIC"),
            AcpiTableKind::Msdm => list.set("sig", "MSDM"),
            AcpiTableKind::RawSet => {
                return Err(BuildError::unsupported(
                    "<table type='rawset'>",
                    "QEMU takes one table per file: use type='raw'",
                ));
            }
        }
        list.set("file", &table.path);
        line.list("-acpitable", list);
    }
    Ok(())
}
