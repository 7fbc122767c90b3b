"""dominfo, domstats, titles, metadata, autostart."""

from stage import guest

from .definition import full

STATS = ["state", "cpu-total", "balloon", "vcpu", "interface", "block", "perf", "iothread", "memory", "dirtyrate"]


def dominfo(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    side.virsh("dominfo alpha")
    side.virsh("start alpha --paused")
    side.virsh("dominfo alpha")
    side.virsh("dominfo alpha", read_only=True)
    side.virsh("domstate alpha --reason")
    side.virsh("domcontrol alpha")
    side.virsh("dommemstat alpha", mask=[r"(?m)(?<=^rss )\d+$"])
    side.virsh("vcpuinfo alpha", mask=[r"CPU time.*", r"(?m)^CPU: +\d+$"])
    side.virsh("vcpucount alpha")
    side.virsh("domjobinfo alpha")
    side.virsh("destroy alpha")
    side.virsh("dominfo alpha")
    side.virsh("vcpuinfo alpha")
    side.virsh("dommemstat alpha")


def domstats(side):
    side.write("full.xml", full("full", side, serial=side.path("up.log")))
    side.write("off.xml", guest.bare("off"))
    side.virsh("define full.xml")
    side.virsh("define off.xml")
    side.virsh("domstats")
    side.virsh("start full")
    side.until_up("up.log")
    mask = [r"balloon\.current=\d+"]
    side.virsh("domstats", mask=mask)
    side.virsh("domstats", read_only=True, mask=mask)
    for each in STATS:
        side.virsh(f"domstats full --{each}", mask=mask)
    side.virsh("domstats --list-active --state")
    side.virsh("domstats --list-inactive --state")
    side.virsh("domstats --list-persistent --state")
    side.virsh("domstats --list-transient --state")
    side.virsh("domstats --list-running --state")
    side.virsh("domstats --list-shutoff --state")
    side.virsh("domstats --list-paused --state")
    side.virsh("domstats off --enforce")
    side.virsh("domstats full off --state")
    side.virsh("domstats --raw --state full")
    side.virsh("domstats --nowait full", mask=mask)
    side.virsh("domblkstat full vda", mask=[r"(?m)(?<=_times )\d+$"])
    side.virsh("domblkinfo full vda")
    side.virsh("domblkinfo full --all")
    side.virsh("domifstat full hostnet0")


def titles(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    side.virsh("desc alpha")
    side.virsh("desc alpha --title")
    side.virsh("desc alpha --new-desc 'What it is for'")
    side.virsh("desc alpha --title --new-desc 'A title'")
    side.virsh("desc alpha")
    side.virsh("desc alpha --title")
    side.virsh("list --all --title")
    side.virsh("desc alpha --live --new-desc x")
    side.virsh("start alpha --paused")
    side.virsh("desc alpha --live --title --new-desc 'Only now'")
    side.virsh("desc alpha --title")
    side.virsh("desc alpha --config --title")
    side.virsh("desc alpha --live --config --title --new-desc 'Both'")
    side.virsh("dumpxml alpha", keep="title|description")
    side.virsh("dumpxml alpha --inactive", keep="title|description")
    side.virsh("desc alpha --config --new-desc ''")
    side.virsh("desc alpha --config")
    side.virsh("desc alpha --title --new-desc 'two\nlines'")


def metadata(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    uri = "http://ostler.test/metadata"
    side.virsh(f"metadata alpha {uri}")
    side.virsh(f"metadata alpha {uri} --key o --set '<rack row=\"3\"><slot>7</slot></rack>'")
    side.virsh(f"metadata alpha {uri}")
    side.virsh("dumpxml alpha", keep="metadata|o:")
    side.virsh("start alpha --paused")
    side.virsh(f"metadata alpha {uri} --live --key o --set '<rack row=\"4\"/>'")
    side.virsh(f"metadata alpha {uri} --live")
    side.virsh(f"metadata alpha {uri} --config")
    side.virsh("metadata alpha http://elsewhere.test/ --key e --set '<x/>'")
    side.virsh("dumpxml alpha", keep="metadata|o:|e:")
    side.virsh(f"metadata alpha {uri} --config --remove")
    side.virsh(f"metadata alpha {uri} --config")
    side.virsh(f"metadata alpha {uri} --set '<rack'  --key o")


def autostart(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("create alpha.xml --paused")
    side.virsh("autostart alpha")
    side.virsh("destroy alpha")
    side.virsh("define alpha.xml")
    side.virsh("autostart alpha")
    side.virsh("dominfo alpha", keep="Autostart")
    side.virsh("autostart alpha")
    side.virsh("list --all --autostart --name")
    side.virsh("autostart alpha --disable")
    side.virsh("list --all --autostart --name")
    side.virsh("autostart alpha", read_only=True)


def taints(side):
    space = "xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'"
    own = f"<qemu:commandline {space}><qemu:env name='A' value='b'/></qemu:commandline>"
    old = guest.bare("old", machine="pc-i440fx-1.7").replace("</domain>", f"{own}</domain>")
    side.write("alpha.xml", guest.bare("alpha"))
    side.write("old.xml", old)
    side.virsh("define alpha.xml")
    side.virsh("define old.xml")
    side.virsh("dominfo old")
    side.virsh("start alpha --paused")
    side.virsh("start old --paused")
    side.virsh("dominfo alpha")
    side.virsh("dominfo old")
    side.virsh("""qemu-monitor-command alpha '{"execute":"query-name"}'""", mask=[r"libvirt-\d+"])
    side.virsh("dominfo alpha")
    side.virsh("destroy alpha")
    side.virsh("dominfo alpha")


CASES = [dominfo, domstats, titles, metadata, autostart, taints]
