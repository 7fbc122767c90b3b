"""Encrypted volumes: the passphrase is a secret's value and nowhere else."""

import pathlib
import subprocess

import libvirt

from stage import storage
from storage_volumes import MIB, VolumeCase

PASSPHRASE = "correct horse battery staple"


class Encrypted(VolumeCase):
    # Finding out how many rounds take two seconds takes longer on a busy machine.
    patience = 600

    def secret(self, usage, value=PASSPHRASE):
        xml = f"<secret ephemeral='no' private='yes'><usage type='volume'><volume>{usage}</volume></usage></secret>"
        secret = self.connection.secretDefineXML(xml)
        if value:
            secret.setValue(value.encode(), 0)
        return secret.UUIDString()

    def encrypted(self, name, uuid, size=4 * MIB, format="raw"):
        target = f"<encryption format='luks'><secret type='passphrase' uuid='{uuid}'/></encryption>"
        return storage.volume(name, size, format=format, target=target)

    def opens(self, path, passphrase, driver):
        secret = self.scratch / "passphrase"
        secret.write_text(passphrase)
        prefix = "" if driver == "luks" else "encrypt."
        options = f"driver={driver},{prefix}key-secret=s,file.filename={path}"
        command = ["qemu-io", "--object", f"secret,id=s,file={secret}", "--image-opts", options, "-c", "read -P 7 0 65536"]
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode == 0 and "verification failed" not in done.stdout

    def test_luks(self):
        self.made("plain", 4 * MIB)
        plain = self.pool.storageVolLookupByName("plain")
        storage.upload(self.connection, plain, b"\x07" * MIB)
        for format, driver in [("raw", "luks"), ("qcow2", "qcow2")]:
            path = self.path(driver)
            uuid = self.secret(path)
            volume = self.pool.createXMLFrom(self.encrypted(driver, uuid, format=format), plain)
            self.assertTrue(self.opens(path, PASSPHRASE, driver))
            self.assertNotIn(b"\x07" * 4096, path.read_bytes())
            self.assertIn(f"uuid='{uuid}'", volume.XMLDesc())
            self.pool.refresh()
            self.assertIn(f"<secret type='passphrase' uuid='{uuid}'/>", volume.XMLDesc())
            self.assertEqual(volume.info()[1], 4 * MIB)
            # Out again: by the secret for its path.
            out = self.pool.createXMLFrom(storage.volume(f"out-{driver}", 1), volume)
            self.assertTrue(storage.same(self.path("plain"), self.path(f"out-{driver}")))
            volume.resize(8 * MIB)
            self.assertEqual(volume.info()[1], 8 * MIB)
            self.assertEqual(out.info()[1], 4 * MIB)
        self.assertFalse(self.opens(self.path("luks"), "another", "luks"))
        for file in self.daemon.directory.glob("**/*"):
            if file.is_file():
                self.assertNotIn(PASSPHRASE.encode(), file.read_bytes(), file)

    def test_the_secret_that_is_told(self):
        """The one it was made with; of what others made, the one for its path."""
        path = self.path("v")
        other, own = self.secret("another use"), None
        volume = self.pool.createXML(self.encrypted("v", other))
        for _ in range(2):
            self.assertIn(f"uuid='{other}'", volume.XMLDesc())
            storage.upload(self.connection, volume, b"", offset=MIB)
            self.pool.refresh()
        # By it the volume is resized and copied, as long as there is none for its path.
        volume.resize(8 * MIB)
        self.pool.createXMLFrom(storage.volume("out", 1), volume)
        self.daemon.kill()
        self.daemon.start()
        self.reconnect()
        volume = self.connection.storageVolLookupByPath(str(path))
        self.assertIn("<encryption format='luks'", volume.XMLDesc())
        self.assertNotIn("<secret", volume.XMLDesc())
        own = self.secret(path)
        self.assertIn(f"<secret type='passphrase' uuid='{own}'/>", volume.XMLDesc())
        # What is not encrypted has none, whatever secret there is.
        self.connection.storagePoolLookupByName("p").refresh()
        self.secret(self.path("out"))
        out = self.connection.storageVolLookupByPath(str(self.path("out")))
        self.assertNotIn("<secret", out.XMLDesc())

    def test_without_a_passphrase(self):
        make = lambda xml: self.pool.createXML(xml)
        empty = self.secret("empty", None)
        self.refused(lambda: make(self.encrypted("v", empty)))
        nobody = "6a2c8a0e-0e0e-4a6c-9c0e-1b5d1f6b7a11"
        self.refused(lambda: make(self.encrypted("v", nobody)), libvirt.VIR_ERR_NO_SECRET)
        none = storage.volume("v", target="<encryption format='luks'/>")
        self.refused(lambda: make(none), says=["'v'", "secret"])
        self.assertEqual(storage.names(self.folder), [])
