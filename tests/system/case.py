"""What the bad cases share: a daemon each, and an eye on what is left."""

import os
import pathlib
import shutil
import signal
import tempfile
import threading
import time
import unittest

import libvirt

from stage import guest, places
from stage.daemon import Daemon, strays
from stage.tree import changes, tree


class DaemonCase(unittest.TestCase):
    """A test with a private daemon, `self.daemon`, and a connection to it."""

    #: Seconds after which a test has hung.
    patience = 240
    #: system or session, where it is not what the user running the test gets.
    place = None

    def setUp(self):
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="ostler-test."))
        self.scratch.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.scratch, ignore_errors=True)
        self.daemon = Daemon(self.command(), self.scratch / "daemon", "ostlerd")
        self.daemon.place = self.place or self.daemon.place
        self.addCleanup(self.daemon.clear)
        # A call that never ends would hold up the run: without a daemon it ends.
        watchdog = threading.Timer(self.patience, self.give_up)
        watchdog.daemon = True
        watchdog.start()
        self.addCleanup(watchdog.cancel)
        self.daemon.start()
        self.connection = self.daemon.open()

    def command(self):
        return os.environ.get("OSTLER_DAEMON") or places.ours()

    def give_up(self):
        print(f"    {self.id()} hangs: ending its daemon", flush=True)
        if self.daemon.process:
            self.daemon.process.kill()
        for pid in strays(self.daemon.state):
            os.kill(pid, signal.SIGKILL)

    def boot(self):
        return guest.lend(self.scratch / "boot")

    def reconnect(self):
        self.connection = self.daemon.open()
        return self.connection

    def define(self, name, **options):
        return self.connection.defineXML(guest.bare(name, **options))

    def started(self, name, **options):
        domain = self.define(name, **options)
        domain.create()
        return domain

    def until(self, what, ready, seconds=60):
        deadline = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > deadline:
                self.fail(f"waited {seconds} s in vain for: {what}")
            time.sleep(0.02)

    def until_up(self, log, seconds=60):
        log = pathlib.Path(log)
        self.until(
            "the guest's up line",
            lambda: log.exists() and guest.UP in log.read_text(errors="replace"),
            seconds,
        )

    def refused(self, function, *codes, says=()):
        """Calls; the error must have one of the codes and say all of `says`."""
        with self.assertRaises(libvirt.libvirtError) as caught:
            function()
        error = caught.exception
        if codes:
            self.assertIn(error.get_error_code(), codes, error)
        for word in says:
            self.assertIn(str(word), str(error))
        return error

    def nothing_left(self, function, before=None):
        """Calls something that fails; state tree and processes are as before."""
        files = self.settled() if before is None else before
        processes = strays(self.daemon.state)
        result = function()
        # The process that failed may still be on its way out.
        self.until(
            "the guest's processes to be gone",
            lambda: set(strays(self.daemon.state)) <= set(processes),
            10,
        )
        deadline = time.monotonic() + 5
        while changes(files, tree(self.daemon.state)) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertEqual(changes(files, tree(self.daemon.state)), [])
        return result

    def settled(self):
        """The state tree once nothing in it moves: a new daemon still writes."""
        files = None
        while files != (files := tree(self.daemon.state)):
            time.sleep(0.1)
        return files

    def state_of(self, name):
        return tuple(self.connection.lookupByName(name).state())
