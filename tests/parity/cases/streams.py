"""python3-libvirt's streams into volumes and out of them: sendAll, recvAll and
their sparse kin, and what a client may do wrong with them."""

import hashlib
import io
import os
import shutil

import libvirt

from .storage import begun, sweep

MIB = 1 << 20
CAPACITY = 8 * MIB
#: What a sparse volume holds: each stretch with content, in MiB.
CONTENT = [(1, 1), (4, 2)]
SPARSE_UP = libvirt.VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM
SPARSE_DOWN = libvirt.VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM


def pattern(size):
    return bytes(range(1, 252)) * (size // 251 + 1)


def made(side, name, allocation=CAPACITY):
    side.quiet(f"vol-create-as p {name} {CAPACITY} --allocation {allocation} --format raw")
    return side.path("pool") / name


def volume(connection, name):
    return connection.storagePoolLookupByName("p").storageVolLookupByName(name)


def digest(path):
    """What is in the file and whether all of it takes room."""
    data = path.read_bytes()
    return hashlib.sha256(data).hexdigest(), len(data), path.stat().st_blocks * 512 >= len(data)


def send(source, name, offset=0, length=0):
    """A call that uploads what the file-like `source` gives."""

    def call(connection):
        stream = connection.newStream()
        volume(connection, name).upload(stream, offset, length)
        stream.sendAll(lambda stream, count, source: source.read(count), source)
        return stream.finish()

    return call


def receive(name, offset=0, length=0):
    def call(connection):
        stream = connection.newStream()
        volume(connection, name).download(stream, offset, length)
        came = bytearray()
        stream.recvAll(lambda stream, data, came: came.extend(data), came)
        return stream.finish(), len(came), hashlib.sha256(came).hexdigest()

    return call


def streams_whole(side):
    shutil.rmtree(side.path("pool"), ignore_errors=True)
    begun(side)
    path = made(side, "v")
    data = pattern(CAPACITY)[:CAPACITY]
    side.call("sendAll to an empty volume", send(io.BytesIO(data), "v"))
    side.note("the file", f"{digest(path)}\n")
    side.call("recvAll", receive("v"))
    side.call("sendAll over content", send(io.BytesIO(data[::-1]), "v"))
    side.note("the file", f"{digest(path)}\n")
    for offset, length in [(1000, 70000), (CAPACITY - 10, 0), (CAPACITY, 0), (CAPACITY + 1, 0), (0, CAPACITY + 1)]:
        side.call(f"recvAll from {offset}, {length} bytes", receive("v", offset, length))
    for offset, length, size in [(5 * MIB + 3, 300000, 300000), (7, 0, 11), (0, 0, 0), (CAPACITY, 0, 5)]:
        side.call(f"sendAll of {size} bytes at {offset}", send(io.BytesIO(data[:size]), "v", offset, length))
        side.note("the file", f"{digest(path)[:2]}\n")
    side.call("recvAll", receive("v"))
    side.virsh("vol-info v --pool p --bytes", keep="Capacity")
    sweep(side)


def streams_sparse(side):
    shutil.rmtree(side.path("pool"), ignore_errors=True)
    begun(side)
    path = made(side, "v", 0)
    with open(path, "r+b") as file:
        for start, size in CONTENT:
            file.seek(start * MIB)
            file.write(pattern(size * MIB)[: size * MIB])
    side.virsh("pool-refresh p")

    def receive_sparse(connection):
        stream = connection.newStream()
        volume(connection, "v").download(stream, 0, 0, SPARSE_DOWN)
        parts, sums = [], hashlib.sha256()

        def data(stream, data, _):
            sums.update(data)
            if parts and parts[-1][0] == "data":
                parts[-1][1] += len(data)
            else:
                parts.append(["data", len(data)])

        stream.sparseRecvAll(data, lambda stream, length, _: parts.append(["hole", length]), None)
        return stream.finish(), parts, sums.hexdigest()

    side.call("sparseRecvAll", receive_sparse)
    side.call("recvAll of it", receive("v"))

    def send_sparse(name):
        def call(connection):
            stream = connection.newStream()
            volume(connection, name).upload(stream, 0, 0, SPARSE_UP)
            with open(path, "rb", buffering=0) as file:

                def hole(stream, _):
                    here = file.tell()
                    try:
                        start = os.lseek(file.fileno(), here, os.SEEK_DATA)
                    except OSError:
                        start = CAPACITY
                    if start > here or here >= CAPACITY:
                        file.seek(here)
                        return False, start - here
                    end = os.lseek(file.fileno(), here, os.SEEK_HOLE)
                    file.seek(here)
                    return end > here, end - here

                stream.sparseSendAll(
                    lambda stream, count, _: file.read(count),
                    hole,
                    lambda stream, length, _: file.seek(length, os.SEEK_CUR) and 0,
                    None,
                )
            return stream.finish()

        return call

    for name, allocation in [("empty", 0), ("full", CAPACITY)]:
        into = made(side, name, allocation)
        if allocation:
            into.write_bytes(b"\xff" * CAPACITY)
        side.call(f"sparseSendAll to the {name} one", send_sparse(name))
        side.note(f"what is in the {name} one", f"{digest(into)}\n")
    sweep(side)


def streams_misused(side):
    shutil.rmtree(side.path("pool"), ignore_errors=True)
    begun(side)
    made(side, "v")

    def opened(connection, upload, *arguments):
        stream = connection.newStream()
        which = volume(connection, "v")
        (which.upload if upload else which.download)(stream, *arguments)
        return stream

    def fails(*_):
        raise RuntimeError("no more")

    def guarded(function):
        """Exceptions of handlers come back as they are."""
        try:
            return function()
        except RuntimeError as error:
            return f"RuntimeError {error}"

    side.call("a sendAll whose handler fails", lambda c: guarded(lambda: opened(c, True, 0, 0).sendAll(fails, None)))
    side.call("a recvAll whose handler fails", lambda c: guarded(lambda: opened(c, False, 0, 0).recvAll(fails, None)))
    side.call("send into a download", lambda c: opened(c, False, 0, 0).send(b"x" * 100))
    side.call("more than was announced", send(io.BytesIO(b"x" * 100), "v", 0, 50))
    side.call("a second finish", lambda c: [stream := opened(c, True, 0, 0), stream.finish(), stream.finish()][1:])
    side.call("send after the end", lambda c: [stream := opened(c, True, 0, 0), stream.finish(), stream.send(b"x")][1:])
    side.call("abort, then finish", lambda c: [stream := opened(c, True, 0, 0), stream.abort(), stream.finish()][1:])
    side.call("a hole in a stream that is not sparse", lambda c: [s := opened(c, True, 0, 0), s.sendHole(4096), s.finish()][1:])
    side.call("unknown flags of an upload", lambda c: opened(c, True, 0, 0, 1 << 20))
    side.call("unknown flags of a download", lambda c: opened(c, False, 0, 0, 1 << 20))
    side.call("upload, read-only", lambda c: opened(c, True, 0, 0), read_only=True)
    side.call("download, read-only", lambda c: opened(c, False, 0, 0), read_only=True)
    side.call("what is in the volume then", receive("v"))
    sweep(side)


#: libvirtd 11.3 crashes or answers no more once an upload is longer than announced.
streams_misused.too_much_since = 11_003_000


CASES = [streams_whole, streams_sparse, streams_misused]
