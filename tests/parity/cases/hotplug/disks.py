"""Disks of a running guest."""

import subprocess

from .plugging import (
    CONFIG, LIVE, attach, detach, disk, gone, image, look, read_by_guest, running, update,
)  # fmt: skip


def hotplug_disk(side):
    """virtio disks, which the guest uses and then lets go."""
    running(side, boots=True)
    image(side, "one.img")
    side.virsh(f"attach-disk alpha {side.path('one.img')} vdb --subdriver raw --serial ONE --cache writeback")
    read_by_guest(side, "vdb")
    look(side)
    overlay = side.path("two.qcow2")
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", overlay, "1M"], check=True)
    overlay.chmod(0o666)
    more = "<serial>TWO</serial><alias name='ua-two'/>"
    two = disk(side, "two.qcow2", "vdc", kind="qcow2", more=more)
    two = two.replace("type='qcow2'/>", "type='qcow2' cache='writethrough' discard='unmap'/>")
    attach(side, "qcow2, kept", two, LIVE | CONFIG)
    attach(side, "read-only", disk(side, "three.img", "vdd", more="<readonly/>"))
    look(side)
    side.virsh("domstats alpha --block")
    attach(side, "on a target that is taken", disk(side, "four.img", "vdb"))
    attach(side, "an image that is missing", disk(side, "four.img", "vde").replace("four.img", "nosuch.img"))
    update(side, "the cache of a disk", two.replace("writethrough", "unsafe"))
    update(side, "the serial of a disk", two.replace("TWO", "OTHER"))
    update(side, "the source of a disk", two.replace("two.qcow2", "four.img"))
    update(side, "nothing of a disk", two)
    look(side)
    side.virsh("detach-disk alpha vdb")
    gone(side, "vdb")
    detach(side, "what is not there", disk(side, "one.img", "vdb"))
    detach(side, "by XML, kept out", two, LIVE | CONFIG)
    gone(side, "vdc")
    side.virsh("detach-device-alias alpha virtio-disk3")
    gone(side, "vdd")
    look(side)
    side.virsh("detach-disk alpha nosuch")


def hotplug_scsi(side):
    """SCSI disks: a controller comes by itself, and is in use."""
    running(side)
    attach(side, "a disk without a controller", disk(side, "one.img", "sda", "scsi"))
    look(side)
    controller = "<controller type='scsi' index='1' model='virtio-scsi'/>"
    attach(side, "a controller", controller)
    attach(side, "the controller again", controller)
    drive = "<address type='drive' controller='1' bus='0' target='0' unit='3'/>"
    two = disk(side, "two.img", "sdb", "scsi", more=f"<wwn>5000c50015ea71ad</wwn>{drive}")
    attach(side, "a disk with an address", two)
    attach(side, "another on its address", disk(side, "three.img", "sdc", "scsi", more=drive))
    look(side)
    detach(side, "a controller in use", controller)
    detach(side, "a disk", two)
    side.virsh("detach-disk alpha sda")
    look(side)


def hotplug_next_start(side):
    """What a guest that is started again has."""
    running(side)
    attach(side, "for now", disk(side, "one.img", "vdb"), LIVE)
    attach(side, "for the next start", disk(side, "two.img", "vdc"), CONFIG)
    attach(side, "for both", disk(side, "three.img", "vdd"), LIVE | CONFIG)
    look(side)
    side.virsh("destroy alpha")
    look(side)
    side.virsh("start alpha")
    look(side)


CASES = [hotplug_disk, hotplug_scsi, hotplug_next_start]
