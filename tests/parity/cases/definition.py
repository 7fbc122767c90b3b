"""Defining domains, reading them back, and letting go of them."""

from stage import guest

FULL = """
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cache='none'/>
      <source file='{here}/disk.img'/>
      <target dev='vda' bus='virtio'/>
      <serial>OSTLER0</serial>
    </disk>
    <disk type='file' device='cdrom'>
      <driver name='qemu' type='raw'/>
      <target dev='sda' bus='sata'/>
      <readonly/>
    </disk>
    <interface type='user'>
      <mac address='52:54:00:0a:0b:0c'/>
      <model type='virtio'/>
    </interface>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <input type='tablet' bus='virtio'/>
    <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>
    <video><model type='vga' vram='16384' heads='1' primary='yes'/></video>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
    <watchdog model='i6300esb' action='reset'/>
"""


def full(name, side, machine="pc-q35-7.2", serial=""):
    """A guest with one of most things; its disk is made here."""
    disk = side.path("disk.img")
    if not disk.exists():
        disk.write_bytes(b"\0" * (1 << 20))
        disk.chmod(0o666)
    devices = FULL.format(here=side.directory)
    text = guest.booting(name, side.boot, machine=machine, devices=devices, serial=serial)
    text = text.replace("<controller type='usb' model='none'/>", "")
    return text.replace("<memballoon model='none'/>", "<memballoon model='virtio'/>")


def define(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    side.virsh("define alpha.xml")
    side.virsh("define --validate alpha.xml")
    side.virsh("dumpxml alpha")
    side.virsh("domuuid alpha")
    side.virsh(f"domname {guest.identity('alpha')}")
    side.virsh("domid alpha")
    side.virsh("domstate alpha --reason")
    side.virsh("undefine alpha")
    side.virsh("undefine alpha", names=["alpha"])


def define_minimal(side):
    side.write(
        "least.xml",
        "<domain type='qemu'><name>least</name>"
        f"<uuid>{guest.identity('least')}</uuid><memory>65536</memory>"
        "<os><type>hvm</type></os></domain>",
    )
    side.virsh("define least.xml")
    side.virsh("dumpxml least")
    side.virsh("dumpxml least --inactive")
    side.virsh("dominfo least")


def define_full(side):
    for machine in ("pc-q35-7.2", "pc-i440fx-7.2"):
        name = machine.split("-")[1]
        side.write(f"{name}.xml", full(name, side, machine))
        side.virsh(f"define {name}.xml")
        side.virsh(f"dumpxml {name}")
        side.virsh(f"dumpxml {name} --inactive")
        side.virsh(f"domblklist {name} --details")
        side.virsh(f"domiflist {name}")
        side.virsh(f"vcpucount {name}")


def dumpxml_running(side):
    side.write("full.xml", full("full", side, serial=side.path("up.log")))
    side.virsh("define full.xml")
    side.virsh("start full")
    side.until_up("up.log")
    side.virsh("dumpxml full")
    side.virsh("dumpxml full --inactive")
    side.virsh("dumpxml full --security-info")
    side.virsh("dumpxml full --migratable")
    side.virsh("dumpxml full --security-info", read_only=True)
    side.virsh("dumpxml full", read_only=True)
    side.virsh("vncdisplay full")
    side.virsh("domdisplay full")
    side.virsh("ttyconsole full")
    side.virsh("destroy full")
    side.virsh("dumpxml full")


dumpxml_running.of_root = True


def views(side):
    """What a start chose is not in the forms for the next start and for a peer."""
    devices = """
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <channel type='unix'>
      <source mode='bind' path='{here}/mine.sock'/><target type='virtio' name='mine'/>
    </channel>
    <graphics type='vnc' port='-1' websocket='-1'/>
    """.format(here=side.directory)
    label = "<seclabel type='dynamic' model='dac' relabel='yes'/>"
    for name, machine, graphics, extra in (
        ("old", "pc-i440fx-7.2", "", ""),
        ("new", "pc-q35-7.2", "", ""),
        ("socket", "pc-q35-7.2", "<listen type='socket'/>", ""),
        ("label", "pc-i440fx-7.2", "", label),
    ):
        text = guest.bare(name, machine=machine, devices=devices)
        text = text.replace("<controller type='usb' model='none'/>", "")
        if graphics:
            text = text.replace(" port='-1' websocket='-1'/>", f">{graphics}</graphics>")
        text = text.replace("</domain>", extra + "</domain>")
        side.write(f"{name}.xml", text)
        side.virsh(f"create {name}.xml --paused")
        side.virsh(
            f"dumpxml {name} --inactive", keep="<domain|autoport", mask=[r"(?<=-1')( listen='127.0.0.1')?>"]
        )
        side.virsh(f"dumpxml {name} --migratable")
        side.virsh(f"destroy {name}")
        side.virsh(f"define {name}.xml")
        side.virsh(f"dumpxml {name} --migratable")


views.of_root = True


def rename(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.write("beta.xml", guest.bare("beta"))
    side.virsh("define alpha.xml")
    side.virsh("define beta.xml")
    side.virsh("domrename alpha gamma")
    side.virsh("list --all")
    side.virsh("dumpxml gamma")
    side.virsh("domrename gamma beta", names=["beta"])
    side.virsh("domrename gamma gamma", names=["gamma"])
    side.virsh("domrename nobody somebody", names=["nobody"])
    side.virsh("start gamma --paused")
    side.virsh("domrename gamma delta")
    side.virsh("destroy gamma")
    side.virsh("domrename gamma delta")
    side.virsh("list --all --name")


def undefine_flags(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    side.virsh("start alpha --paused")
    side.virsh("undefine alpha")
    side.virsh("list --all --transient --name")
    side.virsh("dominfo alpha", mask=[r"Max memory.*|Used memory.*"])
    side.virsh("destroy alpha")
    side.virsh("list --all --name")
    for flags in ("--managed-save", "--snapshots-metadata", "--nvram", "--keep-nvram"):
        side.virsh("define alpha.xml")
        side.virsh(f"undefine alpha {flags}")
    side.virsh("define alpha.xml")
    side.virsh("undefine alpha --nvram --keep-nvram")


CASES = [define, define_minimal, define_full, dumpxml_running, views, rename, undefine_flags]
