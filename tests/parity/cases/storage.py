"""Pools of folders and the volumes in them: their life, sizes and refusals."""

import shutil

#: What the file system and its use make of sizes and times.
ROOM = [
    r"(?<=<capacity unit='bytes'>)\d{9,}",
    r"(?<=<allocation unit='bytes'>)\d{6,}",
    r"(?<=<available unit='bytes'>)\d{6,}",
    r"(?m)(?<=^Capacity:) .*$",
    r"(?m)(?<=^Allocation:) .*$",
    r"(?m)(?<=^Available:) .*$",
]
VARIES = [
    r"(?<=<[acm]time>)[\d.]+",
    r"(?<=<allocation unit='bytes'>)\d+",
    r"(?<=<physical unit='bytes'>)\d+",
    r"(?m)(?<=^Allocation:) .*$",
    r"[0-9a-f]{8}-[0-9a-f-]{27}",
]
MASK = [*ROOM, *VARIES]


def sweep(side):
    for row in side.quiet("pool-list --all --name").stdout.split():
        side.quiet(f"pool-destroy {row}")
        side.quiet(f"pool-undefine {row}")


def begun(side):
    side.quiet(f"pool-define-as p dir --target {side.path('pool')}")
    side.quiet("pool-build p")
    side.quiet("pool-start p")


def pool_life(side):
    shutil.rmtree(side.path("pool"), ignore_errors=True)
    uuid = "11111111-1111-1111-1111-111111111111"
    xml = f"<pool type='dir'><name>p</name><uuid>{uuid}</uuid><target><path>{side.path('pool')}</path></target></pool>"
    side.write("p.xml", xml)
    side.virsh("pool-define p.xml")
    side.virsh("pool-dumpxml p")
    side.virsh("pool-info p")
    side.virsh("pool-start p", keep="never")
    side.virsh("pool-build p")
    side.virsh("pool-build p")
    side.virsh("pool-build p --overwrite", names=["'p'"])
    side.virsh("pool-start p")
    side.virsh("pool-start p", names=["'p'"])
    side.virsh("pool-build p", names=["'p'"])
    side.virsh("pool-dumpxml p", mask=ROOM)
    side.virsh("pool-dumpxml p --inactive", mask=ROOM)
    side.virsh("pool-info p", mask=ROOM)
    side.virsh("pool-list --all --details", keep="never")
    side.virsh("pool-uuid p")
    side.virsh(f"pool-name {uuid}")
    side.virsh("pool-autostart p")
    side.virsh("pool-list --autostart --name")
    side.virsh("pool-autostart p --disable")
    side.virsh("pool-delete p", names=["'p'"])
    side.virsh("pool-undefine p", names=["'p'"])
    side.virsh("pool-refresh p")
    side.virsh("pool-destroy p")
    for command in ("pool-destroy p", "pool-refresh p", "vol-list p"):
        side.virsh(command, names=["'p'"])
    side.virsh("pool-list --all")
    side.virsh("pool-delete p")
    side.virsh("pool-undefine p")
    side.virsh("pool-undefine p")
    sweep(side)


pool_life.of_root = True


def pool_conflicts(side):
    begun(side)
    side.virsh(f"pool-define-as p dir --target {side.path('other')}", names=["'p'"])
    side.virsh(f"pool-define-as q dir --target {side.path('pool')}", names=["'p'"])
    side.virsh(f"pool-define-as q dir --target {side.path('pool')}/", names=["'p'"])
    side.virsh(f"pool-create-as q dir --target {side.path('pool')}", names=["'p'"])
    side.virsh("pool-define-as r dir")
    side.virsh("pool-define-as r nonsense --target /x")
    side.virsh("pool-define-as a/b dir --target /x")
    side.virsh("find-storage-pool-sources-as dir")
    sweep(side)


def pool_transient(side):
    side.path("brief").mkdir(exist_ok=True)
    side.virsh(f"pool-create-as t dir --target {side.path('brief')}")
    side.virsh("pool-info t", mask=MASK)
    side.virsh("pool-undefine t", names=["'t'"])
    side.virsh("pool-autostart t")
    side.virsh("pool-list --transient --name")
    side.virsh("pool-list --persistent --name")
    side.virsh("pool-destroy t")
    side.virsh("pool-info t")
    sweep(side)


def volume_life(side):
    shutil.rmtree(side.path("pool"), ignore_errors=True)
    begun(side)
    side.virsh("vol-create-as p a.raw 10M --allocation 4M")
    side.virsh("vol-dumpxml a.raw p", mask=VARIES)
    side.virsh("vol-info a.raw p --bytes")
    side.virsh("vol-info a.raw p --physical")
    for format in ("qcow", "qcow2", "qed", "vmdk", "vdi", "vpc"):
        side.virsh(f"vol-create-as p v.{format} 12M --format {format}")
    side.virsh("pool-refresh p")
    for format in ("qcow", "qcow2", "qed", "vmdk", "vdi", "vpc"):
        side.virsh(f"vol-dumpxml v.{format} p", mask=VARIES)
    side.virsh("vol-create-as p over 20M --format qcow2 --backing-vol v.qcow2 --backing-vol-format qcow2")
    side.virsh("pool-refresh p")
    side.virsh("vol-dumpxml over p", mask=VARIES)
    side.virsh("vol-list p", mask=MASK)
    for command in ("vol-path a.raw --pool p", "vol-key a.raw --pool p"):
        side.virsh(command)
    side.virsh(f"vol-name {side.path('pool')}/a.raw")
    side.virsh(f"vol-pool {side.path('pool')}/a.raw")
    side.virsh("vol-clone a.raw b.raw p")
    side.virsh("vol-delete b.raw p")
    side.virsh("vol-delete b.raw p")
    side.virsh("vol-resize a.raw 20M --pool p")
    side.virsh("vol-resize a.raw 5M --pool p")
    side.virsh("vol-resize a.raw 5M --pool p --shrink")
    side.virsh("vol-resize a.raw 1M --pool p --delta")
    side.virsh("vol-resize a.raw 1M --pool p --delta --shrink")
    side.virsh("vol-info a.raw p")
    side.virsh("vol-resize v.qcow2 50M --pool p")
    side.virsh("vol-info v.qcow2 p", mask=VARIES)
    side.virsh("vol-wipe a.raw p")
    side.virsh("vol-wipe a.raw p --algorithm bogus")
    sweep(side)


volume_life.of_root = True


def volume_refusals(side):
    begun(side)
    side.virsh("vol-create-as p v 1M")
    side.virsh("vol-create-as p v 1M", keep="never")
    side.virsh("vol-create-as p a/b 1M", names=["'a/b'"])
    side.virsh("vol-create-as p w 1M --format nonsense")
    side.virsh("vol-create-as nope v 1M")
    side.virsh("vol-info nope p")
    side.virsh("vol-path nope --pool p")
    side.virsh("vol-name /nope")
    side.virsh("vol-key /nope")
    side.virsh("vol-pool /nope")
    sweep(side)


def volume_streams(side):
    begun(side)
    (side.path("in")).write_bytes(bytes(range(256)) * 4096)
    side.virsh("vol-create-as p s 1M")
    side.virsh(f"vol-upload s {side.path('in')} --pool p")
    side.virsh(f"vol-download s {side.path('out')} --pool p")
    side.note("the same", str(side.path("in").read_bytes() == side.path("out").read_bytes()))
    side.virsh(f"vol-download s {side.path('part')} --pool p --offset 1000 --length 300")
    side.note("a part", repr(side.path("part").read_bytes()[:40]))
    side.virsh(f"vol-download s {side.path('past')} --pool p --offset 2000000")
    side.note("past the end", repr(side.path("past").read_bytes()))
    side.virsh(f"vol-upload s {side.path('in')} --pool p --offset 500 --length 16")
    sweep(side)


#: libvirtd 11.3 crashes or answers no more once an upload is longer than announced.
volume_streams.too_much_since = 11_003_000


CASES = [
    pool_life,
    pool_conflicts,
    pool_transient,
    volume_life,
    volume_refusals,
    volume_streams,
]
