//! Command lines: what they look like, and what the real `qemu-img` makes of
//! them.

use super::{
    Command, Tool,
    disk::{self, NewPartition},
    export, filesystem,
    image::{NewImage, Resize},
    iscsi, logical, rbd, vstorage, zfs,
};
use ostler_core::{Bytes, Uuid};
use ostler_model::storage::{
    CapacityNeed, PoolFormat, PoolKind, StoragePoolDef, StorageVolumeDef, VolumeFormat,
};
use std::{
    path::{Path, PathBuf},
    process::Command as Process,
};

fn pool(xml: &str) -> StoragePoolDef {
    let mut def = StoragePoolDef::parse(xml).expect("the pool is read");
    def.complete(|| Uuid::from_bytes([1; 16]));
    def.validate().expect("the pool can be meant");
    def
}

fn volume(xml: &str) -> StorageVolumeDef {
    let mut def = StorageVolumeDef::parse(xml).expect("the volume is read");
    def.complete(PoolKind::Dir);
    def.validate(PoolKind::Dir, CapacityNeed::Never).expect("the volume can be meant");
    def
}

fn line(command: &Command) -> String {
    format!("{} {}", command.tool.name(), command.arguments.join(" "))
}

fn netfs(inside: &str, options: &str) -> StoragePoolDef {
    pool(&format!(
        "<pool type='netfs' xmlns:fs='http://libvirt.org/schemas/storagepool/fs/1.0'>\
         <name>n</name><source>{inside}</source><target><path>/mnt/n</path></target>\
         <fs:mount_opts>{options}</fs:mount_opts></pool>"
    ))
}

#[test]
fn servers_and_how_they_are_mounted() {
    for (source, options, mounted) in [
        ("<host name='h'/><dir path='/x'/>", "", "nodev,nosuid,noexec h:/x /mnt/n"),
        (
            "<host name='::1' port='2050'/><dir path='/x'/><format type='nfs'/><protocol ver='4.2'/>",
            "<fs:option name='ro'/>",
            "nodev,nosuid,noexec,nfsvers=4.2,port=2050,ro -t nfs [::1]:/x /mnt/n",
        ),
        (
            "<host name='h'/><dir path='vol'/><format type='glusterfs'/>",
            "",
            "nodev,nosuid,noexec,direct-io-mode=1 -t glusterfs h:vol /mnt/n",
        ),
        (
            "<host name='h'/><dir path='/share'/><format type='cifs'/>",
            "",
            "nodev,nosuid,noexec,guest -t cifs //h/share /mnt/n",
        ),
        (
            "<host name='h'/><dir path='share'/><format type='cifs'/>",
            "<fs:option name='credentials=/etc/cifs'/>",
            "nodev,nosuid,noexec,credentials=/etc/cifs -t cifs //h/share /mnt/n",
        ),
    ] {
        let command = filesystem::mount(&netfs(source, options)).expect("it can be mounted");
        assert_eq!(line(&command), format!("mount -o {mounted}"));
    }
    let two = netfs("<host name='h'/><host name='i'/><dir path='/x'/>", "");
    assert!(filesystem::mount(&two).is_err());
    assert!(filesystem::mount(&netfs("<host name='-h'/><dir path='/x'/>", "")).is_err());
}

#[test]
fn file_systems_on_devices() {
    let of = |device: &str, format: &str| {
        pool(&format!(
            "<pool type='fs'><name>f</name><source><device path='{device}'/>\
             <format type='{format}'/></source><target><path>/mnt/f</path></target></pool>"
        ))
    };
    let mount = filesystem::mount(&of("/dev/x", "hfs+")).expect("it can be mounted");
    assert_eq!(line(&mount), "mount -o nodev,nosuid,noexec -t hfsplus /dev/x /mnt/f");
    let unmount = filesystem::unmount(&of("/dev/x", "ext4")).expect("it can be unmounted");
    assert_eq!(line(&unmount), "umount /mnt/f");
    let make = filesystem::make(&of("/dev/x", "xfs")).expect("it can be made");
    assert_eq!(line(&make), "mkfs -t xfs -f /dev/x");
    assert!(filesystem::make(&of("/dev/x", "iso9660")).is_err());
    assert!(filesystem::mount(&of("-O", "ext4")).is_err(), "no option comes in as a device");
}

#[test]
fn lvm() {
    let volume = |capacity, allocation, origin| logical::NewLogicalVolume {
        group: "vg",
        name: "v",
        capacity: Bytes(capacity),
        allocation: Bytes(allocation),
        origin,
        thin: None,
    };
    let made = |new: logical::NewLogicalVolume<'_>| new.command().map(|command| line(&command));
    let begin = "lvcreate --name v -L";
    assert_eq!(
        made(volume(4096, 4096, None)).ok(),
        Some(format!("{begin} 4K --yes --wipesignatures y vg"))
    );
    assert_eq!(
        made(volume(8192, 4096, None)).ok(),
        Some(format!("{begin} 4K --yes --type snapshot --virtualsize 8K vg"))
    );
    assert_eq!(made(volume(8192, 4096, Some("o"))).ok(), Some(format!("{begin} 4K --yes -s vg/o")));
    assert!(made(volume(8192, 0, None)).is_err());
    for bad in ["", "-x", "a b", "a/b", "..", "a\n"] {
        assert!(logical::start_group(bad).is_err(), "{bad}");
    }
    let thin = |thin, origin| {
        made(logical::NewLogicalVolume { thin: Some(thin), ..volume(8192, 0, origin) })
    };
    assert_eq!(
        thin(logical::Thin::Pool("tp"), None).ok().as_deref(),
        Some("lvcreate --name v --type thin --virtualsize 8K --thinpool tp vg")
    );
    assert_eq!(
        thin(logical::Thin::Origin, Some("o")).ok().as_deref(),
        Some("lvcreate --name v --setactivationskip n --snapshot vg/o")
    );
    assert!(thin(logical::Thin::Origin, None).is_err());
    let resize = logical::resize_volume("vg", "v", Bytes(4097)).expect("these names can be");
    assert_eq!(line(&resize), "lvresize --force --yes --size 5K vg/v");
    let group = logical::create_group("vg", ["/dev/a", "/dev/b"]).expect("these names can be");
    assert_eq!(line(&group), "vgcreate vg /dev/a /dev/b");
    let device = logical::create_device("/dev/a", true).expect("this name can be");
    assert_eq!(line(&device), "pvcreate -ff --yes /dev/a");
    let remove = logical::remove_volume("vg", "v").expect("these names can be");
    assert_eq!(line(&remove), "lvremove -f vg/v");
}

#[test]
fn partitions() {
    let new = |table, format, logical, end| NewPartition {
        device: "/dev/d",
        table,
        format,
        logical,
        start: 512,
        end,
    };
    let built = |new: NewPartition<'_>| new.command().map(|command| line(&command)).ok();
    let (dos, gpt) = (PoolFormat::Dos, PoolFormat::Gpt);
    let begin = "parted --script /dev/d mkpart";
    for (made, expected) in [
        (new(gpt, VolumeFormat::None, false, 1023), "primary 512B 1023B"),
        (new(dos, VolumeFormat::Extended, false, 1023), "extended 512B 1023B"),
        (new(dos, VolumeFormat::Fat32, true, 1023), "logical fat32 512B 1023B"),
        (new(dos, VolumeFormat::LinuxLvm, false, 1023), "primary 512B 1023B"),
    ] {
        assert_eq!(built(made), Some(format!("{begin} {expected}")));
    }
    assert_eq!(built(new(gpt, VolumeFormat::Extended, false, 1023)), None);
    assert_eq!(built(new(dos, VolumeFormat::Linux, false, 1)), None);
    let lvm = new(dos, VolumeFormat::LinuxLvm, false, 1023);
    let mark = lvm.mark(3).expect("the device can be").expect("LVM has a mark");
    assert_eq!(line(&mark), "parted --script /dev/d set 3 lvm on");
    let table = disk::make_table("/dev/d", dos).expect("it can be made");
    assert_eq!(line(&table), "parted --script /dev/d mklabel msdos");
    assert!(disk::make_table("/dev/d", PoolFormat::Lvm2).is_err());
}

#[test]
fn targets() {
    let def = pool(
        "<pool type='iscsi'><name>i</name><source><host name='fe80::1'/>\
         <device path='iqn.2020-01.org.example:t'/></source>\
         <target><path>/dev/disk/by-path</path></target></pool>",
    );
    let target = iscsi::Target::of(&def.source, Some("mine")).expect("it has all");
    let node = "iscsiadm --mode node --portal [fe80::1]:3260 --targetname \
                iqn.2020-01.org.example:t --interface mine";
    assert_eq!(line(&target.log_in()), format!("{node} --login"));
    let [method, name] = target.authenticate("-u");
    assert!(line(&method).ends_with("--name node.session.auth.authmethod --value=CHAP"));
    assert!(line(&name).ends_with("--name node.session.auth.username --value=-u"));
    assert_eq!(line(&iscsi::rescan(7)), "iscsiadm --mode session --sid 7 --rescan");
}

#[test]
fn zfs_volumes() {
    let sparse = zfs::create_volume("p", "v", Bytes(4096), Bytes(1024)).expect("it can be");
    assert_eq!(line(&sparse), "zfs create -s -o refreservation=1K -V 4K p/v");
    let whole = zfs::create_volume("p/set", "v", Bytes(4096), Bytes(4096)).expect("it can be");
    assert_eq!(line(&whole), "zfs create -V 4K p/set/v");
    for bad in ["v@1", "v#1", "../v", "a/b", "-v", ""] {
        assert!(zfs::destroy_volume("p", bad).is_err(), "{bad}");
    }
}

#[test]
fn ceph() {
    let def = |inside: &str, options: &str| {
        pool(&format!(
            "<pool type='rbd' xmlns:rbd='http://libvirt.org/schemas/storagepool/rbd/1.0'>\
             <name>c</name><source><name>p</name><host name='a' port='6789'/>\
             <host name='::1'/>{inside}</source>\
             <rbd:config_opts>{options}</rbd:config_opts></pool>"
        ))
    };
    let auth = "<auth type='ceph' username='u'><secret usage='x'/></auth>";
    let option = "<rbd:option name='client_mount_timeout' value='45'/>";
    let cluster =
        rbd::Cluster::of(&def(auth, option), Some("/proc/self/fd/3")).expect("it has all");
    let begin = "rbd --conf /dev/null --mon-host a:6789,[::1] --client_mount_timeout=30 \
                 --rados_mon_op_timeout=30 --rados_osd_op_timeout=30 --id u --keyfile \
                 /proc/self/fd/3 --client_mount_timeout=45 --pool p";
    assert_eq!(line(&cluster.list()), format!("{begin} ls --long --format json"));
    let create = cluster.create("v", Bytes(1 << 20)).expect("it can be");
    assert_eq!(line(&create), format!("{begin} create --image v --size 1048576B"));
    for bad in ["a/b", "v@s", "-v", ""] {
        assert!(cluster.remove(bad).is_err(), "{bad}");
    }
    assert!(rbd::Cluster::of(&def(auth, ""), None).is_err(), "without the key");
    let odd = "<rbd:option name='a=b' value='1'/>";
    assert!(rbd::Cluster::of(&def("", odd), None).is_err(), "no other option comes in");
    let lines = "<rbd:option name='a' value='1&#10;log_file=/x'/>";
    assert!(rbd::Cluster::of(&def("", lines), None).is_err(), "nor behind a value");
}

#[test]
fn images_are_served() {
    let mut node = serde_json::Map::new();
    node.insert("driver".to_owned(), "iscsi".into());
    let export = |writable, secret_file| {
        let node = node.clone();
        line(&export::Export { node, writable, secret_file, socket: 3 }.command())
    };
    assert_eq!(
        export(false, Some("/proc/self/fd/4")),
        "qemu-storage-daemon --object secret,id=secret0,file=/proc/self/fd/4 --blockdev \
         {\"discard\":\"unmap\",\"driver\":\"iscsi\",\"node-name\":\"image0\",\
         \"read-only\":true} --nbd-server addr.type=fd,addr.str=3 --export \
         type=nbd,id=export0,node-name=image0,name=,writable=off"
    );
    assert!(export(true, None).ends_with("writable=on"));
}

#[test]
fn virtuozzo_clusters() {
    let def = pool(
        "<pool type='vstorage'><name>v</name><source><name>c</name></source><target>\
         <path>/mnt/v</path><permissions><mode>0700</mode><group>7</group></permissions></target>\
         </pool>",
    );
    let command = vstorage::mount(&def).expect("it has all");
    assert_eq!(line(&command), "vstorage-mount -c c -m 700 -g 7 /mnt/v");
}

const PASSPHRASE: &str = "open sesame";

/// A folder in which the real program works.
struct Bench {
    folder: tempfile::TempDir,
    secret: String,
}

impl Bench {
    /// Nothing, with a reason printed, where there is no `qemu-img`.
    fn set_up() -> Option<Self> {
        if Process::new("qemu-img").arg("--version").output().is_err() {
            println!("skipped: qemu-img is not installed");
            return None;
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        let secret = folder.path().join("pass,phrase");
        std::fs::write(&secret, PASSPHRASE).expect("it can be written");
        Some(Self { secret: secret.display().to_string(), folder })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn volume(&self, name: &str, sizes: &str, target: &str) -> StorageVolumeDef {
        volume(&format!(
            "<volume><name>{name}</name>{sizes}<target><path>{}</path>{target}</target></volume>",
            self.path(name).display()
        ))
    }

    fn make(&self, volume: &StorageVolumeDef, input: Option<&StorageVolumeDef>) {
        let secret = Some(self.secret.as_str());
        let image = NewImage {
            volume,
            input,
            backing_is_address: false,
            preallocate: false,
            secret_file: secret,
            input_secret_file: secret,
        };
        for command in image.commands().expect("it can be made") {
            run(&command);
        }
    }

    fn fill(&self, name: &str, size: usize) -> Vec<u8> {
        let content: Vec<u8> = (0..=250).cycle().take(size).collect();
        std::fs::write(self.path(name), &content).expect("it can be written");
        content
    }
}

/// Runs `command`, with keys that are quickly derived: what a test locks away
/// needs no better.
fn run(command: &Command) {
    assert_eq!(command.tool, Tool::QemuImg);
    let quick = |argument: &String| {
        let within = argument.contains("encrypt.format=");
        let locks = within || argument.starts_with("key-secret=");
        let key = if within { "encrypt.iter-time" } else { "iter-time" };
        if locks { format!("{argument},{key}=10") } else { argument.clone() }
    };
    let arguments: Vec<String> = command.arguments.iter().map(quick).collect();
    let mut said = String::new();
    // On a host whose clock of processor time is coarse it fails to measure
    // how quick the host is, by chance.
    for _ in 0..20 {
        let mut program = Process::new(command.tool.name());
        let output = program.args(&arguments).output().expect("the program starts");
        if output.status.success() {
            return;
        }
        said = String::from_utf8_lossy(&output.stderr).into_owned();
        if !said.contains("accurate CPU usage") {
            break;
        }
    }
    panic!("{}: {said}", line(command));
}

fn information(path: &Path) -> serde_json::Value {
    let output = Process::new("qemu-img")
        .args(["info", "--output=json"])
        .arg(path)
        .output()
        .expect("the program starts");
    serde_json::from_slice(&output.stdout).expect("it says it in JSON")
}

const LUKS: &str = "<encryption format='luks'><secret type='passphrase' usage='x'/>\
                    <cipher name='aes' size='256' mode='xts' hash='sha256'/>\
                    <ivgen name='plain64' hash='sha256'/></encryption>";

#[test]
fn the_real_program_makes_every_format() {
    let Some(bench) = Bench::set_up() else { return };
    for format in ["raw", "qcow", "qcow2", "qed", "vmdk", "vdi", "vpc"] {
        let target = format!("<format type='{format}'/>");
        let made = bench.volume(format, "<capacity unit='M'>4</capacity>", &target);
        bench.make(&made, None);
        assert_eq!(
            information(&bench.path(format))["format"],
            if format == "raw" { "raw" } else { format }
        );
    }
    let all = "<format type='qcow2'/><compat>1.1</compat><clusterSize unit='k'>32</clusterSize>\
               <nocow/><features><lazy_refcounts/><extended_l2/></features>";
    let base = bench.volume("base", "<capacity unit='M'>2</capacity>", "");
    bench.make(&base, None);
    let mut made = bench.volume("all", "<capacity unit='M'>4</capacity>", all);
    made.backing_store = volume(&format!(
        "<volume><name>b</name><backingStore><path>{}</path></backingStore></volume>",
        bench.path("base").display()
    ))
    .backing_store;
    bench.make(&made, None);
    let info = information(&bench.path("all"));
    let data = &info["format-specific"]["data"];
    assert_eq!((&info["cluster-size"], &info["virtual-size"]), (&32768.into(), &4194304.into()));
    assert_eq!((&data["lazy-refcounts"], &data["extended-l2"]), (&true.into(), &true.into()));
    assert_eq!(info["backing-filename-format"], "raw");
}

#[test]
fn the_real_program_copies_into_and_out_of_encryption() {
    let Some(bench) = Bench::set_up() else { return };
    let content = bench.fill("in", 3 << 20);
    let sizes = "<capacity>3145728</capacity>";
    let input = bench.volume("in", sizes, "");
    // Names that QEMU could take for options, addresses or identifiers.
    for (name, format) in [("1:a,b", "raw"), ("in", "qcow2")] {
        let folder = bench.path("sub");
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut locked = bench.volume(name, sizes, &format!("<format type='{format}'/>{LUKS}"));
        locked.target.path = Some(folder.join(name).display().to_string().into());
        bench.make(&locked, Some(&input));
        assert!(
            !std::fs::read(folder.join(name))
                .expect("it is there")
                .windows(64)
                .any(|window| window == &content[..64])
        );
        let mut again = locked.clone();
        again.target.path = Some(bench.path("again").display().to_string().into());
        again.target.format = Some(VolumeFormat::Qcow2);
        bench.make(&again, Some(&locked));
        let out = bench.volume("out", sizes, "");
        bench.make(&out, Some(&again));
        assert_eq!(std::fs::read(bench.path("out")).expect("it is there"), content, "{name}");
    }
}

#[test]
fn the_real_program_resizes() {
    let Some(bench) = Bench::set_up() else { return };
    for target in ["", "<format type='qcow2'/>", LUKS] {
        let made = bench.volume("v", "<capacity unit='M'>2</capacity>", target);
        bench.make(&made, None);
        for (capacity, shrink) in [(3 << 20, false), (1 << 20, true)] {
            let resize = Resize {
                volume: &made,
                capacity: Bytes(capacity),
                shrink,
                allocate: !shrink,
                secret_file: Some(&bench.secret),
            };
            run(&resize.command().expect("it can be resized"));
            let size = information(&bench.path("v"))["virtual-size"].as_u64();
            assert_eq!(size, Some(capacity), "{target}");
        }
        std::fs::remove_file(bench.path("v")).expect("it is there");
    }
}

#[test]
fn what_cannot_be_made_is_refused_before_it_is_tried() {
    let path = "<path>/v</path>";
    let of = |target: &str, rest: &str| {
        volume(&format!(
            "<volume><name>v</name><capacity>9</capacity><target>{path}{target}</target>{rest}</volume>"
        ))
    };
    let backing = "<backingStore><path>/b</path></backingStore>";
    for (target, rest, preallocate, said) in [
        ("<format type='bochs'/>", "", false, "cannot be made; raw"),
        ("<format type='ploop'/>", "", false, "none that QEMU has"),
        ("<format type='raw'/>", backing, false, "cannot lie on a backing store"),
        ("<format type='vdi'/>", backing, false, "cannot lie on a backing store"),
        ("<format type='raw'/>", "", true, "no metadata to allocate"),
        ("<format type='qcow2'/>", backing, true, "cannot be allocated before"),
        ("<format type='raw'/><clusterSize>512</clusterSize>", "", false, "no <clusterSize>"),
        (
            "<format type='qcow2'/><compat>0.10</compat><features><lazy_refcounts/></features>",
            "",
            false,
            "need <compat>1.1",
        ),
        ("<format type='qcow2'/><encryption format='qcow'/>", "", false, "format 'qcow' cannot"),
        ("<format type='qcow2'/><encryption format='luks'/>", "", false, "exactly one <secret"),
        (&format!("<format type='vmdk'/>{LUKS}"), "", false, "cannot be encrypted"),
        (LUKS, "", false, "no passphrase was brought"),
    ] {
        let made = of(target, rest);
        let image = NewImage {
            volume: &made,
            input: None,
            backing_is_address: false,
            preallocate,
            secret_file: None,
            input_secret_file: None,
        };
        let error = image.commands().expect_err(target).to_string();
        assert!(error.contains(said), "{target}: {error}");
    }
    let (one, other) = (of("<format type='qcow2'/>", backing), of("", ""));
    let mut different = one.clone();
    if let Some(store) = &mut different.backing_store {
        store.path = Some("/c".into());
    }
    let copied = |input| {
        NewImage {
            volume: &one,
            input: Some(input),
            backing_is_address: false,
            preallocate: false,
            secret_file: None,
            input_secret_file: None,
        }
        .commands()
    };
    assert!(copied(&different).is_err());
    assert!(copied(&other).is_ok());
}
