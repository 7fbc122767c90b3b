"""Secrets: kept, sealed, moved over from libvirtd, and never half changed."""

import base64
import pathlib
import shutil
import stat
import subprocess

import libvirt

from case import DaemonCase
from knife import FILES, MOST, UnderTheKnife
from stage import places
from stage.daemon import Daemon
from stage.events import SecretsHeard

A = "11111111-1111-1111-1111-111111111111"
VALUE = b"the value that nobody may find on the disk"

#: Steps of a change of secrets: files, and nothing else.
CALLS = [call for call in FILES.split(",") if call not in ("ftruncate", "rmdir", "mkdir", "mkdirat")]


def xml(uuid=A, name="alpha", private="no", ephemeral="no"):
    return (
        f"<secret ephemeral='{ephemeral}' private='{private}'><uuid>{uuid}</uuid>"
        f"<usage type='ceph'><name>{name}</name></usage></secret>"
    )


class SecretCase(DaemonCase):
    @property
    def folder(self):
        return self.daemon.state / "etc/libvirt/secrets"

    @property
    def key(self):
        return self.daemon.state / "var/lib/libvirt/secret/host-key"

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def restart(self):
        self.daemon.stop()
        self.daemon.start()
        return self.reconnect()

    def secret(self):
        return self.connection.secretLookupByUUIDString(A)

    def defined(self, value=VALUE, **options):
        secret = self.connection.secretDefineXML(xml(**options))
        if value:
            secret.setValue(value)
        return secret


class Secrets(SecretCase):
    def test_values_are_sealed_and_come_back(self):
        self.defined()
        clear = (VALUE, base64.b64encode(VALUE)[:24])
        for path in self.daemon.state.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                for needle in clear:
                    self.assertNotIn(needle, content, path)
        self.assertEqual(self.files(), [f"{A}.sealed", f"{A}.xml"])
        for path in (*self.folder.iterdir(), self.key):
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, path)
        self.restart()
        self.assertEqual(self.secret().value(), VALUE)
        self.assertNotIn(VALUE, self.daemon.output.read_bytes())

    def test_private_and_ephemeral(self):
        self.defined(private="yes", ephemeral="yes")
        self.assertEqual(self.files(), [])
        self.refused(lambda: self.secret().value(), libvirt.VIR_ERR_INVALID_SECRET)
        self.refused(
            lambda: self.connection.secretDefineXML(xml(private="no")),
            libvirt.VIR_ERR_INTERNAL_ERROR,
        )
        self.restart()
        self.assertEqual(self.connection.listSecrets(), [])

    def test_read_only_clients_see_no_value(self):
        self.defined()
        secret = self.daemon.open(read_only=True).secretLookupByUUIDString(A)
        self.assertIn("alpha", secret.XMLDesc())
        for call in (secret.value, lambda: secret.setValue(b"x"), secret.undefine):
            self.refused(call, libvirt.VIR_ERR_OPERATION_DENIED)
        self.assertEqual(self.secret().value(), VALUE)

    def test_a_damaged_value_can_be_set_anew(self):
        self.defined()
        file = self.folder / f"{A}.sealed"
        content = file.read_bytes()
        for damaged in (b"", content[:40], content[:-9] + b"A" * 8 + b"\n", b"x" * (2 << 20)):
            file.write_bytes(damaged)
            self.restart()
            self.refused(lambda: self.secret().value(), libvirt.VIR_ERR_INVALID_SECRET)
            self.assertIn("alpha", self.secret().XMLDesc())
        self.secret().setValue(b"new")
        self.restart()
        self.assertEqual(self.secret().value(), b"new")

    def test_the_key_is_missing_or_another(self):
        self.defined()
        key = self.key.read_bytes()
        self.key.unlink()
        # Also while the daemon runs: a value is not sealed with a lost key.
        self.refused(lambda: self.secret().setValue(b"x"), libvirt.VIR_ERR_SYSTEM_ERROR, says=["missing"])
        self.restart()
        self.refused(lambda: self.secret().value(), libvirt.VIR_ERR_INVALID_SECRET, says=["missing"])
        self.assertFalse(self.key.exists())
        other = key.replace(key.split()[2], b"0123456789abcdef")
        self.key.write_bytes(other)
        self.restart()
        self.refused(
            lambda: self.secret().value(), libvirt.VIR_ERR_INVALID_SECRET, says=["0123456789abcdef"]
        )
        # Put back, it is found without a restart.
        self.key.write_bytes(key)
        self.assertEqual(self.secret().value(), VALUE)
        self.secret().setValue(b"x")
        self.restart()
        self.assertEqual(self.secret().value(), b"x")

    def test_events_in_order(self):
        heard = SecretsHeard(self.daemon)
        secret = self.defined()
        secret.undefine()
        self.until("three events", lambda: len(heard.events) == 3)
        self.assertEqual(heard.events, [("life", A, 0), ("value", A), ("life", A, 1)])


class MovedFromLibvirtd(SecretCase):
    """The reference daemon's files, as it wrote them."""

    def setUp(self):
        if why := places.reference_missing():
            self.skipTest(why)
        super().setUp()
        self.daemon.stop()

    def test_and_back_in_again(self):
        reference = Daemon(places.REFERENCE, self.scratch / "reference", "libvirtd")
        self.addCleanup(reference.clear)
        reference.start()
        connection = reference.open()
        connection.secretDefineXML(xml(private="yes")).setValue(VALUE)
        open_one = connection.secretDefineXML(xml(A.replace("1", "2"), "beta"))
        open_one.setValue(VALUE[::-1])
        reference.stop()
        theirs = reference.state / "etc/libvirt/secrets"
        self.assertTrue((theirs / f"{A}.base64").exists())
        plain = {path.name: path.read_bytes() for path in theirs.iterdir()}
        for path in theirs.iterdir():
            shutil.copy2(path, self.folder / path.name)
        self.daemon.start()
        self.reconnect()
        self.assertEqual([name for name in self.files() if name.endswith(".base64")], [])
        self.assertEqual(len(self.files()), 4)
        self.refused(lambda: self.secret().value(), libvirt.VIR_ERR_INVALID_SECRET)
        for _ in range(2):
            beta = self.connection.secretLookupByUsage(libvirt.VIR_SECRET_USAGE_TYPE_CEPH, "beta")
            self.assertEqual(beta.value(), VALUE[::-1])
            self.restart()
        # On the way back everything is again as libvirtd had it.
        (self.daemon.state / "etc/libvirt/secret.conf").write_text("encrypt_data = 0\n")
        self.restart()
        self.assertEqual({path.name: path.read_bytes() for path in self.folder.iterdir()}, plain)


class FullDisk(SecretCase):
    """The folder of secrets on a file system with no room."""

    def command(self):
        ours = super().command()
        mount = "mkdir -p {state}/etc/libvirt/secrets && mount -t tmpfs -o size=64k,mode=700 none {state}/etc/libvirt/secrets"
        return f"unshare -m --propagation private sh -c '{mount} && exec {ours}'"

    def setUp(self):
        probe = subprocess.run(["unshare", "-m", "true"], capture_output=True)
        if probe.returncode:
            self.skipTest("mount namespaces are not allowed here")
        super().setUp()

    @property
    def folder(self):
        return pathlib.Path(f"/proc/{self.daemon.process.pid}/root{super().folder}")

    def test_the_old_value_stays(self):
        self.defined(value=b"old")
        (self.folder / "filler").write_bytes(b"x" * (40 << 10))
        files = self.files()
        for call in (
            lambda: self.secret().setValue(b"x" * (40 << 10)),
            lambda: self.connection.secretDefineXML(
                xml(A.replace("1", "3"), "gamma").replace("<usage", "<description>" + "d" * (60 << 10) + "</description><usage")
            ),
        ):
            error = self.refused(call, libvirt.VIR_ERR_SYSTEM_ERROR)
            self.assertIn("No space left", str(error))
            self.assertEqual(self.files(), files)
            self.assertEqual(self.secret().value(), b"old")
        self.assertEqual(self.connection.numOfSecrets(), 1)
        # Removing needs no room.
        self.secret().undefine()
        self.assertEqual(self.files(), ["filler"])


class CrashBetweenSecrets(UnderTheKnife, SecretCase):
    """kill -9 at the N-th call that changes a file, for each kind and every N."""

    def setUp(self):
        super().setUp()
        # The key is made once; one sweep is about just that.
        self.connection.secretDefineXML(xml()).setValue(b"x")
        self.secret().undefine()
        self.settled()

    def sweep(self, prepare, action, verify):
        crashes = 0
        for call in CALLS:
            for number in range(1, MOST):
                prepare()
                killed = self.crash_in(call, number, action)
                with self.subTest(call=call, number=number):
                    verify()
                if not killed:
                    break
                crashes += 1
        self.assertGreater(crashes, 0, "the daemon was never killed: nothing was tested")
        print(f"    {self.id().rpartition('.')[2]}: {crashes} crashes survived", flush=True)

    def remove_all(self):
        for secret in self.connection.listAllSecrets():
            secret.undefine()
        self.assertEqual(self.files(), [], "left behind")

    def test_define(self):
        def verify():
            for secret in self.connection.listAllSecrets():
                self.assertIn("alpha", secret.XMLDesc())
                self.refused(secret.value, libvirt.VIR_ERR_NO_SECRET)
            self.remove_all()

        self.sweep(lambda: None, lambda c: c.secretDefineXML(xml()), verify)

    def test_set_value(self):
        def verify():
            self.assertIn(self.secret().value(), (b"old", b"new"))
            self.remove_all()

        def action(connection):
            connection.secretLookupByUUIDString(A).setValue(b"new")

        self.sweep(lambda: self.defined(value=b"old"), action, verify)

    def test_first_value_and_the_key(self):
        def prepare():
            self.key.unlink(missing_ok=True)
            self.defined(value=None)

        def verify():
            try:
                self.assertEqual(self.secret().value(), b"new")
            except libvirt.libvirtError as error:
                self.assertEqual(error.get_error_code(), libvirt.VIR_ERR_NO_SECRET, error)
            # Whatever was left, the next one works.
            self.secret().setValue(b"next")
            self.assertEqual(self.secret().value(), b"next")
            self.remove_all()

        def action(connection):
            connection.secretLookupByUUIDString(A).setValue(b"new")

        self.sweep(prepare, action, verify)

    def test_undefine(self):
        def verify():
            for secret in self.connection.listAllSecrets():
                self.assertEqual(secret.value(), VALUE)
            self.remove_all()

        self.sweep(
            self.defined, lambda c: c.secretLookupByUUIDString(A).undefine(), verify
        )

    def test_keep_what_was_ephemeral(self):
        """The value of one that was in memory only goes with the daemon, at most."""

        def verify():
            for secret in self.connection.listAllSecrets():
                self.assertEqual(secret.value(), VALUE)
            self.remove_all()

        self.sweep(
            lambda: self.defined(ephemeral="yes"), lambda c: c.secretDefineXML(xml()), verify
        )

    def test_moving_from_libvirtd(self):
        """Killed while it starts, at every step of sealing what it finds."""
        self.daemon.stop()
        crashes = 0
        for call in CALLS:
            for number in range(1, MOST):
                for path in self.folder.iterdir():
                    path.unlink()
                (self.folder / f"{A}.xml").write_text(xml())
                (self.folder / f"{A}.base64").write_bytes(base64.b64encode(VALUE))
                killed = self.start_under_the_knife(call, number)
                self.daemon.start()
                self.reconnect()
                with self.subTest(call=call, number=number):
                    self.assertEqual(self.secret().value(), VALUE)
                    self.assertEqual(self.files(), [f"{A}.sealed", f"{A}.xml"])
                self.daemon.stop()
                if not killed:
                    break
                crashes += 1
                if number > 40:
                    # Later calls are the QEMU driver's, long after the secrets.
                    break
        self.assertGreater(crashes, 0)
        print(f"    test_moving_from_libvirtd: {crashes} crashes survived", flush=True)
        self.daemon.start()

    def start_under_the_knife(self, call, number):
        """Starts a daemon that dies at this call; True when it did."""
        command = self.daemon.command
        # -D: the daemon is our child, not the one that watches it.
        inject = f"-e trace={call} -e inject={call}:signal=SIGKILL:when={number}"
        self.daemon.command = f"strace -D -f -o /dev/null {inject} {command}"
        try:
            self.daemon.start(30)
        except RuntimeError:
            self.daemon.process = None
            return True
        finally:
            self.daemon.command = command
        self.daemon.stop()
        return False
