"""Pools of kind rbd, on a real Ceph cluster on loopback."""

import base64
import json
import os
import pathlib
import random
import shutil
import signal
import tempfile
import threading
import time

import libvirt

from case import DaemonCase
from stage import guest, storage
from stage.cluster import Cluster
from stage.streams import Download, Upload
from storage_iscsi_direct import is_there, servers, watch

MIB = 1 << 20
GIB = 1 << 30


class Rbd(DaemonCase):
    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="ostler-test-ceph."))
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.cluster = Cluster(folder)
        cls.addClassCleanup(cls.cluster.stop)

    def setUp(self):
        super().setUp()
        for image in self.images():
            # A client that was killed has its image for half a minute more.
            self.until(f"{image} to be removed", lambda: self.removed(image))
        self.key = self.cluster.key()
        xml = "<secret ephemeral='no' private='yes'><usage type='ceph'><name>client.ostler</name></usage></secret>"
        self.secret = self.connection.secretDefineXML(xml)
        self.secret.setValue(base64.b64decode(self.key))

    def removed(self, image):
        try:
            self.cluster.rbd("rm", "--no-progress", f"images/{image}")
        except RuntimeError as error:
            if "watchers" not in str(error):
                raise
            return False
        return True

    def images(self):
        return json.loads(self.cluster.rbd("ls", "images", "--format", "json"))

    def xml(self, name="pool", pool="images", options=""):
        return (
            f"<pool type='rbd' xmlns:rbd='http://libvirt.org/schemas/storagepool/rbd/1.0'><name>{name}</name>"
            f"<source><host name='127.0.0.1' port='{self.cluster.port}'/><name>{pool}</name>"
            f"<auth type='ceph' username='ostler'><secret uuid='{self.secret.UUIDString()}'/></auth></source>"
            f"{options}</pool>"
        )

    def started(self, **options):
        pool = self.connection.storagePoolDefineXML(self.xml(**options))
        pool.create()
        return pool

    def test_the_life_of_an_image(self):
        pool = self.started()
        state, capacity, allocation, available = pool.info()
        self.assertEqual((state, capacity), (libvirt.VIR_STORAGE_POOL_RUNNING, 2 * GIB))
        self.assertTrue(0 < available <= capacity and allocation < capacity)
        volume = pool.createXML(storage.volume("disk", 20 * MIB))
        self.assertEqual((volume.key(), volume.path()), ("images/disk", "images/disk"))
        self.assertEqual(volume.info(), [libvirt.VIR_STORAGE_VOL_NETWORK, 20 * MIB, 0])
        told = json.loads(self.cluster.rbd("info", "images/disk", "--format", "json"))
        self.assertEqual(told["size"], 20 * MIB)
        self.refused(lambda: pool.createXML(storage.volume("disk")), libvirt.VIR_ERR_STORAGE_VOL_EXIST)
        volume.resize(40 * MIB)
        self.assertEqual(volume.info()[1], 40 * MIB)
        self.refused(lambda: volume.resize(8 * MIB), libvirt.VIR_ERR_INVALID_ARG)
        volume.resize(8 * MIB, libvirt.VIR_STORAGE_VOL_RESIZE_SHRINK)
        self.assertEqual(json.loads(self.cluster.rbd("info", "images/disk", "--format", "json"))["size"], 8 * MIB)
        # What others make and remove is seen by a refresh, and does no harm before.
        self.cluster.rbd("create", "--size", "4M", "images/theirs")
        self.refused(lambda: pool.createXML(storage.volume("theirs")), libvirt.VIR_ERR_STORAGE_VOL_EXIST)
        pool.refresh()
        self.assertEqual(sorted(pool.listVolumes()), ["disk", "theirs"])
        self.cluster.rbd("rm", "--no-progress", "images/theirs")
        self.refused(pool.storageVolLookupByName("theirs").delete, says=["theirs"])
        # One with a snapshot is not removed.
        self.cluster.rbd("snap", "create", "images/disk@before")
        self.refused(volume.delete, says=["disk", "snapshots"])
        self.cluster.rbd("snap", "rm", "images/disk@before", "--no-progress")
        volume.delete()
        self.assertEqual(self.images(), [])
        for odd in (
            storage.volume("q", format="qcow2"),
            storage.volume("a@b"),
            storage.volume("ostler-making-x"),
            storage.volume("e", target="<encryption format='luks'/>"),
        ):
            self.refused(lambda: pool.createXML(odd))
        self.assertEqual(self.images(), [])
        pool.destroy()
        pool.undefine()

    def test_content(self):
        pool = self.started()
        volume = pool.createXML(storage.volume("disk", 24 * MIB))
        content = random.Random(2).randbytes(9 * MIB + 1)
        storage.upload(self.connection, volume, content, offset=4 * MIB)
        # Closed when the stream is over: no lock and no watcher are left.
        out = self.scratch / "out"
        self.cluster.rbd("export", "images/disk", out, "--no-progress")
        whole = bytes(4 * MIB) + content + bytes(11 * MIB - 1)
        self.assertEqual(out.read_bytes(), whole)
        self.assertEqual(storage.download(self.connection, volume), whole)
        self.assertEqual(storage.download(self.connection, volume, 4 * MIB - 1, 3), b"\0" + content[:2])
        self.assertLess(volume.info()[2], 24 * MIB)
        # Copies: within the cluster, out of it, into it.
        folder = self.scratch / "folder"
        folder.mkdir()
        files = self.connection.storagePoolCreateXML(storage.pool("files", folder))
        copy = pool.createXMLFrom(storage.volume("copy", 32 * MIB), volume)
        self.assertEqual(copy.info()[1], 32 * MIB)
        volume.delete()
        self.assertEqual(storage.download(self.connection, copy), whole + bytes(8 * MIB))
        outside = files.createXMLFrom(storage.volume("outside", MIB, allocation=0), copy)
        self.assertEqual(pathlib.Path(outside.path()).read_bytes(), whole + bytes(8 * MIB))
        self.assertLess(storage.taken(outside.path()), 24 * MIB)
        inside = pool.createXMLFrom(storage.volume("inside", MIB), outside)
        self.assertEqual(storage.download(self.connection, inside), whole + bytes(8 * MIB))
        qcow2 = files.createXML(storage.volume("qcow2", MIB, format="qcow2"))
        self.refused(lambda: pool.createXMLFrom(storage.volume("odd", MIB), qcow2), says=["raw"])
        self.assertEqual(sorted(self.images()), ["copy", "inside"])
        inside.wipe()
        self.cluster.rbd("export", "images/inside", out.with_suffix(".wiped"), "--no-progress")
        self.assertEqual(out.with_suffix(".wiped").read_bytes(), bytes(32 * MIB))
        copy.wipePattern(libvirt.VIR_STORAGE_VOL_WIPE_ALG_TRIM)
        self.assertEqual(storage.download(self.connection, copy), bytes(32 * MIB))
        # An image is free at once.
        copy.delete(), inside.delete()

    def test_the_key_is_nowhere(self):
        seen, over = set(), threading.Event()
        watcher = threading.Thread(daemon=True, target=watch, args=(seen, over))
        watcher.start()
        pool = self.started(options="<rbd:config_opts><rbd:option name='client_mount_timeout' value='9'/></rbd:config_opts>")
        volume = pool.createXML(storage.volume("disk", 8 * MIB))
        storage.upload(self.connection, volume, b"\x07" * MIB)
        self.assertEqual(storage.download(self.connection, volume, 0, MIB), b"\x07" * MIB)
        over.set()
        watcher.join()
        for program in ("rbd ", "ceph ", "qemu-storage-daemon "):
            self.assertTrue(any(program in line and "--" in line for line in seen), program)
        self.assertFalse(any(self.key in line for line in seen), "in a command line")
        for file in self.daemon.directory.glob("**/*"):
            if file.is_file():
                content = file.read_bytes()
                self.assertNotIn(self.key.encode(), content, file)
                self.assertNotIn(base64.b64decode(self.key), content, file)

    def test_what_does_not_start(self):
        self.refused(lambda: self.started(name="other", pool="nothing"), says=["nothing"])
        self.secret.setValue(base64.b64decode(self.cluster.key("client.admin")))
        # Ceph's clients go on asking until their time is over, 30 seconds else.
        short = "<rbd:config_opts><rbd:option name='client_mount_timeout' value='3'/></rbd:config_opts>"
        self.refused(lambda: self.started(name="wrong", options=short), says=["wrong"])
        self.secret.undefine()
        pool = self.connection.storagePoolLookupByName("wrong")
        self.refused(pool.create, libvirt.VIR_ERR_NO_SECRET)

    def test_a_daemon_that_is_killed_in_a_copy(self):
        pool = self.started()
        volume = pool.createXML(storage.volume("disk", 64 * MIB))
        storage.upload(self.connection, volume, random.Random(3).randbytes(64 * MIB))
        copying = threading.Thread(daemon=True, target=lambda: self.refused(lambda: pool.createXMLFrom(storage.volume("copy", MIB), volume)))
        copying.start()
        self.until("the copy to begin", lambda: any("making" in image for image in self.images()))
        self.daemon.kill()
        copying.join()
        self.daemon.start()
        pool = self.reconnect().storagePoolLookupByName("pool")
        self.until("the pool to be active", pool.isActive)
        # Its program may still be at it.
        def clean():
            pool.refresh()
            return self.images() == ["disk"]

        self.until("the half copy to be gone", clean, 90)
        self.assertEqual(pool.listVolumes(), ["disk"])

    def test_a_cluster_that_is_silent(self):
        pool = self.started(options="<rbd:config_opts><rbd:option name='client_mount_timeout' value='5'/></rbd:config_opts>")
        volume = pool.createXML(storage.volume("disk", 8 * MIB))
        self.cluster.pause()
        self.addCleanup(self.cluster.resume)
        other = self.daemon.open()
        refreshing = threading.Thread(daemon=True, target=lambda: self.refused(pool.refresh, says=["pool"]))
        refreshing.start()
        began = time.monotonic()
        for _ in range(20):
            again = other.storagePoolLookupByName("pool")
            again.info(), again.listVolumes(), again.XMLDesc()
            other.storageVolLookupByKey(volume.key()).info()
        self.assertLess(time.monotonic() - began, 5, "readers wait for a cluster")
        self.assertTrue(refreshing.is_alive(), "the cluster was silent")
        refreshing.join(120)
        self.assertFalse(refreshing.is_alive())
        self.assertFalse(pool.isActive())
        self.cluster.resume()
        self.until("the cluster to be back", lambda: self.images() == ["disk"])
        pool.create()
        self.assertEqual(pool.listVolumes(), ["disk"])

    def test_streams_to_a_cluster_that_is_silent(self):
        """For a while they wait, and go on; then they end."""
        pool = self.started()
        content = random.Random(5).randbytes(64 * MIB)
        for name in ("one", "two"):
            pool.createXML(storage.volume(name, 64 * MIB))
        self.addCleanup(self.cluster.resume)
        first = Upload(self.daemon, "pool", "one", content).start()
        self.until("it to be under way", lambda: first.sent > MIB)
        self.cluster.pause()
        self.assertFalse(first.is_over(1), "the cluster was silent")
        self.cluster.resume()
        self.assertTrue(first.is_over(60))
        self.assertIsNone(first.error)
        download = Download(self.daemon, "pool", "one")
        upload = Upload(self.daemon, "pool", "two", content)
        self.cluster.pause()
        download.start(), upload.start()
        other = self.daemon.open()
        began = time.monotonic()
        for _ in range(20):
            again = other.storagePoolLookupByName("pool")
            again.info(), again.listVolumes(), again.XMLDesc(), other.getLibVersion()
        self.assertLess(time.monotonic() - began, 2, "others wait for a cluster")
        self.assertTrue(upload.is_over(100) and download.is_over(100), "they wait for ever")
        for stream in (upload, download):
            self.assertIn("does not answer", str(stream.error))
        self.until("programs to be gone", lambda: not servers(self.daemon.pid), 20)
        self.cluster.resume()
        self.until("the cluster to be back", lambda: sorted(self.images()) == ["one", "two"])
        again = Upload(self.daemon, "pool", "two", content).start()
        self.assertTrue(again.is_over(100))
        self.assertIsNone(again.error)
        self.assertTrue(storage.download(self.connection, pool.storageVolLookupByName("two")) == content)

    def test_a_daemon_that_is_killed_in_a_wipe_and_an_upload(self):
        pool = self.started()
        content = random.Random(6).randbytes(64 * MIB) * 4
        for name in ("one", "two"):
            pool.createXML(storage.volume(name, 256 * MIB))
        storage.upload(self.connection, pool.storageVolLookupByName("one"), content)
        upload = Upload(self.daemon, "pool", "two", content).start()
        self.until("the upload to be under way", lambda: upload.sent > MIB)
        notes = self.daemon.state / "var/lib/libvirt/storage/unfinished"
        wiping = threading.Thread(daemon=True, target=lambda: self.refused(pool.storageVolLookupByName("one").wipe))
        wiping.start()
        self.until("the wiping to have begun", lambda: storage.names(notes))
        self.until("both to have programs", lambda: len(servers(self.daemon.pid)) == 2)
        self.cluster.pause()
        self.addCleanup(self.cluster.resume)
        self.assertFalse(upload.is_over(), "it was over already")
        programs = servers(self.daemon.pid)
        self.daemon.kill()
        self.assertTrue(upload.is_over(20))
        wiping.join()
        self.until("its programs to be gone", lambda: not any(is_there(pid) for pid in programs), 20)
        self.cluster.resume()
        self.until("the cluster to be back", lambda: sorted(self.images()) == ["one", "two"])
        self.daemon.start()
        pool = self.reconnect().storagePoolLookupByName("pool")
        self.until("the pool to be active", pool.isActive, 100)
        pool.refresh()
        self.assertEqual(storage.names(notes), [])
        self.assertTrue(storage.download(self.connection, pool.storageVolLookupByName("one")) == bytes(256 * MIB))
        storage.upload(self.connection, pool.storageVolLookupByName("two"), b"\x06" * 4 * MIB)
        self.assertEqual(storage.download(self.connection, pool.storageVolLookupByName("two"), 0, 4 * MIB), b"\x06" * 4 * MIB)

    def test_a_guest_with_an_image(self):
        self.started().createXML(storage.volume("disk", 16 * MIB))
        disk = (
            "<disk type='volume' device='disk'><driver name='qemu' type='raw'/>"
            "<source pool='pool' volume='disk'/><target dev='vda' bus='virtio'/></disk>"
        )
        domain = self.connection.defineXML(guest.bare("reader", devices=disk))
        self.addCleanup(lambda: domain.isActive() and domain.destroy())
        domain.create()
        [pid] = self.daemon.guests().values()
        self.assertEqual(domain.blockInfo("vda")[0], 16 * MIB)
        self.assertIn("pool='pool' volume='disk'", domain.XMLDesc())
        self.assertNotIn(self.key, pathlib.Path(f"/proc/{pid}/cmdline").read_text())
        # Only the emulator knows how large it is: a daemon that has not asked it
        # yet waits for it.
        self.daemon.kill()
        os.kill(pid, signal.SIGSTOP)
        self.daemon.start()
        domain = self.reconnect().lookupByName("reader")
        taken_up = lambda: domain.controlInfo()[0] == libvirt.VIR_DOMAIN_CONTROL_OK
        self.until("its monitor to be taken up", taken_up)
        goes_on = threading.Timer(0.5, os.kill, (pid, signal.SIGCONT))
        goes_on.start()
        self.assertEqual(domain.blockInfo("vda")[0], 16 * MIB)
        goes_on.join()
        domain.destroy()


class WithoutAuthentication(DaemonCase):
    """A cluster that asks nobody who he is."""

    def test_images(self):
        cluster = Cluster(self.scratch, "none")
        self.addCleanup(cluster.stop)
        pool = self.connection.storagePoolCreateXML(
            f"<pool type='rbd'><name>pool</name><source><host name='127.0.0.1' port='{cluster.port}'/>"
            "<name>images</name></source></pool>"
        )
        volume = pool.createXML(storage.volume("disk", 16 * MIB))
        content = random.Random(7).randbytes(16 * MIB)
        storage.upload(self.connection, volume, content)
        copy = pool.createXMLFrom(storage.volume("copy", MIB), volume)
        self.assertTrue(storage.download(self.connection, copy) == content)
        disk = (
            "<disk type='volume' device='disk'><driver name='qemu' type='raw'/>"
            "<source pool='pool' volume='disk'/><target dev='vda' bus='virtio'/></disk>"
        )
        domain = self.connection.createXML(guest.bare("reader", devices=disk))
        self.assertEqual(domain.blockInfo("vda")[0], 16 * MIB)
        domain.destroy()
        volume.delete(), copy.delete()
        self.assertEqual(json.loads(cluster.rbd("ls", "images", "--format", "json")), [])
