//! USB devices of a client: `<redirdev>`.

use crate::arguments::Properties;
use crate::devices::chardev::Character;
use crate::devices::{BuildError, Part, address};
use crate::scene::Scene;
use ostler_model::domain::{RedirectedDevice, UsbFilter};
use ostler_xml::YesNo;

/// The host's end.
pub(in crate::devices) fn end(device: &RedirectedDevice) -> Result<Character<'_>, BuildError> {
    let alias = address::alias(&device.info)?;
    Ok(Character { alias, source: &device.source, log: None, spice_channel: "usbredir" })
}

/// The parts of one.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    redirected: &RedirectedDevice,
) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(2);
    let end = end(redirected)?;
    end.parts(scene, &mut parts)?;
    let mut device =
        Properties::device("usb-redir").with("chardev", end.id()).with("id", end.alias.to_owned());
    let rules = &scene.domain.devices.redirection_filter;
    if !rules.is_empty() {
        let rules: Vec<String> = rules.iter().map(rule).collect();
        device.set("filter", rules.join("|"));
    }
    device.set_some("bootindex", redirected.info.boot_order());
    address::place(scene, &redirected.info, &mut device)?;
    parts.push(Part::Device(device));
    Ok(parts)
}

/// `class:vendor:product:version:allow`; -1 is any.
fn rule(filter: &UsbFilter) -> String {
    let any = || "-1".to_owned();
    let class = filter.class.map_or_else(any, |class| format!("0x{:02X}", class.0));
    let vendor = filter.vendor.map_or_else(any, |vendor| format!("0x{:04X}", vendor.0));
    let product = filter.product.map_or_else(any, |product| format!("0x{:04X}", product.0));
    // Two decimal digits each, as USB codes versions.
    let version = filter
        .version
        .map_or_else(any, |version| format!("0x{:02}{:02}", version.major, version.minor));
    let allow = u8::from(filter.allow == YesNo::Yes);
    format!("{class}:{vendor}:{product}:{version}:{allow}")
}
