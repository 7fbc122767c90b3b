"""What a start adds to a definition: firmware's variables, displays' places, labels."""

from stage import guest


def variables(side):
    text = guest.bare("alpha", machine="pc-q35-7.2", memory=64)
    text = text.replace("<os>", "<os firmware='efi'>")
    if "<acpi/>" not in text:
        text = text.replace("<devices>", "<features><acpi/></features><devices>", 1)
    side.write("alpha.xml", text)
    side.virsh("define alpha.xml")
    side.virsh("start alpha")
    side.virsh("dumpxml alpha", keep="<loader|<nvram")
    side.virsh("destroy alpha")
    side.virsh("undefine alpha")
    side.virsh("start alpha --reset-nvram")
    side.virsh("destroy alpha")
    side.virsh("undefine alpha --nvram --keep-nvram")
    side.virsh("undefine alpha --nvram")
    side.virsh("define alpha.xml")
    side.virsh("undefine alpha")


def displays(side):
    for name, display in (
        ("default", "<graphics type='vnc'/>"),
        ("everywhere", "<graphics type='vnc' listen='0.0.0.0'/>"),
        ("port", "<graphics type='vnc' port='5987'/>"),
        ("websocket", "<graphics type='vnc' websocket='-1'/>"),
        ("socket", "<graphics type='vnc'><listen type='socket'/></graphics>"),
        ("nowhere", "<graphics type='vnc'><listen type='none'/></graphics>"),
        ("password", "<graphics type='vnc' passwd='secret' passwdValidTo='2030-01-01T00:00:00'/>"),
        ("too-long", "<graphics type='vnc' passwd='nine-and-more'/>"),
    ):
        side.write(f"{name}.xml", guest.bare(name, devices=display))
        side.virsh(f"define {name}.xml")
        side.virsh(f"start {name}")
        side.virsh(f"dumpxml {name}", keep="<graphics|<listen", mask=[r"\b57\d\d\b"])
        side.virsh(f"dumpxml {name} --inactive", keep="<graphics|<listen")
        side.virsh(f"dumpxml {name} --security-info", keep="<graphics", mask=[r"\b57\d\d\b"])


def labels(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    side.call("no label", lambda c: c.lookupByName("alpha").securityLabelList())
    side.virsh("start alpha")
    side.virsh("dominfo alpha", keep="Security|Managed")
    side.virsh("dumpxml alpha", keep="label")
    side.call("label", lambda c: c.lookupByName("alpha").securityLabel())
    side.call("labels", lambda c: c.lookupByName("alpha").securityLabelList())
    other = guest.bare("beta").replace(
        "</domain>", "<seclabel type='dynamic' model='smack' relabel='yes'/></domain>"
    )
    side.write("beta.xml", other)
    side.virsh("define beta.xml")
    side.virsh("start beta")


labels.of_root = True


CASES = [variables, displays, labels]
