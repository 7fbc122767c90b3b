"""Images from a web server with bad manners, into pools of our own daemon."""

import hashlib
import os
import pathlib
import signal
import subprocess

import libvirt

from case import DaemonCase
from stage import places

SERVER = places.REPOSITORY / "crates/bin/ostler/tests/libvirtd/server.py"


class Fetch(DaemonCase):
    def setUp(self):
        daemon = pathlib.Path(places.ours().split()[0])
        self.ostler = daemon.with_name("ostler")
        if not self.ostler.exists():
            self.skipTest(f"{self.ostler} is not built")
        super().setUp()
        self.data = os.urandom(3 << 20)
        image = self.scratch / "image"
        image.write_bytes(self.data)
        self.server = subprocess.Popen(
            ["/usr/bin/python3", SERVER, image], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.kill)
        self.addCleanup(self.server.stdout.close)
        self.port = int(self.server.stdout.readline())
        self.folder = self.scratch / "pool"
        self.pool = self.connection.storagePoolCreateXML(
            f"<pool type='dir'><name>web</name><target><path>{self.folder}</path></target></pool>",
            libvirt.VIR_STORAGE_POOL_CREATE_WITH_BUILD,
        )

    def line(self, manner, *options):
        url = f"http://127.0.0.1:{self.port}/{manner}/image"
        return [self.ostler, "-c", self.daemon.uri, "vol-fetch", "web", manner, url, *options]

    def fetch(self, manner, *options):
        return subprocess.run(self.line(manner, *options), capture_output=True, text=True)

    def nothing(self, manner):
        self.pool.refresh()
        self.assertNotIn(manner, self.pool.listVolumes())
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_whole_images_arrive(self):
        checksum = "sha256:" + hashlib.sha256(self.data).hexdigest()
        for manner in ("plain", "broken", "norange", "busy", "redirect"):
            result = self.fetch(manner, "--checksum", checksum, "--format", "raw")
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual((self.folder / manner).read_bytes(), self.data, manner)
            self.assertEqual(self.pool.storageVolLookupByName(manner).info()[1], len(self.data))

    def test_others_leave_nothing(self):
        for manner, options in (
            ("plain", ("--checksum", "sha256:" + "0" * 64)),
            ("plain", ("--format", "qcow2")),
            ("changed", ()),
            ("missing", ()),
        ):
            result = self.fetch(manner, *options)
            self.assertEqual(result.returncode, 1, result.stdout)
            self.assertNotIn("left behind", result.stderr)
            self.nothing(manner)

    def test_interrupted(self):
        """^C while the server is slow to come back."""
        process = subprocess.Popen(self.line("dead"), stderr=subprocess.PIPE, text=True)
        self.until("its volume", lambda: (self.folder / "dead").exists())
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 1)
        self.assertIn("interrupted", said)
        self.nothing("dead")
