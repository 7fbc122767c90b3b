//! Storage, read and written.

use super::{
    CapacityNeed, PoolKind, PoolSource, StoragePoolCapabilities, StoragePoolDef,
    StoragePoolSources, StorageVolumeDef, VolumeFormat,
};
use ostler_core::{Bytes, Uuid};

const ID: Uuid = Uuid::from_bytes([0x5e; 16]);
const SIZES: &str = "  <capacity unit='bytes'>0</capacity>\n  \
                     <allocation unit='bytes'>0</allocation>\n  \
                     <available unit='bytes'>0</available>\n";

/// Takes a pool through all steps.
fn pool(xml: &str) -> Result<StoragePoolDef, String> {
    let mut def = StoragePoolDef::parse(xml).map_err(|error| error.to_string())?;
    def.complete(|| ID);
    def.validate().map_err(|error| error.to_string())?;
    Ok(def)
}

/// Takes a volume of a pool of `kind` through all steps.
fn volume(xml: &str, kind: PoolKind) -> Result<StorageVolumeDef, String> {
    let mut def = StorageVolumeDef::parse(xml).map_err(|error| error.to_string())?;
    def.complete(kind);
    def.validate(kind, CapacityNeed::Always).map_err(|error| error.to_string())?;
    Ok(def)
}

/// The part of a pool's XML behind its sizes.
fn rest(xml: &str) -> String {
    let text = pool(xml).unwrap_or_else(|error| panic!("{xml}: {error}")).to_xml();
    let (head, rest) = text.split_once(SIZES).expect("every pool has its sizes");
    assert!(head.contains(&format!("<uuid>{ID}</uuid>")), "{head}");
    rest.trim_end_matches("</pool>\n").to_owned()
}

#[test]
fn a_source_has_what_its_kind_has() {
    let all = "<host name='h' port='7000'/><device path='/dev/sdx'/><dir path='//d//'/>\
               <adapter name='host7'/><name>n</name><initiator><iqn name='q'/></initiator>";
    for (kind, kept) in [
        (PoolKind::Dir, ""),
        (PoolKind::Mpath, ""),
        (PoolKind::Fs, "device format"),
        (PoolKind::Disk, "device format"),
        (PoolKind::Netfs, "host dir format"),
        (PoolKind::Logical, "device name format"),
        (PoolKind::Iscsi, "host device initiator"),
        (PoolKind::IscsiDirect, "host device initiator"),
        (PoolKind::Scsi, "adapter"),
        (PoolKind::Rbd, "host name"),
        (PoolKind::Sheepdog, "host name"),
        (PoolKind::Gluster, "host dir name"),
        (PoolKind::Zfs, "device name"),
        (PoolKind::Vstorage, "name"),
    ] {
        let xml = format!(
            "<pool type='{kind}'><name>a</name><source>{all}</source><target><path>/t/</path>\
             </target></pool>"
        );
        let text = rest(&xml);
        let (source, target) = text.split_once("  </source>\n").expect("there is a source");
        let names = source.lines().skip(1).filter_map(|line| {
            line.strip_prefix("    <")?.split([' ', '>']).next().filter(|name| !name.contains('/'))
        });
        assert_eq!(names.collect::<Vec<_>>().join(" "), kept, "{kind}");
        let path = match kind {
            PoolKind::Logical => "/dev/n",
            PoolKind::Zfs => "/dev/zvol/n",
            _ => "/t",
        };
        let shown = format!("  <target>\n    <path>{path}</path>\n  </target>\n");
        assert_eq!(target, if kind.traits().networked { "" } else { &shown }, "{kind}");
    }
}

#[test]
fn names_stand_for_each_other() {
    let named = pool("<pool type='logical'><name>vg</name></pool>").expect("a group of that name");
    assert_eq!(named.source.name.as_deref(), Some("vg"));
    assert_eq!(named.target_path(), Some("/dev/vg"));
    let of_source = "<pool type='rbd'><source><name>p</name><host name='h'/></source></pool>";
    assert_eq!(&*pool(of_source).expect("a pool of that name").name, "p");
}

#[test]
fn sizes_are_the_drivers_to_say() {
    let xml = "<pool type='disk'><name>d</name><capacity unit='G'>7</capacity><source>\
               <device path='/dev/d'><freeExtent start='1' end='2'/></device></source>\
               <target><path>/dev</path></target></pool>";
    let mut def = pool(xml).expect("nothing is wrong");
    assert_eq!((def.capacity, def.source.devices[0].free_extents.len()), (Bytes(0), 0));
    def.capacity = Bytes(7);
    assert!(def.to_xml().contains("<capacity unit='bytes'>7</capacity>"));
}

#[test]
fn adapters_and_options_in_their_order() {
    let xml = "<pool type='scsi'><name>s</name><source><adapter wwpn='50014380242b9751' \
               wwnn='50014380242b9750' type='fc_host' managed='yes' parent_wwpn='50014380242b9753' \
               parent_wwnn='50014380242b9752'/></source><target><path>/t</path></target></pool>";
    let adapter = "<adapter type='fc_host' parent_wwnn='50014380242b9752' \
                   parent_wwpn='50014380242b9753' managed='yes' wwnn='50014380242b9750' \
                   wwpn='50014380242b9751'/>";
    assert!(rest(xml).contains(adapter), "{}", rest(xml));
    let xml = "<pool type='netfs' xmlns:m='http://libvirt.org/schemas/storagepool/fs/1.0'>\
               <m:mount_opts><m:option name='ro'/></m:mount_opts><name>n</name><source>\
               <product name='p'/><vendor name='v'/><protocol ver='4.1'/><auth type='chap' \
               username='u'><secret type='iscsi' usage='x'/></auth><host name='h'/>\
               <dir path='/x'/></source><target><path>/t</path></target></pool>";
    let text = pool(xml).expect("nothing is wrong").to_xml();
    assert!(text.starts_with(
        "<pool type='netfs' xmlns:fs='http://libvirt.org/schemas/storagepool/fs/1.0'>\n"
    ));
    assert!(text.ends_with(
        "</target>\n  <fs:mount_opts>\n    <fs:option name='ro'/>\n  </fs:mount_opts>\n</pool>\n"
    ));
    let order =
        ["<host", "<dir", "<format type='auto'", "<auth", "<protocol", "<vendor", "<product"];
    let places: Vec<_> = order.iter().map(|name| text.find(name).expect("it is written")).collect();
    assert!(places.is_sorted(), "{text}");
    assert_eq!(StoragePoolDef::parse(&text).expect("it was written by us").to_xml(), text);
}

#[test]
fn pools_that_cannot_be_meant_are_refused() {
    let target = "<target><path>/t</path></target>";
    for (kind, inside, said) in [
        ("bogus", "", "/pool/@type: 'bogus' is not one of: dir, fs, "),
        ("dir", "<bogus/>", "/pool/bogus: this element is not known"),
        ("dir", "<target/>", "it has no <path> in its <target>"),
        ("dir", "<name>a/b</name>", "no slash"),
        ("dir", "<name>a\nb</name>", "no control character"),
        ("dir", "<uuid>1</uuid>", "/pool/uuid: '1' is not a UUID"),
        ("dir", "<features><cow state='x'/></features>", "/pool/features/cow/@state: 'x'"),
        ("mpath", "<features><cow state='no'/></features>", "<cow> says nothing"),
        ("fs", "", "no <device path='...'/>"),
        ("fs", "<source><device path='/d'/><format type='nfs'/></source>", "it can be: auto, ext2"),
        ("fs", "<source><format type='ext9'/></source>", "/pool/source/format/@type: 'ext9'"),
        ("netfs", "<source><host name='h'/></source>", "no <dir"),
        ("netfs", "<source><dir path='/d'/></source>", "no <host"),
        ("netfs", "<source><host name='h'/><dir path='/d'/><protocol ver='4,x'/></source>", "NFS"),
        ("iscsi", "<source><device path='x'/></source>", "no <host"),
        ("iscsi", "<source><auth type='x'/></source>", "/pool/source/auth/@type: 'x'"),
        ("iscsi", "<source><auth type='chap' username='u'/></source>", "<secret> is missing"),
        (
            "iscsi",
            "<source><host name='h'/><auth type='chap' username='u'><secret/></auth></source>",
            "either 'uuid' or 'usage'",
        ),
        ("scsi", "", "no <adapter>"),
        ("scsi", "<source><adapter type='scsi_host'/></source>", "'name' or a <parentaddr>"),
        ("scsi", "<source><adapter type='fc_host' wwnn='1'/></source>", "'wwnn' and 'wwpn'"),
        ("scsi", "<source><adapter type='fc_host' wwnn='1' wwpn='2'/></source>", "16 hexadecimal"),
        ("scsi", "<source><adapter name='h' wwnn='1'/></source>", "/adapter/@wwnn: this attribute"),
        ("gluster", "<source><host name='h'/><dir path='d'/></source>", "must begin with /"),
        (
            "dir",
            "<target><path>/</path><permissions><mode>1777</mode></permissions></target>",
            "octal",
        ),
        (
            "dir",
            "<target><path>/</path><permissions><owner>-2</owner></permissions></target>",
            "none",
        ),
    ] {
        let name = if inside.contains("<name>") { "" } else { "<name>p</name>" };
        let target = if inside.contains("<target") { "" } else { target };
        let xml = format!("<pool type='{kind}'>{name}{inside}{target}</pool>");
        let error = pool(&xml).err().unwrap_or_else(|| panic!("{xml} was taken"));
        assert!(error.contains(said), "{xml}: {error}");
    }
    let nameless = pool("<pool type='dir'><target><path>/t</path></target></pool>");
    assert!(nameless.is_err_and(|error| error.contains("it has no <name>")));
    let longest = "n".repeat(251);
    let of_name = |name: &str| format!("<pool type='mpath'><name>{name}</name>{target}</pool>");
    assert!(pool(&of_name(&longest)).is_ok());
    assert!(pool(&of_name(&format!("{longest}n"))).is_err_and(|error| error.contains("251 bytes")));
}

#[test]
fn volumes_of_each_kind_of_pool() {
    let xml = "<volume><name>v</name><capacity unit='k'>3</capacity><source/><target>\
               <format type='raw'/><timestamps><atime>5.25</atime></timestamps></target></volume>";
    let def = volume(xml, PoolKind::Dir).expect("nothing is wrong");
    assert_eq!((def.capacity(), def.allocation()), (Bytes(3072), Bytes(3072)));
    assert_eq!((def.format(), def.sizes.allocation), (VolumeFormat::Raw, None));
    assert!(!def.to_xml().contains("timestamps"));
    for (kind, format) in [
        (PoolKind::Logical, ""),
        (PoolKind::Iscsi, "<format type='unknown'/>"),
        (PoolKind::Rbd, "<format type='raw'/>"),
        (PoolKind::Zfs, ""),
    ] {
        let text = volume(xml, kind).expect("nothing is wrong").to_xml();
        assert_eq!(text.contains("<format"), !format.is_empty(), "{kind}");
        assert!(text.contains(format), "{kind}: {text}");
    }
    let refused = volume(xml, PoolKind::Disk).expect_err("raw is no partition type");
    assert!(refused.contains("are: none, linux, fat16"), "{refused}");
}

#[test]
fn what_a_driver_found_is_written() {
    let xml = "<volume type='block'><name>v</name><capacity>3</capacity></volume>";
    let mut def = volume(xml, PoolKind::Logical).expect("nothing is wrong");
    let report = "<volume><name>v</name><source><device path='/dev/sdx'>\
                  <extent start='4' end='8'/></device></source><capacity>3</capacity>\
                  <physical>9</physical><target><timestamps><atime>5.25</atime><btime>0</btime>\
                  </timestamps></target></volume>";
    let report = StorageVolumeDef::parse(report).expect("it is read as it is");
    (def.source, def.sizes) = (report.source, report.sizes);
    def.target.timestamps = report.target.timestamps;
    let expected = "<volume type='block'>\n  <name>v</name>\n  <source>\n    \
                    <device path='/dev/sdx'>\n      <extent start='4' end='8'/>\n    </device>\n  \
                    </source>\n  <capacity unit='bytes'>3</capacity>\n  \
                    <allocation unit='bytes'>3</allocation>\n  \
                    <physical unit='bytes'>9</physical>\n  <target>\n    <timestamps>\n      \
                    <atime>5.250000000</atime>\n      <btime>0</btime>\n    </timestamps>\n  \
                    </target>\n</volume>\n";
    assert_eq!(def.to_xml(), expected);
}

#[test]
fn volumes_that_cannot_be_meant_are_refused() {
    let capacity = "<capacity>5</capacity>";
    for (name, inside, said) in [
        ("", capacity, "its <name> is empty"),
        ("a/b", capacity, "stay within the pool"),
        ("..", capacity, "stay within the pool"),
        ("a\nb", capacity, "stay within the pool"),
        ("v", "", "it has no <capacity>"),
        ("v", "<capacity>1k</capacity>", "/volume/capacity: '1k' is not a whole number"),
        ("v", "<capacity>-1</capacity>", "/volume/capacity: '-1' is not a whole number"),
        ("v", "<capacity unit='Q'>1</capacity>", "/volume/capacity/@unit: 'Q'"),
        ("v", "<capacity unit='E'>16</capacity>", "a size below 16 EiB"),
        ("v", "<capacity>5</capacity><target><format type='ext4'/></target>", "@type: 'ext4'"),
        ("v", "<capacity>5</capacity><target><format type='linux'/></target>", "are: none, raw"),
        ("v", "<capacity>5</capacity><target><compat>abc</compat></target>", "such as 1.1"),
        (
            "v",
            "<capacity>5</capacity><target><features><x/></features></target>",
            "/volume/target/features/x: this element is not known",
        ),
        ("v", "<capacity>5</capacity><target><encryption format='x'/></target>", "luks"),
        (
            "v",
            "<capacity>5</capacity><target><encryption format='luks'><secret type='passphrase'/>\
             </encryption></target>",
            "either 'uuid' or 'usage'",
        ),
        (
            "v",
            "<capacity>5</capacity><target><encryption format='luks'><secret usage='x'/>\
             </encryption></target>",
            "type='passphrase'",
        ),
    ] {
        let xml = format!("<volume><name>{name}</name>{inside}</volume>");
        let error = volume(&xml, PoolKind::Dir).err().unwrap_or_else(|| panic!("{xml} was taken"));
        assert!(error.contains(said), "{xml}: {error}");
    }
    let without = StorageVolumeDef::parse("<volume><name>v</name></volume>").expect("it is read");
    assert!(without.validate(PoolKind::Dir, CapacityNeed::Never).is_ok());
    assert!(without.validate(PoolKind::Dir, CapacityNeed::WithoutBacking).is_err());
}

#[test]
fn sources_that_were_found() {
    assert_eq!(StoragePoolSources::default().to_xml(), "<sources>\n</sources>\n");
    let source = PoolSource::parse("<source><host name='h'/><dir path='/x'/></source>");
    let found = StoragePoolSources { sources: vec![source.expect("it is read")].into() };
    let expected = "<sources>\n  <source>\n    <host name='h'/>\n    <dir path='/x'/>\n  \
                    </source>\n</sources>\n";
    assert_eq!(found.to_xml(), expected);
}

#[test]
fn capabilities_name_every_kind() {
    let text = StoragePoolCapabilities::of(|kind| kind == PoolKind::Dir).to_xml();
    assert_eq!(text.matches("supported='yes'").count(), 1);
    assert_eq!(text.matches("supported='no'").count(), PoolKind::ALL.len() - 1);
    for part in [
        "<storagepoolCapabilities>\n  <pool type='dir' supported='yes'>\n    <volOptions>\n      \
         <defaultFormat type='raw'/>\n      <enum name='targetFormatType'>\n        \
         <value>none</value>\n        <value>raw</value>\n",
        "  <pool type='iscsi' supported='no'>\n  </pool>\n",
        "      <defaultFormat type='raw'/>\n      <enum name='targetFormatType'>\n      </enum>\n",
        "      <defaultFormat type='lvm2'/>\n      <enum name='sourceFormatType'>\n        \
         <value>unknown</value>\n        <value>lvm2</value>\n      </enum>\n",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}
