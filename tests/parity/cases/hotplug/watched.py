"""Events of devices, and guests that do not let go."""

from stage.events import DevicesHeard

from ..events import seen, watching
from .plugging import CONFIG, LIVE, attach, card, detach, disk, gone, image, look, paused, running

CONTROLLER = "<controller type='scsi' model='virtio-scsi'/>"


def device_events(side):
    """What a client hears that asked for events of devices, and what virsh prints."""
    running(side, devices=CONTROLLER)
    heard = DevicesHeard(side.daemon)
    added = watching(side, "event --domain alpha --event device-added --loop")
    removed = watching(side, "event --domain alpha --event device-removed --loop")
    two = card(2, "usb-net", "<alias name='ua-card'/>")
    steps = (
        lambda d: d.attachDeviceFlags(disk(side, "one.img", "sda", "scsi"), LIVE),
        lambda d: d.attachDeviceFlags(two, LIVE | CONFIG),
        lambda d: d.detachDeviceFlags(disk(side, "one.img", "sda", "scsi"), LIVE),
        lambda d: d.attachDeviceFlags(disk(side, "two.img", "vdb"), CONFIG),
        lambda d: d.detachDeviceAlias("ua-card", LIVE),
    )
    domain = heard.connection.lookupByName("alpha")
    for number, step in enumerate(steps, 1):
        side.call(f"step {number}", lambda c: step(c.lookupByName("alpha")))
    last = ("removed", "ua-card")
    side.until("the last event is heard", lambda: last in heard.events)
    side.note("events of devices", "\n".join(map(str, heard.events)))
    seen(side, added, "ua-card")
    seen(side, removed, "ua-card")
    del domain
    heard.connection.close()


def tray_events(side):
    paused(side)
    image(side, "one.iso")
    heard = DevicesHeard(side.daemon)
    watch = watching(side, "event --domain alpha --event tray-change --loop")
    side.quiet(f"change-media alpha hda {side.path('one.iso')}")
    side.quiet("change-media alpha hda --eject")
    side.until("the tray is heard", lambda: len(heard.events) >= 4)
    side.note("events of trays", "\n".join(map(str, heard.events)))
    seen(side, watch, "tray-change")
    heard.connection.close()


def unplug_unanswered(side):
    """A guest in which nothing runs keeps its virtio disk, and says so."""
    running(side)
    heard = DevicesHeard(side.daemon)
    one = disk(side, "one.img", "vdb")
    attach(side, "a disk", one, LIVE | CONFIG)
    detach(side, "a disk that the guest keeps", one, LIVE | CONFIG)
    look(side)
    detach(side, "the disk once more", one, LIVE)
    attach(side, "the disk again", one, LIVE)
    side.virsh("domstats alpha --block")
    side.virsh("destroy alpha")
    side.note("events of devices", "\n".join(map(str, heard.events)))
    look(side)
    heard.connection.close()


def unplug_answered(side):
    """A guest that is up lets go; its clients hear of it."""
    running(side, boots=True)
    heard = DevicesHeard(side.daemon)
    one = disk(side, "one.img", "vdb", more="<alias name='ua-one'/>")
    attach(side, "a disk", one)
    detach(side, "the disk", one)
    gone(side, "vdb")
    side.until("the disk's leaving is heard", lambda: ("removed", "ua-one") in heard.events)
    side.note("events of devices", "\n".join(map(str, heard.events)))
    attach(side, "the disk again", one)
    look(side)
    heard.connection.close()


CASES = [device_events, tray_events, unplug_unanswered, unplug_answered]
