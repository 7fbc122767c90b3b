"""Two clients that change one domain at once: nothing is lost or left over.

After each round the list, the files on disk and the emulators must agree.
"""

import threading
import time

import libvirt

from case import DaemonCase
from stage import guest
from stage.daemon import strays
from start_failures import FAILING

ROUNDS = 25


class TwoClients(DaemonCase):
    def setUp(self):
        super().setUp()
        self.other = self.daemon.open()

    def at_once(self, *calls):
        """Runs the calls side by side. Gives the code of each one's error, or 0."""
        codes = [None] * len(calls)

        def run(place, call):
            try:
                call()
                codes[place] = 0
            except libvirt.libvirtError as error:
                codes[place] = error.get_error_code()

        threads = [threading.Thread(target=run, args=each) for each in enumerate(calls)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return codes

    def emulators(self):
        return len(strays(self.daemon.state))

    def agree(self):
        """The daemon's list says the same as the host."""
        domains = self.connection.listAllDomains()
        active = sum(domain.isActive() for domain in domains)
        self.until("each emulator is one running domain's", lambda: self.emulators() == active)
        defined = {domain.name() for domain in domains if domain.isPersistent()}
        files = {path.stem for path in self.daemon.state.glob("etc/libvirt/qemu/*.xml")}
        self.assertEqual(files, defined)

    def sweep(self):
        for domain in self.connection.listAllDomains():
            if domain.isActive():
                domain.destroy()
        for domain in self.connection.listAllDomains():
            domain.undefine()
        self.agree()

    def test_destroy_while_it_starts(self):
        domain = self.define("alpha")
        theirs = self.other.lookupByName("alpha")
        for number in range(ROUNDS):
            def destroy():
                time.sleep(0.002 * (number % 15))
                theirs.destroy()

            created, destroyed = self.at_once(domain.create, destroy)
            if destroyed == 0:
                self.assertFalse(domain.isActive(), f"round {number}: told to be destroyed")
            self.agree()
            if domain.isActive():
                domain.destroy()
        self.sweep()

    def test_start_while_it_is_undefined(self):
        for number in range(ROUNDS):
            domain = self.define("alpha")
            theirs = self.other.lookupByName("alpha")
            undefined, started = self.at_once(theirs.undefine, domain.create)
            self.assertEqual(undefined, 0)
            self.assertIn(started, (0, libvirt.VIR_ERR_NO_DOMAIN, libvirt.VIR_ERR_OPERATION_INVALID))
            self.agree()
            self.sweep()

    def test_define_while_it_is_undefined(self):
        xml = guest.bare("alpha")
        for number in range(ROUNDS):
            domain = self.define("alpha")
            self.at_once(domain.undefine, lambda: self.other.defineXML(xml))
            self.agree()
            self.sweep()

    def test_create_that_fails_beside_define(self):
        emulator = self.scratch / "emulator"
        emulator.write_text(FAILING.format("sleep 0.05; exit 3", guest.EMULATOR))
        emulator.chmod(0o755)
        fails = guest.bare("alpha").replace(guest.EMULATOR, str(emulator))
        xml = guest.bare("alpha")
        for number in range(ROUNDS):
            created, defined = self.at_once(
                lambda: self.connection.createXML(fails), lambda: self.other.defineXML(xml)
            )
            self.assertNotEqual(created, 0)
            self.agree()
            self.sweep()
