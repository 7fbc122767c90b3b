//! The XML of a pool that `pool-define-as` and `pool-create-as` describe by
//! options.

use crate::{failure::Failure, parse::Arguments, xml::Build};

/// Name and XML of the pool that the options mean.
pub(super) fn read(arguments: &Arguments) -> Result<(String, String), Failure> {
    let name = arguments.required("name")?;
    let kind = arguments.required("type")?;
    let mut xml = Build::new("pool", &[("type", Some(kind))]);
    xml.leaf("name", name);
    source(arguments, &mut xml)?;
    if let Some(path) = arguments.text("target")? {
        xml.open("target", &[]);
        xml.leaf("path", path);
        xml.close();
    }
    Ok((name.to_owned(), xml.finish()))
}

fn source(arguments: &Arguments, xml: &mut Build) -> Result<(), Failure> {
    let text = |name| arguments.text(name);
    let (host, path, device) = (text("source-host")?, text("source-path")?, text("source-dev")?);
    let (format, name) = (text("source-format")?, text("source-name")?);
    let (version, initiator) = (text("source-protocol-ver")?, text("source-initiator")?);
    let (kind, user) = (text("auth-type")?, text("auth-username")?);
    let adapter = text("adapter-name")?;
    let (wwnn, wwpn) = (text("adapter-wwnn")?, text("adapter-wwpn")?);
    arguments.exclusive(&["secret-usage", "secret-uuid"])?;
    let named = [host, path, device, format, name, version, initiator, kind, adapter, wwnn, wwpn];
    if named.iter().all(Option::is_none) {
        return Ok(());
    }
    xml.open("source", &[]);
    if host.is_some() {
        xml.empty("host", &[("name", host)]);
    }
    if path.is_some() {
        xml.empty("dir", &[("path", path)]);
    }
    if device.is_some() {
        xml.empty("device", &[("path", device)]);
    }
    match (adapter, wwnn, wwpn) {
        (Some(_), ..) => xml.empty("adapter", &[("type", Some("scsi_host")), ("name", adapter)]),
        (None, Some(_), Some(_)) => fibre_channel(arguments, xml, wwnn, wwpn)?,
        (None, None, None) => {}
        _ => {
            return Err(Failure::new(
                "a Fibre Channel adapter is named by --adapter-wwnn and --adapter-wwpn together",
            ));
        }
    }
    if initiator.is_some() {
        xml.open("initiator", &[]);
        xml.empty("iqn", &[("name", initiator)]);
        xml.close();
    }
    if let (Some(_), Some(_)) = (kind, user) {
        xml.open("auth", &[("type", kind), ("username", user)]);
        let (usage, uuid) = (text("secret-usage")?, text("secret-uuid")?);
        xml.empty("secret", &[("usage", usage), ("uuid", uuid)]);
        xml.close();
    }
    if format.is_some() {
        xml.empty("format", &[("type", format)]);
    }
    if let Some(name) = name {
        xml.leaf("name", name);
    }
    if version.is_some() {
        xml.empty("protocol", &[("ver", version)]);
    }
    xml.close();
    Ok(())
}

/// The adapter of a Fibre Channel host: its parent is named in one of several
/// ways.
fn fibre_channel(
    arguments: &Arguments,
    xml: &mut Build,
    wwnn: Option<&str>,
    wwpn: Option<&str>,
) -> Result<(), Failure> {
    let text = |name| arguments.text(name);
    let parent = text("adapter-parent")?;
    let (parent_wwnn, parent_wwpn) = (text("adapter-parent-wwnn")?, text("adapter-parent-wwpn")?);
    let fabric = text("adapter-parent-fabric-wwn")?;
    let by_name = parent.is_some();
    let by_wwn = !by_name && parent_wwnn.is_some() && parent_wwpn.is_some();
    xml.empty(
        "adapter",
        &[
            ("type", Some("fc_host")),
            ("parent", parent),
            ("parent_wwnn", parent_wwnn.filter(|_| by_wwn)),
            ("parent_wwpn", parent_wwpn.filter(|_| by_wwn)),
            ("parent_fabric_wwn", fabric.filter(|_| !by_name && !by_wwn)),
            ("wwnn", wwnn),
            ("wwpn", wwpn),
        ],
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let words = crate::parse::words::split(line).expect("words").remove(0);
        let arguments = crate::parse::parse(words).expect("a command");
        let (_, xml) = read(&arguments).expect("a pool");
        let plain: String = xml.lines().map(str::trim_start).collect();
        assert_eq!(plain, expected, "{line}");
    }

    #[test]
    fn options_make_a_pool() {
        check("pool-define-as x dir", "<pool type='dir'><name>x</name></pool>");
        check(
            "pool-define-as 'a<b' logical --source-name vg --target '/a&b'",
            "<pool type='logical'><name>a&lt;b</name><source><name>vg</name></source>\
             <target><path>/a&amp;b</path></target></pool>",
        );
        check(
            "pool-create-as x scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent-wwnn 3 \
             --adapter-parent-wwpn 4",
            "<pool type='scsi'><name>x</name><source><adapter type='fc_host' parent_wwnn='3' \
             parent_wwpn='4' wwnn='1' wwpn='2'/></source></pool>",
        );
    }
}
