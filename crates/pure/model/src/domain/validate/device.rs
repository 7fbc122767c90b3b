//! Devices: screens, smartcards, boot order, security labels.

use super::{Verdict, duplicate, refuse_if};
use crate::domain::{DeviceInfo, DomainDef, Graphics, Listen, SmartcardMode};
use ostler_xml::YesNo;

/// Checks what no driver could take.
pub(super) fn check(def: &DomainDef) -> Verdict {
    for graphics in &def.devices.graphics {
        let listens = match graphics {
            Graphics::Vnc(vnc) => &vnc.listens,
            Graphics::Spice(spice) => &spice.listens,
            Graphics::Rdp(rdp) => &rdp.listens,
            _ => continue,
        };
        let unnamed = |listen: &Listen| matches!(listen, Listen::Network(network) if network.network.is_none());
        refuse_if(
            listens.iter().any(unnamed),
            format!("graphics of type '{}'", graphics.kind()),
            "a <listen> of type 'network' names no network",
        )?;
    }
    for card in &def.devices.smartcards {
        if let SmartcardMode::HostCertificates(host) = &card.mode {
            refuse_if(
                host.certificates.len() != 3,
                "smartcard",
                "it is made of exactly three certificates",
            )?;
        }
    }
    bios(def)?;
    boot_orders(def)?;
    security_labels(def)
}

/// Checks that a BIOS which writes to the serial port has one.
fn bios(def: &DomainDef) -> Verdict {
    let use_serial = def.os.bios.as_ref().and_then(|bios| bios.use_serial);
    refuse_if(
        use_serial == Some(YesNo::Yes) && def.devices.serials.is_empty(),
        "<bios useserial='yes'>",
        "the domain has no serial port: add a <serial>",
    )
}

/// All devices that can be booted from.
fn bootable(def: &DomainDef) -> Vec<&DeviceInfo> {
    let mut found = Vec::new();
    def.devices.visit(|device| {
        if device.kind().is_bootable() {
            found.extend(device.info());
        }
    });
    found
}

fn boot_orders(def: &DomainDef) -> Verdict {
    let bootable = bootable(def);
    let orders: Vec<u32> = bootable.iter().filter_map(|info| info.boot_order()).collect();
    refuse_if(orders.contains(&0), "boot", "the first device has order 1")?;
    if let Some(order) = duplicate(orders.iter()) {
        return refuse_if(true, "boot", format!("two devices have order {order}"));
    }
    refuse_if(
        !orders.is_empty() && !def.os.boot_devices.is_empty(),
        "boot",
        "an order per device and <boot> in <os> exclude each other; give one of them",
    )?;
    for info in bootable {
        let parameter = info.boot.as_ref().and_then(|boot| boot.load_parameter.as_deref());
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b' ';
        if let Some(parameter) = parameter {
            refuse_if(
                parameter.is_empty() || parameter.len() > 8 || !parameter.bytes().all(fits),
                format!("loadparm '{parameter}'"),
                "it has up to eight letters, digits, blanks and dots",
            )?;
        }
    }
    Ok(())
}

fn security_labels(def: &DomainDef) -> Verdict {
    let models = def.security_labels.iter().filter_map(|label| label.model.as_deref());
    if let Some(model) = duplicate(models) {
        return refuse_if(true, format!("seclabel of model '{model}'"), "there are two of it");
    }
    for disk in &def.devices.disks {
        let Some(extras) = disk.source.extras() else { continue };
        let twice = duplicate(extras.labels.iter().map(|label| &label.model));
        refuse_if(
            twice.is_some(),
            format!("disk '{}'", disk.target.dev),
            "two labels of its source are of the same model",
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bios_on_the_serial_port_wants_one() {
        let verdict = |use_serial: &str, devices: &str| {
            let xml = format!(
                "<domain type='qemu'><name>a</name><memory>4096</memory><os><type>hvm</type>\
                 <bios useserial='{use_serial}'/></os><devices>{devices}</devices></domain>"
            );
            let def = DomainDef::parse(&xml).expect("well formed");
            bios(&def).map_err(|error| error.to_string())
        };
        assert_eq!(verdict("yes", "<serial type='pty'/>"), Ok(()));
        assert_eq!(verdict("no", ""), Ok(()));
        let error = verdict("yes", "").expect_err("no port");
        assert!(error.contains("useserial") && error.contains("add a <serial>"), "{error}");
    }
}
