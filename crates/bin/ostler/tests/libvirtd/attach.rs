//! Devices that are attached, changed and detached, in definitions and in
//! running guests.
//!
//! Disks of SCSI and cards of USB leave a running guest at once, whether or
//! not anybody in it agrees, so no command here waits for one to give up.

use crate::{
    compare::{Comparison, GUESTS},
    daemon::Program,
};

/// Devices that are only described.
const DESCRIBED: &[&str] = &[
    "attach-disk x /b vdb --print-xml",
    "attach-disk x /dev/null vdb --print-xml",
    "attach-disk x /b vdb --print-xml --sourcetype block --driver qemu --subdriver raw --cache none \
     --io native --iothread 1 --type lun --mode shareable --serial s --wwn 5000c50015ea71ad --rawio \
     --alias ua-x --address pci:0.0.5.0 --multifunction --targetbus virtio",
    "attach-disk x /b vdb --print-xml --mode readonly",
    "attach-disk x /b vdb --print-xml --shareable",
    "attach-disk x /b vdb --print-xml --mode bogus",
    "attach-disk x /b vdb --print-xml --sourcetype bogus",
    "attach-disk x /b vdb --print-xml --sourcetype network",
    "attach-disk x /b vdb --print-xml --wwn bogus",
    "attach-disk x /b vdb --print-xml --type bogus --cache bogus --io bogus --iothread x",
    "attach-disk x /b vdb --print-xml --multifunction",
    "attach-disk x /b vdb --print-xml --live --current",
    "attach-disk x /b vdb --print-xml --persistent --current",
    "attach-disk x b vdb --print-xml --source-protocol nbd --source-host-name h:10",
    "attach-disk x b vdb --print-xml --source-protocol nbd --source-host-transport unix \
     --source-host-socket /s",
    "attach-disk x b vdb --print-xml --source-protocol nbd --source-host-name h \
     --source-host-transport tcp",
    "attach-disk x b vdb --print-xml --source-protocol rbd",
    "attach-disk x b vdb --print-xml --source-host-name h",
    "attach-disk x b vdb --print-xml --source-protocol nbd --source-host-socket /s",
    "attach-disk x b vdb --print-xml --source-protocol nbd --sourcetype file",
    "attach-disk x /b vda --print-xml --address pci:0000.01.1f.7",
    "attach-disk x /b vda --print-xml --address ccw:0xfe.0.1",
    "attach-disk x /b vda --print-xml --address scsi:0.0.1",
    "attach-disk x /b sda --print-xml --address scsi:0.0.10",
    "attach-disk x /b sda --print-xml --address sata:0.0.1",
    "attach-disk x /b sda --print-xml --address usb:1.2",
    "attach-disk x /b sda --print-xml --address ide:0.0.1",
    "attach-disk x /b hda --print-xml --address ide:0.1.0",
    "attach-disk x /b hda --print-xml --address ide:0.1",
    "attach-disk x /b hda --print-xml --address bogus",
    "attach-disk x /b",
    "attach-interface x network default --print-xml",
    "attach-interface x bridge br0 --print-xml --target t0 --mac 52:54:00:00:00:01 --script /s \
     --model virtio --alias ua-n --inbound 1,2,3,4 --outbound 4,5,6",
    "attach-interface x direct eth0 --print-xml --managed",
    "attach-interface x hostdev 0000:00:05.0 --print-xml --managed",
    "attach-interface x hostdev bogus --print-xml",
    "attach-interface x vhostuser /s --print-xml --source-mode server",
    "attach-interface x vhostuser /s --print-xml",
    "attach-interface x vhostuser /s --print-xml --source-mode bogus",
    "attach-interface x user u --print-xml",
    "attach-interface x network n --print-xml --inbound ,,,4",
    "attach-interface x network n --print-xml --inbound 1,,3",
    "attach-interface x network n --print-xml --inbound ,2",
    "attach-interface x network n --print-xml --inbound 1,x",
    "attach-interface x network n --print-xml --inbound 1,2,3,4,5",
    "attach-interface x network n --print-xml --outbound 1,2,3,4",
    "attach-interface x network n --print-xml --live --current",
];

/// Questions that both programs are asked after each change.
const AFTER: &[&str] =
    &["dumpxml @", "dumpxml @ --inactive", "domblklist @ --details", "domiflist @"];

/// Commands that print a change to the devices there are; both programs ask both guests.
const WOULD_BE: &[&str] = &[
    "detach-disk @ sda --print-xml",
    "detach-disk @ sda --print-xml --config",
    "detach-disk @ FOLDER/@.img --print-xml",
    "detach-disk @ hda --print-xml",
    "detach-disk @ nosuch --print-xml",
    "detach-disk @ sda --current --live",
    "detach-interface @ user --print-xml",
    "detach-interface @ user --mac 52:54:00:11:22:01 --print-xml",
    "detach-interface @ user --mac 52:54:00:11:22:01 --print-xml --config",
    "detach-interface @ user --mac 52:54:00:11:22:01 --print-xml --persistent",
    "detach-interface @ user --mac 52:54:00:11:22:99 --print-xml",
    "detach-interface @ user --mac bogus --print-xml",
    "detach-interface @ bridge --print-xml",
    "change-media @ hda --print-xml",
    "change-media @ hda /x --print-xml",
    "change-media @ hda /x --print-xml --block",
    "change-media @ hda /x --print-xml --insert",
    "change-media @ hda /x --print-xml --update --config",
    "change-media @ hda --print-xml --update",
    "change-media @ hda --print-xml --eject",
    "change-media @ hda --print-xml --eject --block",
    "change-media @ hda --print-xml --eject --insert",
    "change-media @ FOLDER/@.iso /x --print-xml",
    "change-media @ sda /x --print-xml",
    "change-media @ nosuch /x --print-xml",
    "domif-setlink @ 52:54:00:11:22:01 down --print-xml",
    "domif-setlink @ 52:54:00:11:22:01 up --print-xml --config",
    "domif-setlink @ 52:54:00:11:22:01 bogus --print-xml",
    "domif-setlink @ nosuch up --print-xml",
    "domif-getlink @ 52:54:00:11:22:01",
    "domif-getlink @ 52:54:00:11:22:01 --config",
];

const DEFINITION: &str = "<domain type='qemu'><name>@</name>
<memory unit='MiB'>32</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os><features><acpi/></features>
<devices><emulator>/usr/bin/qemu-system-x86_64</emulator>
<controller type='usb' model='qemu-xhci'/><controller type='scsi' model='virtio-scsi'/>
<disk type='file' device='disk'><driver name='qemu' type='raw'/>
  <source file='FOLDER/@.img'/><target dev='sda' bus='scsi'/></disk>
<disk type='file' device='cdrom'><target dev='hda' bus='ide'/><readonly/></disk>
<interface type='user'><mac address='52:54:00:11:22:01'/><model type='usb-net'/>
  <address type='usb' bus='0' port='1'/></interface>
<memballoon model='none'/></devices></domain>";

const DISK: &str = "<disk type='file' device='disk'><driver name='qemu' type='raw'/>
<source file='FOLDER/@-b.img'/><target dev='sdb' bus='scsi'/><serial>b</serial>
<alias name='ua-b'/></disk>";

const CARD: &str = "<interface type='user'><mac address='52:54:00:11:22:02'/>
<model type='usb-net'/><alias name='ua-card'/><address type='usb' bus='0' port='2'/></interface>";

/// Runs all of them.
pub(crate) fn run(comparison: &mut Comparison<'_>) {
    write(comparison);
    comparison.read(DESCRIBED);
    comparison.change(&["define FOLDER/@-devices.xml"]);
    defined(comparison);
    comparison.change(&["start @"]);
    running(comparison);
    comparison.change(&["destroy @", "undefine @"]);
}

/// Writes what the commands read.
fn write(comparison: &Comparison<'_>) {
    let daemon = comparison.daemon;
    let folder = daemon.path("").to_string_lossy().into_owned();
    for guest in GUESTS {
        for (ending, text) in [("devices", DEFINITION), ("disk", DISK), ("card", CARD)] {
            let text = text.replace('@', guest).replace("FOLDER/", &folder);
            std::fs::write(daemon.path(&format!("{guest}-{ending}.xml")), text).expect("a file");
        }
        let down = CARD.replace("<alias", "<link state='down'/><alias");
        std::fs::write(daemon.path(&format!("{guest}-down.xml")), down).expect("a file");
        for ending in [".img", "-b.img", "-c.img", ".iso"] {
            let image = std::fs::File::create(daemon.path(&format!("{guest}{ending}")));
            image.and_then(|image| image.set_len(4 << 20)).expect("an image");
        }
    }
}

fn defined(comparison: &mut Comparison<'_>) {
    comparison.read(WOULD_BE);
    for changes in [
        // Each needs a running guest, or must be told that the definition is meant.
        &[
            "attach-device @ FOLDER/@-disk.xml",
            "attach-device @ FOLDER/@-disk.xml --live",
            "attach-device @ FOLDER/@-disk.xml --config",
            "attach-device @ FOLDER/@-disk.xml --config",
            "attach-device @ FOLDER/@-card.xml --persistent",
            "attach-device @ FOLDER/nosuch.xml",
            "attach-device @ FOLDER/@-disk.xml --current --persistent",
        ][..],
        &[
            "update-device @ FOLDER/@-down.xml",
            "update-device @ FOLDER/@-disk.xml --force",
            "update-device @ FOLDER/@-down.xml --live",
            "domif-setlink @ 52:54:00:11:22:02 up",
            "domif-setlink @ 52:54:00:11:22:01 down",
            "domif-setlink @ 52:54:00:11:22:01 down --persistent",
        ],
        &[
            "attach-disk @ FOLDER/@-c.img sdc",
            "attach-disk @ FOLDER/@-c.img sdc --current",
            "attach-disk @ FOLDER/@-c.img sdc --config",
            "attach-interface @ bridge nobr --config --mac 52:54:00:11:22:03",
            "attach-interface @ bridge nobr --config --mac 52:54:00:11:22:04",
            "attach-interface @ bridge nobr",
            "change-media @ hda FOLDER/@.iso",
            "change-media @ hda FOLDER/@.iso --insert",
            "-q change-media @ hda FOLDER/@.iso --live",
        ],
    ] {
        comparison.change(changes);
        comparison.read(AFTER);
    }
    comparison.read(WOULD_BE);
    for changes in [
        &[
            "detach-interface @ bridge --config",
            "detach-interface @ bridge --config --mac 52:54:00:11:22:03",
            "detach-interface @ bridge",
            "detach-interface @ bridge --current",
            "detach-disk @ sdc",
            "detach-disk @ sdc --persistent",
            "detach-disk @ sdc --config",
            "change-media @ hda --update",
            "change-media @ hda --eject",
        ][..],
        &[
            "detach-device @ FOLDER/@-disk.xml",
            "detach-device @ FOLDER/@-disk.xml --config",
            "detach-device @ FOLDER/@-disk.xml --config",
            "detach-device-alias @ ua-card",
            "detach-device-alias @ ua-card --live",
            "detach-device-alias @ ua-nosuch --config",
            "detach-device @ FOLDER/nosuch.xml",
        ],
    ] {
        comparison.change(changes);
        comparison.read(AFTER);
    }
}

fn running(comparison: &mut Comparison<'_>) {
    comparison.read(WOULD_BE);
    for changes in [
        &[
            "attach-device @ FOLDER/@-disk.xml",
            "attach-device @ FOLDER/@-disk.xml --persistent",
            "-q attach-device @ FOLDER/@-card.xml --live",
        ][..],
        &["update-device @ FOLDER/@-down.xml", "domif-setlink @ 52:54:00:11:22:01 down"],
        &["domif-setlink @ 52:54:00:11:22:02 up", "domif-setlink @ 52:54:00:11:22:01 up --config"],
        &[
            "attach-disk @ FOLDER/@-c.img sdc --targetbus scsi --serial c --persistent",
            "attach-disk @ FOLDER/nosuch.img sdd",
            "attach-disk @ FOLDER/@-c.img sda --live",
            "attach-interface @ bridge nobr",
        ],
        &[
            "change-media @ hda FOLDER/nosuch.iso",
            "change-media @ hda FOLDER/@.iso --live --config",
        ],
    ] {
        comparison.change(changes);
        comparison.read(AFTER);
    }
    comparison.read(WOULD_BE);
    has(comparison, &["sdb", "sdc", "hda", "52:54:00:11:22:02"], &["sdd", "nobr"]);
    for changes in [
        &["change-media @ hda --eject"][..],
        &["detach-disk @ sdc --persistent", "detach-disk @ sdc"],
        &["detach-disk @ FOLDER/@-b.img", "detach-device @ FOLDER/@-disk.xml"],
        &["detach-interface @ user --mac 52:54:00:11:22:02", "detach-device @ FOLDER/@-card.xml"],
        &["detach-interface @ user --persistent", "detach-interface @ user"],
        &["-q attach-device @ FOLDER/@-card.xml", "detach-device-alias @ ua-card"],
    ] {
        comparison.change(changes);
        // By alias a device is asked to go, and nobody waits for that.
        leaves(comparison, "52:54:00:11:22:02", changes.iter().any(|it| it.contains("-alias")));
        comparison.read(AFTER);
    }
    has(comparison, &["sda", "hda"], &["sdb", "sdc", "52:54:00:11:22:02"]);
}

/// Waits until this card has left both guests, where it is on its way.
fn leaves(comparison: &Comparison<'_>, mac: &str, is_on_its_way: bool) {
    let has_it = |guest: &&str| {
        let output = comparison.daemon.run(Program::Virsh, &["domiflist", guest]);
        String::from_utf8_lossy(&output.stdout).contains(mac)
    };
    for _ in 0..600 {
        if !is_on_its_way || !GUESTS.iter().any(has_it) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("the card {mac} did not leave within a minute");
}

/// Holds that both running guests have these devices and lack those: programs
/// that fail alike would otherwise agree, too.
fn has(comparison: &Comparison<'_>, wanted: &[&str], unwanted: &[&str]) {
    for guest in GUESTS {
        let list = |command| {
            let output = comparison.daemon.run(Program::Virsh, &[command, guest]);
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        let devices = list("domblklist") + &list("domiflist");
        assert!(wanted.iter().all(|each| devices.contains(each)), "{guest}: {devices}");
        assert!(!unwanted.iter().any(|each| devices.contains(each)), "{guest}: {devices}");
    }
}
