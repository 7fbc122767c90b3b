"""Volumes of folders, each result looked at with tools that are not ours."""

import os
import pathlib
import subprocess

import libvirt

from case import DaemonCase
from stage import storage

MIB = 1 << 20


class VolumeCase(DaemonCase):
    def setUp(self):
        super().setUp()
        self.folder = self.scratch / "pool"
        self.pool = self.opened()

    def opened(self):
        pool = self.connection.storagePoolDefineXML(storage.pool("p", self.folder))
        pool.create(libvirt.VIR_STORAGE_POOL_CREATE_WITH_BUILD)
        return pool

    def made(self, name, *arguments, flags=0, **options):
        return self.pool.createXML(storage.volume(name, *arguments, **options), flags)

    def path(self, name):
        return self.folder / name


class Volumes(VolumeCase):
    def test_raw(self):
        for name, options, taken in [
            ("full", {}, MIB),
            ("sparse", {"allocation": 0}, 0),
            ("half", {"allocation": MIB // 2}, MIB // 2),
        ]:
            volume = self.made(name, **options)
            self.assertEqual(self.path(name).stat().st_size, MIB)
            self.assertEqual(storage.taken(self.path(name)), taken)
            self.assertEqual(volume.info(), [libvirt.VIR_STORAGE_VOL_FILE, MIB, taken])
            self.assertEqual(self.path(name).stat().st_mode & 0o7777, 0o600)
        permissions = "<permissions><mode>0644</mode></permissions>"
        self.made("open", target=permissions)
        self.assertEqual(self.path("open").stat().st_mode & 0o7777, 0o644)
        self.assertEqual(storage.names(self.folder), ["full", "half", "open", "sparse"])

    def test_every_format(self):
        for format in ["qcow", "qcow2", "qed", "vmdk", "vdi", "vpc"]:
            with self.subTest(format=format):
                volume = self.made(f"v.{format}", 32 * MIB, format=format)
                said = storage.image(self.path(f"v.{format}"))
                self.assertEqual(said["format"], format)
                self.assertGreaterEqual(said["virtual-size"], 32 * MIB)
                self.pool.refresh()
                self.assertEqual(volume.info()[1], said["virtual-size"])
                self.assertIn(f"<format type='{format}'/>", volume.XMLDesc())
        self.made("folder", format="dir")
        self.assertTrue(self.path("folder").is_dir())
        for format in ["bochs", "cloop", "dmg"]:
            make = lambda: self.made("v", format=format)
            self.refused(make, libvirt.VIR_ERR_CONFIG_UNSUPPORTED, says=[format])
        self.assertNotIn("v", storage.names(self.folder))

    def test_qcow2_options(self):
        target = "<compat>1.1</compat><clusterSize unit='KiB'>128</clusterSize><features><lazy_refcounts/><extended_l2/></features>"
        volume = self.made("v", 8 * MIB, format="qcow2", target=target)
        said = storage.image(self.path("v"))
        self.assertEqual(said["cluster-size"], 128 << 10)
        data = said["format-specific"]["data"]
        self.assertEqual((data["compat"], data["lazy-refcounts"], data["extended-l2"]), ("1.1", True, True))
        self.pool.refresh()
        xml = volume.XMLDesc()
        for word in ["<compat>1.1</compat>", "<lazy_refcounts/>", "<extended_l2/>", ">131072<"]:
            self.assertIn(word, xml)
        self.made("old", 8 * MIB, format="qcow2", target="<compat>0.10</compat>")
        self.assertEqual(storage.image(self.path("old"))["format-specific"]["data"]["compat"], "0.10")
        prealloc = libvirt.VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA
        self.made("tables", 512 * MIB, format="qcow2", allocation=0, flags=prealloc)
        self.assertGreaterEqual(self.path("tables").stat().st_size, 512 * MIB)
        make = lambda: self.made("raw", flags=prealloc)
        self.refused(make, libvirt.VIR_ERR_CONFIG_UNSUPPORTED, says=["raw"])

    def test_backing_stores(self):
        self.made("base.qcow2", 4 * MIB, format="qcow2")
        below = lambda path: f"<backingStore><path>{path}</path><format type='qcow2'/></backingStore>"
        volume = self.made("over", 4 * MIB, format="qcow2", extra=below(self.path("base.qcow2")))
        said = storage.image(self.path("over"))
        self.assertEqual(said["full-backing-filename"], str(self.path("base.qcow2")))
        self.assertEqual(said["backing-filename-format"], "qcow2")
        self.assertIn(f"<path>{self.path('base.qcow2')}</path>", volume.XMLDesc().split("backingStore")[1])
        # The size is that of what lies beneath.
        xml = f"<volume><name>same</name><target><format type='qcow2'/></target>{below('base.qcow2')}</volume>"
        self.assertEqual(self.pool.createXML(xml).info()[1], 4 * MIB)
        make = lambda: self.made("raw", extra=below("base.qcow2"))
        self.refused(make, libvirt.VIR_ERR_CONFIG_UNSUPPORTED, says=["raw"])
        make = lambda: self.made("lost", format="qcow2", extra=below("/nowhere/at-all"))
        self.refused(make, says=["/nowhere/at-all"])
        self.assertEqual(storage.names(self.folder), ["base.qcow2", "over", "same"])

    def test_what_it_lies_on_is_looked_at_anew(self):
        """It is not what it was when the pool was looked at."""
        volume = self.made("v", MIB, format="qcow2")
        rebase = ["qemu-img", "rebase", "-u", "-f", "qcow2", "-F", "raw", "-b", "/etc/passwd", self.path("v")]
        subprocess.run(rebase, check=True)
        self.refused(lambda: self.pool.createXMLFrom(storage.volume("copy", 1), volume), says=["/etc/passwd"])
        self.assertEqual(storage.names(self.folder), ["v"])

    def test_relative_backing_stores(self):
        """The folder can be moved as a whole."""
        self.made("base.qcow2", 4 * MIB, format="qcow2")
        self.made("raw", 3 * MIB)
        below = lambda path, format: f"<backingStore><path>{path}</path><format type='{format}'/></backingStore>"
        for name, path, format, size in [
            ("q", "base.qcow2", "qcow2", 4 * MIB),
            ("r", "./raw", "raw", 3 * MIB),
            ("s", "../pool/raw", "raw", 3 * MIB),
        ]:
            xml = f"<volume><name>{name}</name><target><format type='qcow2'/></target>{below(path, format)}</volume>"
            volume = self.pool.createXML(xml)
            said = storage.image(self.path(name))
            self.assertEqual((said["backing-filename"], said["backing-filename-format"]), (path, format))
            self.assertEqual((said["virtual-size"], volume.info()[1]), (size, size))
            for _ in range(2):
                below_it = volume.XMLDesc().split("backingStore")[1]
                self.assertIn(f"<path>{self.folder}/{path}</path>", below_it)
                self.assertIn("<permissions>", below_it)
                self.pool.refresh()
            self.pool.createXMLFrom(storage.volume(f"copy-{name}", 1), volume) if path[0] != "." else None
            volume.resize(16 * MIB)
            self.assertEqual(storage.image(self.path(name))["virtual-size"], 16 * MIB)
        larger = self.made("larger", 8 * MIB, format="qcow2", extra=below("base.qcow2", "qcow2"))
        self.assertEqual(larger.info()[1], 8 * MIB)
        moved = self.folder.rename(self.scratch / "moved")
        subprocess.run(["qemu-img", "check", "-q", moved / "larger"], check=True)
        subprocess.run(["qemu-io", "-r", "-c", "read 0 4M", moved / "q"], check=True, capture_output=True)
        moved.rename(self.folder)
        for path, format in [("lost", "raw"), ("raw", "qcow2"), ("sub/../raw", "raw")]:
            make = lambda: self.made("v", 8 * MIB, format="qcow2", extra=below(path, format))
            self.refused(make, says=[path])
        self.assertNotIn("v", storage.names(self.folder))

    def test_copies(self):
        self.made("raw", 64 * MIB, allocation=0)
        with open(self.path("raw"), "r+b") as file:
            file.seek(20 * MIB)
            file.write(os.urandom(MIB))
        self.pool.refresh()
        source = self.pool.storageVolLookupByName("raw")
        copy = lambda name, format, source=source: self.pool.createXMLFrom(
            storage.volume(name, 1, format=format, allocation=0), source
        )
        copy("raw2", "raw")
        self.assertEqual(self.path("raw2").read_bytes(), self.path("raw").read_bytes())
        self.assertLessEqual(storage.taken(self.path("raw2")), 2 * MIB)
        for number, format in enumerate(["qcow2", "vmdk", "vdi"]):
            made = copy(f"as.{format}", format)
            self.assertTrue(storage.same(self.path("raw"), self.path(f"as.{format}")), format)
            copy(f"back{number}", "raw", made)
            self.assertTrue(storage.same(self.path("raw"), self.path(f"back{number}")), format)
        larger = self.pool.createXMLFrom(storage.volume("larger", 128 * MIB, allocation=0), source)
        self.assertEqual(larger.info()[1], 128 * MIB)
        self.refused(lambda: copy("raw2", "raw"), libvirt.VIR_ERR_STORAGE_VOL_EXIST, says=["raw2"])
        flag = libvirt.VIR_STORAGE_VOL_CREATE_REFLINK
        make = lambda: self.pool.createXMLFrom(storage.volume("r"), source, flag)
        probe = ["cp", "--reflink=always", self.path("raw"), self.scratch / "probe"]
        if subprocess.run(probe, stderr=subprocess.DEVNULL).returncode:
            self.refused(make, libvirt.VIR_ERR_OPERATION_UNSUPPORTED, says=["reflink"])
        else:
            make()

    def test_sizes(self):
        volume = self.made("v", 8 * MIB, allocation=0)
        r = libvirt
        for size, flags, expected in [
            (16 * MIB, 0, 16 * MIB),
            (MIB, r.VIR_STORAGE_VOL_RESIZE_DELTA, 17 * MIB),
            (4 * MIB, r.VIR_STORAGE_VOL_RESIZE_SHRINK, 4 * MIB),
            (MIB, r.VIR_STORAGE_VOL_RESIZE_SHRINK | r.VIR_STORAGE_VOL_RESIZE_DELTA, 3 * MIB),
        ]:
            volume.resize(size, flags)
            self.assertEqual(volume.info()[1], expected)
            self.assertEqual(self.path("v").stat().st_size, expected)
        volume.resize(6 * MIB, r.VIR_STORAGE_VOL_RESIZE_ALLOCATE)
        self.assertEqual(storage.taken(self.path("v")), 6 * MIB)
        self.refused(lambda: volume.resize(MIB), libvirt.VIR_ERR_INVALID_ARG, says=["shrink"])
        delta = r.VIR_STORAGE_VOL_RESIZE_DELTA
        self.refused(lambda: volume.resize((1 << 63) - 1, delta), libvirt.VIR_ERR_INVALID_ARG)
        self.assertEqual(volume.info()[1], 6 * MIB)
        volume = self.made("q", 8 * MIB, format="qcow2")
        volume.resize(32 * MIB)
        self.assertEqual(storage.image(self.path("q"))["virtual-size"], 32 * MIB)
        volume.resize(4 * MIB, r.VIR_STORAGE_VOL_RESIZE_SHRINK)
        self.assertEqual(volume.info()[1], 4 * MIB)

    def test_wiping(self):
        volume = self.made("v", 4 * MIB, allocation=0)
        with open(self.path("v"), "r+b") as file:
            file.seek(MIB)
            file.write(b"secret" * 1000)
        before = storage.taken(self.path("v"))
        volume.wipe()
        self.assertEqual(self.path("v").read_bytes(), bytes(4 * MIB))
        self.assertEqual(storage.taken(self.path("v")), before)
        volume.wipePattern(libvirt.VIR_STORAGE_VOL_WIPE_ALG_TRIM)
        self.assertEqual(storage.taken(self.path("v")), 0)
        scrub = subprocess.run(["which", "scrub"], capture_output=True).returncode == 0
        pattern = lambda: volume.wipePattern(libvirt.VIR_STORAGE_VOL_WIPE_ALG_DOD)
        if scrub:
            pattern()
        else:
            self.refused(pattern, libvirt.VIR_ERR_OPERATION_UNSUPPORTED, says=["scrub", "package"])
        self.refused(lambda: volume.wipePattern(10), libvirt.VIR_ERR_INVALID_ARG)
        self.refused(self.made("d", format="dir").wipe, libvirt.VIR_ERR_OPERATION_UNSUPPORTED)

    def test_look_ups(self):
        volume = self.made("v")
        path = str(self.path("v"))
        self.assertEqual((volume.path(), volume.key(), volume.name()), (path, path, "v"))
        for found in [
            self.connection.storageVolLookupByPath(path),
            self.connection.storageVolLookupByPath(f"{self.folder}//v"),
            self.connection.storageVolLookupByKey(path),
            self.pool.storageVolLookupByName("v"),
        ]:
            self.assertEqual(found.key(), path)
        self.assertEqual(volume.storagePoolLookupByVolume().name(), "p")
        target = self.connection.storagePoolLookupByTargetPath(f"{self.folder}/")
        self.assertEqual(target.name(), "p")
        for look in [
            lambda: self.connection.storageVolLookupByPath("/nope"),
            lambda: self.connection.storageVolLookupByPath(f"{path}/v"),
            lambda: self.connection.storageVolLookupByKey("nope"),
            lambda: self.pool.storageVolLookupByName("nope"),
            lambda: self.pool.storageVolLookupByName("../p/v"),
        ]:
            self.refused(look, libvirt.VIR_ERR_NO_STORAGE_VOL)


class Streams(VolumeCase):
    def test_there_and_back(self):
        data = os.urandom(3 * MIB + 77)
        volume = self.made("v", 4 * MIB, target="<permissions><mode>0640</mode></permissions>")
        storage.upload(self.connection, volume, data)
        # What was not written is as it was.
        whole = data + bytes(4 * MIB - len(data))
        self.assertEqual(self.path("v").read_bytes(), whole)
        self.assertEqual(self.path("v").stat().st_mode & 0o7777, 0o640)
        self.assertEqual(storage.download(self.connection, volume), whole)
        storage.upload(self.connection, volume, b"patch", offset=MIB, length=5)
        whole = whole[:MIB] + b"patch" + whole[MIB + 5 :]
        self.assertEqual(self.path("v").read_bytes(), whole)
        self.assertEqual(storage.download(self.connection, volume, MIB - 1, 7), whole[MIB - 1 : MIB + 6])
        self.assertEqual(storage.download(self.connection, volume, 4 * MIB + 1), b"")
        # More than the volume held makes it larger.
        storage.upload(self.connection, volume, data, offset=4 * MIB)
        self.assertEqual(self.path("v").stat().st_size, 7 * MIB + 77)
        self.assertEqual(volume.info()[1], 7 * MIB + 77)
        self.assertEqual(storage.names(self.folder), ["v"])

    def test_who_has_it_open(self):
        """A file that others write to, or that has other names, stays that file."""
        self.made("v")
        volume = self.pool.storageVolLookupByName("v")
        storage.upload(self.connection, volume, b"first")
        inode = lambda: self.path("v").stat().st_ino
        with open(self.path("v"), "r+b") as file:
            before = inode()
            storage.upload(self.connection, volume, b"other")
            self.assertEqual(inode(), before)
            self.assertEqual(file.read(5), b"other")
        # Who only reads has the old content to the end.
        with open(self.path("v"), "rb") as file:
            storage.upload(self.connection, volume, b"third")
            self.assertEqual(file.read(5), b"other")
        self.assertEqual(self.path("v").read_bytes()[:5], b"third")
        os.link(self.path("v"), self.scratch / "name")
        storage.upload(self.connection, volume, b"named")
        self.assertEqual((self.scratch / "name").read_bytes()[:5], b"named")

    def test_more_than_was_announced(self):
        volume = self.made("v")
        before = self.path("v").read_bytes()
        upload = lambda: storage.upload(self.connection, volume, b"x" * 100, length=99)
        self.refused(upload)
        self.assertEqual(self.path("v").read_bytes(), before)
        self.assertEqual(storage.names(self.folder), ["v"])

    def test_holes(self):
        self.made("v", 1 << 34, allocation=0)
        with open(self.path("v"), "r+b") as file:
            for at in (0, 1 << 32, (1 << 34) - 4096):
                file.seek(at)
                file.write(os.urandom(4096))
        before = self.path("v").stat()
        copy = self.scratch / "copy"
        virsh = ["virsh", "-c", self.daemon.uri]
        self.assertLess(storage.taken(self.path("v")), MIB)
        subprocess.run([*virsh, "vol-download", "--sparse", "--pool", "p", "v", copy], check=True, capture_output=True)
        self.assertEqual(copy.stat().st_size, before.st_size)
        self.assertLess(storage.taken(copy), MIB)
        self.made("w", 1 << 34, allocation=0)
        subprocess.run([*virsh, "vol-upload", "--sparse", "--pool", "p", "w", copy], check=True, capture_output=True)
        self.assertLess(storage.taken(self.path("w")), MIB)
        for at in (0, 1 << 32, (1 << 34) - 4096):
            pieces = []
            for path in (self.path("v"), self.path("w")):
                with open(path, "rb") as file:
                    file.seek(at)
                    pieces.append(file.read(4096))
            self.assertEqual(*pieces)

    def test_in_use(self):
        volume = self.made("v", 4 * MIB)
        stream = self.connection.newStream()
        volume.upload(stream, 0, 0)
        stream.send(b"some")
        for function in (volume.delete, volume.wipe, lambda: volume.resize(8 * MIB), self.pool.destroy):
            self.refused(function, libvirt.VIR_ERR_OPERATION_INVALID, says=["'v'"])
        # The pool itself goes on.
        self.made("other")
        self.pool.refresh()
        stream.abort()
        self.until("the volume to be free", lambda: self.free(volume))
        self.assertEqual(self.path("v").read_bytes(), bytes(4 * MIB))

    def free(self, volume):
        try:
            volume.wipe()
            return True
        except libvirt.libvirtError:
            return False
