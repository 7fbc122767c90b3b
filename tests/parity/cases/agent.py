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


MORE = """
    <disk type='file'>
      <driver name='qemu' type='raw'/><source file='{disk}'/><target dev='vda' bus='virtio'/>
    </disk>
    <interface type='user'>
      <mac address='52:54:00:0a:0b:0c'/><model type='virtio'/>
    </interface>
"""

#: What is asked of the agent. Its guest has one disk, mounted, and nobody at work.
ASKED = {
    "host name": lambda d: d.hostname(libvirt.VIR_DOMAIN_GET_HOSTNAME_AGENT),
    "host name by lease": lambda d: d.hostname(libvirt.VIR_DOMAIN_GET_HOSTNAME_LEASE),
    "trim": lambda d: d.fSTrim(None, 0, 0),
    "trim one": lambda d: d.fSTrim("/", 0, 0),
    "freeze": lambda d: d.fsFreeze(),
    "freeze again": lambda d: d.fsFreeze(),
    "thaw": lambda d: d.fsThaw(),
    "freeze one": lambda d: d.fsFreeze(["/nowhere"]),
    "thaw one": lambda d: d.fsThaw(["/"]),
    "thaw all": lambda d: d.fsThaw(),
    "time": lambda d: sorted(d.getTime()),
    "set the time": lambda d: d.setTime({"seconds": 1700000000, "nseconds": 5}),
    "the time that was set": lambda d: d.getTime()["seconds"] // 1000,
    "set the time by the hardware": lambda d: d.setTime(None, libvirt.VIR_DOMAIN_TIME_SYNC),
    "a time that no clock has": lambda d: d.setTime({"seconds": 1 << 62}),
    "file systems": lambda d: d.fsInfo(),
    "addresses by lease": lambda d: d.interfaceAddresses(0),
    "addresses": lambda d: d.interfaceAddresses(1),
    "addresses from nowhere": lambda d: d.interfaceAddresses(9),
    "password": lambda d: d.setUserPassword("root", "x"),
    "password, hashed": lambda d: d.setUserPassword("root", "$6$x", libvirt.VIR_DOMAIN_PASSWORD_ENCRYPTED),
    "processors": lambda d: d.guestVcpus(),
    "one processor off": lambda d: d.setGuestVcpus("1", 0),
    "processors then": lambda d: d.guestVcpus(),
    "processors counted": lambda d: d.vcpusFlags(libvirt.VIR_DOMAIN_VCPU_GUEST),
    "one processor on": lambda d: d.setGuestVcpus("1", 1),
    "a processor that is not there": lambda d: d.setGuestVcpus("9", 1),
    "the first processor off": lambda d: d.setGuestVcpus("0", 0),
    "a state that is none": lambda d: d.setGuestVcpus("0", 5),
    "two processors to one": lambda d: d.setVcpusFlags(1, libvirt.VIR_DOMAIN_VCPU_GUEST),
    "processors at the end": lambda d: d.guestVcpus(),
    "all of it": lambda d: d.guestInfo(0),
    "nothing known": lambda d: d.guestInfo(1 << 20),
    "keys, none yet": lambda d: d.authorizedSSHKeysGet("root"),
    "keys, one": lambda d: d.authorizedSSHKeysSet("root", ["ssh-ed25519 AAAA a"]),
    "keys, one more": lambda d: d.authorizedSSHKeysSet(
        "root", ["ssh-ed25519 BBBB b"], libvirt.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND
    ),
    "keys, two": lambda d: d.authorizedSSHKeysGet("root"),
    "keys, one less": lambda d: d.authorizedSSHKeysSet(
        "root", ["ssh-ed25519 AAAA a"], libvirt.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE
    ),
    "keys, the other": lambda d: d.authorizedSSHKeysGet("root"),
    "keys, others": lambda d: d.authorizedSSHKeysSet("root", ["ssh-ed25519 CCCC c"]),
    "keys, replaced": lambda d: d.authorizedSSHKeysGet("root"),
    "keys of nobody": lambda d: d.authorizedSSHKeysGet("nobody"),
    "keys for nobody": lambda d: d.authorizedSSHKeysSet("nobody", ["ssh-ed25519 AAAA x"]),
    "a time-out that is none": lambda d: d.agentSetResponseTimeout(-5),
    "a time-out": lambda d: d.agentSetResponseTimeout(7),
    "sleep for a while": lambda d: d.pMSuspendForDuration(0, 5),
    "sleep elsewhere": lambda d: d.pMSuspendForDuration(9, 0),
    "sleep": lambda d: d.pMSuspendForDuration(libvirt.VIR_NODE_SUSPEND_TARGET_MEM, 0),
}


def agent_calls(side):
    disk = side.path("disk.img")
    disk.write_bytes(b"\0" * (8 << 20))
    disk.chmod(0o666)
    text = with_agent("alpha", side, "up.log").replace("<vcpu>1</vcpu>", "<vcpu>2</vcpu>")
    text = text.replace(" quiet ", " quiet ostler.mount=vda ")
    side.write("alpha.xml", text.replace("</devices>", MORE.format(disk=disk) + "</devices>"))
    side.virsh("define alpha.xml")
    side.call("off: file systems", lambda c: c.lookupByName("alpha").fsInfo())
    side.call("off: time-out", lambda c: c.lookupByName("alpha").agentSetResponseTimeout(3))
    side.virsh("start alpha")
    side.until_up("up.log")
    side.until("the agent answers", lambda: answers(side))
    addressed = lambda: side.quiet("domifaddr alpha --source agent").stdout
    wanted = ("10.0.2.15", "fe80:", "fec0:")
    side.until("the guest has its addresses", lambda: all(each in addressed() for each in wanted))
    side.virsh("domifaddr alpha --source agent --full")
    for title, function in ASKED.items():
        side.call(title, lambda c: function(c.lookupByName("alpha")))
    side.until_state("alpha", "pmsuspended")
    side.virsh("dompmwakeup alpha")
    side.until_state("alpha", "running")
    side.virsh("domstate alpha --reason")


agent_calls.host_dependent = True
# The guest's agent is asked the same, whichever map of processors the daemon has.
agent_calls.of_installed = True


CASES = [agent, agent_missing, agent_calls]
