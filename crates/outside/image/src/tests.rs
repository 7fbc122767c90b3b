use super::*;
use ostler_core::Bytes;
use proptest::prelude::*;
use std::{path::Path, process::Command};

const MIB: u64 = 1 << 20;

/// The bytes of an image that `qemu-img` makes; nothing where it is not installed.
fn made(arguments: &[&str]) -> Option<(tempfile::TempDir, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("qemu-img").arg("create").args(arguments).current_dir(&folder).output();
    let Ok(made) = made else {
        eprintln!("skipped: there is no qemu-img");
        return None;
    };
    assert!(made.status.success(), "{arguments:?}: {made:?}");
    let bytes = head(&folder.path().join("image"));
    Some((folder, bytes))
}

fn head(path: &Path) -> Vec<u8> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).unwrap();
    file.take(HEADER_BYTES as u64).read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn reads_what_qemu_makes() {
    for (format, name, options) in [
        (Format::Raw, "raw", &[][..]),
        (Format::Qcow, "qcow", &[]),
        (Format::Qcow2, "qcow2", &["-o", "compat=0.10"]),
        (Format::Qcow2, "qcow2", &["-o", "compat=1.1,cluster_size=2M"]),
        (Format::Qcow2, "qcow2", &["-o", "data_file=data"]),
        (Format::Qed, "qed", &[]),
        (Format::Vmdk, "vmdk", &[]),
        (Format::Vmdk, "vmdk", &["-o", "subformat=twoGbMaxExtentSparse"]),
        (Format::Vdi, "vdi", &[]),
        (Format::Vpc, "vpc", &["-o", "force_size=on"]),
    ] {
        let arguments = [&["-f", name], options, &["image", "20M"]].concat();
        let Some((_folder, bytes)) = made(&arguments) else { return };
        let header =
            inspect(&bytes, format).unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
        let size = (format != Format::Raw).then_some(Bytes(20 * MIB));
        assert_eq!(header.virtual_size, size, "{arguments:?}");
        assert_eq!(header.backing, None, "{arguments:?}");
        assert_eq!(resembles(&bytes), format, "{arguments:?}");
        let data = options.contains(&"data_file=data");
        let file = DataFile { file: Some("data".to_owned()) };
        assert_eq!(header.data_file, data.then_some(file), "{arguments:?}");
    }
}

#[test]
fn finds_the_image_beneath() {
    for (name, arguments, format) in [
        ("qcow2", &["-F", "raw"][..], Some("raw")),
        ("qcow2", &["-F", "raw", "-o", "compat=0.10"], Some("raw")),
        ("qed", &["-F", "raw"], Some("raw")),
        ("qcow", &["-F", "raw"], None),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path().join("base with blank");
        std::fs::write(&base, vec![0; 1 << 20]).unwrap();
        let base = base.display().to_string();
        let arguments = [&["-f", name, "-b", &base], arguments, &["image"]].concat();
        let Some((_image, bytes)) = made(&arguments) else { return };
        let header = inspect(&bytes, Format::from_name(name).unwrap()).unwrap();
        let format = format.map(str::to_owned);
        assert_eq!(header.backing, Some(Backing { file: base.clone(), format }), "{arguments:?}");
    }
    let parent = "# Disk DescriptorFile\nversion=1\nparentCID=1234abcd\n\
                  parentFileNameHint=\"base.vmdk\"\nRW 2048 SPARSE \"x.vmdk\"\nRW 2 FLAT \"y\" 0\n";
    let header = inspect(parent.as_bytes(), Format::Vmdk).unwrap();
    assert_eq!(header.virtual_size, Some(Bytes(2050 * 512)));
    assert_eq!(header.backing.unwrap().file, "base.vmdk");
}

/// `qemu-img` measures the processor before it encrypts, and gives up on a busy
/// one; so these are made here.
#[test]
fn encryption_is_told() {
    let mut bytes = b"LUKS\xba\xbe\0\x01".to_vec();
    bytes.resize(592, 0);
    bytes[104..108].copy_from_slice(&4096_u32.to_be_bytes());
    let header = inspect(&bytes, Format::Luks).unwrap();
    assert_eq!((header.version, header.virtual_size), (Some(1), None));
    assert_eq!(header.payload_offset, Some(Bytes(2 * MIB)));
    assert_eq!(resembles(&bytes), Format::Luks);
    let mut bytes = qcow2();
    for (method, encryption) in [(0, None), (1, Some(Encryption::Aes)), (2, Some(Encryption::Luks))]
    {
        bytes[35] = method;
        assert_eq!(inspect(&bytes, Format::Qcow2).unwrap().encryption, encryption);
    }
}

#[test]
fn the_declared_format_is_final() {
    let Some((_folder, bytes)) = made(&["-f", "qcow2", "image", "1M"]) else { return };
    assert_eq!(inspect(&bytes, Format::Raw).unwrap().virtual_size, None);
    for other in [Format::Qed, Format::Vmdk, Format::Vdi, Format::Vpc, Format::Luks] {
        let error = inspect(&bytes, other).unwrap_err();
        assert_eq!(error, ImageError::NotOfFormat { format: other });
    }
    assert!(inspect(&bytes, Format::Qcow).unwrap_err().to_string().contains("version is not 1"));
}

/// A sound qcow2 header, to be damaged.
fn qcow2() -> Vec<u8> {
    let mut bytes = vec![0; 512];
    let mut put =
        |offset: usize, value: &[u8]| bytes[offset..offset + value.len()].copy_from_slice(value);
    put(0, b"QFI\xfb");
    put(4, &3_u32.to_be_bytes());
    put(8, &200_u64.to_be_bytes());
    put(16, &4_u32.to_be_bytes());
    put(20, &16_u32.to_be_bytes());
    put(24, &MIB.to_be_bytes());
    put(100, &104_u32.to_be_bytes());
    put(104, &0xe279_2aca_u32.to_be_bytes());
    put(108, &3_u32.to_be_bytes());
    put(112, b"raw");
    put(200, b"base");
    bytes
}

#[test]
fn damage_is_told() {
    let header = inspect(&qcow2(), Format::Qcow2).unwrap();
    let backing = Backing { file: "base".into(), format: Some("raw".into()) };
    assert_eq!(header.backing, Some(backing));
    for (offset, value, said) in [
        (7, 4, "version is neither"),
        (23, 8, "no possible size"),
        (23, 60, "no possible size"),
        (8, 255, "more than there are"),
        (18, 255, "too long"),
        (101, 255, "longer than a cluster"),
        (103, 105, "its length cannot be"),
        (108, 255, "extension is longer"),
        (113, 0, "format of its backing file is no text"),
        (201, 0xff, "name of its backing file is no text"),
        (35, 9, "no known kind"),
    ] {
        let mut bytes = qcow2();
        bytes[offset] = value;
        let error = inspect(&bytes, Format::Qcow2).unwrap_err().to_string();
        assert!(error.contains(said), "{offset}: {error}");
    }
    for length in 0..104 {
        assert!(inspect(&qcow2()[..length], Format::Qcow2).is_err(), "{length}");
    }
}

#[test]
fn names_are_those_of_definitions() {
    for name in ["raw", "qcow", "qcow2", "qed", "vmdk", "vdi", "vpc", "luks"] {
        assert_eq!(Format::from_name(name).unwrap().to_string(), name);
    }
    assert_eq!(Format::from_name("vhd"), Some(Format::Vpc));
    assert_eq!(Format::from_name("dir"), None);
}

fn formats() -> impl Strategy<Value = Format> {
    let names = ["raw", "qcow", "qcow2", "qed", "vmdk", "vdi", "vpc", "luks"];
    prop::sample::select(names.to_vec()).prop_map(|name| Format::from_name(name).unwrap())
}

/// Bytes that begin like an image of each format.
fn beginnings() -> impl Strategy<Value = Vec<u8>> {
    let magics: Vec<Vec<u8>> = vec![
        qcow2(),
        b"QFI\xfb\0\0\0\x01".to_vec(),
        b"QED\0\0\0\x01\0".to_vec(),
        b"KDMV".to_vec(),
        b"COWD".to_vec(),
        b"# Disk DescriptorFile\nRW 1 x\nparentCID=1\n".to_vec(),
        [vec![0; 64], vec![0x7f, 0x10, 0xda, 0xbe, 1, 0, 1, 0]].concat(),
        b"conectix".to_vec(),
        b"LUKS\xba\xbe\0\x01".to_vec(),
    ];
    prop::sample::select(magics)
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        mut bytes in beginnings(),
        tail in prop::collection::vec(any::<u8>(), 0..600),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        format in formats(),
    ) {
        bytes.extend(tail);
        for (index, value) in damage {
            let index = index.index(bytes.len());
            bytes[index] = value;
        }
        let _ = inspect(&bytes, format);
        let _ = inspect(&bytes, resembles(&bytes));
    }
}
