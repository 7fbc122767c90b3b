"""Pools of kind gluster, on a real Gluster server in a network of its own."""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import threading
import time

import libvirt

import storage_crash
from case import DaemonCase
from stage import gluster, guest, storage
from stage.gluster import ADDRESS, Gluster

MIB = 1 << 20


class GlusterCase(DaemonCase):
    @classmethod
    def setUpClass(cls):
        cls.why_not = gluster.missing()
        if cls.why_not:
            return
        folder = pathlib.Path(tempfile.mkdtemp(prefix="ostler-test-gluster."))
        folder.chmod(0o755)
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.server = Gluster(folder)
        cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        if self.why_not:
            self.skipTest(self.why_not)
        if not self.server.servers:
            self.server.start()
        self.volume, self.brick = self.server.add()
        super().setUp()

    def command(self):
        return " ".join(self.server.inside(super().command()))

    def xml(self, name="pool", folder="/", volume=None, host=f"<host name='{ADDRESS}'/>"):
        return (
            f"<pool type='gluster'><name>{name}</name><source>{host}<dir path='{folder}'/>"
            f"<name>{volume or self.volume}</name></source></pool>"
        )

    def started(self, **options):
        pool = self.connection.storagePoolDefineXML(self.xml(**options))
        pool.create()
        return pool

    def address(self, name):
        return f"gluster://{ADDRESS}/{self.volume}/{name}"

    def files(self):
        """What lies in the brick, but for what Gluster keeps there for itself."""
        return [name for name in storage.names(self.brick) if name != ".glusterfs"]

    def mounts(self):
        lines = subprocess.run(self.server.inside("cat", "/proc/self/mountinfo"), capture_output=True, text=True, check=True)
        return [line for line in lines.stdout.splitlines() if str(self.daemon.state) in line]

    def clients(self):
        """Gluster's clients that the daemon has started."""
        found = []
        for path in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                words = (path / "cmdline").read_bytes().split(b"\0")
                status = (path / "status").read_text()
            except OSError:
                continue
            if words[0] == b"glusterfs" and f"PPid:\t{self.daemon.pid}\n" in status:
                found.append(int(path.name))
        return found

    def notes(self):
        return storage.names(self.daemon.state / "var/lib/libvirt/storage/unfinished")


class Volumes(GlusterCase):
    def test_the_life_of_a_volume(self):
        pool = self.connection.storagePoolDefineXML(self.xml())
        self.refused(lambda: self.connection.storagePoolDefineXML(self.xml("again")), says=["'pool'"])
        pool.build()
        pool.create()
        [mount] = self.mounts()
        for option in ("nosuid", "nodev", "noexec", "fuse.glusterfs"):
            self.assertIn(option, mount)
        folder = pathlib.Path(mount.split()[4]).parent
        self.assertEqual(folder.stat().st_mode & 0o777, 0o700)
        space = os.statvfs(self.brick)
        self.assertEqual(pool.info()[:2], [libvirt.VIR_STORAGE_POOL_RUNNING, space.f_blocks * space.f_frsize])
        self.assertNotIn("<target>", pool.XMLDesc())
        volume = pool.createXML(storage.volume("disk", 20 * MIB))
        self.assertEqual((volume.key(), volume.path()), (self.address("disk"), self.address("disk")))
        self.assertEqual(volume.info(), [libvirt.VIR_STORAGE_VOL_NETWORK, 20 * MIB, 20 * MIB])
        for found in (self.connection.storageVolLookupByKey, self.connection.storageVolLookupByPath):
            self.assertEqual(found(self.address("disk")).name(), "disk")
        self.assertIn("<volume type='network'>", volume.XMLDesc())
        self.assertEqual((self.brick / "disk").stat().st_size, 20 * MIB)
        self.refused(lambda: pool.createXML(storage.volume("disk")), libvirt.VIR_ERR_STORAGE_VOL_EXIST)
        volume.resize(40 * MIB)
        self.assertEqual((self.brick / "disk").stat().st_size, 40 * MIB)
        self.refused(lambda: volume.resize(8 * MIB), libvirt.VIR_ERR_INVALID_ARG)
        volume.resize(8 * MIB, libvirt.VIR_STORAGE_VOL_RESIZE_SHRINK)
        self.assertEqual(volume.info()[1], 8 * MIB)
        # Names with signs are written in addresses as the rules have it.
        odd = pool.createXML(storage.volume("a b%c#d?é:+", MIB))
        self.assertEqual(odd.path(), self.address("a%20b%25c%23d%3F%C3%A9%3A+"))
        self.assertEqual(self.connection.storageVolLookupByPath(odd.path()).name(), odd.name())
        odd.delete()
        # What others make is seen by a refresh, and does no harm before.
        subprocess.run(self.client("mkdir images; echo theirs >theirs; echo inside >images/inside"), check=True)
        self.refused(lambda: pool.createXML(storage.volume("theirs")), libvirt.VIR_ERR_STORAGE_VOL_EXIST)
        pool.refresh()
        self.assertEqual(sorted(pool.listVolumes()), ["disk", "images", "theirs"])
        images = pool.storageVolLookupByName("images")
        self.assertEqual(images.info()[0], libvirt.VIR_STORAGE_VOL_NETDIR)
        self.refused(images.delete, says=["images"])
        # A pool of that folder, and it alone.
        inner = self.started(name="inner", folder="/images")
        self.assertEqual(inner.listVolumes(), ["inside"])
        inside = inner.storageVolLookupByName("inside")
        self.assertEqual(inside.key(), self.address("images/inside"))
        self.assertEqual(storage.download(self.connection, inside), b"inside\n")
        inside.delete()
        inner.destroy()
        pool.refresh()
        images.delete()
        self.assertEqual(self.files(), ["disk", "theirs"])
        self.refused(pool.delete)
        pool.destroy()
        self.refused(pool.delete, libvirt.VIR_ERR_NO_SUPPORT)
        self.assertEqual(self.mounts(), [])
        self.until("the client to end", lambda: not self.clients(), 20)
        self.assertEqual(storage.names(folder), [])

    def client(self, script):
        """The script, run in the volume as another host would have it."""
        place = self.scratch / "another"
        place.mkdir(exist_ok=True)
        mount = f"glusterfs --volfile-server={ADDRESS} --volfile-id={self.volume} --log-file=/dev/null {place}"
        script = f"set -e; {mount}; cd {place}; {script}; cd /; umount {place}"
        return self.server.inside("unshare", "--mount", "--propagation", "private", "sh", "-c", script)

    def test_content(self):
        pool = self.started()
        volume = pool.createXML(storage.volume("disk", 24 * MIB))
        content = random.Random(2).randbytes(9 * MIB + 1)
        storage.upload(self.connection, volume, content, offset=4 * MIB)
        whole = bytes(4 * MIB) + content + bytes(11 * MIB - 1)
        self.assertEqual((self.brick / "disk").read_bytes(), whole)
        self.assertEqual(storage.download(self.connection, volume), whole)
        self.assertEqual(storage.download(self.connection, volume, 4 * MIB - 1, 3), b"\0" + content[:2])
        # A second upload takes the volume's place when it is whole.
        inode = (self.brick / "disk").stat().st_ino
        stream = self.connection.newStream()
        volume.upload(stream, 0, 0)
        stream.send(b"\x07" * MIB)
        stream.abort()
        self.assertEqual((self.brick / "disk").read_bytes(), whole)
        storage.upload(self.connection, volume, b"\x07" * MIB)
        whole = b"\x07" * MIB + whole[MIB:]
        self.assertEqual((self.brick / "disk").read_bytes(), whole)
        self.assertNotEqual((self.brick / "disk").stat().st_ino, inode)
        # Copies: here, out of it, into it, and into another format.
        folder = self.scratch / "folder"
        folder.mkdir()
        files = self.connection.storagePoolCreateXML(storage.pool("files", folder))
        copy = pool.createXMLFrom(storage.volume("copy", 32 * MIB), volume)
        self.assertEqual((self.brick / "copy").read_bytes(), whole + bytes(8 * MIB))
        outside = files.createXMLFrom(storage.volume("outside", MIB, allocation=0), copy)
        self.assertEqual(pathlib.Path(outside.path()).read_bytes(), whole + bytes(8 * MIB))
        qcow2 = pool.createXMLFrom(storage.volume("qcow2", MIB, format="qcow2"), outside)
        self.assertTrue(storage.same(self.brick / "qcow2", outside.path()))
        back = files.createXMLFrom(storage.volume("back", MIB), qcow2)
        self.assertTrue(storage.same(back.path(), outside.path()))
        copy.wipe()
        self.assertEqual((self.brick / "copy").read_bytes(), bytes(32 * MIB))
        volume.wipePattern(libvirt.VIR_STORAGE_VOL_WIPE_ALG_TRIM)
        self.assertEqual(storage.download(self.connection, volume), bytes(24 * MIB))
        self.assertLess(storage.taken(self.brick / "disk"), MIB)
        self.assertEqual(self.notes(), [])
        self.assertEqual(self.files(), ["copy", "disk", "qcow2"])

    def test_holes(self):
        """Only what is there is carried."""
        pool = self.started()
        volume = pool.createXML(storage.volume("sparse", 10240 * MIB, allocation=0))
        storage.upload(self.connection, volume, b"\x05" * MIB, offset=5000 * MIB)
        self.assertLess(storage.taken(self.brick / "sparse"), 8 * MIB)
        flags = libvirt.VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM
        stream, data, holes = self.connection.newStream(), 0, 0
        volume.download(stream, 0, 0, flags)
        while True:
            piece = stream.recvFlags(1 << 18, libvirt.VIR_STREAM_RECV_STOP_AT_HOLE)
            if piece == -3:
                holes += (length := stream.recvHole())
                self.assertGreater(length, 0)
            elif not piece:
                break
            else:
                data += len(piece)
        stream.finish()
        self.assertEqual((data + holes, data < 8 * MIB), (10240 * MIB, True))
        copy = pool.createXMLFrom(storage.volume("copy", MIB, allocation=0), volume)
        self.assertLess(storage.taken(self.brick / "copy"), 8 * MIB)
        self.assertEqual(storage.download(self.connection, copy, 5000 * MIB - 1, MIB + 2), b"\0" + b"\x05" * MIB + b"\0")

    def test_images_on_images(self):
        pool = self.started()
        below = lambda name, format="qcow2": f"<backingStore><path>{name}</path><format type='{format}'/></backingStore>"
        base = pool.createXML(storage.volume("base one", 4 * MIB, format="qcow2"))
        for name, path in [("by-address", base.path()), ("by-name", "base one")]:
            xml = f"<volume><name>{name}</name><target><format type='qcow2'/></target>{below(path)}</volume>"
            volume = pool.createXML(xml)
            self.assertEqual(storage.image(self.brick / name)["backing-filename"], base.path())
            self.assertEqual((self.brick / name).stat().st_size % 512, 0)
            for _ in range(2):
                self.assertEqual(volume.info()[1], 4 * MIB)
                self.assertIn(f"<path>{base.path()}</path>", volume.XMLDesc().split("<backingStore>")[1])
                pool.refresh()
        volume.resize(16 * MIB)
        self.assertEqual(storage.image(self.brick / name)["virtual-size"], 16 * MIB)
        pool.createXMLFrom(storage.volume("whole", MIB, format="raw"), volume)
        self.assertEqual((self.brick / "whole").read_bytes(), bytes(16 * MIB))
        pool.createXML(storage.volume("shadow", format="qcow2"))
        # One that was laid on something else is not read.
        subprocess.run(self.client("qemu-img rebase -u -f qcow2 -b /etc/shadow -F raw shadow"), check=True)
        # Gluster's client keeps what it knows of a file for a second.
        time.sleep(2)
        shadow = pool.storageVolLookupByName("shadow")
        self.refused(lambda: pool.createXMLFrom(storage.volume("leak", MIB), shadow), says=["/etc/shadow"])
        for path in ("/etc/passwd", "gluster://192.0.2.1/other/base", base.path() + "/../base"):
            make = lambda: pool.createXML(storage.volume("odd", format="qcow2", extra=below(path)))
            self.refused(make, libvirt.VIR_ERR_OPERATION_UNSUPPORTED, says=[path])

    def test_lengths(self):
        """QEMU can read what does not end with a sector."""
        pool = self.started()
        volume = pool.createXML(storage.volume("disk", 1000))
        self.assertEqual(volume.info()[1], 1024)
        volume.resize(2000)
        self.assertEqual(volume.info()[1], 2048)
        for content in (b"\x01" * 3001, b"\x02" * 5001):
            storage.upload(self.connection, volume, content)
            self.assertEqual((self.brick / "disk").read_bytes(), content + bytes(-len(content) % 512))
        convert = ["qemu-img", "convert", "-O", "raw", volume.path(), self.scratch / "out"]
        subprocess.run(self.server.inside(*convert), check=True, stderr=subprocess.DEVNULL)
        self.assertEqual((self.scratch / "out").read_bytes(), (self.brick / "disk").read_bytes())

    def test_shards(self):
        """A volume that cuts files in pieces knows no holes."""
        self.volume, self.brick = self.server.add(features__shard="on", features__shard_block_size="4MB")
        pool = self.started()
        volume = pool.createXML(storage.volume("disk", 16 * MIB))
        content = random.Random(3).randbytes(16 * MIB)
        storage.upload(self.connection, volume, content)
        self.assertEqual((self.brick / "disk").stat().st_size, 4 * MIB)
        copy = pool.createXMLFrom(storage.volume("copy", MIB), volume)
        volume.delete()
        self.assertEqual(storage.download(self.connection, copy), content)
        copy.resize(20 * MIB)
        copy.wipe()
        self.assertEqual(storage.download(self.connection, copy), bytes(20 * MIB))

    def test_sources(self):
        source = f"<source><host name='{ADDRESS}'/></source>"
        found = self.connection.findStoragePoolSources("gluster", source)
        self.assertIn(f"<host name='{ADDRESS}'/>\n    <dir path='/'/>\n    <name>{self.volume}</name>", found)
        found = self.connection.findStoragePoolSources("netfs", source)
        self.assertIn(f"<dir path='{self.volume}'/>\n    <format type='glusterfs'/>", found)
        self.refused(lambda: self.connection.findStoragePoolSources("gluster", None), libvirt.VIR_ERR_INVALID_ARG)
        self.refused(lambda: self.connection.findStoragePoolSources("gluster", source.replace(ADDRESS, "192.0.2.9")))

    def test_a_volume_mounted_by_a_netfs_pool(self):
        """Its client is one of the system's: it is there until the pool is stopped."""
        target = self.scratch / "mounted"
        target.mkdir()
        xml = (
            f"<pool type='netfs'><name>net</name><source><host name='{ADDRESS}'/><dir path='{{}}'/>"
            f"<format type='glusterfs'/></source><target><path>{target}</path></target></pool>"
        )

        def mounted():
            table = subprocess.run(self.server.inside("cat", "/proc/self/mountinfo"), capture_output=True, text=True, check=True)
            return f" {target} " in table.stdout

        self.refused(lambda: self.connection.storagePoolCreateXML(xml.format("missing")), says=["missing"])
        self.assertFalse(mounted())
        pool = self.connection.storagePoolDefineXML(xml.format(self.volume))
        pool.build()
        pool.create()
        self.addCleanup(lambda: pool.isActive() and pool.destroy())
        volume = pool.createXML(storage.volume("disk", 4 * MIB))
        content = random.Random(5).randbytes(MIB)
        storage.upload(self.connection, volume, content)
        self.assertEqual((self.brick / "disk").read_bytes(), content + bytes(3 * MIB))
        pool.createXMLFrom(storage.volume("copy", MIB), volume)
        self.daemon.kill()
        self.daemon.start()
        pool = self.reconnect().storagePoolLookupByName("net")
        self.until("the pool to be found active", pool.isActive)
        self.assertEqual(storage.download(self.connection, pool.storageVolLookupByName("copy"))[:MIB], content)
        pool.destroy()
        self.assertFalse(mounted())

    def test_several_servers(self):
        """Who is not there is passed over."""
        pool = self.started(host=f"<host name='192.0.2.9'/><host name='{ADDRESS}'/>")
        volume = pool.createXML(storage.volume("disk", MIB))
        self.assertEqual(volume.path(), f"gluster://192.0.2.9/{self.volume}/disk")
        storage.upload(self.connection, volume, b"\x01" * MIB)
        self.assertEqual((self.brick / "disk").read_bytes(), b"\x01" * MIB)

    def test_what_does_not_start(self):
        for options, says in (
            (dict(volume="missing"), ["missing"]),
            (dict(folder="/missing"), ["/missing"]),
            (dict(host="<host name='192.0.2.9'/>"), ["192.0.2.9"]),
            (dict(host=f"<host name='{ADDRESS}' port='24099'/>"), [ADDRESS]),
        ):
            began = time.monotonic()
            self.refused(lambda: self.started(name="odd", **options), says=says)
            self.assertLess(time.monotonic() - began, 20)
            self.connection.storagePoolLookupByName("odd").undefine()
            self.assertEqual(self.mounts(), [])
        for folder in ("relative", "/a/../b"):
            self.refused(lambda: self.connection.storagePoolCreateXML(self.xml("odd", folder)))
        self.refused(lambda: self.connection.storagePoolCreateXML(self.xml("odd", volume="a/b")), says=["a/b"])
        self.assertEqual(self.clients(), [])

    def test_a_client_that_is_not_installed(self):
        programs = self.scratch / "programs"
        programs.mkdir()
        self.daemon.stop()
        self.daemon.command = self.without(programs)
        self.daemon.start()
        self.reconnect()
        self.refused(self.started, libvirt.VIR_ERR_OPERATION_UNSUPPORTED, says=["glusterfs-client"])
        source = f"<source><host name='{ADDRESS}'/></source>"
        find = lambda: self.connection.findStoragePoolSources("gluster", source)
        self.refused(find, libvirt.VIR_ERR_OPERATION_UNSUPPORTED, says=["glusterfs-cli"])
        self.assertIn("<pool type='gluster' supported='no'>", self.connection.getStoragePoolCapabilities())

    def without(self, programs):
        inside = self.server.inside("env", f"PATH={programs}")
        return " ".join([*inside, DaemonCase.command(self)]).format(sock=self.daemon.sock, state=self.daemon.state)


class Servers(GlusterCase):
    def test_one_that_is_silent_and_then_gone(self):
        pool = self.started()
        volume = pool.createXML(storage.volume("disk", 8 * MIB))
        other = self.connection.storagePoolDefineXML(storage.pool("other", self.scratch / "other"))
        other.create(libvirt.VIR_STORAGE_POOL_CREATE_WITH_BUILD)
        self.server.pause()
        self.addCleanup(lambda: self.server.servers and self.server.resume())
        connection, ended = self.daemon.open(), []

        def try_all(function):
            try:
                function()
                ended.append("done")
            except libvirt.libvirtError as error:
                ended.append(error)

        def make(number):
            again = self.daemon.open()
            again.storagePoolLookupByName("pool").createXML(storage.volume(f"new{number}"))

        refresh = self.daemon.open().storagePoolLookupByName("pool").refresh
        waiting = [refresh, *(lambda number=number: make(number) for number in range(30))]
        threads = [threading.Thread(target=try_all, args=(each,), daemon=True) for each in waiting]
        [thread.start() for thread in threads]
        time.sleep(0.5)
        pool_again = connection.storagePoolLookupByName("pool")
        for limit, calls in (
            # A second is waited for the state of one volume.
            (3, [volume.info, volume.XMLDesc]),
            (
                1,
                [
                    connection.getLibVersion,
                    connection.listAllStoragePools,
                    pool_again.info,
                    pool_again.listVolumes,
                    pool_again.XMLDesc,
                    other.refresh,
                    lambda: other.createXML(storage.volume("x")).delete(),
                ],
            ),
        ):
            for call in calls:
                began = time.monotonic()
                call()
                self.assertLess(time.monotonic() - began, limit, "somebody waited for the server")
        self.assertEqual(ended, [])
        # Back again, it goes on.
        self.server.resume()
        [thread.join(60) for thread in threads]
        self.assertEqual(ended, ["done"] * len(waiting))
        pool.refresh()
        self.assertEqual(len(pool.listVolumes()), 31)
        # Gone for good. For a moment the kernel still knows what it was told before.
        self.server.kill()
        self.until("a look at the pool to fail", lambda: "'pool'" in self.error_of(pool.refresh), 30)
        self.assertFalse(pool.isActive())
        self.assertEqual(self.mounts(), [])
        self.refused(pool.create, says=[ADDRESS])
        self.server.start()
        self.until("the brick to be served", lambda: not self.error_of(pool.create), 30)
        self.assertEqual(len(pool.listVolumes()), 31)

    def test_one_that_is_silent_from_the_start(self):
        pool = self.started()
        pool.createXML(storage.volume("disk", MIB))
        self.server.pause()
        self.addCleanup(self.server.resume)
        began = time.monotonic()
        pool.destroy()
        self.assertLess(time.monotonic() - began, 5, "nobody has to answer for that")
        self.assertEqual(self.mounts(), [])
        starting = threading.Thread(daemon=True, target=lambda: self.refused(pool.create, says=[self.volume, "no answer"]))
        starting.start()
        self.until("the client to be there", self.mounts)
        connection = self.daemon.open()
        began = time.monotonic()
        connection.storagePoolLookupByName("pool").info(), connection.listAllStoragePools(), connection.getLibVersion()
        self.assertLess(time.monotonic() - began, 1)
        starting.join(60)
        self.assertFalse(starting.is_alive() or pool.isActive())
        self.assertEqual((self.mounts(), self.clients()), ([], []))
        self.server.resume()
        pool.create()
        self.assertEqual(pool.listVolumes(), ["disk"])

    def test_a_daemon_that_starts_again(self):
        """With the server away its pool is not active; with it, it is."""
        pool = self.started()
        pool.createXML(storage.volume("disk", MIB))
        self.daemon.stop()
        self.daemon.start()
        pool = self.reconnect().storagePoolLookupByName("pool")
        self.until("the pool to be active", pool.isActive)
        self.assertEqual(pool.listVolumes(), ["disk"])
        self.assertEqual((len(self.mounts()), len(self.clients())), (1, 1))
        self.daemon.kill()
        self.server.kill()
        self.daemon.start()
        pool = self.reconnect().storagePoolLookupByName("pool")
        self.until("the mount to be taken away", lambda: not self.mounts() and not self.clients())
        self.assertFalse(pool.isActive())
        self.server.start()
        self.until("the brick to be served", lambda: not self.error_of(pool.create), 30)
        self.assertEqual(pool.listVolumes(), ["disk"])

    def error_of(self, function):
        """What it fails with; "" if it does not."""
        try:
            function()
            return ""
        except libvirt.libvirtError as error:
            return str(error)

    def test_a_stream_to_one_that_is_gone(self):
        pool = self.started()
        volume = pool.createXML(storage.volume("disk", 64 * MIB))
        storage.upload(self.connection, volume, b"\x01" * 64 * MIB)
        stream = self.connection.newStream()
        volume.upload(stream, 0, 0)
        stream.send(b"\x02" * MIB)
        self.server.kill()

        def rest():
            for _ in range(63):
                stream.send(b"\x02" * MIB)
            stream.finish()

        self.refused(rest)
        began = time.monotonic()
        self.connection.listAllStoragePools(), pool.info()
        self.assertLess(time.monotonic() - began, 1)
        self.server.start()
        # Its client finds the server again by itself.
        self.until("the volume to be as it was", lambda: self.as_it_was(pool), 60)
        self.until("nothing of the upload to be left", lambda: self.tidy(pool), 60)
        volume = pool.storageVolLookupByName("disk")
        storage.upload(self.connection, volume, b"\x03" * MIB)
        self.assertEqual((self.brick / "disk").read_bytes(), b"\x03" * MIB + b"\x01" * 63 * MIB)

    def as_it_was(self, pool):
        try:
            if not pool.isActive():
                pool.create()
            volume = pool.storageVolLookupByName("disk")
            return storage.download(volume.connect(), volume) == b"\x01" * 64 * MIB
        except libvirt.libvirtError:
            return False

    def tidy(self, pool):
        pool.refresh()
        return self.files() == ["disk"] and self.notes() == []

    def test_a_client_that_is_killed(self):
        pool = self.started()
        pool.createXML(storage.volume("disk", MIB))
        [client] = self.clients()
        os.kill(client, signal.SIGKILL)
        self.until("the client to be gone", lambda: not self.clients(), 20)
        self.assertEqual(len(self.mounts()), 1)
        self.refused(lambda: pool.createXML(storage.volume("new")), says=["new"])
        self.refused(pool.refresh)
        self.assertFalse(pool.isActive())
        self.assertEqual(self.mounts(), [])
        pool.create()
        self.assertEqual(pool.listVolumes(), ["disk"])


class Killed(storage_crash.Crash, GlusterCase):
    """The daemon killed in the middle of work, in a folder of a Gluster volume."""

    test_pool = None

    def setUp(self):
        GlusterCase.setUp(self)
        (self.brick / "images").mkdir()
        self.folder = self.brick / "images"
        self.pool = self.started(name="p", folder="/images")

    def cut_short(self, work):
        listed = super().cut_short(work)
        # One client, mounted once: what the daemon before had is away.
        self.assertEqual((len(self.clients()), len(self.mounts())), (1, 1))
        return listed


class Guests(GlusterCase):
    DISK = (
        "<disk type='volume' device='disk'><driver name='qemu' type='{}'/>"
        "<source pool='pool' volume='{}'/><target dev='{}' bus='virtio'/></disk>"
    )

    def test_a_guest_writes_and_reads(self):
        pool = self.started()
        pool.createXML(storage.volume("disk", 16 * MIB))
        log = self.scratch / "up.log"
        xml = guest.booting("writer", self.boot(), then="poweroff", serial=log, devices=self.DISK.format("raw", "disk", "vda"))
        domain = self.connection.defineXML(xml.replace("ostler.name=", "ostler.mount=vda ostler.name="))
        domain.create()
        self.assertIn("pool='pool' volume='disk'", domain.XMLDesc())
        self.until_up(log)
        self.until("the guest to be off", lambda: not domain.isActive())
        blkid = subprocess.run(["/usr/sbin/blkid", "-p", "-s", "TYPE", self.brick / "disk"], capture_output=True, text=True)
        self.assertIn('TYPE="ext2"', blkid.stdout)
        # It was mounted: the guest has read what it wrote.
        disk = storage.download(self.connection, pool.storageVolLookupByName("disk"), 1024, 64)
        self.assertEqual(int.from_bytes(disk[52:54], "little"), 1)

    def test_images_on_images(self):
        # Started by whoever needs it.
        pool = self.started()
        pool.createXML(storage.volume("base", 4 * MIB, format="qcow2"))
        below = "<backingStore><path>base</path><format type='qcow2'/></backingStore>"
        pool.createXML(storage.volume("over", 8 * MIB, format="qcow2", extra=below))
        pool.destroy()
        domain = self.connection.defineXML(guest.bare("reader", devices=self.DISK.format("qcow2", "over", "vda")))
        domain.create()
        self.assertTrue(pool.isActive())
        self.assertEqual(domain.blockInfo("vda")[0], 8 * MIB)
        domain.destroy()
