"""kill -9 between all the steps of attaching, detaching and changing a device.

After each crash a new daemon must find the device wholly there or wholly gone:
what the definition lists is what the emulator has.
"""

import libvirt

from crash_between_steps import PROCESSES
from hotplug import ACPI, CARD, LIVE, SCSI, Hotplugging, named
from knife import FILES, MOST, UnderTheKnife
from stage import guest
from stage.daemon import strays


class CrashWhileDevicesCome(UnderTheKnife, Hotplugging):
    patience = 900

    def setUp(self):
        super().setUp()
        self.xml = guest.bare("alpha", devices=SCSI + self.cdrom("old"), extra=ACPI)

    def cdrom(self, medium):
        return (
            "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>"
            f"<source file='{self.image(medium)}'/><target dev='sdg' bus='scsi'/><readonly/></disk>"
        )

    def sweep(self, prepare, action, verify):
        """For each kind of call every N until one run is unharmed."""
        crashes = 0
        for call in (FILES + "," + PROCESSES).split(","):
            number = 0
            while True:
                number += 1
                self.assertLess(number, MOST)
                domain = self.guest()
                prepare(domain)
                killed = self.crash_in(call, number, action)
                with self.subTest(call=call, number=number):
                    domain = self.connection.lookupByName("alpha")
                    self.until("the monitor to be there", lambda: self.settled_down(domain), 20)
                    # What a guest lets go of late, the daemon finishes in the background.
                    self.until("both to agree", lambda: self.agrees(domain), 20)
                    verify(domain)
                if not killed:
                    break
                crashes += 1
        self.assertGreater(crashes, 0, "the daemon was never killed: nothing was tested")
        print(f"    {self.id().rpartition('.')[2]}: {crashes} crashes survived", flush=True)

    def agrees(self, domain):
        try:
            self.agree(domain)
        except AssertionError:
            return False
        return True

    def guest(self):
        """The same guest, new where the last run left one that is changed."""
        for domain in self.connection.listAllDomains():
            if domain.isActive():
                domain.destroy()
            domain.undefine()
        self.assertEqual(strays(self.daemon.state), [])
        domain = self.connection.defineXML(self.xml)
        domain.create()
        return domain

    def settled_down(self, domain):
        """Whether the daemon has taken up the guest and finished what was begun."""
        try:
            named(domain)
            texts = [path.read_text() for path in self.daemon.state.glob("**/alpha.xml")]
            return not any("phase='" in text for text in texts)
        except libvirt.libvirtError:
            return False

    def test_a_disk_comes(self):
        disk = self.disk("sda")

        def verify(domain):
            if "sda" not in self.targets(domain):
                domain.attachDevice(disk)
            self.agree(domain)

        self.sweep(lambda _: None, lambda c: c.lookupByName("alpha").attachDevice(disk), verify)

    def test_a_disk_goes(self):
        disk = self.disk("sda")

        def verify(domain):
            if "sda" in self.targets(domain):
                domain.detachDevice(disk)
            domain.attachDevice(disk)
            self.agree(domain)

        self.sweep(
            lambda domain: domain.attachDevice(disk),
            lambda c: c.lookupByName("alpha").detachDevice(disk),
            verify,
        )

    def test_a_card_comes(self):
        card = CARD.format(1)

        def verify(domain):
            if not self.cards(domain):
                domain.attachDevice(card)
            self.agree(domain)

        self.sweep(lambda _: None, lambda c: c.lookupByName("alpha").attachDevice(card), verify)

    def test_a_medium_changes(self):
        def verify(domain):
            domain.updateDeviceFlags(self.cdrom("third"), LIVE)
            self.agree(domain)

        self.sweep(
            lambda _: None,
            lambda c: c.lookupByName("alpha").updateDeviceFlags(self.cdrom("new"), LIVE),
            verify,
        )
