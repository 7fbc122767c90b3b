//! The commands that are compared.
//!
//! Left out on purpose: `version` (each names its own release), `event --list`
//! and `event --all` (ours knows newer events), `ttyconsole` of a domain without
//! one (virsh fails without a word), `freepages` of a cell without a size (virsh
//! refuses), and `undefine --storage` (not built).

use crate::compare::Comparison;

/// Every way to list.
const LISTS: &[&str] = &[
    "list",
    "list --all",
    "list --inactive",
    "list --all --name",
    "list --all --uuid",
    "list --id",
    "list --id --all",
    "list --all --uuid --name",
    "list --all --uuid --id --name",
    "list --all --title",
    "list --all --title --managed-save",
    "list --state-shutoff",
    "list --state-running",
    "list --state-paused --state-running",
    "list --state-other",
    "list --persistent --all",
    "list --transient",
    "list --autostart --all",
    "list --no-autostart --all",
    "list --with-snapshot",
    "list --without-snapshot --all",
    "list --with-managed-save",
    "list --without-managed-save --all",
    "list --with-checkpoint",
    "list --table --name",
    "list --all --table",
    "-q list --all",
    "list --all --id --name",
    "list --all --name --title",
];

/// Questions about a domain, running or not.
const DOMAIN: &[&str] = &[
    "dominfo @",
    "~dominfo @",
    "domid @",
    "domuuid @",
    "domstate @",
    "domstate @ --reason",
    "domcontrol @",
    "dumpxml @",
    "dumpxml @ --inactive",
    "dumpxml @ --security-info",
    "dumpxml @ --migratable",
    "dumpxml @ --update-cpu",
    "dumpxml @ --xpath //memory",
    "dumpxml @ --xpath //disk/source/@file",
    "dumpxml @ --xpath //disk --wrap",
    "dumpxml @ --xpath //devices/*[1]",
    "dumpxml @ --xpath //metadata",
    "dumpxml @ --xpath /",
    "domblklist @",
    "domblklist @ --details",
    "domblklist @ --inactive",
    "-q domblklist @",
    "domblkinfo @ vda",
    "domblkinfo @ vda --human",
    "domblkinfo @ hda",
    "domblkinfo @ --all",
    "domblkinfo @ --all --human",
    "domblkinfo @ nosuch",
    "domiflist @",
    "domiflist @ --inactive",
    "domif-getlink @ 52:54:00:11:22:01",
    "domif-getlink @ 52:54:00:11:22:02 --config",
    "domif-getlink @ nosuch",
    "domifaddr @",
    "domifaddr @ --source agent",
    "domifaddr @ --source arp",
    "domifaddr @ nosuch",
    "domifaddr @ --source nosuch",
    "vcpucount @",
    "vcpucount @ --maximum",
    "vcpucount @ --active --live",
    "vcpucount @ --config",
    "vcpucount @ --current",
    "vcpucount @ --guest",
    "vcpucount @ --live --config",
    "~vcpuinfo @",
    "~vcpuinfo @ --pretty",
    "vcpupin @",
    "vcpupin @ 0",
    "vcpupin @ 7",
    "vcpupin @ --config",
    "vcpupin @ --live",
    "vcpupin @ 0 --cpulist 99",
    "vcpupin @ --cpulist 0",
    "emulatorpin @",
    "emulatorpin @ --config",
    "emulatorpin @ --live",
    "-q emulatorpin @",
    "iothreadinfo @",
    "-q iothreadinfo @",
    "iothreadinfo @ --config",
    "domblkerror @",
    "domhostname @",
    "domhostname @ --source lease",
    "domtime @",
    "domtime @ --now --sync",
    "vncdisplay @",
    "domdisplay @",
    "domdisplay @ --all",
    "domdisplay @ --type spice",
    "domdisplay @ --include-password",
    "metadata @ urn:a",
    "metadata @ urn:b",
    "metadata @ urn:a --config",
    "desc @",
    "desc @ --title",
    "-q desc @",
    "desc @ --config",
    "domblkstat @ vda",
    "domblkstat @ vda --human",
    "domblkstat @",
    "domblkstat @ nosuch",
    "domifstat @ nosuch",
    "~dommemstat @",
    "domstats @ --state",
    "domstats @ --vm",
    "domstats @ --balloon --raw",
    "domstats @ --block",
    "domstats @ --interface",
    "domstats @ --perf",
    "domstats @ --dirtyrate",
    "domstats @ --iothread",
    "~domstats @",
    "~domstats @ --nowait",
    "domstats @ --state --enforce",
    "domname @",
    "cpu-stats @",
    "cpu-stats @ --total",
    "cpu-stats @ --start x",
    r#"qemu-agent-command @ {"execute":"guest-ping"}"#,
    "console @",
    "dom-foo @",
];

/// Questions about the host and the program itself.
const HOST: &[&str] = &[
    "uri",
    "hostname",
    "sysinfo",
    "capabilities",
    "capabilities --bogus",
    "domcapabilities",
    "domcapabilities --virttype qemu",
    "domcapabilities --virttype nosuch",
    "domcapabilities --arch aarch64",
    "domcapabilities qemu",
    "nodeinfo",
    "nodecpumap",
    "nodecpumap --pretty",
    "~nodecpustats",
    "~nodecpustats 0",
    "nodecpustats 99",
    "nodecpustats x",
    "~nodememstats",
    "~nodememstats 0",
    "nodememstats 9",
    "~freecell",
    "~freecell --all",
    "~freecell 0",
    "freecell 9",
    "freecell --all --cellno 0",
    "freepages",
    "~freepages --all",
    "~freepages 0 4",
    "freepages 0 3",
    "freepages 0 foo",
    "freepages --all 0",
    "maxvcpus",
    "maxvcpus qemu",
    "maxvcpus nosuch",
    "domstats --state",
    "domstats --list-active --state",
    "domstats --list-inactive --state",
    "domstats nosuch",
    "event",
    "event --event nosuch",
    "event --event lifecycle --timeout 1",
    "event --event lifecycle --timeout 0",
    "event --all --list",
    "domname 9999",
    "domid 9999",
    "dominfo nosuch",
    "start nosuch",
    "echo a b",
    "echo --xml <&>",
    "echo%a;%list%--all;%echo%b",
    "list%--nosuch",
    "list extra",
    "bogus",
    "help bogus",
    "nodecpustats --percent --cpu z",
    "screenshot",
    "send-key",
];

/// The source of a guest's definition.
const DEFINITION: &str = "<domain type='qemu'><name>@</name>
<metadata><a:x xmlns:a='urn:a'>hey</a:x></metadata>
<memory unit='MiB'>32</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os><features><acpi/></features>
<devices><emulator>/usr/bin/qemu-system-x86_64</emulator>
<controller type='usb' model='none'/>
<disk type='file' device='disk'><driver name='qemu' type='raw'/>
  <source file='FOLDER/@.img'/><target dev='vda' bus='virtio'/></disk>
<disk type='file' device='cdrom'><target dev='hda' bus='ide'/><readonly/></disk>
<interface type='user'><mac address='52:54:00:11:22:01'/><model type='virtio'/></interface>
<serial type='pty'/><console type='pty'/>
<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
<graphics type='vnc' autoport='yes'/><video><model type='vga'/></video>
<memballoon model='virtio'/></devices></domain>";

/// Runs all of them.
pub(crate) fn run(comparison: &mut Comparison<'_>) {
    for guest in crate::compare::GUESTS {
        let folder = comparison.daemon.path("");
        let folder = folder.to_string_lossy();
        let text = DEFINITION.replace('@', guest).replace("FOLDER/", &folder);
        std::fs::write(comparison.daemon.path(&format!("{guest}.xml")), text).expect("a file");
        let disk = std::fs::File::create(comparison.daemon.path(&format!("{guest}.img")));
        disk.and_then(|disk| disk.set_len(4 << 20)).expect("a disk");
    }
    defined(comparison);
    running(comparison);
    ended(comparison);
    edited(comparison);
}

fn defined(comparison: &mut Comparison<'_>) {
    comparison.change(&[
        "define FOLDER/@.xml",
        "define FOLDER/nosuch.xml",
        "define /etc/passwd",
        "define FOLDER/@.xml --validate",
    ]);
    comparison.read(HOST);
    comparison.read(LISTS);
    comparison.read(DOMAIN);
    comparison.change(&[
        "domrename @ @",
        "autostart @",
        "destroy @",
        "suspend @",
        "resume @",
        "reset @",
        "reboot @",
        "shutdown @",
        "send-key @ KEY_A",
        "inject-nmi @",
        "screenshot @ FOLDER/@.png",
        "desc @ --title a%title",
        "desc @ a new desc",
        "desc @ --config some thing",
        "desc @ --live x",
        "metadata @ urn:z --key z --set <q/>",
        "metadata @ urn:z --set <q/>",
        "metadata @ urn:z --remove --config",
    ]);
    comparison.read(LISTS);
    comparison.read(&["desc @", "desc @ --title", "metadata @ urn:z", "dumpxml @"]);
}

fn running(comparison: &mut Comparison<'_>) {
    comparison.change(&["autostart @ --disable", "start @", "start @"]);
    comparison.read(LISTS);
    comparison.read(DOMAIN);
    comparison.read(&["~domid @", "ttyconsole @"]);
    comparison.change(&["suspend @"]);
    comparison.read(&["domstate @ --reason", "list --all", "list --state-paused"]);
    comparison.change(&["suspend @", "resume @"]);
    comparison.read(&["domstate @ --reason"]);
    comparison.change(&[
        "reset @",
        "send-key @ KEY_LEFTCTRL KEY_C",
        "send-key @ --codeset win32 VK_A",
        "send-key @ --codeset xt 30",
        "send-key @ --codeset nosuch 1",
        "send-key @ KEY_NOSUCH",
        "send-key @ --holdtime 10 30",
        "inject-nmi @",
        "screenshot @ FOLDER/@.png",
        "screenshot @ FOLDER/nosuch/x",
        "screenshot @ FOLDER/@-7.png --screen 7",
        "~qemu-monitor-command @ --hmp info status",
        r#"~qemu-monitor-command @ {"execute":"query-status"}"#,
        r#"~qemu-monitor-command @ --pretty {"execute":"query-status"}"#,
        r#"~qemu-monitor-command @ --return-value {"execute":"query-status"}"#,
        r#"~qemu-monitor-command @ --pretty --return-value {"execute":"query-status"}"#,
        r#"~qemu-monitor-command @ --pretty {"execute":"nosuch"}"#,
        r#"~qemu-monitor-command @ --return-value {"execute":"nosuch"}"#,
        "~qemu-monitor-command @ query-status",
        r#"~qemu-monitor-command @ qom-list "path":"/nosuch""#,
        "~qemu-monitor-command @ qom-list nosuch",
        "~qemu-monitor-command @ {bad",
        "~qemu-monitor-command @ --hmp nosuch",
        "qemu-monitor-command @ --hmp --pretty info",
        "qemu-monitor-command @",
        "dommemstat @ --period 2",
        "dommemstat @ --period -1",
        "desc @ --live live text",
        "desc @ --title --live t2",
        "metadata @ urn:y --key y --set <y><z/></y> --live --config",
        "metadata @ urn:y --remove",
        "domtime @ --sync",
        "reboot @",
        "reboot @ --mode acpi",
        "reboot @ --mode nosuch",
        "shutdown @ --mode agent",
        "shutdown @ --mode acpi,agent",
        "domrename @ other",
        "vcpupin @ 0 0",
        "emulatorpin @ 0",
    ]);
    let sizes = crate::compare::GUESTS.map(|guest| {
        let path = comparison.daemon.path(&format!("{guest}.png"));
        std::fs::metadata(path).map(|file| file.len()).unwrap_or_default()
    });
    assert!(sizes.iter().all(|size| *size > 500), "screenshots of {sizes:?} bytes");
    comparison.read(LISTS);
    comparison.read(&["dumpxml @", "domstate @", "vcpupin @", "emulatorpin @"]);
}

fn ended(comparison: &mut Comparison<'_>) {
    comparison.change(&[
        "undefine @",
        "destroy @ --graceful",
        "destroy @",
        "create FOLDER/@.xml --paused",
        "destroy @",
        "start @",
        "define FOLDER/@.xml",
        "create FOLDER/@.xml",
        "undefine @ --nvram --keep-nvram",
        "undefine @ --managed-save --snapshots-metadata --checkpoints-metadata --nvram",
        "domstate @",
        "start @ --force-boot",
        "start @ --paused",
        "domstate @ --reason",
        "resume @",
        "create FOLDER/@.xml --pass-fds 99",
        "destroy @",
        "undefine @",
        "undefine @",
    ]);
}

fn edited(comparison: &mut Comparison<'_>) {
    comparison.change(&["edit @", "define FOLDER/@.xml"]);
    for editor in ["true", "false", "sed -i s/32768/65536/", "/nonexistent/editor"] {
        comparison.set("EDITOR", editor);
        comparison.change(&["edit @"]);
        comparison.read(&["~dominfo @", "dumpxml @"]);
    }
    comparison.set("EDITOR", "sed -i s/^/new/");
    comparison.change(&["desc @ --edit"]);
    comparison.read(&["desc @"]);
    comparison.set("EDITOR", "true");
    comparison.change(&["desc @ --edit"]);
    comparison.set("EDITOR", "sed -i s/hey/you/");
    comparison.change(&["metadata @ urn:a --edit --key a"]);
    comparison.read(&["metadata @ urn:a"]);
    comparison.change(&["undefine @"]);
    comparison.read(&["list --all"]);
}
