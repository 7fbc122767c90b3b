"""What the cases of hotplug share: guests, images, and looking at them."""

import libvirt

from stage import guest

LIVE, CONFIG = libvirt.VIR_DOMAIN_AFFECT_LIVE, libvirt.VIR_DOMAIN_AFFECT_CONFIG
CURRENT = libvirt.VIR_DOMAIN_AFFECT_CURRENT
FORCE = libvirt.VIR_DOMAIN_DEVICE_MODIFY_FORCE

ACPI = "<features><acpi/></features>"

#: What every guest here begins with: a disk, a card and an empty drive.
FIRST = """
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='{here}/first.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='cdrom'>
      <driver name='qemu' type='raw'/>
      <target dev='hda' bus='ide'/>
      <readonly/>
    </disk>
    <interface type='user'>
      <mac address='52:54:00:0a:0b:01'/>
      <model type='virtio'/>
    </interface>
"""

#: Addresses that a daemon draws by lot.
DRAWN_MAC = r"52:54:00:(?!0a:0b:)[0-9a-f:]{8}"


def image(side, name, megabytes=1):
    """Makes a raw image that every emulator's user may write; returns its path."""
    path = side.path(name)
    if not path.exists():
        path.write_bytes(b"\0" * (megabytes << 20))
        path.chmod(0o666)
    return path


def defined(side, name="alpha", devices="", boots=False):
    """Defines a guest with the first devices; one that boots prints to up.log."""
    image(side, "first.img")
    devices = FIRST.format(here=side.directory) + devices
    if boots:
        text = guest.booting(name, side.boot, serial=side.path("up.log"), devices=devices)
    else:
        text = guest.bare(name, devices=devices, extra=ACPI)
    text = text.replace("<controller type='usb' model='none'/>", "<controller type='usb' model='qemu-xhci'/>")
    side.write(f"{name}.xml", text)
    side.virsh(f"define {name}.xml")


def paused(side, name="alpha"):
    """The same, started and paused: its firmware closes no tray that is opened."""
    defined(side, name)
    side.virsh(f"start {name} --paused")


def running(side, name="alpha", devices="", boots=False):
    """The same, started; with `boots`, once it is up."""
    defined(side, name, devices, boots)
    side.virsh(f"start {name}")
    if boots:
        side.until_up("up.log")


def disk(side, name, target, bus="virtio", kind="raw", more=""):
    """XML of a disk over an image that is made here unless it is there."""
    return (
        f"<disk type='file' device='disk'><driver name='qemu' type='{kind}'/>"
        f"<source file='{image(side, name)}'/><target dev='{target}' bus='{bus}'/>{more}</disk>"
    )


def card(number, model="virtio", more=""):
    """XML of a card whose MAC address ends in this number."""
    if model == "usb-net":
        more += f"<address type='usb' bus='0' port='{(number - 1) % 4 + 1}'/>"
    return (
        f"<interface type='user'><mac address='52:54:00:0a:0b:0{number}'/>"
        f"<model type='{model}'/>{more}</interface>"
    )


def attach(side, title, xml, flags=LIVE, name="alpha"):
    side.call(f"attach {title}", lambda c: c.lookupByName(name).attachDeviceFlags(xml, flags))


def detach(side, title, xml, flags=LIVE, name="alpha"):
    side.call(f"detach {title}", lambda c: c.lookupByName(name).detachDeviceFlags(xml, flags))


def update(side, title, xml, flags=LIVE, name="alpha"):
    side.call(f"update {title}", lambda c: c.lookupByName(name).updateDeviceFlags(xml, flags))


def look(side, name="alpha", inactive=True):
    """Records all that can be seen of a guest's devices, for the next start too."""
    looks = (
        f"dumpxml {name}",
        f"dumpxml {name} --inactive",
        f"domblklist {name} --details",
        f"domblklist {name} --inactive",
        f"domiflist {name}",
        f"domiflist {name} --inactive",
    )
    looks = [each for each in looks if inactive or "--inactive" not in each]
    side.virsh("'" + "; ".join(looks) + "'", mask=[DRAWN_MAC])


def gone(side, target, name="alpha"):
    """Waits until the running guest has let go of a disk or of a card."""
    side.until(
        f"{target} has left {name}",
        lambda: all(
            target not in side.quiet(f"{command} {name}").stdout
            for command in ("domblklist", "domiflist")
        ),
    )


def read_by_guest(side, target, name="alpha"):
    """Waits until the guest has read from a disk: its kernel looks for partitions."""

    def has_read():
        rows = side.quiet(f"domblkstat {name} {target}").stdout.split("\n")
        return any(row.split()[1] == "rd_req" and int(row.split()[2]) > 0 for row in rows if row.strip())

    side.until(f"{name} reads {target}", has_read)
    side.note(f"{name} reads {target}", "yes")
