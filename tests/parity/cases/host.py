"""What a daemon says of itself and of its host."""

import pathlib
import re

#: What Debian's libvirtd knows of processors. ostlerd's map is newer.
MAP = pathlib.Path("/usr/share/libvirt/cpu_map")
FEATURE = r"(?m)(?:^ *<feature [^>]*name='[^']+'/>\n)+"
MODELS = (
    r"^ *<model usable[^>]*>[^<]*</model>\n"
    r"(?: *<(?:model usable|/?blockers|feature name)[^>]*>(?:[^<\n]*</model>)?\n)*"
)


def names(pattern, path):
    return set(re.findall(pattern, path.read_text()))


def as_the_older_map(text):
    """Processors' features and models in the order of their names, and only
    those that libvirtd's map has: what both know must be alike."""
    known = names(r"<feature name='([^']+)'", MAP / "x86_features.xml")
    models = {each.stem.split("_", 1)[1] for each in MAP.glob("x86_*.xml")}

    def features(block):
        rows = [
            (re.search(r"policy='\w+'|", row)[0], name, row)
            for row in block[0].splitlines(True)
            if (name := re.search(r"name='([^']+)'", row)[1]) in known
        ]
        return "".join(row for *_, row in sorted(rows))

    def usable(block):
        rows = re.findall(r" *<model usable=.*\n", block[0])
        rows = [re.sub(r" canonical='[^']*'", "", row) for row in rows]
        return "".join(sorted(row for row in rows if re.search(r">(.*)<", row)[1] in models))

    text = re.sub(MODELS, usable, text, flags=re.M)
    return re.sub(FEATURE, features, text)


def version(side):
    side.virsh("version")
    side.virsh("version --daemon")
    side.virsh("uri")
    side.virsh("hostname")
    side.virsh("connect --readonly nowhere:///")


def capabilities(side):
    side.virsh("capabilities", arrange=as_the_older_map)
    side.virsh("capabilities", read_only=True, arrange=as_the_older_map)


def nodeinfo(side):
    side.virsh("nodeinfo")
    side.virsh("nodecpumap")
    side.virsh("nodecpustats", mask=[r"\d{3,}"])
    side.virsh("nodecpustats --percent", mask=[r"\d+\.\d%"])
    side.virsh("nodememstats", mask=[r"\d{2,}"])
    side.virsh("maxvcpus")
    side.virsh("maxvcpus --type qemu")
    side.virsh("freecell", mask=[r"\d{2,}"])
    side.virsh("freecell --all", mask=[r"\d{3,}"])


def domain_capabilities(side):
    for machine in ("pc", "q35"):
        side.virsh(f"domcapabilities --virttype qemu --machine {machine}", arrange=as_the_older_map)
    side.virsh("domcapabilities --virttype qemu", read_only=True)


def memory(side):
    side.virsh("freepages --all", mask=[r"(?<=: )\d+"])
    side.virsh("freepages --cellno 0 --pagesize 4", mask=[r"(?<=: )\d+"])
    side.virsh("freepages --cellno 0 --pagesize 3")
    side.virsh("nodememstats --cell 0", mask=[r"\d{2,}"])
    side.call("memory of a node that is not there", lambda c: c.getMemoryStats(9))
    side.call("free memory of a node that is not there", lambda c: c.getCellsFreeMemory(9, 1))
    side.call("free pages of a node that is not there", lambda c: c.getFreePages([4], 9, 1))


def numbers(side):
    side.virsh("nodecpumap --pretty")
    side.call("most processors", lambda c: c.getMaxVcpus(None))
    side.call("most processors, qemu", lambda c: c.getMaxVcpus("QEMU"))
    side.call("most processors, xen", lambda c: c.getMaxVcpus("xen"))
    side.call("security model", lambda c: c.getSecurityModel())
    side.call("times of a processor that is not there", lambda c: c.getCPUStats(4711))
    side.virsh("cpu-models aarch64")
    side.call("encrypted guests", lambda c: c.getSEVInfo())
    side.call("processors of no architecture", lambda c: c.getCPUModelNames("pdp11"))


def refused_capabilities(side):
    for wish in ("--machine none-such", "--arch pdp11", "--arch s390x", "--virttype xen"):
        side.virsh(f"domcapabilities {wish}")
    side.virsh("domcapabilities --emulatorbin /usr/bin/qemu-system-x86_64 --arch aarch64")


for case in (version, capabilities, nodeinfo, domain_capabilities, memory, numbers):
    case.host_dependent = True

CASES = [
    version,
    capabilities,
    nodeinfo,
    domain_capabilities,
    memory,
    numbers,
    refused_capabilities,
]
