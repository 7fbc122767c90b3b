"""kill -9 of the daemon in the middle of work on volumes: each is then as it was
or as it was to be, and nothing else lies in the pool."""

import os
import random
import threading
import time

import libvirt

from stage import storage
from storage_volumes import MIB, VolumeCase

SIZE = 192 * MIB
ROUNDS = 6 * int(os.environ.get("OSTLER_ROUNDS", 1))


class Crash(VolumeCase):
    def cut_short(self, work):
        """Starts something, kills the daemon in it, and starts that again."""
        connection = self.daemon.open()
        pool = connection.storagePoolLookupByName("p")

        def run():
            try:
                work(connection, pool)
            except libvirt.libvirtError:
                pass

        thread = threading.Thread(target=run)
        thread.start()
        time.sleep(random.uniform(0.001, 0.12))
        self.daemon.kill()
        thread.join()
        self.daemon.start()
        self.reconnect()
        self.pool = self.connection.storagePoolLookupByName("p")
        self.assertTrue(self.pool.isActive())
        self.pool.refresh()
        listed = sorted(self.pool.listVolumes())
        self.assertEqual(listed, storage.names(self.folder), "something is left in the folder")
        notes = self.daemon.state / "var/lib/libvirt/storage/unfinished"
        self.assertEqual(storage.names(notes), [])
        return listed

    def content(self, name="v"):
        return self.path(name).read_bytes()

    def let_go(self, name):
        """What qemu-img says, once the dead daemon's own has let go of the image: a
        disk that it waits for keeps it from being killed at once."""
        deadline = time.monotonic() + 20
        while True:
            try:
                return storage.image(self.path(name))
            except RuntimeError as error:
                if "lock" not in str(error) or time.monotonic() > deadline:
                    raise
            time.sleep(0.05)

    def test_create(self):
        for round in range(ROUNDS):
            format = ["raw", "qcow2"][round % 2]
            make = lambda _, pool: pool.createXML(storage.volume("v", SIZE, format=format))
            if "v" in self.cut_short(make):
                if format == "raw":
                    self.assertGreaterEqual(storage.taken(self.path("v")), SIZE)
                self.assertEqual(storage.image(self.path("v"))["virtual-size"], SIZE)
                self.pool.storageVolLookupByName("v").delete()

    def test_copy(self):
        self.made("source", SIZE)
        storage.upload(self.connection, self.pool.storageVolLookupByName("source"), os.urandom(SIZE))
        for round in range(ROUNDS):
            format = ["raw", "raw", "qcow2"][round % 3]

            def copy(_, pool):
                pool.createXMLFrom(
                    storage.volume("copy", 1, format=format), pool.storageVolLookupByName("source")
                )

            if "copy" in self.cut_short(copy):
                self.assertTrue(storage.same(self.path("source"), self.path("copy")))
                self.pool.storageVolLookupByName("copy").delete()

    def test_upload(self):
        self.made("v", SIZE)
        old, new = bytes(SIZE), os.urandom(SIZE)
        for _ in range(ROUNDS):
            self.cut_short(
                lambda connection, pool: storage.upload(
                    connection, pool.storageVolLookupByName("v"), new
                )
            )
            content = self.content()
            self.assertTrue(content in (old, new), "half of an upload")
            old = content

    def test_resize(self):
        for format in ["raw", "qcow2"]:
            self.made("v", MIB, format=format, allocation=0)
            sizes = {MIB}
            for round in range(ROUNDS):
                size = (round + 2) * 64 * MIB
                sizes.add(size)
                allocate = libvirt.VIR_STORAGE_VOL_RESIZE_ALLOCATE if format == "raw" else 0
                self.cut_short(
                    lambda _, pool: pool.storageVolLookupByName("v").resize(size, allocate)
                )
                self.assertIn(self.let_go("v")["virtual-size"], sizes)
            self.pool.storageVolLookupByName("v").delete()

    def test_wipe(self):
        data = os.urandom(SIZE)
        for _ in range(ROUNDS):
            if "v" not in self.pool.listVolumes():
                self.made("v", SIZE)
            storage.upload(self.connection, self.pool.storageVolLookupByName("v"), data)
            self.cut_short(lambda _, pool: pool.storageVolLookupByName("v").wipe())
            # What was begun is finished by the next daemon.
            self.assertTrue(self.content() in (data, bytes(SIZE)), "half wiped")

    def test_delete(self):
        for _ in range(ROUNDS):
            if "v" not in self.pool.listVolumes():
                self.made("v", SIZE)
            self.cut_short(lambda _, pool: pool.storageVolLookupByName("v").delete())

    def test_pool(self):
        for _ in range(ROUNDS):
            def life(connection, _):
                pool = connection.storagePoolDefineXML(storage.pool("q", self.scratch / "q"))
                pool.build()
                pool.create()
                pool.setAutostart(1)
                pool.destroy()
                pool.undefine()

            self.cut_short(life)
            for pool in self.connection.listAllStoragePools():
                if pool.name() == "q":
                    if pool.isActive():
                        pool.destroy()
                    if pool.isPersistent():
                        pool.undefine()
