"""Drives: media are changed, taken out and put in."""

from .plugging import CONFIG, CURRENT, FORCE, LIVE, attach, detach, image, look, paused, update

DRIVE = (
    "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>{source}"
    "<target dev='hda' bus='ide'/><readonly/></disk>"
)


def hotplug_media(side):
    paused(side)
    one, two = image(side, "one.iso"), image(side, "two.iso", 2)
    side.virsh(f"change-media alpha hda {one} --print-xml")
    side.virsh(f"change-media alpha hda {one} --insert")
    look(side)
    side.virsh(f"change-media alpha hda {one} --insert")
    side.virsh(f"change-media alpha hda {two} --live --config")
    look(side)
    side.virsh("domblkinfo alpha hda")
    side.virsh("change-media alpha hda --eject")
    look(side)
    side.virsh("change-media alpha hda --eject --config")
    side.virsh(f"change-media alpha hda {one} --update --force")
    side.virsh("change-media alpha hda --update")
    side.virsh(f"change-media alpha vda {one}", names=["vda"])
    look(side)


def update_media(side):
    paused(side)
    image(side, "one.iso")
    filled = DRIVE.format(source=f"<source file='{side.path('one.iso')}'/>")
    update(side, "a drive with a medium", filled, LIVE | CONFIG)
    look(side)
    update(side, "a drive with the same medium", filled, LIVE)
    update(side, "a medium that is missing", filled.replace("one.iso", "nosuch.iso"))
    update(side, "a drive on another bus", filled.replace("ide", "sata"))
    update(side, "a drive's target", filled.replace("hda", "hdb"))
    update(side, "a drive's format", filled.replace("raw", "qcow2"))
    update(side, "by force", DRIVE.format(source=""), CURRENT | FORCE)
    look(side)
    attach(side, "another drive of IDE", filled.replace("hda", "hdb"))
    detach(side, "a drive of IDE", filled)
    look(side)


CASES = [hotplug_media, update_media]
