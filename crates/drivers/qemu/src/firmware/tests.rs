use super::*;

const PLAIN: &str = r#"{"interface-types": ["uefi"],
    "mapping": {"device": "flash",
                "executable": {"filename": "/code.fd", "format": "raw"},
                "nvram-template": {"filename": "/vars.fd", "format": "raw"}},
    "targets": [{"architecture": "x86_64", "machines": ["pc-q35-*"]},
                {"architecture": "unheard-of", "machines": ["*"]}],
    "features": ["secure-boot", "requires-smm"], "tags": []}"#;

fn parsed(text: &str) -> Result<FirmwareDescriptor, FirmwareError> {
    parse(&serde_json::from_str(text).unwrap())
}

#[test]
fn takes_a_descriptor() {
    let firmware = parsed(PLAIN).unwrap();
    assert_eq!(firmware.kind, FirmwareKind::Efi);
    assert_eq!(firmware.targets, [(Arch::X86_64, vec!["pc-q35-*".into()])]);
    assert!(firmware.secure_boot && firmware.requires_smm && !firmware.enrolled_keys);
    let FirmwareMapping::Split { code, variables } = &firmware.mapping else {
        panic!("{:?}", firmware.mapping)
    };
    assert_eq!((&*code.path, &*variables.path), ("/code.fd", "/vars.fd"));
}

#[test]
fn names_what_is_wrong() {
    for (from, to, error) in [
        ("uefi", "openfirmware", FirmwareError::Kind),
        ("mapping", "map", FirmwareError::Field("mapping")),
        ("nvram-template", "nvram", FirmwareError::Field("mapping")),
        ("\"device\": \"flash\"", "\"device\": \"kernel\"", FirmwareError::Field("mapping")),
        ("features", "feature", FirmwareError::Field("features")),
        ("targets", "target", FirmwareError::Field("targets")),
    ] {
        assert_eq!(parsed(&PLAIN.replace(from, to)), Err(error), "{from}");
    }
}

#[test]
fn later_folders_hide_earlier_ones() {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("share/60-plain.json", PLAIN);
    write("share/50-other.json", &PLAIN.replace("/code.fd", "/other.fd"));
    write("share/40-gone.json", &PLAIN.replace("/code.fd", "/gone.fd"));
    write("share/30-bad.json", "{");
    write("share/20-notes.txt", PLAIN);
    write("etc/40-gone.json", "\n");
    write("etc/60-plain.json", &PLAIN.replace("/code.fd", "/own.fd"));
    let folders = ["share", "etc", "absent"].map(|name| root.path().join(name));
    let codes: Vec<_> = load_blocking(&folders)
        .into_iter()
        .map(|firmware| match firmware.mapping {
            FirmwareMapping::Split { code, .. } => code.path.to_string(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(codes, ["/other.fd", "/own.fd"]);
}

#[test]
fn a_private_daemon_has_a_folder_of_its_own() {
    let shown = |configuration: &str| -> Vec<String> {
        folders(Path::new(configuration)).iter().map(|path| path.display().to_string()).collect()
    };
    let both = ["/usr/share/qemu/firmware", "/etc/qemu/firmware"];
    assert_eq!(shown("/etc"), both);
    assert_eq!(shown("/home/u/.config")[2], "/home/u/.config/qemu/firmware");
}
