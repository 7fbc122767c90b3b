"""The wire by hand: packets as a hostile or careless peer would send them."""

import os
import socket
import struct
import time

REMOTE, QEMU, KEEPALIVE = 0x20008086, 0x20008087, 0x6B656570
CALL, REPLY, MESSAGE, STREAM = range(4)
OK, ERROR, CONTINUE = range(3)
OPEN, CLOSE, DEFINE, LOOKUP, AUTH_LIST, LIBRARY_VERSION = 1, 2, 350, 23, 66, 157


def text(value):
    data = value if isinstance(value, bytes) else value.encode()
    return struct.pack(">I", len(data)) + data + b"\0" * (-len(data) % 4)


def packet(procedure, body=b"", program=REMOTE, version=1, kind=CALL, serial=1, status=OK):
    words = (28 + len(body), program, version, procedure, kind, serial, status)
    return struct.pack(">7I", *words) + body


def connect(peer, path):
    """Waits for room in the daemon's queue of connections to accept."""
    for _ in range(20000):
        try:
            return peer.connect(str(path))
        except BlockingIOError:
            time.sleep(0.001)
    raise TimeoutError("the daemon does not accept connections")


class Peer:
    """A raw connection; `call` waits for one reply."""

    def __init__(self, path, seconds=20):
        self.socket = socket.socket(socket.AF_UNIX)
        connect(self.socket, path)
        self.socket.settimeout(seconds)
        self.serial = 0

    def opened(self, uri=None, read_only=False):
        uri = uri or ("qemu:///system" if os.geteuid() == 0 else "qemu:///session")
        self.call(AUTH_LIST)
        status, body = self.call(OPEN, struct.pack(">I", 1) + text(uri) + struct.pack(">I", read_only))
        assert status == OK, body
        return self

    def call(self, procedure, body=b"", **more):
        """Sends a call; returns its status and body."""
        self.serial += 1
        self.send(packet(procedure, body, serial=self.serial, **more))
        while True:
            _, _, _, kind, serial, status, body = self.receive()
            if kind == REPLY and serial == self.serial:
                return status, body

    def send(self, data):
        self.socket.sendall(data)

    def receive(self):
        """One packet: program, version, procedure, type, serial, status, body."""
        (length,) = struct.unpack(">I", self.exactly(4))
        rest = self.exactly(length - 4)
        return (*struct.unpack(">6I", rest[:24]), rest[24:])

    def exactly(self, count):
        data = bytearray()
        while len(data) < count:
            chunk = self.socket.recv(min(1 << 16, count - len(data)))
            if not chunk:
                raise ConnectionError("the daemon closed the connection")
            data += chunk
        return bytes(data)

    def is_dropped(self):
        """Whether the daemon ends the connection, whatever it says before."""
        try:
            while self.socket.recv(1 << 16):
                pass
            return True
        except (ConnectionResetError, BrokenPipeError):
            return True
        except TimeoutError:
            return False

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def error_code(body):
    return struct.unpack(">i", body[:4])[0]
