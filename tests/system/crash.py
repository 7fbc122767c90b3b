"""kill -9 of the daemon with guests running: they go on, and it finds them."""

import contextlib
import os
import pathlib
import platform
import signal
import subprocess
import sys
import threading
import time
import unittest

import libvirt

from case import DaemonCase
from stage import guest
from stage.daemon import belongs, strays
from stage.events import DomainsHeard


#: A process as the kernel leaves a daemon that was killed while a thread of it waits
#: for a server that is gone: it runs no more, and has its socket and its lock still.
KEPT = """
import ctypes, fcntl, os, socket, struct, sys, threading, time
listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1])
listener.listen(5)
held = open(sys.argv[2], "w")
held.write(str(os.getpid()))
held.flush()
F_OFD_SETLK = 37
fcntl.fcntl(held, F_OFD_SETLK, struct.pack("hhqqi", fcntl.F_WRLCK, 0, 0, 0, 0))
threading.Thread(target=time.sleep, args=(600,)).start()
print("held", flush=True)
SYS_exit = 60
ctypes.CDLL(None).syscall(SYS_exit, 0)
"""


class Crash(DaemonCase):
    def crash(self):
        self.daemon.kill()

    def restart(self):
        self.daemon.start()
        return self.reconnect()

    def test_guests_go_on(self):
        for i in range(5):
            self.started(f"guest{i}")
        self.connection.lookupByName("guest3").suspend()
        self.connection.createXML(guest.bare("brief"))
        self.define("off")
        ids = {each.name(): each.ID() for each in self.connection.listAllDomains()}
        pids = self.daemon.guests()
        self.assertEqual(len(pids), 6)
        xml = {name: self.connection.lookupByName(name).XMLDesc() for name in ids}
        self.crash()
        time.sleep(0.2)
        for name, pid in pids.items():
            self.assertTrue(belongs(pid, self.daemon.state), f"{name} went with the daemon")
        self.restart()
        self.assertEqual({each.name(): each.ID() for each in self.connection.listAllDomains()}, ids)
        self.assertEqual(self.daemon.guests(), pids)
        for name, text in xml.items():
            self.assertEqual(self.connection.lookupByName(name).XMLDesc(), text)
        self.assertEqual(self.state_of("guest0")[0], libvirt.VIR_DOMAIN_RUNNING)
        self.assertEqual(self.state_of("guest3")[0], libvirt.VIR_DOMAIN_PAUSED)
        self.assertFalse(self.connection.lookupByName("brief").isPersistent())
        self.connection.lookupByName("guest3").resume()
        for i in range(5):
            self.connection.lookupByName(f"guest{i}").destroy()
        self.connection.lookupByName("brief").destroy()
        self.assertEqual(self.daemon.guests(), {})

    @unittest.skipUnless(platform.machine() == "x86_64", "knows this processor's system calls")
    def test_killed_daemon_that_the_kernel_keeps(self):
        self.started("alpha")
        pid_file = next(self.daemon.state.glob("**/ostlerd.pid"))
        self.crash()
        self.daemon.sock.unlink()
        command = [sys.executable, "-c", KEPT, str(self.daemon.sock), str(pid_file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as kept:
            try:
                self.assertEqual(kept.stdout.readline(), "held\n")
                status = pathlib.Path(f"/proc/{kept.pid}/status")
                while "zombie" not in status.read_text():
                    time.sleep(0.01)
                self.daemon.start()
                # Until it has replaced the socket, the other's takes connections, or
                # nobody's does.
                self.until("the new daemon to listen", self.is_ours)
                connection = self.reconnect()
                self.assertEqual(connection.lookupByName("alpha").isActive(), 1)
                self.assertNotEqual(int(pid_file.read_text()), kept.pid)
            finally:
                kept.kill()

    def is_ours(self):
        try:
            return self.daemon.pid == self.daemon.process.pid
        except OSError:
            return False

    def test_plugged_processors_stay(self):
        xml = guest.bare("alpha").replace("<vcpu>1</vcpu>", "<vcpu current='1'>4</vcpu>")
        domain = self.connection.defineXML(xml)
        domain.create()
        domain.setVcpus(3)
        before = domain.XMLDesc()
        self.crash()
        domain = self.restart().lookupByName("alpha")
        self.assertEqual(domain.XMLDesc(), before)
        self.assertEqual(len(domain.vcpus()[0]), 3)
        self.until("its monitor is taken up", lambda: self.plugs(domain, 4))
        self.assertEqual(len(domain.vcpus()[0]), 4)

    def plugs(self, domain, count):
        with contextlib.suppress(libvirt.libvirtError):
            domain.setVcpus(count)
            return True
        return False

    def test_ids_are_not_given_twice(self):
        first = self.started("alpha").ID()
        self.crash()
        self.restart()
        self.assertGreater(self.started("beta").ID(), first)

    def test_events_and_console_after_restart(self):
        domain = self.connection.defineXML(guest.booting("alpha", self.boot()))
        domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
        stream = self.console(domain)
        domain.resume()
        # Before its shell reads, what is typed may be lost.
        self.read_until(stream, b"guest# ")
        stream.abort()
        self.crash()
        self.restart()
        domain = self.connection.lookupByName("alpha")
        heard = DomainsHeard(self.daemon)
        domain.suspend()
        self.until("the suspend's event", lambda: libvirt.VIR_DOMAIN_EVENT_SUSPENDED in heard.events)
        domain.resume()
        stream = self.console(domain)
        stream.send(b"echo sum-$((20+22))\n")
        self.read_until(stream, b"sum-42")
        stream.abort()
        domain.shutdownFlags(libvirt.VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN)
        self.until("the stop's event", lambda: libvirt.VIR_DOMAIN_EVENT_STOPPED in heard.events)
        self.assertEqual(self.state_of("alpha"), (libvirt.VIR_DOMAIN_SHUTOFF, libvirt.VIR_DOMAIN_SHUTOFF_SHUTDOWN))

    def console(self, domain):
        stream = self.connection.newStream()
        domain.openConsole(None, stream, 0)
        return stream

    def read_until(self, stream, words):
        seen = b""
        while words not in seen:
            data = stream.recv(1024)
            self.assertTrue(data, f"the console ended after {seen}")
            seen += data

    def test_emulator_that_is_being_asked_goes_with_the_daemon(self):
        asked, emulator = self.scratch / "asked", self.scratch / "emulator"
        asked.touch(0o666)
        asked.chmod(0o666)
        emulator.write_text(f"#!/bin/sh\necho $$ > {asked}\nexec sleep 300\n")
        emulator.chmod(0o755)
        xml = guest.bare("alpha").replace(guest.EMULATOR, str(emulator))

        def define():
            with contextlib.suppress(libvirt.libvirtError):
                self.connection.defineXML(xml)

        client = threading.Thread(target=define)
        client.start()
        self.addCleanup(client.join)
        self.until("the emulator is asked", asked.read_text)
        pid = int(asked.read_text())
        os.kill(pid, 0)
        self.crash()
        self.until("the emulator is gone", lambda: not os.path.exists(f"/proc/{pid}"))
        self.restart()

    def test_guest_that_was_killed_meanwhile(self):
        self.started("alpha")
        self.connection.createXML(guest.bare("brief"))
        pids = self.daemon.guests()
        self.crash()
        for pid in pids.values():
            os.kill(pid, signal.SIGKILL)
        self.until("the guests' end", lambda: not strays(self.daemon.state))
        self.restart()
        # An emulator that the kernel has not wholly taken away is waited for.
        crashed = (libvirt.VIR_DOMAIN_SHUTOFF, libvirt.VIR_DOMAIN_SHUTOFF_CRASHED)
        self.until("the crash to be known", lambda: self.state_of("alpha") == crashed)
        self.until("the other to be forgotten", lambda: len(self.connection.listAllDomains()) == 1)
        self.assertEqual([each.name() for each in self.connection.listAllDomains()], ["alpha"])
        self.assertEqual(self.daemon.guests(), {})
        self.connection.lookupByName("alpha").create()

    def test_guest_that_shut_down_meanwhile(self):
        log = self.scratch / "up.log"
        text = guest.booting("alpha", self.boot(), then="poweroff", serial=log)
        self.connection.defineXML(text).create()
        self.crash()
        self.until_up(log)
        time.sleep(1)
        self.restart()
        self.until(
            "the guest to be seen off",
            lambda: self.state_of("alpha") == (libvirt.VIR_DOMAIN_SHUTOFF, libvirt.VIR_DOMAIN_SHUTOFF_SHUTDOWN),
            20,
        )
        self.assertEqual(self.daemon.guests(), {})

    def test_emulator_that_ends_without_its_socket(self):
        """An emulator that is ending removes its socket first: its end is seen all the same."""
        self.started("alpha")
        pid = self.daemon.guests()["alpha"]
        (socket,) = self.daemon.state.glob("**/domain-*-alpha/monitor.sock")
        self.crash()
        socket.unlink()
        self.restart()
        self.assertEqual(self.state_of("alpha")[0], libvirt.VIR_DOMAIN_RUNNING)
        os.kill(pid, signal.SIGKILL)
        self.until("the guest to be seen off", lambda: self.state_of("alpha")[0] == libvirt.VIR_DOMAIN_SHUTOFF, 20)
        self.connection.lookupByName("alpha").create()

    def test_pid_that_became_another_process(self):
        """A pid file whose pid is someone else's now: nobody else is touched."""
        self.started("alpha")
        pid = self.daemon.guests()["alpha"]
        (file,) = self.daemon.state.glob("**/qemu/alpha.pid")
        self.crash()
        os.kill(pid, signal.SIGKILL)
        self.until("the guest's end", lambda: not strays(self.daemon.state))
        file.write_text(f"{os.getpid()}\n")
        self.restart()
        self.assertEqual(self.state_of("alpha")[0], libvirt.VIR_DOMAIN_SHUTOFF)
        self.connection.lookupByName("alpha").create()
        self.connection.lookupByName("alpha").destroy()

    def test_orderly_end_leaves_guests(self):
        self.started("alpha")
        pids = self.daemon.guests()
        self.assertEqual(self.daemon.stop(), 0)
        self.assertEqual(self.daemon.guests(), pids)
        self.restart()
        self.assertEqual(self.state_of("alpha")[0], libvirt.VIR_DOMAIN_RUNNING)

    def test_many_crashes(self):
        self.started("alpha")
        pids = self.daemon.guests()
        for _ in range(10):
            self.crash()
            self.restart()
            self.assertEqual(self.state_of("alpha")[0], libvirt.VIR_DOMAIN_RUNNING)
        self.assertEqual(self.daemon.guests(), pids)
