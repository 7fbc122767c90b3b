"""kill -9 between all the steps of start, define, rename and undefine.

strace kills the daemon at the N-th call of one kind that changes something (a
file, a process, a message to the emulator), for each kind, N counting up until
the action gets through unharmed.  After each crash a new daemon must find one of
the two worlds: the action done, or not done, and nothing of it lying about.
"""

import os
import signal
import time

import libvirt

from case import DaemonCase
from knife import FILES, MOST, Strace, UnderTheKnife
from stage import guest
from stage.daemon import strays
from stage.tree import tree

PROCESSES = "clone,clone3,vfork,fork,execve,connect,sendto,sendmsg,bind,kill,pidfd_send_signal"

#: How long a file waits for its name, for a test that does something in between.
NAMING = "30s"
#: Time in which a daemon that does not wait has cleaned up after a guest that ended.
HASTE = 0.5


class CrashBetweenSteps(UnderTheKnife, DaemonCase):
    def setUp(self):
        super().setUp()
        # Everything that is made once is made now.
        self.started("first")
        self.connection.lookupByName("first").destroy()
        self.connection.lookupByName("first").undefine()
        self.clean = self.places()

    def places(self):
        """Which files there are, contents aside."""
        return set(tree(self.daemon.state))

    def sweep(self, calls, prepare, action, verify):
        """For each kind of call every N until one run is unharmed, from the same start."""
        crashes = sum(
            self.sweep_one(call, prepare, action, verify) for call in calls.split(",")
        )
        self.assertGreater(crashes, 0, "the daemon was never killed: nothing was tested")
        print(f"    {self.id().rpartition('.')[2]}: {crashes} crashes survived", flush=True)

    def sweep_one(self, call, prepare, action, verify):
        number, crashes, step = 0, 0, 1
        while True:
            number += step
            self.assertLess(number, MOST)
            prepare()
            killed = self.crash_in(call, number, action)
            with self.subTest(call=call, number=number):
                verify()
            if not killed:
                return crashes
            crashes += 1
            # The first steps one by one, a long tail of them in strides.
            step = 1 if number < 24 else 5

    def remove_all(self):
        for domain in self.connection.listAllDomains():
            if domain.isActive():
                domain.destroy()
            if domain.isPersistent():
                domain.undefine()
        self.assertEqual(strays(self.daemon.state), [])
        self.assertEqual(sorted(self.places() - self.clean), [], "left behind")

    def names(self):
        return sorted(each.name() for each in self.connection.listAllDomains())

    def test_define(self):
        def verify():
            self.assertIn(self.names(), ([], ["alpha"]))
            for domain in self.connection.listAllDomains():
                self.assertIn("alpha", domain.XMLDesc())
            self.remove_all()

        self.sweep(FILES, lambda: None, lambda c: c.defineXML(guest.bare("alpha")), verify)

    def test_redefine(self):
        old, new = guest.bare("alpha"), guest.bare("alpha", memory=48)

        def verify():
            (domain,) = self.connection.listAllDomains()
            self.assertIn(domain.maxMemory() >> 10, (32, 48))
            self.remove_all()

        self.sweep(FILES, lambda: self.connection.defineXML(old), lambda c: c.defineXML(new), verify)

    def test_rename(self):
        def prepare():
            domain = self.connection.defineXML(guest.bare("alpha"))
            domain.setAutostart(True)

        def verify():
            self.assertIn(self.names(), (["alpha"], ["beta"]))
            (domain,) = self.connection.listAllDomains()
            self.assertEqual(domain.UUIDString(), str(guest.identity("alpha")))
            self.assertEqual(domain.autostart(), 1)
            self.remove_all()

        self.sweep(FILES, prepare, lambda c: c.lookupByName("alpha").rename("beta"), verify)

    def test_undefine(self):
        def prepare():
            domain = self.connection.defineXML(guest.bare("alpha"))
            domain.setAutostart(True)

        def verify():
            self.assertIn(self.names(), ([], ["alpha"]))
            self.remove_all()

        self.sweep(FILES, prepare, lambda c: c.lookupByName("alpha").undefine(), verify)

    def started_or_not(self):
        domain = self.connection.lookupByName("alpha")

        def settled():
            """Running and obedient, or off: an emulator told to end may still be at it."""
            if not domain.isActive():
                return True
            try:
                domain.suspend()
                domain.resume()
                seen[:] = strays(self.daemon.state)
                return len(seen) == 1
            except libvirt.libvirtError as error:
                seen[:] = [error, domain.state()]
                return False

        seen = []
        try:
            self.until("the guest to be running or off", settled, 20)
        except AssertionError as error:
            raise AssertionError(f"{error}; seen last: {seen}") from None
        if not domain.isActive():
            self.until("the half-started guest to be gone", lambda: not strays(self.daemon.state), 10)
            domain.create()
        self.assertEqual(domain.state()[0], libvirt.VIR_DOMAIN_RUNNING)
        self.remove_all()

    def test_start(self):
        def prepare():
            self.connection.defineXML(guest.bare("alpha"))

        for title, calls in (("files", FILES), ("processes", PROCESSES)):
            with self.subTest(title):
                self.sweep(
                    calls, prepare, lambda c: c.lookupByName("alpha").create(), self.started_or_not
                )

    def test_destroy(self):
        def prepare():
            self.connection.defineXML(guest.bare("alpha")).create()

        self.sweep(
            FILES + "," + PROCESSES,
            prepare,
            lambda c: c.lookupByName("alpha").destroy(),
            self.started_or_not,
        )

    def test_a_guest_that_ends_while_it_is_found_again(self):
        def being_written():
            return any(name.startswith(".ostler-new-") for name in os.listdir(running))

        self.started("alpha")
        (running,) = {path.parent for path in self.daemon.state.glob("**/qemu/alpha.pid")}
        emulator = self.daemon.guests()["alpha"]
        os.kill(emulator, signal.SIGSTOP)
        self.daemon.kill()
        self.daemon.start()
        domain = self.reconnect().lookupByName("alpha")
        slow = Strace(self.daemon.process.pid, "renameat", f"delay_enter={NAMING}")
        self.addCleanup(slow.end)
        os.kill(emulator, signal.SIGCONT)
        self.until("its status to be in writing", being_written)
        os.kill(emulator, signal.SIGKILL)
        time.sleep(HASTE)
        slow.end()
        self.until("its status to be written", lambda: not being_written())
        self.until("the guest to be off", lambda: not domain.isActive())
        self.remove_all()
