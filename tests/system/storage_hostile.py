"""What may lie in a pool, and who may come: planted links, lying headers, bad
names, full disks, clients that vanish."""

import os
import pathlib
import subprocess
import sys
import time

import libvirt

from case import DaemonCase
from stage import storage, wire
from storage_volumes import MIB, VolumeCase

CREATE, LOOKUP, DOWNLOAD = 93, 95, 209

VANISH = """
import os, sys, libvirt
connection = libvirt.open(sys.argv[1])
volume = connection.storagePoolLookupByName("p").storageVolLookupByName("v")
stream = connection.newStream()
volume.upload(stream, 0, 0)
stream.send(b"x" * 200000)
os._exit(0)
"""


class Planted(VolumeCase):
    def test_links(self):
        secret = self.scratch / "secret"
        secret.write_text("secret")
        os.symlink(secret, self.path("link"))
        os.symlink("/etc", self.path("folder"))
        os.mkfifo(self.path("pipe"))
        if os.geteuid() == 0:
            os.mknod(self.path("zero"), 0o600 | 0o020000, os.makedev(1, 5))
        self.path("control\x07").write_text("x")
        (pathlib.Path(os.fsdecode(bytes(self.folder) + b"/\xff\xfe"))).write_text("x")
        self.pool.refresh()
        self.assertEqual(self.pool.listVolumes(), [])
        # Nothing is made through a link or in its place.
        for name in ("link", "folder"):
            self.refused(lambda: self.made(name), libvirt.VIR_ERR_STORAGE_VOL_EXIST)
        volume = self.made("v")
        self.path("v").unlink()
        os.symlink(secret, self.path("v"))
        for function in [
            volume.wipe,
            lambda: volume.resize(8 * MIB),
            lambda: storage.upload(self.connection, volume, b"overwritten"),
            lambda: storage.download(self.connection, volume),
            lambda: self.pool.createXMLFrom(storage.volume("copy"), volume),
        ]:
            self.refused(function)
        self.assertEqual(secret.read_text(), "secret")
        self.assertNotIn("copy", storage.names(self.folder))
        volume.delete()
        self.assertEqual(secret.read_text(), "secret")

    def test_names(self):
        for name in ["../v", "/etc/v", "a/b", "..", ".", "", "x" * 256, "new\nline", "\x07"]:
            self.refused(lambda: self.made(name))
        self.assertEqual(storage.names(self.folder), [])
        self.made("x" * 255)
        self.made("--help")
        self.made("-f", format="qcow2")
        self.made("json:{}", format="qcow2")
        self.made("a,b=c", format="qcow2")
        self.made(".hidden")
        self.assertEqual(len(storage.names(self.folder)), 6)
        for volume in self.pool.listAllVolumes():
            storage.download(self.connection, volume)
            volume.delete()
        self.assertEqual(storage.names(self.folder), [])

    def test_names_that_are_no_text(self):
        """As only a client can send them that speaks the wire itself."""
        peer = wire.Peer(self.daemon.sock).opened()
        self.addCleanup(peer.socket.close)
        pool = wire.text("p") + self.pool.UUID()
        names = [b"\xff\xfe", b"v\xc3(", "\u00e9".encode("latin-1"), b"v\0w", b"\xed\xa0\x80"]
        for name in names:
            xml = storage.volume("@").encode().replace(b"@", name)
            status, _ = peer.call(CREATE, pool + wire.text(xml) + bytes(4))
            self.assertEqual(status, wire.ERROR, name)
            status, _ = peer.call(LOOKUP, pool + wire.text(name))
            self.assertEqual(status, wire.ERROR, name)
        self.assertEqual(storage.names(self.folder), [])
        # Text that is not ASCII is a name as any other, by its bytes at most 255.
        for name in ["\u00e9t\u00e9", "\u5377" * 85, "e\u0301"]:
            volume = self.made(name)
            self.assertEqual(volume.name(), name)
            volume.delete()
        self.refused(lambda: self.made("\u5377" * 86))
        self.assertEqual(storage.names(self.folder), [])

    def test_backing_files_that_lead_out(self):
        (self.scratch / "outside").write_bytes(b"not yours" * 1000)
        create = ["qemu-img", "create", "-q", "-f", "qcow2"]
        for name, backing in [
            ("shadow", "/etc/shadow"),
            ("outside", self.scratch / "outside"),
            ("relative", "../outside"),
            ("itself", self.folder / "." / "other"),
            ("network", "nbd://127.0.0.1/x"),
            ("lost", "/nowhere/at/all"),
        ]:
            command = [*create, "-u", "-b", backing, "-F", "raw", self.path(name), "1M"]
            subprocess.run(command, check=True)
        # qemu-img does not lay an image on itself; a name as long does.
        image = self.path("itself").read_bytes()
        other, itself = str(self.path("other")).encode(), str(self.path("itself")).encode()
        image = image.replace(other, itself)
        self.path("itself").write_bytes(image[:16] + len(itself).to_bytes(4, "big") + image[20:])
        for step in range(1000):
            above = [*create, "-u", "-b", self.path(f"deep{step}"), "-F", "qcow2"]
            if step < 3:
                subprocess.run([*above, self.path(f"deep{step + 1}"), "1M"], check=True)
        subprocess.run([*create, self.path("deep0"), "1M"], check=True)
        # The same file under many names makes a chain as long.
        deep = self.path("deep1").read_bytes()
        for step in range(4, 1001):
            name = str(self.path(f"deep{step - 1}")).encode()
            old = str(self.path("deep0")).encode()
            length = (len(name)).to_bytes(4, "big")
            made = deep.replace(old, name + bytes(0))
            self.path(f"deep{step}").write_bytes(made[:16] + length + made[20:])
        self.pool.refresh()
        for name in ["shadow", "outside", "relative", "itself", "network", "lost", "deep1000"]:
            volume = self.pool.storageVolLookupByName(name)
            volume.info()
            self.assertIn("<backingStore>", volume.XMLDesc(), name)
            copy = lambda: self.pool.createXMLFrom(storage.volume("copy", 1), volume)
            self.refused(copy, libvirt.VIR_ERR_CONFIG_UNSUPPORTED, says=[name])
        self.pool.createXMLFrom(storage.volume("copy", 1), self.pool.storageVolLookupByName("deep3"))

    def test_headers_that_lie(self):
        good = self.scratch / "good"
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", good, "1G"], check=True)
        header = good.read_bytes()[:512]
        for number in range(200):
            broken = bytearray(header)
            for _ in range(8):
                broken[4 + os.urandom(1)[0] % 120] = os.urandom(1)[0]
            self.path(f"qcow2-{number}").write_bytes(broken)
        for magic in [b"QFI\xfb", b"QFI\xfb\0\0\0\3", b"QED\0", b"KDMV", b"conectix", b"LUKS\xba\xbe\0\1", b"LUKS\xba\xbe"]:
            self.path(f"short-{magic.hex()}").write_bytes(magic)
            self.path(f"ones-{magic.hex()}").write_bytes(magic + b"\xff" * 70000)
        self.pool.refresh()
        self.assertEqual(self.pool.numOfVolumes(), 214)
        for volume in self.pool.listAllVolumes():
            volume.info()
            volume.XMLDesc()

    def test_changed_behind_our_back(self):
        gone, grown = self.made("gone"), self.made("grown")
        self.path("gone").unlink()
        os.truncate(self.path("grown"), 3 * MIB)
        self.assertEqual(grown.info()[1], 3 * MIB)
        for function in [gone.info, gone.XMLDesc, gone.wipe, gone.delete, lambda: gone.resize(9 * MIB)]:
            self.refused(function, says=["gone"])
        self.pool.refresh()
        self.refused(gone.info, libvirt.VIR_ERR_NO_STORAGE_VOL)
        self.path("theirs").write_text("theirs")
        self.refused(lambda: self.made("theirs"), libvirt.VIR_ERR_STORAGE_VOL_EXIST, says=["refresh"])
        self.assertEqual(self.path("theirs").read_text(), "theirs")

    def test_a_client_that_vanishes(self):
        self.made("v", 4 * MIB)
        before = self.path("v").read_bytes()
        script = [sys.executable, "-c", VANISH, self.daemon.uri]
        subprocess.run(script, check=True, timeout=60)

        def free():
            try:
                self.pool.storageVolLookupByName("v").resize(5 * MIB)
                return True
            except libvirt.libvirtError:
                return False

        self.until("the volume to be free again", free)
        self.assertEqual(self.path("v").read_bytes()[: 4 * MIB], before)
        self.assertEqual(storage.names(self.folder), ["v"])

    def test_two_daemons_on_one_pool(self):
        from stage.daemon import Daemon

        other = Daemon(self.command(), self.scratch / "other", "ostlerd")
        self.addCleanup(other.clear)
        other.start()
        pool = other.open().storagePoolDefineXML(storage.pool("same", self.folder))
        pool.create()
        self.made("v", 4 * MIB)
        stream = self.connection.newStream()
        self.pool.storageVolLookupByName("v").upload(stream, 0, 0)
        stream.send(b"ours")
        # What one is at is not the other's to clear away.
        for _ in range(3):
            pool.refresh()
        stream.send(b"ours")
        stream.finish()
        self.assertEqual(self.path("v").read_bytes()[:8], b"oursours")
        self.refused(lambda: pool.createXML(storage.volume("v")), libvirt.VIR_ERR_STORAGE_VOL_EXIST)
        pool.createXML(storage.volume("w"))
        self.refused(lambda: self.made("w"), libvirt.VIR_ERR_STORAGE_VOL_EXIST)


class Full(DaemonCase):
    """On a file system of 16 MiB that only this daemon sees."""

    def command(self):
        small = self.scratch / "small"
        small.mkdir(exist_ok=True)
        daemon = super().command()
        mount = f"mount -t tmpfs -o size=16m,nr_inodes=50 none {small}"
        return f"unshare -m sh -c '{mount} && exec {daemon}'"

    def setUp(self):
        if os.geteuid() != 0:
            self.skipTest("only root can mount a small file system")
        super().setUp()
        self.folder = self.scratch / "small"
        self.pool = self.connection.storagePoolDefineXML(storage.pool("p", self.folder))
        self.pool.create()

    def inside(self):
        """The folder as the daemon sees it."""
        return f"/proc/{self.daemon.pid}/root{self.folder}"

    def test_nothing_is_left_of_what_does_not_fit(self):
        make = lambda **options: self.pool.createXML(storage.volume("v", **options))
        for options in [{"capacity": 32 * MIB}, {"capacity": 1 << 62}]:
            error = self.refused(lambda: make(**options), libvirt.VIR_ERR_SYSTEM_ERROR, says=["'v'"])
            self.assertIn("No space left", str(error))
        make(capacity=12 * MIB)
        volume = self.pool.storageVolLookupByName("v")
        before = self.pool.info()
        copy = lambda: self.pool.createXMLFrom(storage.volume("copy"), volume)
        self.refused(copy, libvirt.VIR_ERR_SYSTEM_ERROR, says=["No space left"])
        allocate = libvirt.VIR_STORAGE_VOL_RESIZE_ALLOCATE
        self.refused(lambda: volume.resize(32 * MIB, allocate), says=["'p'"])
        self.assertEqual(volume.info()[1], 12 * MIB)
        self.assertEqual(storage.names(self.inside()), ["v"])
        self.pool.refresh()
        self.assertEqual(self.pool.info(), before)
        # There is no room for a second one beside it, so it is written in place.
        data = os.urandom(12 * MIB)
        storage.upload(self.connection, volume, data)
        self.assertEqual(storage.download(self.connection, volume), data)
        upload = lambda: storage.upload(self.connection, volume, os.urandom(20 * MIB))
        self.refused(upload)
        self.assertEqual(storage.names(self.inside()), ["v"])

    def test_a_read_only_file_system(self):
        volume = self.pool.createXML(storage.volume("v"))
        subprocess.run(self.daemon.beside("mount", "-o", "remount,ro", self.folder), check=True)
        for function in [
            lambda: self.pool.createXML(storage.volume("w")),
            volume.wipe,
            volume.delete,
            lambda: volume.resize(2 * MIB),
            lambda: storage.upload(self.connection, volume, b"x"),
        ]:
            self.refused(function, says=["Read-only"])
        self.assertEqual(storage.download(self.connection, volume), bytes(MIB))
        self.pool.refresh()


class Slow(VolumeCase):
    patience = 400

    def test_a_large_copy_holds_up_nobody(self):
        self.made("large", 1 << 30)
        source = self.pool.storageVolLookupByName("large")
        import threading

        def copy():
            connection = self.daemon.open()
            pool = connection.storagePoolLookupByName("p")
            pool.createXMLFrom(storage.volume("copy"), pool.storageVolLookupByName("large"))

        thread = threading.Thread(target=copy)
        thread.start()
        slowest = 0
        while thread.is_alive():
            for call in [self.pool.info, self.pool.listVolumes, source.info, self.connection.getLibVersion]:
                began = time.monotonic()
                call()
                slowest = max(slowest, time.monotonic() - began)
            self.pool.refresh()
        thread.join()
        self.assertLess(slowest, 2, "a call waited for the copy")
        self.pool.storageVolLookupByName("copy")

    def test_clients_that_take_nothing(self):
        """More streams than the daemon has threads, none of which moves."""
        volume = self.made("v", 64 * MIB)
        storage.upload(self.connection, volume, bytes(64 * MIB))
        which = b"".join(map(wire.text, ["p", "v", volume.key()])) + bytes(20)
        for _ in range(300):
            # The C library would take it all and hold it in memory.
            peer = wire.Peer(self.daemon.sock).opened()
            self.addCleanup(peer.socket.close)
            peer.send(wire.packet(DOWNLOAD, which))
        streams = []
        for number in range(6):
            connection = self.daemon.open()
            self.addCleanup(connection.close)
            pool = connection.storagePoolLookupByName("p")
            for other in range(50):
                stream = connection.newStream(libvirt.VIR_STREAM_NONBLOCK)
                made = pool.createXML(storage.volume(f"u{number}-{other}", MIB, allocation=0))
                made.upload(stream, 0, 0)
                streams.append(stream)
        began = time.monotonic()
        self.pool.refresh()
        self.made("w")
        self.assertLess(time.monotonic() - began, 30)
        for stream in streams:
            stream.abort()
