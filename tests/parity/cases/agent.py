"""The guest agent: QEMU's own, in the guest."""

import libvirt

from stage import guest

from . import events

CHANNEL = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"


def with_agent(name, side, serial):
    text = guest.booting(name, side.boot, serial=side.path(serial), devices=CHANNEL)
    return text.replace("/initrd<", "/initrd-agent<")


def agent(side):
    side.write("alpha.xml", with_agent("alpha", side, "up.log"))
    side.virsh("define alpha.xml")
    side.virsh("qemu-agent-command alpha '{\"execute\":\"guest-ping\"}'")
    watch = events.watching(side, "event --event agent-lifecycle --loop")
    side.virsh("start alpha")
    side.until_up("up.log")
    side.until("the agent answers", lambda: answers(side))
    side.virsh("qemu-agent-command alpha '{\"execute\":\"guest-ping\"}'")
    side.virsh("qemu-agent-command alpha '{\"execute\":\"no-such-command\"}'")
    side.virsh("qemu-agent-command alpha '{\"execute\":\"guest-ping\"}'", read_only=True)
    side.virsh("dumpxml alpha --xpath //channel")
    side.virsh("reboot alpha --mode agent")
    side.until_up("up.log", 2)
    side.until("the agent answers again", lambda: answers(side))
    side.virsh("shutdown alpha --mode agent")
    side.until_state("alpha", "shut off")
    side.virsh("domstate alpha --reason")
    events.seen(side, watch, "alpha", "connected", once=True)


def answers(side):
    return not side.quiet("qemu-agent-command alpha --timeout 2 '{\"execute\":\"guest-ping\"}'").returncode


def agent_missing(side):
    """Without a channel, with a channel and nobody at its other end."""
    side.write("alpha.xml", guest.bare("alpha"))
    side.write("beta.xml", guest.bare("beta", devices=CHANNEL))
    for name in ("alpha", "beta"):
        side.virsh(f"define {name}.xml")
        side.virsh(f"start {name}")
        side.virsh(f"qemu-agent-command {name} '{{\"execute\":\"guest-ping\"}}'")
        side.virsh(f"shutdown {name} --mode agent")
        side.call(
            f"{name}: reboot by agent",
            lambda c: c.lookupByName(name).reboot(libvirt.VIR_DOMAIN_REBOOT_GUEST_AGENT),
        )


CASES = [agent, agent_missing]
