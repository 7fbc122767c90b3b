"""Devices and aliases that a domain does not have, and words that virsh does not take."""

from .plugging import CONFIG, LIVE, card, detach, disk, image, running, update


def refused_by_name(side):
    running(side)
    for title, flags in (("live", LIVE), ("config", CONFIG), ("both", LIVE | CONFIG), ("current", 0)):
        side.call(
            f"detach an alias that nothing has, {title}",
            lambda c: c.lookupByName("alpha").detachDeviceAlias("ua-nosuch", flags),
        )
    side.call("detach an empty alias", lambda c: c.lookupByName("alpha").detachDeviceAlias("", LIVE))
    detach(side, "a disk that is not there", disk(side, "nosuch.img", "vdz"))
    detach(side, "a card that is not there", card(9))
    detach(side, "a card by its type alone", "<interface type='user'/>")
    update(side, "a disk that is not there", disk(side, "nosuch.img", "vdz"))
    update(side, "a card that is not there", card(9))
    image(side, "one.img")
    side.write("one.xml", disk(side, "one.img", "vdb"))
    side.virsh("attach-device alpha nosuch.xml")
    side.virsh("attach-device nobody one.xml", names=["nobody"])
    side.virsh("attach-device alpha one.xml --live --current")
    side.virsh("detach-disk alpha nosuch")
    side.virsh("detach-interface alpha bridge")
    side.virsh("domif-setlink alpha nosuch up")
    side.virsh("domif-setlink alpha 52:54:00:0a:0b:01 sideways")


CASES = [refused_by_name]
