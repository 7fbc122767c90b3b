"""Disks that are attached to a running guest."""

import statistics
import time

import libvirt

from .bench import milliseconds
from .guest import Bare, tiny


def hotplug(bench, disks=10):
    """Attaching one virtio disk after another, each over an image of its own.

    The guests stand still, so that their firmware takes no turn of the emulator.
    """
    bench.scratch.chmod(0o755)
    domains = {}
    for side in bench.sides:
        domains[side.tag] = side.open().defineXML(tiny(side.domain("plug")))

    def one(side):
        domain = domains[side.tag]
        domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
        taken, before = [], side.cpu()
        for number, image in enumerate(images(bench, side.tag, disks)):
            xml = (
                f"<disk type='file'><driver name='qemu' type='raw'/><source file='{image}'/>"
                f"<target dev='vd{chr(ord('a') + number)}' bus='virtio'/></disk>"
            )
            began = time.monotonic()
            domain.attachDeviceFlags(xml, libvirt.VIR_DOMAIN_AFFECT_LIVE)
            taken.append(milliseconds(began))
        spent = side.cpu() - before
        domain.destroy()
        return {"attach_ms": statistics.median(taken), "cpu_ms_each": spent * 1e3 / disks}

    def floor():
        guest = Bare(bench.floors)
        guest.command("stop")
        taken = []
        for number, image in enumerate(images(bench, "bare", disks)):
            file = {"driver": "file", "filename": str(image), "node-name": f"file{number}"}
            disk = {"driver": "raw", "file": f"file{number}", "node-name": f"disk{number}"}
            device = {"driver": "virtio-blk-pci", "drive": f"disk{number}", "id": f"vd{number}"}
            began = time.monotonic()
            guest.command("blockdev-add", arguments=file)
            guest.command("blockdev-add", arguments=disk)
            guest.command("device_add", arguments=device)
            taken.append(milliseconds(began))
        guest.end()
        return {"attach_ms": statistics.median(taken)}

    for side in bench.sides:
        one(side)  # the first start probes the emulator
    bench.each("hotplug", one, floor, bench.rounds(7, 3))
    for domain in domains.values():
        domain.undefine()


def images(bench, tag, count):
    """Images that every emulator's user may write."""
    for number in range(count):
        path = bench.scratch / f"plug-{tag}-{number}.img"
        if not path.exists():
            path.write_bytes(b"\0" * (1 << 20))
            path.chmod(0o666)
        yield path
