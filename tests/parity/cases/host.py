"""What a daemon says of itself and of its host."""

def version(side):
    side.virsh("version")
    side.virsh("version --daemon")
    side.virsh("uri")
    side.virsh("hostname")
    side.virsh("connect --readonly nowhere:///")


def capabilities(side):
    side.virsh("capabilities")
    side.virsh("capabilities", read_only=True)


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
        side.virsh(f"domcapabilities --virttype qemu --machine {machine}")
    side.virsh("domcapabilities --virttype qemu", read_only=True)


def memory(side):
    side.virsh("freepages --all", mask=[r"(?<=: )\d+"])
    side.virsh("freepages --cellno 0 --pagesize 4", mask=[r"(?<=: )\d+"])
    side.virsh("freepages --cellno 0 --pagesize 3")
    side.virsh("nodememstats --cell 0", mask=[r"\d{2,}"])
    side.call("memory of a node that is not there", lambda c: c.getMemoryStats(9))
    side.call("free memory of a node that is not there", lambda c: c.getCellsFreeMemory(9, 1))
    side.call("free pages of a node that is not there", lambda c: c.getFreePages([4], 9, 1))


def merging(side):
    """The values are the kernel's and may change meanwhile: names and order are compared."""
    side.virsh("node-memory-tune", mask=[r"(?<= )\d+"])
    side.virsh("node-memory-tune", read_only=True, mask=[r"(?<= )\d+"])
    side.virsh("node-memory-tune --shm-pages-to-scan 10", read_only=True)


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


for case in (version, capabilities, nodeinfo, domain_capabilities, memory, merging, numbers):
    case.host_dependent = True

CASES = [
    version,
    capabilities,
    nodeinfo,
    domain_capabilities,
    memory,
    merging,
    numbers,
    refused_capabilities,
]
