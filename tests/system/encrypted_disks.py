"""Guests with encrypted images: they get the passphrase, and nobody else does."""

import subprocess
import unittest

import libvirt

from case import DaemonCase
from stage import guest

MIB = 1 << 20
PASSPHRASE = "correct horse battery staple"
OTHER = "a passphrase of another image"
NOBODY = "6a2c8a0e-0e0e-4a6c-9c0e-1b5d1f6b7a11"
KEY = "<encryption format='luks'><secret type='passphrase' {}/></encryption>"
BENEATH = "<backingStore type='file'><format type='{}'/><source file='{}'>{}</source><backingStore/></backingStore>"


def key(secret):
    """`<encryption>` with the secret of this UUID, or of this use."""
    return KEY.format(f"uuid='{secret}'" if secret.count("-") == 4 else f"usage='{secret}'")


def disk(path, form="raw", own="", source="", beneath="", more=""):
    return (
        f"<disk type='file' device='disk'><driver name='qemu' type='{form}'/><source file='{path}'>{source}</source>"
        f"{beneath}<target dev='vda' bus='virtio'/>{own}{more}</disk>"
    )


class EncryptedCase(DaemonCase):
    # QEMU measures the processor before it encrypts: slow on a busy machine.
    patience = 600

    def secret(self, value=PASSPHRASE, use="volume", name=None, attributes="private='yes'"):
        element = {"volume": "volume", "iscsi": "target"}.get(use, "name")
        usage = f"<usage type='{use}'><{element}>{name}</{element}></usage>" if name else ""
        secret = self.connection.secretDefineXML(f"<secret {attributes}>{usage}</secret>")
        if value:
            secret.setValue(value.encode(), 0)
        return secret.UUIDString()

    def image(self, name, form="luks", size=4 * MIB, passphrase=PASSPHRASE, below=None):
        """Makes an image, encrypted where there is a passphrase."""
        path, file = self.scratch / name, self.scratch / "passphrase"
        command = ["qemu-img", "create", "-q", "-f", form]
        if passphrase:
            file.write_text(passphrase)
            own = "" if form == "luks" else "encrypt.format=luks,encrypt."
            command += ["--object", f"secret,id=s,file={file}", "-o", f"{own}key-secret=s,{own and 'encrypt.'}iter-time=10"]
        if below:
            # Left unopened: it may be encrypted with another passphrase.
            command += ["-u", "-b", str(below[0]), "-F", below[1]]
        # qemu-img measures the processor, and gives up now and then on a busy one.
        for _ in range(20):
            made = subprocess.run([*command, str(path), str(size)], capture_output=True, text=True)
            if made.returncode == 0:
                break
        self.assertEqual(made.returncode, 0, made.stderr)
        file.unlink(missing_ok=True)
        return path

    def starts(self, name="alpha", size=4 * MIB, **parts):
        domain = self.started(name, devices=disk(**parts))
        self.assertEqual(domain.state()[0], libvirt.VIR_DOMAIN_RUNNING)
        self.assertEqual(domain.blockInfo("vda")[0], size)
        return domain

    def fails(self, *codes, says=(), devices=None, **parts):
        """Neither starts nor leaves anything, and tells no passphrase."""
        xml = guest.bare("alpha", devices=devices or disk(**parts))
        error = self.nothing_left(lambda: self.refused(lambda: self.connection.createXML(xml), *codes, says=says))
        for passphrase in (PASSPHRASE, OTHER):
            self.assertNotIn(passphrase, str(error))
        return error

    def nobody_else_knows(self, *passphrases):
        """No file of the daemon, no process' arguments or environment has them."""
        found = [file.read_bytes() for file in self.daemon.directory.glob("**/*") if file.is_file()]
        for pid in self.daemon.guests().values():
            for name in ("cmdline", "environ"):
                with open(f"/proc/{pid}/{name}", "rb") as file:
                    found.append(file.read())
        for passphrase in passphrases:
            for content in found:
                self.assertNotIn(passphrase.encode(), content)


class EncryptedDisks(EncryptedCase):
    def test_images_are_opened(self):
        secret = self.secret()
        for form in ("raw", "qcow2"):
            path = self.image(f"{form}.img", {"raw": "luks"}.get(form, form))
            for title, parts in (("own", {"own": key(secret)}), ("source", {"source": key(secret)})):
                with self.subTest(f"{form} {title}"):
                    domain = self.starts(path=path, form=form, **parts)
                    self.assertIn(f"uuid='{secret}'", domain.XMLDesc())
                    self.nobody_else_knows(PASSPHRASE)
                    domain.destroy()
                    self.assertEqual(domain.blockInfo("vda")[0], 4 * MIB)
                    domain.undefine()

    def test_a_secret_is_found_by_its_use(self):
        path = self.image("disk.img")
        self.secret(name=path)
        self.starts(path=path, own=key(str(path)))

    def test_a_passphrase_beyond_ascii(self):
        passphrase = "Grüße aus Łódź, 日本 🔑"
        path = self.image("disk.img", passphrase=passphrase)
        self.starts(path=path, own=key(self.secret(passphrase)))
        self.nobody_else_knows(passphrase)

    def test_images_beneath_have_keys_of_their_own(self):
        upper, lower = self.secret(), self.secret(OTHER)
        for form in ("luks", "qcow2"):
            with self.subTest(form):
                below = self.image(f"below-{form}", form, passphrase=OTHER)
                path = self.image(f"above-{form}", "qcow2", below=(below, form))
                form = {"luks": "raw"}.get(form, form)
                beneath = BENEATH.format(form, below, key(lower))
                self.starts(path=path, form="qcow2", own=key(upper), beneath=beneath)
                self.nobody_else_knows(PASSPHRASE, OTHER)
                domain = self.connection.lookupByName("alpha")
                domain.destroy()
                domain.undefine()
                wrong = BENEATH.format(form, below, key(upper))
                self.fails(path=path, form="qcow2", own=key(upper), beneath=wrong)
                missing = BENEATH.format(form, below, key(NOBODY))
                self.fails(
                    libvirt.VIR_ERR_NO_SECRET, says=["'vda'", below, NOBODY],
                    path=path, form="qcow2", own=key(upper), beneath=missing,
                )

    def test_an_image_beneath_without_a_key_is_named(self):
        below = self.image("below", "qcow2", passphrase=OTHER)
        path = self.image("above", "qcow2", below=(below, "qcow2"))
        self.fails(says=["'vda'", below, "backingStore"], path=path, form="qcow2", own=key(self.secret()))

    def test_several_disks(self):
        one, two = self.image("one"), self.image("two", "qcow2", 8 * MIB, OTHER)
        second = disk(two, "qcow2", own=key(self.secret(OTHER))).replace("vda", "vdb")
        domain = self.started("alpha", devices=disk(one, own=key(self.secret())) + second)
        self.assertEqual([domain.blockInfo(each)[0] for each in ("vda", "vdb")], [4 * MIB, 8 * MIB])

    def test_a_volume_has_the_key_that_the_disk_says(self):
        folder = self.scratch / "pool"
        folder.mkdir()
        pool = self.connection.storagePoolDefineXML(
            f"<pool type='dir'><name>pool</name><target><path>{folder}</path></target></pool>"
        )
        pool.create()
        secret = self.secret()
        pool.createXML(
            f"<volume><name>one</name><capacity unit='MiB'>4</capacity>"
            f"<target><format type='raw'/>{key(secret)}</target></volume>"
        )
        source = "<disk type='volume' device='disk'><driver name='qemu' type='raw'/><source pool='pool' volume='one'/>"
        devices = source + "<target dev='vda' bus='virtio'/>{}</disk>"
        domain = self.started("alpha", devices=devices.format(key(secret)))
        self.assertEqual(domain.blockInfo("vda")[0], 4 * MIB)
        domain.destroy()
        self.fails(devices=devices.format(key(self.secret(OTHER))))
        # Without a key the guest sees what is on disk.
        plain = self.started("beta", devices=devices.format(""))
        self.assertGreater(plain.blockInfo("vda")[0], 4 * MIB)

    def test_a_wrong_passphrase(self):
        path = self.image("disk.img")
        self.fails(says=["alpha", "nvalid password"], path=path, own=key(self.secret(OTHER)))

    def test_secrets_that_cannot_be_had(self):
        path = self.image("disk.img")
        empty, ephemeral = self.secret(None), self.secret(None, attributes="ephemeral='yes'")
        ceph = self.secret(use="ceph", name="ceph")
        none = libvirt.VIR_ERR_NO_SECRET
        self.fails(none, says=["'vda'", NOBODY], path=path, own=key(NOBODY))
        self.fails(none, says=["'vda'", "nowhere"], path=path, own=key("nowhere"))
        self.fails(none, says=["'vda'", empty, "value"], path=path, own=key(empty))
        self.fails(none, says=["'vda'", ephemeral, "value"], path=path, own=key(ephemeral))
        wrong = libvirt.VIR_ERR_CONFIG_UNSUPPORTED
        self.fails(wrong, says=["'vda'", ceph, "volume"], path=path, own=key(ceph))
        # It is asked for at each start.
        self.connection.secretLookupByUUIDString(ephemeral).setValue(PASSPHRASE.encode(), 0)
        self.starts(path=path, own=key(ephemeral)).destroy()
        self.connection.secretLookupByUUIDString(ephemeral).undefine()
        self.refused(lambda: self.connection.lookupByName("alpha").create(), none, says=["'vda'", ephemeral])

    def test_what_cannot_be_opened_is_refused(self):
        path, secret = self.image("disk.img"), self.secret()
        refused = libvirt.VIR_ERR_CONFIG_UNSUPPORTED
        twice = key(secret).replace("</", f"<secret type='passphrase' uuid='{secret}'/></", 1)
        for encryption, says in (
            (twice, "several secrets"),
            (key(secret).replace("luks", "luks2"), "luks2"),
            (key(secret).replace("'luks'", "'luks' engine='librbd'"), "rbd"),
            (key(secret).replace("luks", "qcow"), "luks"),
        ):
            with self.subTest(encryption):
                self.fails(refused, says=["'vda'", says], path=path, own=encryption)
        self.fails(says=["'vda'", "names no secret"], path=path, own="<encryption format='luks'/>")
        self.fails(refused, says=["'vda'", "vmdk", "qcow2"], path=path, form="vmdk", own=key(secret))

    def test_an_encrypted_image_that_has_no_encryption(self):
        path = self.image("disk.img", "qcow2")
        self.fails(says=["'vda'", path, "<encryption"], path=path, form="qcow2")

    def test_an_image_that_is_not_encrypted(self):
        path = self.image("disk.img", "raw", passphrase=None)
        self.fails(says=["'vda'", path, "luks"], path=path, own=key(self.secret()))

    def test_the_daemon_starts_again(self):
        path, secret = self.image("disk.img"), self.secret()
        self.starts(path=path, own=key(secret))
        self.daemon.kill()
        self.nobody_else_knows(PASSPHRASE)
        self.daemon.start()
        domain = self.reconnect().lookupByName("alpha")
        self.assertEqual(domain.state()[0], libvirt.VIR_DOMAIN_RUNNING)
        self.assertEqual(domain.blockInfo("vda")[0], 4 * MIB)
        domain.destroy()
        # With the value that the daemon kept on disk.
        domain.create()
        self.assertEqual(domain.blockInfo("vda")[0], 4 * MIB)

    def test_statistics_know_the_inner_size(self):
        path, secret = self.image("disk.img"), self.secret()
        domain = self.define("alpha", devices=disk(path, own=key(secret)))
        for running in (False, True):
            if running:
                domain.create()
            ((_, values),) = self.connection.domainListGetStats([domain], libvirt.VIR_DOMAIN_STATS_BLOCK)
            self.assertEqual(values["block.0.capacity"], 4 * MIB)


class NetworkDisks(EncryptedCase):
    DISK = (
        "<disk type='network' device='disk'><driver name='qemu' type='raw'/>"
        "<source protocol='{protocol}' name='{name}'><host name='127.0.0.1' port='9'/>"
        "<auth username='me'><secret type='{kind}' {secret}/></auth></source>"
        "<target dev='vda' bus='virtio'/></disk>"
    )

    def iscsi(self, secret):
        return self.DISK.format(protocol="iscsi", name="iqn.x:y/1", kind="iscsi", secret=secret)

    def rbd(self, secret):
        return self.DISK.format(protocol="rbd", name="pool/image", kind="ceph", secret=secret)

    def test_secrets_of_users(self):
        none = libvirt.VIR_ERR_NO_SECRET
        for make, kind in ((self.iscsi, "iscsi"), (self.rbd, "ceph")):
            with self.subTest(kind):
                self.fails(none, says=["'vda'", kind, "array"], devices=make("usage='array'"))
                secret = self.secret(None, use=kind, name="array")
                self.fails(none, says=["'vda'", secret, "value"], devices=make("usage='array'"))
                volume = self.secret(name=kind)
                self.fails(says=["'vda'", volume, kind], devices=make(f"uuid='{volume}'"))

    def test_a_user_is_told_to_qemu(self):
        """Nobody serves the disks; QEMU is told the user and where the secret is."""
        for make, kind, says in (
            (self.iscsi, "iscsi", '"user":"me","password-secret":"libvirt-1-storage-auth-secret0"'),
            (self.rbd, "ceph", '"key-secret":"libvirt-1-storage-auth-secret0"'),
        ):
            with self.subTest(kind):
                self.secret(use=kind, name="array")
                self.fails(devices=make("usage='array'"))
                (log,) = self.daemon.state.glob("**/alpha.log")
                started = log.read_text().rpartition("starting up")[2]
                self.assertIn(says, started)
                self.assertIn('{"qom-type":"secret","id":"libvirt-1-storage-auth-secret0","data":"', started)
        self.nobody_else_knows(PASSPHRASE)


class KeysOfTls(EncryptedCase):
    """A TLS key with a password, in qemu.conf."""

    VNC = "<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>"

    PORT = (
        "<{kind} type='tcp'><source mode='bind' host='127.0.0.1' service='0' tls='yes'/>"
        "<protocol type='raw'/><target port='0'/></{kind}>"
    )

    def configured(self, kind, uuid):
        """A daemon that has an encrypted key for connections of the kind."""
        folder = self.scratch / "pki"
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
        subject = ["-subj", "/CN=localhost", "-days", "2"]
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-keyout", folder / "ca-key.pem", "-noenc"]
        subprocess.run([*make, "-out", folder / "ca-cert.pem", *subject], check=True, capture_output=True)
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-keyout", folder / "server-key.pem"]
        signed = ["-CA", folder / "ca-cert.pem", "-CAkey", folder / "ca-key.pem", "-passout", f"pass:{PASSPHRASE}"]
        subject += ["-addext", "basicConstraints=critical,CA:FALSE"]
        subprocess.run([*make, "-out", folder / "server-cert.pem", *signed, *subject], check=True, capture_output=True)
        for file in folder.iterdir():
            file.chmod(0o644)
        self.daemon.stop()
        etc = self.daemon.state / "etc" / "libvirt"
        (etc / "qemu.conf").write_text(
            f'{kind}_tls = 1\n{kind}_tls_x509_cert_dir = "{folder}"\ndefault_tls_x509_secret_uuid = "{uuid}"\n'
        )
        self.daemon.start()
        self.reconnect()

    def test_ports(self):
        secret = self.secret(use="tls", name="ports")
        self.configured("chardev", secret)
        for number, kind in enumerate(("serial", "parallel")):
            with self.subTest(kind):
                domain = self.started(f"guest-{number}", devices=self.PORT.format(kind=kind))
                self.assertTrue(domain.isActive())
        self.nobody_else_knows(PASSPHRASE)
        self.connection.secretLookupByUUIDString(secret).setValue(OTHER.encode(), 0)
        self.fails(says=["server-key.pem", "Decryption"], devices=self.PORT.format(kind="parallel"))

    def test_displays(self):
        secret = self.secret(OTHER, use="tls", name="vnc")
        self.configured("vnc", secret)
        self.fails(says=["alpha", "server-key.pem", "Decryption"], devices=self.VNC)
        self.connection.secretLookupByUUIDString(secret).setValue(PASSPHRASE.encode(), 0)
        domain = self.started("alpha", devices=self.VNC)
        self.assertTrue(domain.isActive())
        self.nobody_else_knows(PASSPHRASE)
        domain.destroy()
        self.connection.secretLookupByUUIDString(secret).undefine()
        self.refused(domain.create, libvirt.VIR_ERR_NO_SECRET, says=["VNC", secret])


if __name__ == "__main__":
    unittest.main()
