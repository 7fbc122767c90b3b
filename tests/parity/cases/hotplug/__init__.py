"""Devices that are attached, changed and detached, step by step.

Disks of SCSI and cards of USB leave a guest at once, whether or not anything
runs in it; virtio's leave when the guest lets go, so those cases boot one.
"""

from . import cards, definitions, disks, media, refusals, sides, watched

CASES = [
    case
    for module in (disks, media, cards, sides, definitions, refusals, watched)
    for case in module.CASES
]

#: What a running guest shows of its owner, and bridges, are of root's daemon.
for case in CASES:
    case.of_root = True
