"""Pools that are mounted: a file system in a file, in a mount namespace that only
the daemon sees."""

import os
import pathlib
import subprocess
import threading
import time

import libvirt

from case import DaemonCase
from stage import storage
from storage_volumes import MIB


class Mounted(DaemonCase):
    def command(self):
        # Not seen by the rest of the machine, and gone with the daemon.
        return f"unshare -m --propagation private {super().command()}"

    def setUp(self):
        if os.geteuid() != 0:
            self.skipTest("only root can mount")
        if not pathlib.Path("/dev/loop-control").exists():
            self.skipTest("there are no loop devices here")
        super().setUp()
        self.device = self.scratch / "device"
        self.folder = self.scratch / "mounted"
        with open(self.device, "wb") as file:
            file.truncate(64 * MIB)

    def xml(self, name="p", format="ext4"):
        return (
            f"<pool type='fs'><name>{name}</name><source><device path='{self.device}'/>"
            f"<format type='{format}'/></source><target><path>{self.folder}</path></target></pool>"
        )

    def mounts(self):
        lines = pathlib.Path(f"/proc/{self.daemon.pid}/mountinfo").read_text().splitlines()
        return [line for line in lines if str(self.folder) in line]

    def test_a_life(self):
        pool = self.connection.storagePoolDefineXML(self.xml())
        self.refused(pool.create)
        self.assertFalse(pool.isActive())
        pool.build(libvirt.VIR_STORAGE_POOL_BUILD_NO_OVERWRITE)
        blkid = subprocess.run(["/usr/sbin/blkid", "-p", "-s", "TYPE", self.device], capture_output=True, text=True)
        self.assertIn('TYPE="ext4"', blkid.stdout)
        build = lambda: pool.build(libvirt.VIR_STORAGE_POOL_BUILD_NO_OVERWRITE)
        self.refused(build, libvirt.VIR_ERR_OPERATION_INVALID, says=["ext4", self.device])
        pool.build(libvirt.VIR_STORAGE_POOL_BUILD_OVERWRITE)
        pool.create()
        self.assertEqual(len(self.mounts()), 1)
        for option in ("nosuid", "nodev", "noexec"):
            self.assertIn(option, self.mounts()[0])
        self.assertLess(pool.info()[1], 64 * MIB)
        volume = pool.createXML(storage.volume("v", 8 * MIB))
        data = os.urandom(8 * MIB)
        storage.upload(self.connection, volume, data)
        pool.createXML(storage.volume("q", MIB, format="qcow2"))
        self.assertEqual(sorted(pool.listVolumes()), ["lost+found", "q", "v"])
        pool.destroy()
        self.assertEqual(self.mounts(), [])
        pool.create()
        self.assertEqual(storage.download(self.connection, pool.storageVolLookupByName("v")), data)
        pool.destroy()
        pool.delete()
        self.assertFalse(self.folder.exists())

    def test_not_over_others(self):
        self.folder.mkdir()
        pool = self.connection.storagePoolDefineXML(self.xml())
        pool.build(libvirt.VIR_STORAGE_POOL_BUILD_OVERWRITE)
        mount = self.daemon.beside("mount", "-t", "tmpfs", "none", self.folder)
        subprocess.run(mount, check=True)
        self.refused(pool.create, libvirt.VIR_ERR_OPERATION_INVALID, says=["none", self.folder])
        self.assertEqual(len(self.mounts()), 1)
        subprocess.run(self.daemon.beside("umount", self.folder), check=True)
        pool.create()
        # Unmounted behind its back, what lies beneath is not taken for the pool.
        # The daemon has it open.
        subprocess.run(self.daemon.beside("umount", "-l", self.folder), check=True)
        self.refused(pool.refresh, libvirt.VIR_ERR_OPERATION_INVALID, says=["not mounted"])
        self.assertFalse(pool.isActive())

    def test_formats_that_cannot_be_made(self):
        for format, code in [("auto", libvirt.VIR_ERR_OPERATION_INVALID), ("udf", None)]:
            pool = self.connection.storagePoolDefineXML(self.xml(format, format))
            build = lambda: pool.build(libvirt.VIR_STORAGE_POOL_BUILD_OVERWRITE)
            self.refused(build, *([code] if code else []), says=[format if code is None else "format"])
            pool.undefine()
        netfs = (
            "<pool type='netfs'><name>n</name><source><host name='127.0.0.1'/>"
            f"<dir path='/x'/></source><target><path>{self.folder}</path></target></pool>"
        )
        pool = self.connection.storagePoolDefineXML(netfs)
        build = lambda: pool.build(libvirt.VIR_STORAGE_POOL_BUILD_OVERWRITE)
        self.refused(build, libvirt.VIR_ERR_OPERATION_INVALID)
        pool.build()
        self.refused(pool.create)
        self.assertFalse(pool.isActive())
        self.assertEqual(self.mounts(), [])

    def test_a_file_system_that_hangs(self):
        """Whoever writes to it waits; nobody else does."""
        pool = self.connection.storagePoolDefineXML(self.xml())
        pool.build(libvirt.VIR_STORAGE_POOL_BUILD_OVERWRITE)
        pool.create()
        volume = pool.createXML(storage.volume("v"))
        other = self.connection.storagePoolDefineXML(storage.pool("other", self.scratch / "other"))
        other.create(libvirt.VIR_STORAGE_POOL_CREATE_WITH_BUILD)
        freeze = lambda how: subprocess.run(self.daemon.beside("fsfreeze", how, self.folder))
        self.assertEqual(freeze("-f").returncode, 0)
        thawed = []
        # Left frozen, nothing of it could be removed.
        self.addCleanup(lambda: thawed or freeze("-u"))
        made = []

        def make(number):
            connection = self.daemon.open()
            connection.storagePoolLookupByName("p").createXML(storage.volume(f"w{number}"))
            made.append(number)
            connection.close()

        threads = [threading.Thread(target=make, args=(number,), daemon=True) for number in range(40)]
        [thread.start() for thread in threads]
        time.sleep(0.5)
        self.assertEqual(made, [])
        slowest = 0
        for _ in range(3):
            for call in [
                self.connection.getLibVersion,
                self.connection.listAllStoragePools,
                pool.info,
                pool.listVolumes,
                pool.XMLDesc,
                volume.info,
                volume.XMLDesc,
                other.refresh,
                lambda: other.createXML(storage.volume("x")).delete(),
            ]:
                began = time.monotonic()
                call()
                slowest = max(slowest, time.monotonic() - began)
        self.assertLess(slowest, 3, "somebody waited for the file system")
        self.refused(pool.destroy, libvirt.VIR_ERR_OPERATION_INVALID, says=["'p'"])
        thawed.append(freeze("-u"))
        [thread.join(60) for thread in threads]
        self.assertEqual(sorted(made), list(range(40)))
        self.assertEqual(len(pool.listVolumes()), 42)


#: Virtuozzo's client is in no distribution. This mounts memory where it would mount
#: the cluster, under the name that the kernel has for that.
VSTORAGE_MOUNT = """#!/bin/sh
echo "$@" >> {told}
[ "$1 $2" = "-c private" ] || {{ echo "no cluster $2" >&2; exit 7; }}
for place; do :; done
exec mount -t tmpfs vstorage://private "$place"
"""


class Virtuozzo(DaemonCase):
    def command(self):
        return f"unshare -m --propagation private env PATH={self.scratch}/bin:$PATH {super().command()}"

    def setUp(self):
        if os.geteuid() != 0:
            self.skipTest("only root can mount")
        super().setUp()
        self.told = self.scratch / "told"
        self.client = self.scratch / "bin" / "vstorage-mount"
        self.client.parent.mkdir()
        self.folder = self.scratch / "cluster"

    def pool(self, cluster):
        return self.connection.storagePoolDefineXML(
            f"<pool type='vstorage'><name>{cluster}</name><source><name>{cluster}</name></source>"
            f"<target><path>{self.folder}</path><permissions><mode>0750</mode></permissions></target></pool>"
        )

    def test_a_cluster_is_mounted(self):
        pool = self.pool("private")
        pool.build()
        self.refused(pool.create, says=["vstorage-mount", "vstorage-client"])
        self.client.write_text(VSTORAGE_MOUNT.format(told=self.told))
        self.client.chmod(0o755)
        pool.create()
        self.assertEqual(self.told.read_text(), f"-c private -m 750 {self.folder}\n")
        volume = pool.createXML(storage.volume("v"))
        self.assertEqual(volume.path(), f"{self.folder}/v")
        self.assertFalse((self.folder / "v").exists(), "it lies in the cluster")
        # The next daemon sees other mounts, of which this is none.
        self.daemon.kill()
        self.daemon.start()
        pool = self.reconnect().storagePoolLookupByName("private")
        self.assertFalse(pool.isActive())
        pool.create()
        self.assertEqual(len(self.told.read_text().splitlines()), 2)
        pool.destroy()
        pool.undefine()
        other = self.pool("other")
        self.refused(other.create, says=["no cluster other"])
        self.assertFalse(other.isActive())
