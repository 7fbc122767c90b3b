"""Kinds of devices that a definition takes, and such as it does not."""

from .plugging import CONFIG, attach, card, defined, detach, disk, look, update

#: In the order of libvirt's documentation; what is taken and what is refused.
KINDS = {
    "a disk": None,
    "a card": None,
    "a file system": "<filesystem type='mount' accessmode='mapped'><source dir='/tmp'/><target dir='tmp'/></filesystem>",
    "a lease": "<lease><lockspace>l</lockspace><key>k</key><target path='/l'/></lease>",
    "a PCI device of the host": "<hostdev mode='subsystem' type='pci' managed='no'><source><address domain='0' bus='0' slot='3' function='0'/></source></hostdev>",
    "a controller": "<controller type='scsi' index='3' model='virtio-scsi'/>",
    "an input": "<input type='tablet' bus='virtio'/>",
    "a hub": "<hub type='usb'/>",
    "graphics": "<graphics type='vnc' port='-1'/>",
    "a serial port": "<serial type='pty'/>",
    "a parallel port": "<parallel type='pty'/>",
    "a console": "<console type='pty'><target type='virtio'/></console>",
    "sound": "<sound model='ich6'/>",
    "a balloon": "<memballoon model='virtio'/>",
    "random numbers": "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>",
    "a panic device": "<panic model='isa'/>",
    "shared memory": "<shmem name='s'><model type='ivshmem-plain'/><size unit='M'>4</size></shmem>",
    "vsock": "<vsock model='virtio'><cid auto='no' address='4'/></vsock>",
}

#: What a definition's update can do, and what it cannot.
UPDATES = {
    "graphics": "<graphics type='vnc' port='5999' autoport='no'/>",
    "a balloon": "<memballoon model='virtio' autodeflate='on'/>",
    "random numbers": "<rng model='virtio'><rate bytes='10'/><backend model='random'>/dev/random</backend></rng>",
    "an input": "<input type='mouse' bus='virtio'/>",
}


def devices(side):
    made = {"a disk": disk(side, "one.img", "vdb"), "a card": card(2)}
    return {title: made.get(title, xml) for title, xml in KINDS.items()}


def plug_definitions(side):
    """Each kind goes into the definition; what is shown is compared after each."""
    defined(side)
    for title, xml in devices(side).items():
        attach(side, title, xml, CONFIG)
        side.virsh("dumpxml alpha --inactive")
        attach(side, f"{title} again", xml, CONFIG)
    look(side)


def unplug_definitions(side):
    """The same kinds go out again, each out of a definition that has it alone."""
    for title, xml in devices(side).items():
        defined(side)
        attach(side, title, xml, CONFIG)
        if title in UPDATES:
            update(side, title, UPDATES[title], CONFIG)
            side.virsh("dumpxml alpha --inactive")
        detach(side, title, xml, CONFIG)
        side.virsh("dumpxml alpha --inactive")
        detach(side, f"{title} once more", xml, CONFIG)


CASES = [plug_definitions, unplug_definitions]
