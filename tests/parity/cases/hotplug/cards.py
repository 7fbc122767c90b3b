"""Network cards of a running guest."""

import subprocess

from .plugging import CONFIG, DRAWN_MAC, LIVE, attach, card, detach, gone, look, running, update


def hotplug_card(side):
    """virtio cards, which the guest lets go."""
    running(side, boots=True)
    side.write("two.xml", card(2))
    side.virsh("attach-device alpha two.xml --live")
    attach(side, "with an alias, kept", card(3, more="<alias name='ua-card'/>"), LIVE | CONFIG)
    attach(side, "with a MAC address that is taken", card(1))
    attach(side, "with an alias that is taken", card(4, more="<alias name='ua-card'/>"))
    attach(side, "an old model", card(5, "e1000", "<boot order='3'/>"))
    attach(side, "an unknown model", card(6, "nosuch"))
    attach(side, "without a MAC address", "<interface type='user'><model type='virtio'/></interface>")
    look(side)
    side.virsh("domstats alpha --interface")
    side.virsh("domif-setlink alpha 52:54:00:0a:0b:02 down")
    side.virsh("domif-getlink alpha 52:54:00:0a:0b:02")
    side.virsh("domif-setlink alpha 52:54:00:0a:0b:03 down --config")
    update(side, "the link", card(3, more="<link state='down'/><alias name='ua-card'/>"))
    update(side, "the MAC address", card(7, more="<alias name='ua-card'/>"))
    update(side, "the model", card(3, "e1000"))
    update(side, "the link of both", card(3, more="<link state='up'/>"), LIVE | CONFIG)
    update(side, "what is not there", card(8))
    look(side)
    side.virsh("detach-interface alpha user", mask=[DRAWN_MAC])
    side.virsh("detach-interface alpha user --mac 52:54:00:0a:0b:02")
    gone(side, "0b:02")
    side.virsh("detach-device-alias alpha ua-card --live")
    gone(side, "0b:03")
    side.virsh("detach-device-alias alpha ua-card --config")
    detach(side, "by XML", card(5, "e1000"))
    gone(side, "0b:05")
    detach(side, "by XML, once more", card(5, "e1000"))
    look(side)


def hotplug_bridge(side):
    """A card on a bridge, which lies in the daemon's own network."""
    place = f"--net=/proc/{side.daemon.pid}/ns/net"

    def network(*words):
        subprocess.run(["nsenter", place, "ip", *words], check=True)

    network("link", "add", "plugbr0", "type", "bridge")
    try:
        running(side)
        side.virsh("attach-interface alpha bridge nosuchbr0", names=["nosuchbr0"], keep="^$")
        usb = "<mac address='52:54:00:0a:0b:02'/><model type='usb-net'/><address type='usb' bus='0' port='2'/>"
        tap = f"<interface type='bridge'><source bridge='plugbr0'/>{usb}</interface>"
        attach(side, "to a bridge", tap, LIVE | CONFIG)
        look(side)
        ports = subprocess.run(
            ["nsenter", place, "ip", "-br", "link", "show", "master", "plugbr0"],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        side.note("ports of the bridge", str(len(ports.splitlines())))
        side.virsh("domif-setlink alpha 52:54:00:0a:0b:02 down")
        detach(side, "from a bridge", tap, LIVE | CONFIG)
        look(side)
    finally:
        network("link", "delete", "plugbr0")


CASES = [hotplug_card, hotplug_bridge]
