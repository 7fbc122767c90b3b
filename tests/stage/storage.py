"""Pools and volumes for tests, and what tools that are not ours say of them."""

import json
import os
import pathlib
import subprocess


def pool(name, path, extra=""):
    return f"<pool type='dir'><name>{name}</name>{extra}<target><path>{path}</path></target></pool>"


def volume(name, capacity=1 << 20, format="raw", allocation=None, target="", extra=""):
    room = "" if allocation is None else f"<allocation>{allocation}</allocation>"
    return (
        f"<volume><name>{name}</name><capacity>{capacity}</capacity>{room}"
        f"<target><format type='{format}'/>{target}</target>{extra}</volume>"
    )


def image(path):
    """What qemu-img says of an image."""
    command = ["qemu-img", "info", "--output=json", str(path)]
    told = subprocess.run(command, capture_output=True)
    if told.returncode:
        raise RuntimeError(told.stderr.decode(errors="replace"))
    return json.loads(told.stdout)


def same(one, other):
    """Whether qemu-img finds the same disk in two images."""
    return subprocess.run(["qemu-img", "compare", "-q", str(one), str(other)]).returncode == 0


def upload(connection, volume, data, offset=0, length=0, flags=0):
    stream = connection.newStream()
    volume.upload(stream, offset, length, flags)
    for start in range(0, len(data), 1 << 18):
        stream.send(data[start : start + (1 << 18)])
    stream.finish()


def download(connection, volume, offset=0, length=0):
    stream = connection.newStream()
    volume.download(stream, offset, length)
    data = bytearray()
    while True:
        piece = stream.recv(1 << 18)
        if not piece:
            break
        data += piece
    stream.finish()
    return bytes(data)


def names(folder):
    """All names in a folder, hidden ones too."""
    return sorted(os.listdir(folder))


def taken(path):
    """How many bytes a file takes."""
    return pathlib.Path(path).stat().st_blocks * 512
