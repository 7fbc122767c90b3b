"""Volumes as disks of guests, and images that two guests want."""

import contextlib
import os
import subprocess

import libvirt

from case import DaemonCase
from stage import guest

POOL = "<pool type='dir'><name>images</name><target><path>{}</path></target></pool>"
VOLUME = "<volume><name>{}</name><capacity unit='MiB'>4</capacity><target><format type='{}'/></target></volume>"
DISK = (
    "<disk type='volume' device='disk'><driver name='qemu' type='{form}'/>"
    "<source pool='{pool}' volume='{volume}'/><target dev='vda' bus='virtio'/>{more}</disk>"
)


def disk(volume="one", form="raw", pool="images", more=""):
    return DISK.format(pool=pool, volume=volume, form=form, more=more)


class VolumesAsDisks(DaemonCase):
    def setUp(self):
        super().setUp()
        self.folder = self.scratch / "images"
        self.folder.mkdir()
        self.pool = self.connection.storagePoolDefineXML(POOL.format(self.folder))
        self.pool.create()
        for name, form in (("one", "raw"), ("two", "qcow2")):
            self.pool.createXML(VOLUME.format(name, form))

    def opened(self):
        """The files of the pool that the only guest has open."""
        (pid,) = self.daemon.guests().values()
        held = set()
        for each in os.listdir(f"/proc/{pid}/fd"):
            with contextlib.suppress(FileNotFoundError):
                held.add(os.readlink(f"/proc/{pid}/fd/{each}"))
        return sorted(os.path.basename(path) for path in held if path.startswith(str(self.folder)))

    def test_a_volume_is_found_and_stays_named(self):
        domain = self.connection.defineXML(guest.bare("alpha", devices=disk("two", "qcow2")))
        domain.create()
        self.assertEqual(self.opened(), ["two"])
        for flags in (0, libvirt.VIR_DOMAIN_XML_INACTIVE):
            text = domain.XMLDesc(flags)
            self.assertIn("<source pool='images' volume='two'", text)
            self.assertNotIn("<place", text)
        self.assertEqual(domain.blockInfo("vda")[0], 4 << 20)
        self.daemon.kill()
        self.daemon.start()
        domain = self.reconnect().lookupByName("alpha")
        self.assertTrue(domain.isActive())
        self.assertIn("<source pool='images' volume='two'", domain.XMLDesc())
        self.assertEqual(domain.blockInfo("vda")[0], 4 << 20)
        domain.destroy()

    def test_a_pool_is_started_when_it_is_needed(self):
        self.pool.destroy()
        self.started("alpha", devices=disk())
        self.assertTrue(self.pool.isActive())
        self.assertEqual(self.opened(), ["one"])

    def test_what_is_missing_is_named(self):
        for devices, code, says in (
            (disk("none"), libvirt.VIR_ERR_NO_STORAGE_VOL, ["none", "images"]),
            (disk(pool="nowhere"), libvirt.VIR_ERR_NO_STORAGE_POOL, ["nowhere"]),
        ):
            xml = guest.bare("alpha", devices=devices)
            self.nothing_left(lambda: self.refused(lambda: self.connection.createXML(xml), code, says=says))

    def test_only_units_of_targets_are_reached_past_this_host(self):
        devices = disk().replace("<source pool", "<source mode='direct' pool")
        xml = guest.bare("alpha", devices=devices)
        says = ["'one'", "'dir'", "iscsi"]
        unsupported = libvirt.VIR_ERR_CONFIG_UNSUPPORTED
        self.nothing_left(lambda: self.refused(lambda: self.connection.createXML(xml), unsupported, says=says))

    def test_chains_without_end(self):
        """Images that lie on themselves, or on a thousand others."""
        create = ["qemu-img", "create", "-q", "-f", "qcow2", "-u", "-F", "qcow2"]
        for name, below in [("itself", "itself"), ("one-way", "other-way"), ("other-way", "one-way")]:
            subprocess.run([*create, "-b", below, self.folder / name, "4M"], check=True)
        deep = self.folder / "deep1"
        subprocess.run([*create, "-b", "deep0000", deep, "4M"], check=True)
        image = deep.read_bytes()
        deep.unlink()
        for step in range(1, 1001):
            (self.folder / f"deep{step:04}").write_bytes(image.replace(b"deep0000", f"deep{step - 1:04}".encode()))
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", self.folder / "deep0000", "4M"], check=True)
        self.pool.refresh()
        for name in ("itself", "one-way", "deep1000"):
            domain = self.connection.defineXML(guest.bare("alpha", devices=disk(name, "qcow2")))
            self.nothing_left(lambda: self.refused(domain.create, says=["'vda'", "chain"]))
            domain.undefine()
        # A short one is a chain as any other.
        domain = self.started("alpha", devices=disk("deep0005", "qcow2"))
        self.assertEqual(self.opened(), [f"deep{step:04}" for step in range(6)])
        domain.destroy()

    def test_no_image_is_written_by_two(self):
        self.started("alpha", devices=disk())
        path = self.pool.storageVolLookupByName("one").path()
        by_path = f"<disk type='file'><source file='{path}'/><target dev='sda' bus='sata'/></disk>"
        other = self.connection.defineXML(guest.bare("beta", devices=by_path))
        self.nothing_left(
            lambda: self.refused(other.create, libvirt.VIR_ERR_RESOURCE_BUSY, says=["beta", "sda", "alpha", "vda"])
        )
        # Also after the daemon was away.
        self.daemon.kill()
        self.daemon.start()
        self.reconnect()
        other = self.connection.lookupByName("beta")
        self.refused(other.create, says=["beta"])
        self.connection.lookupByName("alpha").destroy()
        other.create()

    def test_what_is_shared_or_only_read_may_be_used_by_many(self):
        self.started("alpha", devices=disk(more="<shareable/>"))
        self.started("beta", devices=disk(more="<shareable/>"))
        self.started("gamma", devices=disk("two", "qcow2", more="<readonly/>"))
        self.started("delta", devices=disk("two", "qcow2", more="<readonly/>"))
        writer = guest.bare("omega", devices=disk("two", "qcow2"))
        self.refused(lambda: self.connection.createXML(writer), libvirt.VIR_ERR_RESOURCE_BUSY, says=["omega", "two"])
