//! `attach-disk` and `detach-disk`.

use super::{
    address::Address,
    change::{self, Change},
};
use crate::{
    command::find,
    failure::{Failure, While},
    parse::Arguments,
    session::Session,
    xml::{self, Build, device},
};
use std::os::unix::fs::FileTypeExt;

/// `attach-disk`
pub(in crate::command) async fn attach(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    change::check(arguments)?;
    let xml = describe(arguments)?;
    if arguments.flag("print-xml") {
        session.out.text(xml);
        return Ok(());
    }
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let change = Change::read(&hypervisor, &domain, arguments).await?;
    change.attach(&hypervisor, &domain, &xml).await.while_(|| "Failed to attach disk")?;
    session.out.extra("Disk attached successfully\n");
    Ok(())
}

/// `detach-disk`
pub(in crate::command) async fn detach(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    change::check(arguments)?;
    let named = arguments.required("target")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let defined = arguments.flag("config") || arguments.flag("persistent");
    let inactive = defined && !arguments.flag("live");
    let text = change::definition(&hypervisor, &domain, inactive).await?;
    let disk = device::disk(&xml::read(&text)?, named, device::Disks::All)?;
    if arguments.flag("print-xml") {
        session.out.text(disk);
        return Ok(());
    }
    let change = Change::read(&hypervisor, &domain, arguments).await?;
    change.detach(&hypervisor, &domain, &disk).await.while_(|| "Failed to detach disk")?;
    session.out.extra("Disk detached successfully\n");
    Ok(())
}

/// The XML of the disk that the options of `attach-disk` mean.
fn describe(arguments: &Arguments) -> Result<String, Failure> {
    let text = |name| arguments.text(name);
    let target = arguments.required("target")?;
    let (driver, format) = (text("driver")?, text("subdriver")?);
    let (iothread, cache, io) = (text("iothread")?, text("cache")?, text("io")?);
    let source = Source::read(arguments)?;
    let rawio = arguments.flag("rawio").then_some("yes");
    let attributes = [("type", Some(source.kind)), ("device", text("type")?), ("rawio", rawio)];
    let mut xml = Build::new("disk", &attributes);
    if [driver, format, iothread, cache, io].iter().any(Option::is_some) {
        let options = [
            ("name", driver),
            ("type", format),
            ("iothread", iothread),
            ("cache", cache),
            ("io", io),
        ];
        xml.empty("driver", &options);
    }
    source.write(&mut xml);
    xml.empty("target", &[("dev", Some(target)), ("bus", text("targetbus")?)]);
    if let Some(groups) = text("throttle-groups")? {
        xml.open("throttlefilters", &[]);
        for group in groups.split(',') {
            xml.empty("throttlefilter", &[("group", Some(group))]);
        }
        xml.close();
    }
    match text("mode")? {
        None => {}
        Some("readonly") => xml.empty("readonly", &[]),
        Some("shareable") => xml.empty("shareable", &[]),
        Some(mode) => {
            return Err(Failure::new(format!("No support for {mode} in command 'attach-disk'"))
                .hint("--mode is readonly or shareable"));
        }
    }
    if let Some(serial) = text("serial")? {
        xml.leaf("serial", serial);
    }
    if let Some(alias) = text("alias")? {
        xml.empty("alias", &[("name", Some(alias))]);
    }
    if let Some(wwn) = text("wwn")? {
        if wwn.len() != 16 || !wwn.chars().all(|c| c.is_ascii_hexdigit()) {
            return Err(Failure::new(format!("Malformed wwn: {wwn}"))
                .hint("a WWN has 16 hexadecimal digits"));
        }
        xml.leaf("wwn", wwn);
    }
    if let Some(address) = text("address")? {
        let address: Address = address.parse()?;
        address.fits(target)?;
        address.write(&mut xml, arguments.flag("multifunction"));
    }
    Ok(xml.finish())
}

/// The data behind the disk.
struct Source<'a> {
    /// `file`, `block` or `network`
    kind: &'static str,
    /// The path or name; empty for a drive without a medium.
    name: &'a str,
    protocol: Option<&'a str>,
    host: Option<Host<'a>>,
}

/// The server of a network disk.
struct Host<'a> {
    transport: Option<&'a str>,
    name: Option<&'a str>,
    port: Option<&'a str>,
    socket: Option<&'a str>,
}

impl<'a> Source<'a> {
    fn read(arguments: &'a Arguments) -> Result<Self, Failure> {
        let name = arguments.text_or_empty("source").unwrap_or_default();
        let protocol = arguments.text("source-protocol")?;
        let kind = match arguments.text("sourcetype")? {
            None if protocol.is_some() => "network",
            None if is_block(arguments.text("driver")?, name) => "block",
            None | Some("file") => "file",
            Some("block") => "block",
            Some("network") => "network",
            Some(other) => {
                return Err(Failure::new(format!("Unknown source type: '{other}'"))
                    .hint("--sourcetype is file, block or network"));
            }
        };
        if (kind == "network") != protocol.is_some() {
            let problem = "--source-protocol option requires --sourcetype network";
            return Err(Failure::new(problem).hint("and a network disk has a --source-protocol"));
        }
        let host = Host::read(arguments)?;
        Ok(Self { kind, name, protocol, host })
    }

    fn write(&self, xml: &mut Build) {
        let name = Some(self.name);
        let attributes = [("protocol", self.protocol), ("name", name)];
        match (self.kind, &self.host) {
            ("network", Some(host)) => {
                xml.open("source", &attributes);
                let Host { transport, name, port, socket } = *host;
                let host =
                    [("transport", transport), ("name", name), ("port", port), ("socket", socket)];
                xml.empty("host", &host);
                xml.close();
            }
            ("network", None) => xml.empty("source", &attributes),
            ("block", _) => xml.empty("source", &[("dev", name)]),
            _ => xml.empty("source", &[("file", name)]),
        }
    }
}

impl<'a> Host<'a> {
    fn read(arguments: &'a Arguments) -> Result<Option<Self>, Failure> {
        for option in ["source-host-name", "source-host-transport", "source-host-socket"] {
            arguments.requires(option, "source-protocol")?;
        }
        arguments.exclusive(&["source-host-name", "source-host-socket"])?;
        arguments.requires("source-host-socket", "source-host-transport")?;
        let transport = arguments.text("source-host-transport")?;
        let socket = arguments.text("source-host-socket")?;
        let (name, port) = match arguments.text("source-host-name")? {
            Some(host) => host
                .split_once(':')
                .map_or((Some(host), None), |(name, port)| (Some(name), Some(port))),
            None => (None, None),
        };
        let given = [transport, socket, name].iter().any(Option::is_some);
        Ok(given.then_some(Self { transport, name, port, socket }))
    }
}

/// Returns whether `path` is a block device of this host. The drivers `file` and `tap`,
/// which are Xen's, always read files.
fn is_block(driver: Option<&str>, path: &str) -> bool {
    !matches!(driver, Some("file" | "tap"))
        && std::fs::metadata(path).is_ok_and(|found| found.file_type().is_block_device())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<String, String> {
        let words = crate::parse::words::split(line).expect("words").remove(0);
        let arguments = crate::parse::parse(words).expect("a command");
        let xml = describe(&arguments);
        let xml = xml.map_err(|failure| failure.sentences().next().unwrap_or_default())?;
        Ok(xml.lines().map(str::trim_start).collect())
    }

    #[track_caller]
    fn check(options: &str, expected: &str) {
        assert_eq!(read(&format!("attach-disk d {options}")).as_deref(), Ok(expected));
    }

    #[test]
    fn options_make_a_disk() {
        check("/b vdb", "<disk type='file'><source file='/b'/><target dev='vdb'/></disk>");
        check(
            "'' hda --type cdrom",
            "<disk type='file' device='cdrom'><source file=''/><target dev='hda'/></disk>",
        );
        check(
            "/b vdb --sourcetype block --driver qemu --subdriver raw --iothread 1 --cache none \
             --io native --type lun --mode shareable --serial 'a<b' --wwn 5000c50015ea71ad \
             --rawio --alias ua-x --address pci:0.0.5.0 --multifunction --targetbus virtio \
             --throttle-groups a,b",
            "<disk type='block' device='lun' rawio='yes'>\
             <driver name='qemu' type='raw' iothread='1' cache='none' io='native'/>\
             <source dev='/b'/><target dev='vdb' bus='virtio'/>\
             <throttlefilters><throttlefilter group='a'/><throttlefilter group='b'/>\
             </throttlefilters><shareable/><serial>a&lt;b</serial><alias name='ua-x'/>\
             <wwn>5000c50015ea71ad</wwn><address type='pci' domain='0x0000' bus='0x00' \
             slot='0x05' function='0x0' multifunction='on'/></disk>",
        );
        check(
            "/b vdb --shareable",
            "<disk type='file'><source file='/b'/>\
             <target dev='vdb'/><shareable/></disk>",
        );
    }

    #[test]
    fn options_make_a_network_disk() {
        for (options, host) in [
            ("--source-host-name h:10", "<host name='h' port='10'/>"),
            (
                "--source-host-name h --source-host-transport tcp",
                "<host transport='tcp' name='h'/>",
            ),
            (
                "--source-host-transport unix --source-host-socket /s",
                "<host transport='unix' socket='/s'/>",
            ),
        ] {
            check(
                &format!("x vdb --source-protocol nbd {options}"),
                &format!(
                    "<disk type='network'><source protocol='nbd' name='x'>{host}</source>\
                     <target dev='vdb'/></disk>"
                ),
            );
        }
        check(
            "x vdb --source-protocol rbd",
            "<disk type='network'><source protocol='rbd' name='x'/><target dev='vdb'/></disk>",
        );
    }

    #[test]
    fn refuses_what_contradicts_itself() {
        for options in [
            "--sourcetype bogus",
            "--sourcetype network",
            "--sourcetype file --source-protocol nbd",
            "--source-host-name h",
            "--source-protocol nbd --source-host-socket /s",
            "--source-protocol nbd --source-host-name h --source-host-transport unix \
             --source-host-socket /s",
            "--mode bogus",
            "--wwn 5000c50015ea71a",
            "--address ide:0.0.1",
            "--serial ''",
        ] {
            assert!(read(&format!("attach-disk d x vdb {options}")).is_err(), "{options}");
        }
    }
}
