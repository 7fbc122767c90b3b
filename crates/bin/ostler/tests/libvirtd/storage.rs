//! Pools, volumes and secrets. Each program has a pool of its own, and its
//! folder; both have the same name but for the guests' names in them.

use crate::compare::{Comparison, GUESTS};
use std::process::Command;

/// Questions about a pool.
const POOL: &[&str] = &[
    "pool-info @",
    "pool-info @ --bytes",
    "pool-info nosuch",
    "pool-dumpxml @",
    "pool-dumpxml @ --inactive",
    "pool-dumpxml @ --xpath //path",
    "pool-name @",
    "pool-name nosuch",
    "pool-uuid nosuch",
    "vol-list @",
    "vol-list @ --details",
    "-q vol-list @",
];

/// Every way to list.
const LISTS: &[&str] = &[
    "pool-list",
    "pool-list --all",
    "pool-list --inactive",
    "pool-list --all --name",
    "pool-list --all --uuid",
    "pool-list --all --uuid --name",
    "~pool-list --all --details",
    "pool-list --transient --all",
    "pool-list --persistent --all",
    "pool-list --autostart --all",
    "pool-list --no-autostart --all",
    "pool-list --type dir --all",
    "pool-list --type logical,netfs --all",
    "pool-list --type nonsense",
    "-q pool-list --all",
];

/// Pools that are only described.
const DESCRIBED: &[&str] = &[
    "pool-define-as x dir --print-xml",
    "pool-define-as x netfs --source-host h --source-path /p --target /t --source-format nfs --print-xml",
    "pool-define-as x netfs h /p - - /t nfs chap user --secret-usage u --print-xml",
    "pool-define-as x iscsi h --source-dev iqn --auth-type chap --auth-username u --secret-uuid 1 --print-xml",
    "pool-define-as x scsi --adapter-name scsi_host3 --target /d --print-xml",
    "pool-define-as x scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent p --target /d --print-xml",
    "pool-define-as x scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent-wwnn 3 --adapter-parent-wwpn 4 --print-xml",
    "pool-define-as x scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent-fabric-wwn 5 --print-xml",
    "pool-define-as x netfs --source-host h --source-path /p --source-protocol-ver 4 --target /t --print-xml",
    "pool-define-as x iscsi-direct --source-host h --source-dev d --source-initiator i --print-xml",
    "pool-define-as x logical --source-name vg --source-dev /dev/sda --target /dev/vg --print-xml",
    "pool-create-as x dir --target /t --print-xml",
    "pool-define-as x nonsense",
    "pool-create-as x nonsense",
    "pool-define-as x dir --target /t --print-xml --secret-usage a --secret-uuid b",
    "pool-create-as x dir --target /t --overwrite --no-overwrite",
    "find-storage-pool-sources-as dir",
    "find-storage-pool-sources-as netfs",
    "find-storage-pool-sources-as nonsense",
    "find-storage-pool-sources dir",
    "find-storage-pool-sources dir FOLDER/nosuch.xml",
    "pool-capabilities",
    "pool-event",
    "pool-event --list",
    "pool-event --event nonsense",
    "pool-event --event lifecycle --timeout 1",
    "secret-event",
    "secret-event --list",
    "secret-event --event nonsense",
    "secret-event --event value-changed --timeout 1",
];

/// Questions about a volume.
const VOLUME: &[&str] = &[
    "vol-info one @",
    "vol-info one @ --bytes",
    "vol-info one @ --physical",
    "vol-info one @ --physical --bytes",
    "vol-info FOLDER/@/one",
    "vol-info two @",
    "vol-info nosuch @",
    "vol-info nosuch",
    "vol-info one nosuch",
    "vol-key one @",
    "vol-path one @",
    "vol-name FOLDER/@/one",
    "vol-name nosuch",
    "vol-pool FOLDER/@/one",
    "vol-pool one",
    "vol-dumpxml one @",
    "vol-dumpxml two @ --xpath //format",
    "vol-clone one four --pool @ --print-xml",
    "vol-create-as @ x 10M --format qcow2 --print-xml",
    "vol-create-as @ x 20M 1M --format raw --backing-vol two --backing-vol-format qcow2 --print-xml",
    "vol-create-as @ x 10M --backing-vol nosuch --print-xml",
    "vol-create-as @ x 20X",
    "vol-list @",
    "~vol-list @ --details",
];

const A: &str = "11111111-1111-1111-1111-111111111111";

/// Runs all of them.
pub(crate) fn run(comparison: &mut Comparison<'_>) {
    pools(comparison);
    volumes(comparison);
    transfers(comparison);
    comparison.change(&[
        "pool-destroy @",
        "pool-destroy @",
        "vol-list @",
        "vol-info one @",
        "pool-undefine @",
        "pool-undefine @",
    ]);
    secrets(comparison);
}

fn pools(comparison: &mut Comparison<'_>) {
    for guest in GUESTS {
        let folder = comparison.daemon.path("");
        let folder = folder.to_string_lossy();
        let pool = format!(
            "<pool type='dir'><name>{guest}</name><uuid>{}</uuid>\
             <target><path>{folder}{guest}</path></target></pool>",
            if guest == GUESTS[0] { A } else { "22222222-2222-2222-2222-222222222222" },
        );
        std::fs::write(comparison.daemon.path(&format!("{guest}-pool.xml")), pool).expect("a file");
        let volume = "<volume><name>three</name><capacity unit='MiB'>1</capacity></volume>";
        std::fs::write(comparison.daemon.path("vol.xml"), volume).expect("a file");
    }
    comparison.read(DESCRIBED);
    comparison.change(&[
        "pool-define FOLDER/@-pool.xml",
        "pool-define FOLDER/@-pool.xml --validate",
        "pool-define FOLDER/nosuch.xml",
        "pool-define /etc/passwd",
        "pool-start @",
        "pool-build @",
    ]);
    comparison.read(LISTS);
    comparison.read(POOL);
    comparison.change(&[
        "pool-start @",
        "pool-start @",
        "pool-refresh @",
        "pool-autostart @",
        "pool-delete @",
        "pool-build @ --overwrite",
        "pool-create FOLDER/@-pool.xml",
        "pool-create-as @-2 dir --target FOLDER/@-2 --build",
    ]);
    comparison.read(LISTS);
    comparison.change(&["pool-destroy @-2", "pool-autostart @ --disable", "pool-refresh nosuch"]);
}

fn volumes(comparison: &mut Comparison<'_>) {
    comparison.change(&[
        "vol-create-as @ one 10M",
        "vol-create-as @ one 10M",
        "vol-create-as @ two 10M --format qcow2 --prealloc-metadata",
        "vol-create-as @ bad 10M --format nonsense",
        "vol-create @ FOLDER/vol.xml",
        "vol-create @ FOLDER/vol.xml --validate",
        "vol-create @ FOLDER/nosuch.xml",
    ]);
    comparison.read(VOLUME);
    comparison.read(POOL);
    comparison.change(&[
        "vol-clone one copy --pool @",
        "vol-clone one copy --pool @",
        "vol-clone nosuch copy --pool @",
        "vol-delete copy @",
        "vol-create-from @ FOLDER/vol.xml one --inputpool @",
        "vol-delete three @",
        "vol-create-from @ FOLDER/vol.xml one --inputpool @",
        "vol-create-from @ FOLDER/vol.xml nosuch",
        "vol-resize one 20M @",
        "vol-resize one 1M @ --delta",
        "vol-resize one 1M @",
        "vol-resize one -1M @ --shrink --delta",
        "vol-resize one -1M @ --delta",
        "vol-resize one nonsense @",
        "vol-resize two 30M @ --allocate",
        "vol-wipe one @",
        "vol-wipe one @ --algorithm zero",
        "vol-wipe one @ --algorithm nonsense",
        "vol-wipe FOLDER/@/one",
        "vol-wipe nosuch @",
        "vol-delete two @",
        "vol-delete two @",
        "vol-delete FOLDER/@/three",
    ]);
    comparison.read(VOLUME);
}

/// Data goes in and comes out as it was.
fn transfers(comparison: &mut Comparison<'_>) {
    let data: Vec<u8> = (0..3_000_000_u32).flat_map(u32::to_le_bytes).collect();
    std::fs::write(comparison.daemon.path("data"), &data).expect("a file");
    comparison.change(&[
        "vol-create-as @ three 20M --allocation 0",
        "vol-upload three FOLDER/data @",
        "vol-download three FOLDER/@.out @",
        "vol-download three FOLDER/@.part @ --offset 4096 --length 8192",
        "vol-download three FOLDER/@.sparse @ --sparse",
        "vol-download nosuch FOLDER/@.none @",
        "vol-download three FOLDER/nosuch/x @",
        "vol-upload three FOLDER/nosuch @",
        "vol-upload nosuch FOLDER/data @",
        "vol-upload three FOLDER/data @ --offset -5",
        "vol-upload three FOLDER/@.part @ --offset 100 --length 8192",
        "vol-upload three FOLDER/@.sparse @ --sparse",
        "vol-download three FOLDER/@.again @",
    ]);
    for guest in GUESTS {
        let read = |ending: &str| {
            std::fs::read(comparison.daemon.path(&format!("{guest}.{ending}"))).expect("a file")
        };
        let out = read("out");
        assert!(out.len() == 20 << 20 && out.starts_with(&data), "{guest}: out");
        assert!(read("part") == data[4096..4096 + 8192], "{guest}: part");
        assert!(read("sparse") == out, "{guest}: sparse");
        assert!(read("again") == out, "{guest}: what went up sparse");
        assert!(!comparison.daemon.path(&format!("{guest}.none")).exists(), "{guest}: none");
    }
}

fn secrets(comparison: &mut Comparison<'_>) {
    let folder = comparison.daemon.path("");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).expect("a file");
    };
    // One after the other: a use is given once.
    write(
        "secret.xml",
        &format!(
            "<secret><uuid>{A}</uuid><usage type='volume'><volume>/a</volume></usage></secret>"
        ),
    );
    write("plain", "geheim");
    write("base64", "Z2VoZWlt\n");
    for command in [
        format!("secret-get-value {A}"),
        "secret-define FOLDER/secret.xml".to_owned(),
        "secret-define FOLDER/nosuch.xml".to_owned(),
        "secret-define FOLDER/secret.xml --validate".to_owned(),
        "secret-list".to_owned(),
        "secret-list --ephemeral".to_owned(),
        "secret-list --no-private".to_owned(),
        format!("secret-dumpxml {A}"),
        format!("secret-dumpxml {A} --xpath //volume"),
        "secret-dumpxml nonsense".to_owned(),
        format!("secret-get-value {A}"),
        format!("secret-set-value {A}"),
        format!("secret-set-value {A} Z2VoZWlt"),
        format!("secret-get-value {A}"),
        format!("secret-get-value {A} --plain"),
        format!("secret-set-value {A} --file FOLDER/plain --plain"),
        format!("secret-get-value {A}"),
        format!("secret-set-value {A} --file FOLDER/base64"),
        format!("secret-get-value {A}"),
        format!("secret-set-value {A} --file FOLDER/nosuch"),
        format!("secret-set-value {A} --file FOLDER/plain --base64 aa"),
        format!("secret-set-value {A} --plain --base64 aa"),
        format!("secret-set-value {A} %%%"),
        format!("-q secret-get-value {A}"),
        "-q secret-list".to_owned(),
    ] {
        comparison.read(&[command.as_str()]);
    }
    interactively(comparison);
    let remove = format!("secret-undefine {A}");
    comparison.both_after("secret-define FOLDER/secret.xml", &remove);
    comparison.read(&["secret-undefine nonsense", &remove]);
}

/// A value that is typed: here, that comes from a pipe.
fn interactively(comparison: &mut Comparison<'_>) {
    let daemon = comparison.daemon;
    let command = daemon.command(crate::daemon::Program::Ostler);
    let mut shell = Command::new("sh");
    shell.arg("-c").arg("printf 'typed\\n' | \"$@\"").arg("sh").arg(command.get_program());
    shell.args(command.get_args()).args(["secret-set-value", A, "--interactive"]);
    let output = shell.output().expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    let value = daemon.run(crate::daemon::Program::Virsh, &["secret-get-value", A, "--plain"]);
    assert_eq!(value.stdout, b"typed\n", "virsh ends the line");
}
