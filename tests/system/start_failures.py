"""Guests that cannot start: named in the error, nothing left behind."""

import os
import pathlib
import shutil
import socket
import subprocess
import time
import unittest

import libvirt

from case import DaemonCase
from stage import guest, places

DISK = "<disk type='file'><driver name='qemu' type='raw'/><source file='{}'/><target dev='vda' bus='virtio'/></disk>"
BRIDGE = "<interface type='bridge'><source bridge='{}'/><model type='virtio'/></interface>"

#: An emulator that answers probes and fails when a guest is to run.
FAILING = """#!/bin/sh
case " $* " in
*" -S "*|*guest=*) {} ;;
esac
exec {} "$@"
"""


class StartFailures(DaemonCase):
    def fails(self, xml, *says):
        """Create and define-and-start must both fail and leave nothing."""
        for title, function in (
            ("create", lambda: self.connection.createXML(xml)),
            ("start", lambda: self.define_and_start(xml)),
        ):
            with self.subTest(title):
                self.nothing_left(lambda: self.refused(function, says=says))
                self.assertEqual(self.connection.listAllDomains(), [])

    def define_and_start(self, xml):
        """Defines, starts, and undefines whatever came of it; a refusal to define counts."""
        domain = self.connection.defineXML(xml)
        try:
            domain.create()
        finally:
            self.assertFalse(domain.isActive())
            domain.undefine()

    def failing_emulator(self, action):
        path = self.scratch / "emulator"
        path.write_text(FAILING.format(action, guest.EMULATOR))
        path.chmod(0o755)
        return guest.bare("alpha").replace(guest.EMULATOR, str(path))

    def test_emulator_that_exits_says_why(self):
        xml = self.failing_emulator("echo 'the firmware ate itself' >&2; exit 3")
        self.fails(xml, "the firmware ate itself")

    def test_emulator_that_is_killed(self):
        self.fails(self.failing_emulator("kill -9 $$"))

    def test_emulator_that_never_answers(self):
        """It holds on to the monitor and says nothing; the start ends all the same."""
        xml = self.failing_emulator("echo 'still asleep' >&2; exec sleep 150")
        began = time.monotonic()
        self.nothing_left(lambda: self.refused(lambda: self.connection.createXML(xml), says=["alpha"]))
        self.assertLess(time.monotonic() - began, 100)

    def test_port_in_use(self):
        """What QEMU itself says of it is in the error."""
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen(1)
            port = taken.getsockname()[1]
            if port < 5900:
                self.skipTest("the system gave a port that VNC cannot have")
            graphics = f"<graphics type='vnc' port='{port}' autoport='no' listen='127.0.0.1'/>"
            self.fails(guest.bare("alpha", devices=graphics), "in use")

    def test_missing_emulator(self):
        xml = guest.bare("alpha").replace(guest.EMULATOR, "/nowhere/qemu-system-x86_64")
        self.fails(xml, "/nowhere/qemu-system-x86_64")

    def test_emulator_that_is_no_emulator(self):
        xml = guest.bare("alpha").replace(guest.EMULATOR, "/bin/true")
        self.fails(xml, "/bin/true")

    def test_missing_disk(self):
        self.fails(guest.bare("alpha", devices=DISK.format("/nowhere/disk.img")), "/nowhere/disk.img")

    def test_missing_kernel(self):
        xml = guest.booting("alpha", "/nowhere")
        self.fails(xml, "/nowhere/vmlinuz")

    def test_missing_bridge(self):
        # A user's daemon comes as far as the network interface, and says what it lacks.
        says = "nobr0" if os.geteuid() == 0 else "CAP_NET_ADMIN"
        self.fails(guest.bare("alpha", devices=BRIDGE.format("nobr0")), says)

    def test_bad_machine_type(self):
        self.fails(guest.bare("alpha", machine="pc-i440fx-99.9"), "pc-i440fx-99.9")

    def test_two_guests_one_name(self):
        self.started("alpha")
        other = guest.bare("alpha").replace(str(guest.identity("alpha")), str(guest.identity("beta")))
        for function in (self.connection.createXML, self.connection.defineXML):
            self.nothing_left(lambda: self.refused(lambda: function(other), says=["alpha"]))
        self.assertEqual(len(self.connection.listAllDomains()), 1)

    def test_two_guests_one_uuid(self):
        self.started("alpha")
        other = guest.bare("alpha").replace("<name>alpha<", "<name>beta<")
        for function in (self.connection.createXML, self.connection.defineXML):
            self.nothing_left(
                lambda: self.refused(lambda: function(other), says=[guest.identity("alpha")])
            )
        self.assertEqual(len(self.connection.listAllDomains()), 1)

    def test_many_failures_cost_nothing(self):
        """Descriptors and memory stay flat over a hundred failed starts."""
        xml = guest.bare("alpha", devices=DISK.format("/nowhere/disk.img"))
        pid = self.daemon.pid

        def fail(times):
            for _ in range(times):
                self.refused(lambda: self.connection.createXML(xml))
            return len(os.listdir(f"/proc/{pid}/fd"))

        before = fail(10)
        self.assertLessEqual(fail(100), before + 2)


class DeepState(DaemonCase):
    """A state directory so deep that no socket address holds a path in it."""

    def command(self):
        return super().command().replace("{state}", "{state}/" + "a" * 100 + "/" + "b" * 100)

    def test_guest_starts_and_is_found_again(self):
        domain = self.started("alpha")
        self.daemon.kill()
        self.daemon.start()
        domain = self.reconnect().lookupByName("alpha")
        self.until("its monitor is taken up", lambda: domain.state()[0] == libvirt.VIR_DOMAIN_RUNNING)
        domain.suspend()
        self.assertEqual(domain.state()[0], libvirt.VIR_DOMAIN_PAUSED)
        domain.destroy()


class Unprivileged(DaemonCase):
    """The daemon as a user who may not open everything."""

    place = "session"

    def setUp(self):
        self.prefix = ""
        if os.geteuid() == 0:
            self.home = pathlib.Path(f"/tmp/ostler-unprivileged.{os.getpid()}")
            self.home.mkdir()
            self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
            self.home.chmod(0o755)
            self.prefix = "setpriv --reuid 65534 --regid 65534 --clear-groups "
        super().setUp()

    def command(self):
        command = super().command()
        if not self.prefix:
            return command
        # The binary may lie where nobody else can reach it.
        program, _, rest = command.partition(" ")
        shutil.copy(program, self.home / "ostlerd")
        for folder in (self.scratch, self.scratch / "daemon"):
            folder.mkdir(exist_ok=True)
            os.chown(folder, 65534, 65534)
        return f"{self.prefix}{self.home}/ostlerd {rest}"

    def test_a_client_of_the_same_user(self):
        """Such a client tells its C library by flags how to connect, and sends them on."""
        command = [*self.prefix.split(), "/usr/bin/virsh", "-c", self.daemon.uri, "list", "--all"]
        environment = {**os.environ, "HOME": str(self.scratch), "XDG_RUNTIME_DIR": str(self.scratch / "daemon")}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_disk_without_permission(self):
        disk = self.scratch / "private.img"
        disk.write_bytes(b"\0" * 65536)
        disk.chmod(0)
        xml = guest.bare("alpha", devices=DISK.format(disk))
        self.nothing_left(
            lambda: self.refused(lambda: self.connection.createXML(xml), says=[disk, "ermission"])
        )

    def test_guest_runs(self):
        domain = self.started("alpha")
        self.assertTrue(domain.isActive())
        domain.destroy()


class FullDisk(DaemonCase):
    """The state directory on a file system without room."""

    def setUp(self):
        can = subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0
        if os.geteuid() != 0 or not can:
            self.skipTest("only root can mount a small file system")
        super().setUp()

    def command(self):
        inner = os.environ.get("OSTLER_DAEMON") or places.ours()
        return (
            "unshare -m --propagation private sh -c"
            f" 'mkdir -p {{state}} && mount -t tmpfs -o size=64m,mode=755 none {{state}} && exec {inner}'"
        )

    def fill(self, filler):
        """Takes what room is left, to the last byte."""
        with open(filler, "ab", buffering=0) as file:
            with self.assertRaises(OSError):
                while True:
                    file.write(b"\0" * 65536)

    def test_no_room(self):
        self.define("old")
        # Emulators are probed behind the first calls; a probe that ends gives room back.
        self.connection.getDomainCapabilities(None, None, None, None)
        self.connection.getCapabilities()
        inside = pathlib.Path(f"/proc/{self.daemon.pid}/root{self.daemon.state}")
        self.daemon.state = inside
        filler = inside / "filler"
        self.fill(filler)
        self.nothing_left(lambda: self.refused(lambda: self.define("alpha"), says=["alpha", "No space left"]))
        self.fill(filler)
        self.nothing_left(
            lambda: self.refused(
                lambda: self.connection.lookupByName("old").create(), says=["No space left"]
            )
        )
        self.assertEqual([each.name() for each in self.connection.listAllDomains()], ["old"])
        filler.unlink()
        self.define("alpha")
        self.connection.lookupByName("old").create()
        self.connection.lookupByName("old").destroy()


if __name__ == "__main__":
    unittest.main()
