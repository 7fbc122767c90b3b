"""Pools: their life, what is kept of them, and who hears of it."""

import shutil
import threading
import time

import libvirt

from case import DaemonCase
from knife import UnderTheKnife
from stage import storage
from stage.events import PoolsHeard


class Pools(DaemonCase):
    def setUp(self):
        super().setUp()
        self.folder = self.scratch / "pool"

    def defined(self, name="p", folder=None):
        return self.connection.storagePoolDefineXML(storage.pool(name, folder or self.folder))

    def started(self, name="p", folder=None):
        pool = self.defined(name, folder)
        pool.create(libvirt.VIR_STORAGE_POOL_CREATE_WITH_BUILD)
        return pool

    def test_a_life(self):
        pool = self.defined()
        self.assertEqual((pool.isActive(), pool.isPersistent(), pool.autostart()), (0, 1, 0))
        error = self.refused(pool.create, libvirt.VIR_ERR_SYSTEM_ERROR, says=[self.folder, "'p'"])
        self.assertIn("No such file", str(error))
        self.assertFalse(pool.isActive())
        pool.build()
        pool.build()
        pool.create()
        self.refused(pool.create, libvirt.VIR_ERR_OPERATION_INVALID, says=["active"])
        state, capacity, allocation, available = pool.info()
        self.assertEqual(state, libvirt.VIR_STORAGE_POOL_RUNNING)
        self.assertEqual(capacity, allocation + available)
        for function in (pool.undefine, pool.build, pool.delete):
            self.refused(function, libvirt.VIR_ERR_OPERATION_INVALID, says=["active"])
        (self.folder / "disk.img").write_bytes(bytes(4096))
        self.assertEqual(pool.listVolumes(), [])
        pool.refresh()
        self.assertEqual(pool.listVolumes(), ["disk.img"])
        pool.destroy()
        for function in (pool.destroy, pool.refresh, pool.listVolumes, pool.numOfVolumes):
            self.refused(function, libvirt.VIR_ERR_OPERATION_INVALID, says=["not active"])
        self.refused(pool.delete, libvirt.VIR_ERR_SYSTEM_ERROR, says=["not empty"])
        (self.folder / "disk.img").unlink()
        pool.delete()
        self.assertFalse(self.folder.exists())
        pool.undefine()
        lookup = lambda: self.connection.storagePoolLookupByName("p")
        self.refused(lookup, libvirt.VIR_ERR_NO_STORAGE_POOL, says=["'p'"])

    def test_names_uuids_and_targets_are_unique(self):
        pool = self.started()
        define = self.connection.storagePoolDefineXML
        for xml, word in [
            (storage.pool("p", self.scratch / "other"), pool.UUIDString()),
            (storage.pool("q", self.scratch / "other", f"<uuid>{pool.UUIDString()}</uuid>"), "'p'"),
            (storage.pool("q", f"{self.folder}//"), "'p'"),
        ]:
            self.refused(lambda: define(xml), libvirt.VIR_ERR_OPERATION_FAILED, says=[word])
        self.assertEqual(len(self.connection.listAllStoragePools()), 1)
        # The same once more is the new definition of the old one.
        define(storage.pool("p", self.folder, f"<uuid>{pool.UUIDString()}</uuid>"))
        self.assertTrue(pool.isActive())

    def test_definitions_that_cannot_be_meant(self):
        define = self.connection.storagePoolDefineXML
        for xml in [
            "<pool type='dir'><name>p</name></pool>",
            "<pool type='nonsense'><name>p</name><target><path>/x</path></target></pool>",
            "<pool",
            storage.pool("../p", "/x"),
            storage.pool("a\nb", "/x"),
            storage.pool("x" * 252, "/x"),
            storage.pool("p", "relative/path"),
        ]:
            self.refused(lambda: define(xml), libvirt.VIR_ERR_XML_ERROR, libvirt.VIR_ERR_XML_DETAIL)
        self.assertEqual(self.connection.listAllStoragePools(), [])

    def test_filters(self):
        self.started("on", self.scratch / "on").setAutostart(1)
        self.defined("off", self.scratch / "off")
        (self.scratch / "brief").mkdir()
        self.connection.storagePoolCreateXML(storage.pool("brief", self.scratch / "brief"))
        f = libvirt
        for flags, expected in [
            (0, "brief off on"),
            (f.VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE, "brief on"),
            (f.VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE, "off"),
            (f.VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT, "brief"),
            (f.VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART, "on"),
            (f.VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART, "brief off"),
            (f.VIR_CONNECT_LIST_STORAGE_POOLS_DIR, "brief off on"),
            (f.VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI, ""),
        ]:
            found = sorted(pool.name() for pool in self.connection.listAllStoragePools(flags))
            self.assertEqual(found, expected.split(), flags)
        self.assertEqual(sorted(self.connection.listStoragePools()), ["brief", "on"])
        self.assertEqual(self.connection.listDefinedStoragePools(), ["off"])

    def test_a_killed_daemon_finds_its_pools(self):
        on = self.started("on", self.scratch / "on")
        on.createXML(storage.volume("v"))
        self.defined("off", self.scratch / "off")
        (self.scratch / "brief").mkdir()
        self.connection.storagePoolCreateXML(storage.pool("brief", self.scratch / "brief"))
        gone = self.started("gone", self.scratch / "gone")
        auto = self.started("auto", self.scratch / "auto")
        auto.setAutostart(1)
        auto.destroy()
        self.daemon.kill()
        shutil.rmtree(self.scratch / "gone")
        self.daemon.start()
        self.reconnect()
        state = {
            pool.name(): (pool.isActive(), pool.isPersistent(), pool.autostart())
            for pool in self.connection.listAllStoragePools()
        }
        self.assertEqual(
            state,
            {
                "on": (1, 1, 0),
                "off": (0, 1, 0),
                "brief": (1, 0, 0),
                "gone": (0, 1, 0),
                # Somebody has stopped it since the boot.
                "auto": (0, 1, 1),
            },
        )
        self.assertEqual(self.connection.storagePoolLookupByName("on").listVolumes(), ["v"])
        # After a boot /run is empty.
        self.daemon.stop()
        shutil.rmtree(self.daemon.state / "run")
        self.daemon.start()
        self.reconnect()
        active = sorted(self.connection.listStoragePools())
        self.assertEqual(active, ["auto"])

    def test_a_folder_that_vanished(self):
        pool = self.started()
        shutil.rmtree(self.folder)
        self.refused(pool.refresh, libvirt.VIR_ERR_SYSTEM_ERROR, says=[self.folder])
        self.assertFalse(pool.isActive())
        brief = self.scratch / "brief"
        brief.mkdir()
        pool = self.connection.storagePoolCreateXML(storage.pool("brief", brief))
        shutil.rmtree(brief)
        self.refused(pool.refresh, libvirt.VIR_ERR_SYSTEM_ERROR)
        lookup = lambda: self.connection.storagePoolLookupByName("brief")
        self.refused(lookup, libvirt.VIR_ERR_NO_STORAGE_POOL)

    def test_events(self):
        heard = PoolsHeard(self.daemon).events
        pool = self.started()
        pool.refresh()
        pool.destroy()
        pool.delete()
        pool.undefine()
        expected = [
            ("p", libvirt.VIR_STORAGE_POOL_EVENT_DEFINED),
            ("p", libvirt.VIR_STORAGE_POOL_EVENT_STARTED),
            ("p", "refresh"),
            ("p", libvirt.VIR_STORAGE_POOL_EVENT_STOPPED),
            ("p", libvirt.VIR_STORAGE_POOL_EVENT_DELETED),
            ("p", libvirt.VIR_STORAGE_POOL_EVENT_UNDEFINED),
        ]
        self.until("all events", lambda: len(heard) >= len(expected), 20)
        self.assertEqual(heard, expected)

    def test_many_define_the_same(self):
        results = []

        def define(number):
            connection = self.daemon.open()
            try:
                connection.storagePoolDefineXML(storage.pool(f"p{number}", self.folder))
                results.append("defined")
            except libvirt.libvirtError as error:
                results.append(error.get_error_code())
            connection.close()

        threads = [threading.Thread(target=define, args=(number,)) for number in range(8)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        self.assertEqual(results.count("defined"), 1, results)
        self.assertEqual(results.count(libvirt.VIR_ERR_OPERATION_FAILED), 7, results)


class FoundGone(UnderTheKnife, DaemonCase):
    #: Seconds that the removal of a file takes: longer than a new daemon waits for its pools.
    REMOVAL = 3

    def test_started_while_its_status_is_removed(self):
        folder, aside = self.scratch / "pool", self.scratch / "aside"
        pool = self.connection.storagePoolDefineXML(storage.pool("p", folder))
        pool.create(libvirt.VIR_STORAGE_POOL_CREATE_WITH_BUILD)
        self.daemon.kill()
        folder.rename(aside)
        command = self.daemon.command
        slow = f"-e trace=unlinkat -e inject=unlinkat:delay_enter={self.REMOVAL}s"
        # -D: the daemon is our child, not the one that watches it.
        self.daemon.command = f"strace -D -f -o /dev/null {slow} {command}"
        self.daemon.start()
        pool = self.reconnect().storagePoolLookupByName("p")
        aside.rename(folder)
        pool.create()
        time.sleep(self.REMOVAL)
        self.daemon.kill()
        self.daemon.command = command
        self.daemon.start()
        self.assertTrue(self.reconnect().storagePoolLookupByName("p").isActive())
