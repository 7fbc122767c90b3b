"""One QEMU that hangs: everyone else, and every reader, goes on."""

import os
import signal
import statistics
import threading
import time

import libvirt
import libvirt_qemu

from case import DaemonCase
from stage import guest

#: What a reader may take, in seconds; the median of several calls counts.
PROMPT = 0.1

HMP = libvirt_qemu.VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP

DISK = "<disk type='file'><driver name='qemu' type='raw'/><source file='{}'/><target dev='vda' bus='virtio'/></disk>"


def with_balloon(text):
    return text.replace("<memballoon model='none'/>", "<memballoon model='virtio'/>")


class StoppedGuest(DaemonCase):
    def setUp(self):
        super().setUp()
        self.others = [self.started(f"other{i}") for i in range(3)]
        image = self.scratch / "disk.img"
        image.write_bytes(b"\0" * (1 << 20))
        image.chmod(0o666)
        text = guest.bare("hung", devices=DISK.format(image))
        self.hung = self.connection.defineXML(with_balloon(text))
        self.hung.create()
        self.pid = self.daemon.guests()["hung"]
        os.kill(self.pid, signal.SIGSTOP)
        self.addCleanup(self.go_on)
        self.until("the process to stop", lambda: process_state(self.pid) == "T")

    def go_on(self):
        try:
            os.kill(self.pid, signal.SIGCONT)
        except ProcessLookupError:
            pass

    def prompt(self, title, function):
        taken = []
        for _ in range(5):
            began = time.monotonic()
            result = function()
            taken.append(time.monotonic() - began)
        with self.subTest(title):
            self.assertLess(statistics.median(taken), PROMPT, taken)
            self.assertLess(max(taken), 20 * PROMPT, taken)
        return result

    def test_readers_do_not_wait(self):
        hung, connection = self.hung, self.connection
        self.prompt("list", lambda: connection.listAllDomains())
        self.prompt("info", lambda: hung.info())
        self.prompt("state", lambda: hung.state())
        self.prompt("XML", lambda: hung.XMLDesc())
        self.prompt("inactive XML", lambda: hung.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))
        found = self.prompt("all statistics", lambda: connection.getAllDomainStats())
        self.assertEqual(
            sorted(domain.name() for domain, _ in found), ["hung", "other0", "other1", "other2"]
        )

    def test_its_disks_are_told_of_though_nobody_asked_before(self):
        [(_, told)] = self.connection.domainListGetStats([self.hung], libvirt.VIR_DOMAIN_STATS_BLOCK)
        self.assertEqual(told["block.0.capacity"], 1 << 20)
        self.assertIn("block.0.rd.reqs", told)
        self.assertIn("block.0.physical", told)

    def test_readers_do_not_wait_beside_a_change(self):
        """A change that hangs with the guest holds up nobody who reads."""
        change = Change(self.daemon, "hung", lambda domain: domain.suspend())
        try:
            self.until("the change to be under way", change.is_alive, 10)
            time.sleep(0.3)
            self.prompt("list", lambda: self.connection.listAllDomains())
            self.prompt("info", lambda: self.hung.info())
            self.prompt("XML", lambda: self.hung.XMLDesc())
            self.prompt("all statistics", lambda: self.connection.getAllDomainStats())
        finally:
            self.go_on()
            change.join(60)

    def test_others_are_not_slowed(self):
        changes = [Change(self.daemon, "hung", lambda domain: domain.suspend()) for _ in range(3)]
        time.sleep(0.3)
        for domain in self.others:
            self.prompt("suspend and resume", lambda: (domain.suspend(), domain.resume()))
        self.others[0].destroy()
        self.others[0].create()
        self.go_on()
        for change in changes:
            change.join(60)

    def test_changes_time_out_and_recover(self):
        change = Change(self.daemon, "hung", lambda domain: domain.suspend())
        change.join(120)
        self.assertFalse(change.is_alive(), "a change on a hung guest never ended")
        self.assertIsNotNone(change.error, "a change on a hung guest succeeded")
        self.assertEqual(change.error.get_error_code(), libvirt.VIR_ERR_OPERATION_TIMEOUT, change.error)
        self.assertIn("hung", str(change.error))
        self.go_on()

        def recovered():
            try:
                self.hung.suspend()
                return True
            except libvirt.libvirtError:
                return False

        self.until("changes to work again", recovered)
        self.assertEqual(self.hung.state()[0], libvirt.VIR_DOMAIN_PAUSED)
        self.hung.resume()
        self.assertEqual(self.hung.state()[0], libvirt.VIR_DOMAIN_RUNNING)

    def test_destroy_needs_no_monitor(self):
        self.hung.destroy()
        self.assertEqual(self.hung.state(), [libvirt.VIR_DOMAIN_SHUTOFF, libvirt.VIR_DOMAIN_SHUTOFF_DESTROYED])
        self.assertNotIn("hung", self.daemon.guests())


class SlowGuest(DaemonCase):
    def test_its_first_statistics_are_whole(self):
        """An emulator that is at work is not hung, though it takes a while."""
        log = self.scratch / "up.log"
        slow = self.connection.defineXML(with_balloon(guest.booting("slow", self.boot(), serial=log)))
        slow.create()
        self.until_up(log)
        # The emulator adds up the guest's memory, byte by byte, and does nothing else.
        busy = Change(
            self.daemon, "slow", lambda domain: libvirt_qemu.qemuMonitorCommand(domain, f"sum 0 {8 << 20}", HMP)
        )
        time.sleep(0.03)
        [(_, told)] = self.connection.domainListGetStats([slow])
        busy.join(60)
        self.assertIsNone(busy.error)
        self.assertIn("balloon.unused", told)


class Change(threading.Thread):
    """A call on a connection of its own."""

    def __init__(self, daemon, name, function):
        super().__init__(daemon=True)
        self.connection = daemon.open()
        self.domain = self.connection.lookupByName(name)
        self.function, self.error = function, None
        self.start()

    def run(self):
        try:
            self.function(self.domain)
        except libvirt.libvirtError as error:
            self.error = error


def process_state(pid):
    return open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0]
