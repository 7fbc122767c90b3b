"""Streams of volumes in threads of their own: what they wait for is another's."""

import threading

import libvirt

PIECE = 1 << 18


class Stream:
    """Content carried by a connection of its own; `error` is why it ended early."""

    def __init__(self, daemon, pool, volume):
        self.connection = daemon.open()
        self.volume = self.connection.storagePoolLookupByName(pool).storageVolLookupByName(volume)
        self.stream = self.connection.newStream()
        self.error = None
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self):
        try:
            self.carry()
            self.stream.finish()
        except libvirt.libvirtError as error:
            self.error = error

    def start(self):
        self.thread.start()
        return self

    def is_over(self, seconds=0):
        self.thread.join(seconds)
        return not self.thread.is_alive()


class Upload(Stream):
    def __init__(self, daemon, pool, volume, content):
        super().__init__(daemon, pool, volume)
        self.content, self.sent = content, 0
        self.volume.upload(self.stream, 0, 0)

    def carry(self):
        while self.sent < len(self.content):
            piece = self.content[self.sent : self.sent + PIECE]
            self.stream.send(piece)
            self.sent += len(piece)


class Download(Stream):
    def __init__(self, daemon, pool, volume):
        super().__init__(daemon, pool, volume)
        self.content = bytearray()
        self.volume.download(self.stream, 0, 0)

    def carry(self):
        while piece := self.stream.recv(PIECE):
            self.content += piece
