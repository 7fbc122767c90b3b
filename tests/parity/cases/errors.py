"""What goes wrong, and how it is said.

virsh shows only the message, whose wording is each daemon's own: the numbers
behind it are compared through python3-libvirt.
"""

import libvirt
import libvirt_qemu

from stage import guest

OK = guest.bare("alpha")
BAD = {
    "empty": "",
    "not XML": "hello",
    "cut off": OK[: len(OK) // 2],
    "another root": "<network/>",
    "unknown type": OK.replace("type='qemu'", "type='nonsense'", 1),
    "no type": OK.replace(" type='qemu'", "", 1),
    "no name": OK.replace("<name>alpha</name>", ""),
    "empty name": OK.replace("<name>alpha</name>", "<name></name>"),
    "slash in name": OK.replace("<name>alpha</name>", "<name>al/pha</name>"),
    "bad uuid": OK.replace(str(guest.identity("alpha")), "not-a-uuid"),
    "no memory": OK.replace("<memory unit='MiB'>32</memory>", ""),
    "negative memory": OK.replace(">32<", ">-32<"),
    "unknown unit": OK.replace("'MiB'", "'parsecs'"),
    "no os": OK.replace("<os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os>", ""),
    "unknown os type": OK.replace(">hvm<", ">nonsense<"),
    "unknown arch": OK.replace("x86_64", "pdp11"),
    "zero vcpus": OK.replace("<vcpu>1</vcpu>", "<vcpu>0</vcpu>"),
    "vcpus not a number": OK.replace("<vcpu>1</vcpu>", "<vcpu>many</vcpu>"),
    "same uuid, other name": OK.replace("<name>alpha</name>", "<name>omega</name>"),
    "same name, other uuid": OK.replace(
        str(guest.identity("alpha")), str(guest.identity("omega"))
    ),
    "entities": "<!DOCTYPE d [<!ENTITY a 'x'>]>" + OK.replace("alpha", "&a;", 1),
    "disk without target": OK.replace(
        "</devices>", "<disk type='file'><source file='/nowhere'/></disk></devices>"
    ),
    "two disks on one target": OK.replace(
        "</devices>",
        "<disk type='file'><source file='/a'/><target dev='vda'/></disk>"
        "<disk type='file'><source file='/b'/><target dev='vda'/></disk></devices>",
    ),
    "bad MAC": OK.replace(
        "</devices>", "<interface type='user'><mac address='zz:54:00:00:00:01'/></interface></devices>"
    ),
}
BAD.update(
    (f"{kind} without ACPI, {machine}", change(OK.replace("pc-i440fx-7.2", machine)))
    for machine in ("pc-i440fx-7.2", "pc-q35-7.2")
    for kind, change in (
        ("UEFI", lambda xml: xml.replace("<os>", "<os firmware='efi'>")),
        (
            "flash",
            lambda xml: xml.replace(
                "</type>",
                "</type><loader readonly='yes' type='pflash'>"
                "/usr/share/OVMF/OVMF_CODE_4M.fd</loader>",
            ),
        ),
    )
)
BAD.update(
    (
        f"lun on {bus}",
        OK.replace(
            "</devices>",
            "<disk type='block' device='lun'><source dev='/dev/loop0'/>"
            f"<target dev='{name}' bus='{bus}'/></disk></devices>",
        ),
    )
    for bus, name in (("virtio", "vda"), ("scsi", "sda"), ("sata", "sdb"))
)
UNSTARTABLE = {
    "missing emulator": lambda xml: xml.replace(guest.EMULATOR, "/nowhere/qemu"),
    "bad machine type": lambda xml: xml.replace("pc-i440fx-7.2", "pc-nonsense"),
    "missing disk": lambda xml: xml.replace(
        "</devices>",
        "<disk type='file'><source file='/nowhere/disk.img'/><target dev='vda'/></disk></devices>",
    ),
    "missing bridge": lambda xml: xml.replace(
        "</devices>", "<interface type='bridge'><source bridge='nobr0'/></interface></devices>"
    ),
    "missing kernel": lambda xml: xml.replace("</type></os>", "</type><kernel>/nowhere/vmlinuz</kernel></os>"),
}


def missing_domain(side):
    for line in (
        "dominfo nobody",
        "start nobody",
        "dumpxml nobody",
        "destroy nobody",
        "domstats nobody",
        f"dominfo {guest.identity('nobody')}",
        "dominfo 4711",
    ):
        side.virsh(line, names=["nobody"])
    side.call("lookupByName nobody", lambda c: c.lookupByName("nobody"))
    side.call("lookupByID 4711", lambda c: c.lookupByID(4711))
    side.call("lookupByUUID", lambda c: c.lookupByUUID(guest.identity("nobody").bytes))


def bad_xml(side):
    side.write("alpha.xml", OK)
    side.virsh("define alpha.xml")
    for title, xml in BAD.items():
        side.call(f"define: {title}", lambda c: c.defineXML(xml).name())
    for title in ("cut off", "unknown type", "same name, other uuid"):
        side.write("bad.xml", BAD[title])
        side.virsh("define bad.xml", keep="^no stdout")
    side.virsh("list --all --name")
    side.virsh("define nowhere.xml")


def unstartable(side):
    for title, change in UNSTARTABLE.items():
        side.call(f"create: {title}", lambda c: c.createXML(change(OK)).name())
        side.call(
            f"define and start: {title}", lambda c: c.defineXML(change(OK)).create()
        )
        side.virsh("list --all")
        side.quiet("undefine alpha")
    side.virsh("list --all")


def wrong_state(side):
    side.write("alpha.xml", OK)
    side.virsh("define alpha.xml")
    calls = {
        "destroy": lambda d: d.destroy(),
        "suspend": lambda d: d.suspend(),
        "resume": lambda d: d.resume(),
        "reset": lambda d: d.reset(),
        "shutdown": lambda d: d.shutdown(),
        "reboot": lambda d: d.reboot(),
        "screenshot": lambda d: d.screenshot(d.connect().newStream(), 0),
        "console": lambda d: d.openConsole(None, d.connect().newStream()),
        "inject NMI": lambda d: d.injectNMI(),
        "memory statistics": lambda d: d.memoryStats(),
        "interface statistics": lambda d: d.interfaceStats("vnet0"),
        "block statistics": lambda d: d.blockStats("vda"),
        "job": lambda d: d.jobInfo()[0],
        "live title": lambda d: d.setMetadata(
            libvirt.VIR_DOMAIN_METADATA_TITLE, "x", None, None, libvirt.VIR_DOMAIN_AFFECT_LIVE
        ),
        "rename to nothing": lambda d: d.rename(""),
        "rename to a path": lambda d: d.rename("a/b"),
        "rename to itself": lambda d: d.rename("alpha"),
        "rename": lambda d: (d.rename("omega"), d.rename("alpha")),
        "unknown metadata": lambda d: d.metadata(7, None),
        "no metadata": lambda d: d.metadata(libvirt.VIR_DOMAIN_METADATA_TITLE, None),
        "no namespace": lambda d: d.metadata(libvirt.VIR_DOMAIN_METADATA_ELEMENT, None),
        "send key": lambda d: d.sendKey(0, 0, [1], 1),
        "monitor": lambda d: libvirt_qemu.qemuMonitorCommand(d, "info", 1),
        "unknown dumpxml flags": lambda d: bool(d.XMLDesc(1 << 20)),
        "unknown start flags": lambda d: d.createWithFlags(1 << 20),
        "unknown undefine flags": lambda d: d.undefineFlags(1 << 20),
    }
    for title, function in calls.items():
        side.call(f"off: {title}", lambda c: function(c.lookupByName("alpha")))
    side.virsh("start alpha --paused")
    for title in ("rename to nothing", "rename", "resume", "job", "block statistics", "interface statistics"):
        side.call(f"on: {title}", lambda c: calls[title](c.lookupByName("alpha")))
    side.call("on: start", lambda c: c.lookupByName("alpha").create())
    side.call("on: define another with its UUID", lambda c: c.defineXML(BAD["same uuid, other name"]))


def read_only(side):
    side.write("alpha.xml", OK)
    side.virsh("define alpha.xml")
    side.virsh("start alpha --paused")
    for line in (
        "define alpha.xml",
        "create alpha.xml",
        "destroy alpha",
        "suspend alpha",
        "resume alpha",
        "reset alpha",
        "reboot alpha",
        "shutdown alpha",
        "undefine alpha",
        "domrename alpha beta",
        "desc alpha --new-desc x",
        "autostart alpha",
        "send-key alpha KEY_A",
        "inject-nmi alpha",
    ):
        side.virsh(line, read_only=True)
    for title, function in {
        "destroy": lambda c: c.lookupByName("alpha").destroy(),
        "defineXML": lambda c: c.defineXML(OK),
        "secure XML": lambda c: c.lookupByName("alpha").XMLDesc(libvirt.VIR_DOMAIN_XML_SECURE),
        "info": lambda c: c.lookupByName("alpha").info()[0],
        "state": lambda c: c.lookupByName("alpha").state(),
        "list": lambda c: [d.name() for d in c.listAllDomains()],
        "hostname": lambda c: bool(c.getHostname()),
    }.items():
        side.call(f"read-only: {title}", function, read_only=True)


def not_a_command(side):
    side.virsh("nonsense")
    side.virsh("dominfo")
    side.virsh("start --paused")


CASES = [missing_domain, bad_xml, unstartable, wrong_state, read_only, not_a_command]
