"""How many processors and how much memory: of a definition and of a running guest."""

import re

import libvirt

from stage import guest

LIVE, CONFIG = libvirt.VIR_DOMAIN_AFFECT_LIVE, libvirt.VIR_DOMAIN_AFFECT_CONFIG
MAXIMUM = libvirt.VIR_DOMAIN_VCPU_MAXIMUM


def shown(domain, *flags):
    """What the definition says of processors and memory."""
    text = domain.XMLDesc(sum(flags))
    return re.findall(r"</?vcpu.*|<memory unit.*|<currentMemory.*|<stats.*", text)


def play(side, calls):
    for title, function in calls:
        side.call(title, lambda c: function(c.lookupByName("alpha")))
        side.call(f"shown after: {title}", lambda c: shown(c.lookupByName("alpha")))
        side.call(
            f"next start after: {title}",
            lambda c: shown(c.lookupByName("alpha"), libvirt.VIR_DOMAIN_XML_INACTIVE),
        )


def set_processors(side):
    text = guest.bare("alpha").replace("<vcpu>1</vcpu>", "<vcpu current='1'>4</vcpu>")
    side.write("alpha.xml", text)
    side.virsh("define alpha.xml")
    play(
        side,
        [
            ("two, off", lambda d: d.setVcpus(2)),
            ("two", lambda d: d.setVcpusFlags(2, CONFIG)),
            ("nine of four", lambda d: d.setVcpusFlags(9, CONFIG)),
            ("none", lambda d: d.setVcpusFlags(0, CONFIG)),
            ("six at most", lambda d: d.setVcpusFlags(6, CONFIG | MAXIMUM)),
            ("one at most", lambda d: d.setVcpusFlags(1, CONFIG | MAXIMUM)),
            ("four at most", lambda d: d.setVcpusFlags(4, CONFIG | MAXIMUM)),
        ],
    )
    side.virsh("start alpha")
    play(
        side,
        [
            ("three", lambda d: d.setVcpus(3)),
            ("three again", lambda d: d.setVcpus(3)),
            ("four, now and later", lambda d: d.setVcpusFlags(4, LIVE | CONFIG)),
            ("nine of four, now", lambda d: d.setVcpus(9)),
            ("two, which nothing in the guest lets go", lambda d: d.setVcpus(2)),
            ("a maximum, now", lambda d: d.setVcpusFlags(3, LIVE | MAXIMUM)),
        ],
    )
    side.call("run by", lambda c: len(c.lookupByName("alpha").vcpus()[0]))
    side.virsh("vcpucount alpha")
    side.virsh("destroy alpha")
    side.virsh("define alpha.xml")
    play(
        side,
        [
            (
                "three of four, to be taken",
                lambda d: d.setVcpusFlags(3, CONFIG | libvirt.VIR_DOMAIN_VCPU_HOTPLUGGABLE),
            ),
            ("two of those", lambda d: d.setVcpusFlags(2, CONFIG)),
            ("three of those", lambda d: d.setVcpusFlags(3, CONFIG)),
        ],
    )
    side.virsh("start alpha")
    side.virsh("domstate alpha --reason")
    play(side, [("four of four, now", lambda d: d.setVcpus(4))])
    side.call("run by, then", lambda c: len(c.lookupByName("alpha").vcpus()[0]))
    side.virsh("setvcpus alpha 5 --config --maximum")
    side.virsh("setvcpus alpha 1", read_only=True)


def set_memory(side):
    text = guest.bare("alpha", memory=64)
    side.write("alpha.xml", text.replace("<memballoon model='none'/>", "<memballoon model='virtio'/>"))
    side.write("beta.xml", guest.bare("beta"))
    side.virsh("define alpha.xml")
    play(
        side,
        [
            ("less, off", lambda d: d.setMemory(32768)),
            ("less", lambda d: d.setMemoryFlags(32768, CONFIG)),
            ("more than it may", lambda d: d.setMemoryFlags(999999, CONFIG)),
            ("more at most", lambda d: d.setMaxMemory(131072)),
            ("less at most", lambda d: d.setMaxMemory(16384)),
            ("64 MiB at most", lambda d: d.setMemoryFlags(65536, CONFIG | MAXIMUM)),
            ("64 MiB", lambda d: d.setMemoryFlags(65536, CONFIG)),
            ("reports", lambda d: d.setMemoryStatsPeriod(5, CONFIG)),
        ],
    )
    side.virsh("start alpha")
    play(
        side,
        [
            ("less, now", lambda d: d.setMemory(32768)),
            ("more than it may, now", lambda d: d.setMemory(999999)),
            ("less, now and later", lambda d: d.setMemoryFlags(40960, LIVE | CONFIG)),
            ("a maximum, now", lambda d: d.setMaxMemory(131072)),
            ("a maximum, later", lambda d: d.setMemoryFlags(131072, CONFIG | MAXIMUM)),
            ("reports, now", lambda d: d.setMemoryStatsPeriod(9, LIVE)),
            ("no reports, now and later", lambda d: d.setMemoryStatsPeriod(0, LIVE | CONFIG)),
        ],
    )
    side.virsh("create beta.xml")
    side.virsh("setmem beta 16384")
    side.virsh("setmem alpha 16384", read_only=True)


CASES = [set_processors, set_memory]
