"""Pools with very many volumes, and bytes carried over streams."""

import gc
import os
import shutil
import subprocess
import time

import libvirt

from .bench import milliseconds

VOLUMES = 10000
MIB = 1 << 20
CARRIED = 1024 * MIB
SPARSE = 100 << 30
DATA = 10 * MIB
POOL = "<pool type='dir'><name>{}</name><target><path>{}</path></target></pool>"
VOLUME = (
    "<volume><name>{}</name><capacity>{}</capacity><allocation>{}</allocation>"
    "<target><format type='raw'/></target></volume>"
)


def volumes(bench):
    """A folder with 10,000 images, half of them qcow2: looked at, listed, asked about."""
    folder = bench.scratch / "volumes"
    fill(folder)
    pools = {side.tag: pool(side, "volumes", folder) for side in bench.sides}

    def one(side):
        ours, before = pools[side.tag], side.cpu()
        began = time.monotonic()
        ours.refresh()
        found = {"refresh_ms": milliseconds(began)}
        # The client's memory is tidied up before and not meanwhile, as timeit has it.
        gc.collect()
        gc.disable()
        began = time.monotonic()
        every = ours.listAllVolumes()
        found["list_ms"] = milliseconds(began)
        gc.enable()
        found["free_info_us_each"] = asked(every)
        with side.on_one_processor():
            found["info_us_each"] = asked(every)
        assert len(every) == VOLUMES
        return {**found, "cpu_ms_all": (side.cpu() - before) * 1e3, "Rss_MiB": side.memory()["Rss_MiB"]}

    bench.each(
        "pool10000", one, lambda: {"refresh_ms": bench.floors("walk", folder)["ms"]}, bench.rounds(5, 3)
    )
    for each in pools.values():
        remove(each)
    shutil.rmtree(folder)


def asked(every):
    """Microseconds for asking about each."""
    began = time.monotonic()
    for volume in every:
        volume.info()
    return milliseconds(began) * 1e3 / len(every)


def fill(folder):
    folder.mkdir()
    model = folder / "model.qcow2"
    command = ["qemu-img", "create", "-q", "-f", "qcow2", model, "1G"]
    subprocess.run(command, check=True)
    size, header = model.stat().st_size, model.read_bytes()[:4096]
    model.unlink()
    for number in range(VOLUMES):
        with open(folder / f"image{number}", "wb") as file:
            if number % 2:
                file.write(header)
            file.truncate(size)


def pool(side, name, folder):
    made = side.open().storagePoolDefineXML(POOL.format(f"{name}-{side.tag}", folder))
    made.create()
    return made


def remove(pool):
    pool.destroy()
    pool.undefine()


def streams(bench):
    """A gibibyte up and down by a bare client; a sparse image down by python."""
    folder = bench.scratch / "streams"
    folder.mkdir()
    used = {}
    for side in bench.sides:
        own = folder / side.tag
        own.mkdir()
        where = pool(side, "streams", own)
        full = where.createXML(VOLUME.format("full", CARRIED, CARRIED))
        sparse = where.createXML(VOLUME.format("sparse", SPARSE, 0))
        with open(sparse.path(), "r+b") as file:
            file.seek(SPARSE // 2)
            file.write(os.urandom(DATA))
        where.refresh()
        used[side.tag] = (where, full, sparse)

    def carried(side, what, *arguments, into=None):
        name, before = into or what, side.cpu()
        with peak(side) as memory:
            speed = bench.floors.wire(side, what, *arguments, CARRIED // MIB)["MBs"]
        return {f"{name}_MBs": speed, f"{name}_cpu_ms": (side.cpu() - before) * 1e3, **memory.as_figure(name)}

    def one(side):
        where, full, sparse = used[side.tag]
        arguments = (where.name(), full.name(), full.key())
        began = time.monotonic()
        found = carried(side, "upload", *arguments)
        # What an upload leaves to be done is not the download's: a refresh waits for it.
        where.refresh()
        found["upload_refreshed_MBs"] = CARRIED / (time.monotonic() - began) / 1e6
        found.update(carried(side, "download", *arguments))
        new = where.createXML(VOLUME.format("new", CARRIED, CARRIED))
        found.update(carried(side, "upload", where.name(), new.name(), new.key(), into="new_upload"))
        new.delete()
        began = time.monotonic()
        bytes_received = receive(side.open(), sparse)
        assert bytes_received >= DATA
        return {**found, "sparse_s": time.monotonic() - began}

    with bench.floors.null() as null:

        def floor():
            # The key "new" has the null server write a new file and rename it.
            found = carried(null, "upload", "p", "v", "new", into="replacing_upload")
            found.update(carried(null, "upload", "p", "v", "k"))
            # A new volume's room is set aside: filling it is overwriting, too.
            found["new_upload_MBs"] = found["upload_MBs"]
            return {**found, **carried(null, "download", "p", "v", "k")}

        # The file that the null server writes to and reads from is there then.
        floor()
        bench.each("stream", one, floor, bench.rounds(5, 2))
    for where, full, sparse in used.values():
        full.delete()
        sparse.delete()
        remove(where)
    shutil.rmtree(folder)


def receive(connection, volume):
    """Downloads a sparse volume into nothing; returns how many bytes came as data."""
    volume = connection.storageVolLookupByKey(volume.key())
    stream = connection.newStream()
    volume.download(stream, 0, 0, libvirt.VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM)
    came = []
    stream.sparseRecvAll(
        lambda stream, data, _: came.append(len(data)) or len(data), lambda stream, length, _: 0, None
    )
    stream.finish()
    return sum(came)


class peak:
    """How much more memory a daemon had at its peak than before."""

    def __init__(self, side):
        self.process = f"/proc/{side.pid}"

    def __enter__(self):
        with open(f"{self.process}/clear_refs", "w") as reset:
            reset.write("5")
        self.before = self.now("VmRSS")
        return self

    def __exit__(self, *_):
        self.more = self.now("VmHWM") - self.before

    def now(self, field):
        lines = open(f"{self.process}/status").read().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field + ":"))

    def as_figure(self, name):
        return {f"{name}_more_MiB": max(self.more, 0)}
