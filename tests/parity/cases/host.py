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
    side.virsh("domcapabilities --virttype qemu --machine pc")
    side.virsh("domcapabilities --virttype qemu --machine q35", read_only=True)


for case in (version, capabilities, nodeinfo, domain_capabilities):
    case.host_dependent = True

CASES = [version, capabilities, nodeinfo, domain_capabilities]
