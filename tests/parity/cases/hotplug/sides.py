"""Which side of a domain a change is made on: running guest, definition, both."""

import libvirt

from stage import guest

from .plugging import (
    ACPI, CONFIG, CURRENT, LIVE, attach, card, defined, detach, disk, image, look, running, update,
)  # fmt: skip

CONTROLLER = "<controller type='scsi' model='virtio-scsi'/>"


def changes(side, inactive=True):
    """The same changes, whatever the state of the domain."""
    sides = {"live": LIVE, "config": CONFIG, "both": LIVE | CONFIG, "current": CURRENT}
    for number, (title, flags) in enumerate(sides.items(), 2):
        one = disk(side, f"{title}.img", f"sd{'xabcd'[number - 1]}", "scsi")
        attach(side, f"a disk, {title}", one, flags)
        attach(side, f"a card, {title}", card(number, "usb-net"), flags)
        update(side, f"a link, {title}", card(number, "usb-net", "<link state='down'/>"), flags)
    look(side, inactive=inactive)
    for number, (title, flags) in enumerate(sides.items(), 2):
        one = disk(side, f"{title}.img", f"sd{'xabcd'[number - 1]}", "scsi")
        detach(side, f"a disk, {title}", one, flags)
        detach(side, f"a card, {title}", card(number, "usb-net"), flags)
    look(side, inactive=inactive)
    side.call("attach, the first call", lambda c: c.lookupByName("alpha").attachDevice(card(7, "usb-net")))
    side.call("detach, the first call", lambda c: c.lookupByName("alpha").detachDevice(card(7, "usb-net")))
    attach(side, "with a flag that nobody knows", card(7, "usb-net"), 1 << 20)
    detach(side, "with a flag that nobody knows", card(7, "usb-net"), 1 << 20)
    update(side, "with a flag that nobody knows", card(7, "usb-net"), 1 << 20)


def plug_running(side):
    running(side, devices=CONTROLLER)
    changes(side)


def plug_inactive(side):
    defined(side, devices=CONTROLLER)
    changes(side)


def plug_transient(side):
    defined(side, devices=CONTROLLER)
    side.virsh("create alpha.xml --paused")
    side.virsh("undefine alpha")
    changes(side, inactive=False)


def plug_autodestroy(side):
    """A guest that ends with its client takes what it was given along."""
    text = guest.bare("alpha", devices=CONTROLLER, extra=ACPI)
    connection = side.daemon.open()
    domain = connection.createXML(text, libvirt.VIR_DOMAIN_START_AUTODESTROY)
    image(side, "one.img")
    attach(side, "to a guest that ends with its client", disk(side, "one.img", "sda", "scsi"))
    look(side, inactive=False)
    del domain
    connection.close()
    side.until("the guest has ended", lambda: "alpha" not in side.quiet("list --all --name").stdout)
    side.write("alpha.xml", text)
    side.virsh("create alpha.xml")
    attach(side, "the same image to another", disk(side, "one.img", "sda", "scsi"))


def plug_read_only(side):
    """Clients that may only look."""
    running(side, devices=CONTROLLER)
    for title, function in {
        "attach": lambda d: d.attachDevice(card(2, "usb-net")),
        "attach with flags": lambda d: d.attachDeviceFlags(card(2, "usb-net"), LIVE),
        "detach": lambda d: d.detachDevice(card(2, "usb-net")),
        "detach with flags": lambda d: d.detachDeviceFlags(card(2, "usb-net"), LIVE),
        "detach by alias": lambda d: d.detachDeviceAlias("net0", LIVE),
        "update": lambda d: d.updateDeviceFlags(card(1), LIVE),
    }.items():
        side.call(f"read-only: {title}", lambda c: function(c.lookupByName("alpha")), read_only=True)


CASES = [plug_running, plug_inactive, plug_transient, plug_autodestroy, plug_read_only]
