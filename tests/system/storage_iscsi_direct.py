"""Pools of kind iscsi-direct, on a real target (tgt) on loopback."""

import pathlib
import random
import signal
import subprocess
import threading
import time

import libvirt

from case import DaemonCase
from stage import guest, storage
from stage.streams import Download, Upload
from stage.target import Targets, free_port

MIB = 1 << 20
IQN = "iqn.2026-11.test.ostler"
PASSWORD = "correct-horse-battery"


def pool(name, port, target, extra="", initiator=f"{IQN}:initiator"):
    who = f"<initiator><iqn name='{initiator}'/></initiator>" if initiator else ""
    return (
        f"<pool type='iscsi-direct'><name>{name}</name><source><host name='127.0.0.1' port='{port}'/>"
        f"<device path='{target}'/>{extra}{who}</source></pool>"
    )


class IscsiDirect(DaemonCase):
    def setUp(self):
        super().setUp()
        self.server = Targets(self.scratch)
        self.addCleanup(self.server.stop)

    def started(self, xml):
        pool = self.connection.storagePoolDefineXML(xml)
        pool.create()
        return pool

    def secret(self, usage, value=PASSWORD):
        xml = f"<secret ephemeral='no' private='yes'><usage type='iscsi'><target>{usage}</target></usage></secret>"
        secret = self.connection.secretDefineXML(xml)
        secret.setValue(value.encode())
        return secret

    def test_units_are_volumes(self):
        self.server.add(f"{IQN}:other", {1: MIB})
        self.server.add(f"{IQN}:disks", {1: 8 * MIB, 5: 16 * MIB, 300: 4 * MIB})
        pool = self.started(xml := pool_xml(self, "disks"))
        self.assertEqual([pool.info()[0], *pool.info()[1:]], [libvirt.VIR_STORAGE_POOL_RUNNING, 28 * MIB, 28 * MIB, 0])
        self.assertEqual(sorted(pool.listVolumes()), ["unit:0:0:1", "unit:0:0:300", "unit:0:0:5"])
        volume = pool.storageVolLookupByName("unit:0:0:5")
        key = f"ip-127.0.0.1:{self.server.port}-iscsi-{IQN}:disks-lun-5"
        self.assertEqual((volume.key(), volume.path()), (key, key))
        self.assertEqual(volume.info(), [libvirt.VIR_STORAGE_VOL_NETWORK, 16 * MIB, 16 * MIB])
        self.assertEqual(self.connection.storageVolLookupByKey(key).name(), "unit:0:0:5")
        # A unit that comes is seen by a refresh, and one that goes.
        new = self.scratch / "new"
        new.write_bytes(bytes(2 * MIB))
        self.server.tell("new", "logicalunit", "--tid", 2, "--lun", 7, "-b", new)
        self.server.tell("delete", "logicalunit", "--tid", 2, "--lun", 300)
        pool.refresh()
        self.assertEqual(sorted(pool.listVolumes()), ["unit:0:0:1", "unit:0:0:5", "unit:0:0:7"])
        # What only the server can do.
        for refused in (
            lambda: pool.createXML(storage.volume("x")),
            volume.delete,
            lambda: volume.resize(32 * MIB),
            lambda: pool.build(),
        ):
            self.refused(refused)
        # Another pool of the same target is refused.
        self.refused(lambda: self.connection.storagePoolDefineXML(xml.replace("<name>disks", "<name>again")))
        # It is taken up again by a daemon that starts anew.
        self.daemon.kill()
        self.daemon.start()
        pool = self.reconnect().storagePoolLookupByName("disks")
        self.until("the pool to be active", pool.isActive)
        self.assertEqual(len(pool.listVolumes()), 3)
        pool.destroy()
        pool.undefine()

    def test_content(self):
        files = self.server.add(f"{IQN}:disks", {1: 8 * MIB, 2: 8 * MIB})
        pool = self.started(pool_xml(self, "disks"))
        volume = pool.storageVolLookupByName("unit:0:0:1")
        content = random.Random(1).randbytes(5 * MIB + 1000)
        storage.upload(self.connection, volume, content)
        self.assertEqual(files[1].read_bytes(), content + bytes(3 * MIB - 1000))
        storage.upload(self.connection, volume, b"x" * 777, offset=MIB + 3)
        content = content[: MIB + 3] + b"x" * 777 + content[MIB + 780 :]
        self.assertEqual(storage.download(self.connection, volume), content + bytes(3 * MIB - 1000))
        self.assertEqual(storage.download(self.connection, volume, MIB + 1, 100), content[MIB + 1 : MIB + 101])
        # No more than the unit holds.
        self.refused(lambda: storage.upload(self.connection, volume, bytes(2 * MIB), offset=7 * MIB))
        # A copy in a folder, and from it into the other unit.
        folder = self.scratch / "folder"
        folder.mkdir()
        files_pool = self.started(storage.pool("files", folder))
        copy = files_pool.createXMLFrom(storage.volume("copy", MIB), volume)
        self.assertEqual(pathlib.Path(copy.path()).read_bytes(), files[1].read_bytes())
        self.refused(lambda: files_pool.createXMLFrom(storage.volume("q", MIB, format="qcow2"), volume), says=["raw"])
        self.assertEqual(storage.names(folder), ["copy"])
        # Wiped; by patterns that mean nothing there it is not.
        self.refused(lambda: volume.wipePattern(libvirt.VIR_STORAGE_VOL_WIPE_ALG_DOD), libvirt.VIR_ERR_OPERATION_UNSUPPORTED)
        volume.wipe()
        self.assertEqual(files[1].read_bytes(), bytes(8 * MIB))
        self.until("programs to be gone", lambda: not servers(self.daemon.pid), 20)

    def test_chap(self):
        self.server.add(f"{IQN}:closed", {1: 4 * MIB}, account=("joe", PASSWORD))
        self.server.add(f"{IQN}:ours", {1: 4 * MIB}, initiator=f"{IQN}:only")
        auth = f"<auth type='chap' username='joe'><secret usage='{IQN}:closed'/></auth>"
        xml = pool_xml(self, "closed", auth)
        pool = self.connection.storagePoolDefineXML(xml)
        self.refused(pool.create, libvirt.VIR_ERR_NO_SECRET)
        secret = self.secret(f"{IQN}:closed", "wrong-password-here")
        self.refused(pool.create, says=["closed", "password"])
        secret.setValue(PASSWORD.encode())
        pool.create()
        volume = pool.storageVolLookupByName("unit:0:0:1")
        seen, over = set(), threading.Event()
        watcher = threading.Thread(daemon=True, target=watch, args=(seen, over))
        watcher.start()
        storage.upload(self.connection, volume, b"\x07" * MIB)
        self.assertEqual(storage.download(self.connection, volume, 0, MIB), b"\x07" * MIB)
        over.set()
        watcher.join()
        self.assertTrue(any("qemu-storage-daemon" in line for line in seen), "it was watched")
        self.assertFalse(any(PASSWORD in line for line in seen), "in a command line")
        for file in self.daemon.directory.glob("**/*"):
            if file.is_file():
                self.assertNotIn(PASSWORD.encode(), file.read_bytes(), file)
        # Without a password, and as another initiator.
        bare = self.connection.storagePoolDefineXML(pool_xml(self, "ours"))
        self.refused(bare.create, says=["ours"])
        bare.undefine()
        ours = self.started(pool_xml(self, "ours", initiator=f"{IQN}:only"))
        self.assertEqual(ours.listVolumes(), ["unit:0:0:1"])

    def test_sources(self):
        for name in ("b", "a"):
            self.server.add(f"{IQN}:{name}", {1: MIB})
        source = f"<source><host name='127.0.0.1' port='{self.server.port}'/><initiator><iqn name='{IQN}:i'/></initiator></source>"
        found = self.connection.findStoragePoolSources("iscsi-direct", source)
        places = [found.index(f"<device path='{IQN}:{name}'") for name in ("a", "b")]
        self.assertEqual(places, sorted(places))
        self.refused(lambda: self.connection.findStoragePoolSources("iscsi-direct", None))
        nobody = source.replace(str(self.server.port), str(free_port()))
        self.refused(lambda: self.connection.findStoragePoolSources("iscsi-direct", nobody), says=["onnect"])

    def test_servers_that_are_gone_or_silent(self):
        self.server.add(f"{IQN}:disks", {1: 4 * MIB})
        pool = self.started(pool_xml(self, "disks"))
        volume = pool.storageVolLookupByName("unit:0:0:1")
        self.refused(
            lambda: self.connection.storagePoolCreateXML(pool_xml(self, "missing")), says=["missing", "target"]
        )
        # A server that is stopped answers nobody; whoever does not need it does
        # not notice.
        self.server.process.send_signal(signal.SIGSTOP)
        other = self.daemon.open()
        refreshing = threading.Thread(daemon=True, target=lambda: self.refused(pool.refresh, says=["disks"]))
        refreshing.start()
        began = time.monotonic()
        for _ in range(20):
            again = other.storagePoolLookupByName("disks")
            again.info(), again.listVolumes(), again.XMLDesc()
            other.storageVolLookupByKey(volume.key()).info()
        self.assertLess(time.monotonic() - began, 5, "readers wait for a server")
        self.assertTrue(refreshing.is_alive(), "the server was silent")
        self.server.stop()
        refreshing.join(60)
        self.assertFalse(refreshing.is_alive())
        # As libvirt has it: a pool that cannot be looked at is stopped.
        self.assertFalse(pool.isActive())
        self.refused(pool.create, says=["onnect"])

    def quick(self, pool):
        """All others are answered as ever."""
        other = self.daemon.open()
        began = time.monotonic()
        for _ in range(20):
            again = other.storagePoolLookupByName(pool)
            again.info(), again.listVolumes(), again.XMLDesc(), other.getLibVersion()
        self.assertLess(time.monotonic() - began, 2, "others wait for a server")

    def test_a_server_that_stops_for_a_while(self):
        files = self.server.add(f"{IQN}:disks", {1: 64 * MIB, 2: 64 * MIB})
        content = random.Random(4).randbytes(64 * MIB)
        files[2].write_bytes(content)
        self.started(pool_xml(self, "disks"))
        upload = Upload(self.daemon, "disks", "unit:0:0:1", content).start()
        download = Download(self.daemon, "disks", "unit:0:0:2").start()
        self.until("both to be under way", lambda: upload.sent > MIB and len(download.content) > MIB)
        self.server.process.send_signal(signal.SIGSTOP)
        self.assertFalse(upload.is_over(1) or download.is_over(1), "the server was silent")
        self.quick("disks")
        self.server.process.send_signal(signal.SIGCONT)
        self.assertTrue(upload.is_over(60) and download.is_over(60))
        self.assertEqual((upload.error, download.error), (None, None))
        self.assertTrue(download.content == content and files[1].read_bytes() == content)
        self.until("programs to be gone", lambda: not servers(self.daemon.pid), 20)

    def test_a_server_that_is_killed(self):
        """Whoever carries content is told so, and goes on with the next server."""
        files = self.server.add(f"{IQN}:disks", {1: 256 * MIB, 2: 256 * MIB})
        pool = self.started(pool_xml(self, "disks"))
        upload = Upload(self.daemon, "disks", "unit:0:0:1", b"\x05" * 256 * MIB).start()
        download = Download(self.daemon, "disks", "unit:0:0:2").start()
        self.until("both to be under way", lambda: upload.sent > MIB and len(download.content) > MIB)
        self.server.stop()
        self.quick("disks")
        self.assertTrue(upload.is_over(100) and download.is_over(100), "they wait for ever")
        for stream in (upload, download):
            self.assertIn("does not answer", str(stream.error))
        self.until("programs to be gone", lambda: not servers(self.daemon.pid), 20)
        self.server = Targets(self.scratch, self.server.port)
        self.addCleanup(self.server.stop)
        files = self.server.add(f"{IQN}:disks", {1: 4 * MIB})
        pool.refresh() if pool.isActive() else pool.create()
        self.assertEqual(pool.listVolumes(), ["unit:0:0:1"])
        storage.upload(self.connection, pool.storageVolLookupByName("unit:0:0:1"), b"\x06" * 4 * MIB)
        self.assertEqual(files[1].read_bytes(), b"\x06" * 4 * MIB)

    def test_a_daemon_that_is_killed_in_a_wipe_and_an_upload(self):
        files = self.server.add(f"{IQN}:disks", {1: 512 * MIB, 2: 64 * MIB})
        for place in (0, 511 * MIB):
            with open(files[1], "r+b") as file:
                file.seek(place)
                file.write(b"\x01" * MIB)
        pool = self.started(pool_xml(self, "disks"))
        wiping = threading.Thread(
            daemon=True, target=lambda: self.refused(pool.storageVolLookupByName("unit:0:0:1").wipe)
        )
        upload = Upload(self.daemon, "disks", "unit:0:0:2", b"\x05" * 64 * MIB)
        head = lambda number: files[number].open("rb").read(MIB)
        wiping.start()
        self.until("the wiping to have begun", lambda: head(1) == bytes(MIB))
        self.server.process.send_signal(signal.SIGSTOP)
        self.assertNotEqual(files[1].read_bytes(), bytes(512 * MIB), "it was over already")
        upload.start()
        self.assertFalse(upload.is_over(1))
        programs = servers(self.daemon.pid)
        self.assertEqual(len(programs), 2)
        self.daemon.kill()
        self.assertTrue(upload.is_over(20))
        wiping.join()
        self.until("its programs to be gone", lambda: not any(is_there(pid) for pid in programs), 20)
        self.server.process.send_signal(signal.SIGCONT)
        self.daemon.start()
        pool = self.reconnect().storagePoolLookupByName("disks")
        self.until("the pool to be active", pool.isActive, 60)
        pool.refresh()
        self.assertEqual(files[1].read_bytes(), bytes(512 * MIB))
        notes = self.daemon.state / "var/lib/libvirt/storage/unfinished"
        self.assertEqual(storage.names(notes), [])
        storage.upload(self.connection, pool.storageVolLookupByName("unit:0:0:2"), b"\x06" * 64 * MIB)
        self.assertEqual(files[2].read_bytes(), b"\x06" * 64 * MIB)

    def test_a_guest_with_a_unit(self):
        files = self.server.add(f"{IQN}:disks", {1: 4 * MIB}, account=("joe", PASSWORD))
        self.secret(f"{IQN}:disks")
        auth = f"<auth type='chap' username='joe'><secret usage='{IQN}:disks'/></auth>"
        # Started by whoever needs it.
        self.connection.storagePoolDefineXML(pool_xml(self, "disks", auth))
        disk = (
            "<disk type='volume' device='disk'><driver name='qemu' type='raw'/>"
            "<source pool='disks' volume='unit:0:0:1'/><target dev='vda' bus='virtio'/></disk>"
        )
        domain = self.connection.defineXML(guest.bare("reader", devices=disk))
        domain.create()
        self.assertEqual(domain.blockInfo("vda")[0], 4 * MIB)
        self.assertIn("pool='disks' volume='unit:0:0:1'", domain.XMLDesc())
        [pid] = self.daemon.guests().values()
        line = pathlib.Path(f"/proc/{pid}/cmdline").read_text()
        self.assertIn(f'"target":"{IQN}:disks"', line)
        self.assertNotIn(PASSWORD, line)
        self.assertEqual(files[1].read_bytes(), bytes(4 * MIB))
        domain.destroy()


def pool_xml(case, target, extra="", **options):
    return pool(target, case.server.port, f"{IQN}:{target}", extra, **options)


def command_lines():
    # Not "[0-9]*/cmdline": that stumbles over processes that end meanwhile.
    for path in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            yield path.name, (path / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            pass


def watch(seen, over):
    """Remembers the command lines of all processes that are there at any time."""
    while not over.is_set():
        seen.update(line for _, line in command_lines())
        time.sleep(0.005)


def is_there(pid):
    """Whether a process runs."""
    try:
        return not pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].startswith(" Z")
    except OSError:
        return False


def servers(daemon):
    """QEMU's programs that a daemon has started."""
    found = []
    for pid, line in command_lines():
        try:
            status = pathlib.Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        if line.startswith("qemu-storage-daemon") and f"PPid:\t{daemon}\n" in status:
            found.append(pid)
    return found
