"""Pools whose file system sets limits: quotas, no files without names; pools that
two daemons share; volumes whose stream was just given up."""

import os
import pathlib
import shutil
import subprocess
import sys
import threading

import libvirt

import storage_crash
from case import DaemonCase
from stage import refusing, storage
from stage.daemon import Daemon
from storage_volumes import MIB, VolumeCase

HIDDEN = ".ostler-volume-"
QUOTA = 16 * MIB


def refused_to(command, *rules):
    """The command, refused some things by the kernel."""
    if not refusing.known():
        return command
    return f"{sys.executable} {refusing.__file__} {' '.join(rules)} -- {command}"


class Quota(DaemonCase):
    """A real one: of a btrfs that only the daemon sees."""

    def command(self):
        device, folder = self.scratch / "device", self.scratch / "limited"
        folder.mkdir(exist_ok=True)
        with open(device, "wb") as file:
            file.truncate(300 * MIB)
        subprocess.run(["mkfs.btrfs", "-q", device], check=True, capture_output=True)
        limit = f"btrfs quota enable {folder} && btrfs qgroup limit {QUOTA} 0/5 {folder}"
        steps = f"mount -o loop {device} {folder} && {limit} && exec {super().command()}"
        return f"unshare -m --propagation private sh -c '{steps}'"

    def setUp(self):
        if os.geteuid() != 0:
            self.skipTest("only root can mount")
        if not (shutil.which("mkfs.btrfs") and shutil.which("btrfs")):
            self.skipTest("btrfs-progs is not installed")
        if "\tbtrfs\n" not in pathlib.Path("/proc/filesystems").read_text():
            self.skipTest("the kernel has no btrfs")
        super().setUp()
        self.pool = self.connection.storagePoolDefineXML(storage.pool("p", self.scratch / "limited"))
        self.pool.create()

    def test_nothing_is_left_of_what_is_too_much(self):
        inside = f"/proc/{self.daemon.pid}/root{self.scratch / 'limited'}"
        made = lambda name, size, **options: self.pool.createXML(storage.volume(name, size, **options))
        self.refused(lambda: made("v", 2 * QUOTA), libvirt.VIR_ERR_SYSTEM_ERROR, says=["'v'", "quota"])
        self.assertEqual(storage.names(inside), [])
        volume = made("v", 8 * MIB)
        data = os.urandom(8 * MIB)
        storage.upload(self.connection, volume, data)
        # The disk has room for a second one beside it; the quota has not.
        self.refused(lambda: storage.upload(self.connection, volume, os.urandom(12 * MIB)), says=["quota"])
        self.assertEqual(pathlib.Path(inside, "v").read_bytes(), data)
        self.refused(lambda: self.pool.createXMLFrom(storage.volume("full"), made("w", 9 * MIB)))
        grow = lambda: volume.resize(2 * QUOTA, libvirt.VIR_STORAGE_VOL_RESIZE_ALLOCATE)
        self.refused(grow, says=["quota"])
        self.assertEqual(volume.info()[1], 8 * MIB)
        self.assertEqual(pathlib.Path(inside, "v").read_bytes(), data)
        self.assertEqual(storage.names(inside), ["v"])


class FullQuota(VolumeCase):
    """As a full quota answers, on any file system."""

    def command(self):
        return refused_to(super().command(), "fallocate=EDQUOT", "content=EDQUOT")

    def setUp(self):
        if not refusing.known():
            self.skipTest("this processor's system calls are not known here")
        super().setUp()

    def test_nothing_is_left(self):
        make = lambda: self.made("v")
        self.refused(make, libvirt.VIR_ERR_SYSTEM_ERROR, says=["'v'", "quota"])
        self.assertEqual(storage.names(self.folder), [])
        volume = self.made("sparse", allocation=0)
        self.refused(lambda: storage.upload(self.connection, volume, b"x" * MIB), says=["quota"])
        self.path("old").write_bytes(b"old" * 9000)
        self.pool.refresh()
        old = self.pool.storageVolLookupByName("old")
        self.refused(lambda: storage.upload(self.connection, old, b"new" * 9000), says=["quota"])
        self.refused(lambda: old.resize(MIB, libvirt.VIR_STORAGE_VOL_RESIZE_ALLOCATE), says=["quota"])
        self.assertEqual(self.path("old").read_bytes(), b"old" * 9000)
        self.assertEqual(self.path("sparse").read_bytes(), bytes(MIB))
        self.assertEqual(storage.names(self.folder), ["old", "sparse"])


class Hidden(storage_crash.Crash):
    """Where files without names cannot be, new ones have hidden names."""

    def command(self):
        return refused_to(super().command(), "tmpfile=EOPNOTSUPP")

    def setUp(self):
        if not refusing.known():
            self.skipTest("this processor's system calls are not known here")
        super().setUp()

    def hidden(self):
        return [name for name in storage.names(self.folder) if name.startswith(HIDDEN)]

    def test_names_come_and_go(self):
        volume = self.made("v")
        storage.upload(self.connection, volume, b"old" * 1000)
        stream = self.connection.newStream()
        volume.upload(stream, 0, 0)
        stream.send(b"new")
        self.assertEqual(len(self.hidden()), 1)
        # It is no volume, and what is being made is not cleared away.
        self.pool.refresh()
        self.assertEqual(self.pool.listVolumes(), ["v"])
        self.assertEqual(len(self.hidden()), 1)
        stream.finish()
        self.assertEqual(self.path("v").read_bytes()[:6], b"newold")
        self.assertEqual(self.hidden(), [])
        stream = self.connection.newStream()
        volume.upload(stream, 0, 0)
        stream.send(b"lost")
        stream.abort()
        self.until("the hidden file to go", lambda: not self.hidden())
        self.assertEqual(self.path("v").read_bytes()[:6], b"newold")
        # What came behind the daemon's back is not replaced.
        self.path("theirs").write_text("theirs")
        self.refused(lambda: self.made("theirs"), libvirt.VIR_ERR_STORAGE_VOL_EXIST)
        self.made("other", format="qcow2")
        self.pool.createXMLFrom(storage.volume("copy"), volume)
        self.assertEqual(self.path("theirs").read_text(), "theirs")
        self.assertEqual(storage.names(self.folder), ["copy", "other", "theirs", "v"])

    # The others do not make a new file in the old one's place.
    test_resize = test_wipe = test_delete = test_pool = None


class Together(VolumeCase):
    """Two daemons with one folder."""

    def setUp(self):
        super().setUp()
        self.other = Daemon(self.command(), self.scratch / "other", "ostlerd")
        self.addCleanup(self.other.clear)
        self.other.start()
        pool = self.other.open().storagePoolDefineXML(storage.pool("same", self.folder))
        pool.create()

    def at_once(self, *works):
        """Has both do something, each over a connection of its own; what each says."""
        said = [None, None]
        ready = threading.Barrier(2)

        def run(number, work):
            daemon = (self.daemon, self.other)[number]
            pool = daemon.open().listAllStoragePools()[0]
            ready.wait()
            try:
                said[number] = work(daemon, pool)
            except libvirt.libvirtError as error:
                said[number] = error

        threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return said

    def test_one_of_two_makes_a_volume(self):
        for round in range(40):
            name, format = f"v{round}", ["raw", "raw", "raw", "qcow2"][round % 4]
            sizes = (MIB, 2 * MIB)
            make = lambda size: lambda _, pool: pool.createXML(storage.volume(name, size, format=format))
            said = self.at_once(*map(make, sizes))
            lost = [error for error in said if isinstance(error, libvirt.libvirtError)]
            self.assertEqual(len(lost), 1, said)
            self.assertEqual(lost[0].get_error_code(), libvirt.VIR_ERR_STORAGE_VOL_EXIST)
            self.assertIn(name, str(lost[0]))
            winner = 0 if said[1] is lost[0] else 1
            self.assertEqual(storage.image(self.path(name))["virtual-size"], sizes[winner])
        names = storage.names(self.folder)
        self.assertEqual(len(names), 40)
        for daemon in (self.daemon, self.other):
            pool = daemon.open().listAllStoragePools()[0]
            pool.refresh()
            self.assertEqual(sorted(pool.listVolumes()), names)

    def test_each_keeps_what_the_other_makes(self):
        """One makes and removes, the other refreshes all the time."""
        data = os.urandom(3 * MIB)

        def change(daemon, pool):
            connection = daemon.open()
            pool = connection.listAllStoragePools()[0]
            for _ in range(20):
                volume = pool.createXML(storage.volume("v", 3 * MIB))
                storage.upload(connection, volume, data)
                storage.upload(connection, volume, data[::-1])
                whole = storage.download(connection, volume)
                volume.delete()
                if whole != data[::-1]:
                    return "corrupt"
            return "done"

        def look(_, pool):
            for _ in range(60):
                pool.refresh()
                for volume in pool.listAllVolumes():
                    assert volume.name() == "v", volume.name()
            return "done"

        self.assertEqual(self.at_once(change, look), ["done", "done"])
        self.assertEqual(storage.names(self.folder), [])

    def test_both_replace_one(self):
        """Whole is what either sent, in whatever order they end."""
        self.path("v").write_bytes(os.urandom(MIB))
        contents = [os.urandom(3 * MIB), os.urandom(3 * MIB)]
        for daemon in (self.daemon, self.other):
            daemon.open().listAllStoragePools()[0].refresh()

        def send(data):
            def work(daemon, _):
                connection = daemon.open()
                volume = connection.listAllStoragePools()[0].storageVolLookupByName("v")
                storage.upload(connection, volume, data)

            return work

        for _ in range(10):
            said = self.at_once(*map(send, contents))
            self.assertIn(None, said, "neither could")
            self.assertTrue(self.path("v").read_bytes() in contents, "what is there is neither")
        self.assertEqual(storage.names(self.folder), ["v"])


class GivenUp(VolumeCase):
    """What follows at once on a stream that was given up does not find it in use."""

    def test_an_upload(self):
        for next in (
            lambda volume: volume.delete(),
            lambda volume: volume.wipe(),
            lambda volume: volume.resize(65 * MIB),
            lambda volume: storage.download(self.connection, volume),
            lambda volume: storage.upload(self.connection, volume, b"again"),
        ):
            volume = self.made("v", 64 * MIB)
            # An empty one, which is written where it is, and one that is replaced.
            for _ in range(2):
                stream = self.connection.newStream()
                volume.upload(stream, 0, 0)
                for _ in range(64):
                    stream.send(bytes(range(256)) * 4096)
                stream.abort()
                next(volume)
                if next.__code__.co_names[0] == "delete":
                    volume = self.made("v", 64 * MIB)
            volume.delete()

    def test_a_download(self):
        volume = self.made("v", 64 * MIB)
        storage.upload(self.connection, volume, os.urandom(64 * MIB))
        for _ in range(20):
            stream = self.connection.newStream()
            volume.download(stream, 0, 0)
            stream.recv(MIB)
            stream.abort()
            volume.resize(64 * MIB)
        stream = self.connection.newStream()
        volume.upload(stream, 0, 0)
        stream.send(b"x" * MIB)
        stream.abort()
        self.pool.destroy()
        self.assertFalse(self.pool.isActive())
