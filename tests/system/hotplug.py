"""Disks and network cards that come to a running guest, go from it and change.

After each step the definition in force is compared with what the emulator has,
and at the end nothing of a device that is gone may lie about.
"""

import json
import os
import pathlib
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

import libvirt
import libvirt_qemu

from case import DaemonCase
from stage import guest
from stage.events import Heard

LIVE, CONFIG = libvirt.VIR_DOMAIN_AFFECT_LIVE, libvirt.VIR_DOMAIN_AFFECT_CONFIG
CURRENT = libvirt.VIR_DOMAIN_AFFECT_CURRENT
#: A controller on which disks come and go without the guest's help.
SCSI = "<controller type='scsi' index='0' model='virtio-scsi'/>"
#: What PCI devices need to come and go on a PC.
ACPI = "<features><acpi/></features>"
CARD = (
    "<interface type='user'><mac address='52:54:00:00:00:{:02x}'/>"
    "<model type='virtio'/></interface>"
)


class DevicesHeard(Heard):
    """Devices that were added, removed or kept, as (what, alias)."""

    def listen(self):
        for what, number in (
            ("added", libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED),
            ("removed", libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED),
            ("kept", libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED),
        ):
            self.connection.domainEventRegisterAny(
                None, number, lambda _, __, alias, what: self.events.append((what, alias)), what
            )


def ask(domain, command, **arguments):
    """What the emulator itself answers."""
    question = json.dumps({"execute": command, "arguments": arguments})
    return json.loads(libvirt_qemu.qemuMonitorCommand(domain, question, 0))["return"]


def named(domain):
    """The names of the devices that the emulator has."""
    return {each["name"] for each in ask(domain, "qom-list", path="/machine/peripheral")}


def nodes(domain):
    """The numbers of the images that the emulator has open."""
    names = [each["node-name"] for each in ask(domain, "query-named-block-nodes", flat=True)]
    return {int(re.match(r"libvirt-(\d+)-", name)[1]) for name in names if name.startswith("libvirt-")}


class Hotplugging(DaemonCase):
    """A case with images and a look at both sides."""

    def image(self, name, size=1 << 20):
        path = self.scratch / name
        with open(path, "wb") as file:
            file.truncate(size)
        path.chmod(0o666)
        return path

    def disk(self, target, image="one", bus="scsi", more=""):
        return (
            "<disk type='file' device='disk'><driver name='qemu' type='raw'/>"
            f"<source file='{self.image(image)}'/><target dev='{target}' bus='{bus}'/>{more}</disk>"
        )

    def targets(self, domain, flags=0):
        tree = ElementTree.fromstring(domain.XMLDesc(flags))
        return sorted(each.get("dev") for each in tree.iterfind("devices/disk/target"))

    def cards(self, domain, flags=0):
        tree = ElementTree.fromstring(domain.XMLDesc(flags))
        return sorted(each.get("address") for each in tree.iterfind("devices/interface/mac"))

    def agree(self, domain):
        """The definition in force lists what the emulator has, and no more."""
        tree = ElementTree.fromstring(domain.XMLDesc())
        listed = {
            each.find("alias").get("name")
            for kind in ("disk", "interface")
            for each in tree.iterfind(f"devices/{kind}")
            if each.find("target") is None or each.find("target").get("bus") not in ("fdc", "ide")
        }
        there = named(domain)
        self.assertEqual(listed - there, set(), "listed, and not there")
        ours = re.compile(r"(net\d+|virtio-disk\d+|scsi\d+-|usb-disk\d+)")
        self.assertEqual({name for name in there if ours.match(name)} - listed, set(), "not listed")
        sources = [*tree.iterfind("devices/disk/source"), *tree.iterfind("devices/disk//backingStore/source")]
        numbers = {int(each.get("index")) for each in sources if each.get("file")}
        self.assertEqual(nodes(domain), numbers)

    def sockets_and_taps(self):
        return sorted(os.listdir("/sys/class/net"))


class Disks(Hotplugging):
    def test_live_config_and_both(self):
        domain = self.started("alpha", devices=SCSI)
        heard = DevicesHeard(self.daemon)
        domain.attachDeviceFlags(self.disk("sda"), LIVE)
        self.assertEqual(self.targets(domain), ["sda"])
        self.assertEqual(self.targets(domain, libvirt.VIR_DOMAIN_XML_INACTIVE), [])
        self.agree(domain)
        domain.attachDeviceFlags(self.disk("sdb", "two"), CONFIG)
        self.assertEqual(self.targets(domain), ["sda"])
        self.assertEqual(self.targets(domain, libvirt.VIR_DOMAIN_XML_INACTIVE), ["sdb"])
        domain.attachDeviceFlags(self.disk("sdc", "three"), LIVE | CONFIG)
        self.assertEqual(self.targets(domain), ["sda", "sdc"])
        self.assertEqual(self.targets(domain, libvirt.VIR_DOMAIN_XML_INACTIVE), ["sdb", "sdc"])
        self.agree(domain)
        domain.detachDeviceFlags(self.disk("sdc", "three"), LIVE | CONFIG)
        domain.detachDeviceFlags("<disk><target dev='sda'/></disk>", CURRENT)
        self.assertEqual(self.targets(domain), [])
        self.assertEqual(self.targets(domain, libvirt.VIR_DOMAIN_XML_INACTIVE), ["sdb"])
        self.agree(domain)
        wanted = [
            ("added", "scsi0-0-0-0"),
            ("added", "scsi0-0-0-2"),
            ("removed", "scsi0-0-0-2"),
            ("removed", "scsi0-0-0-0"),
        ]
        self.until("the events", lambda: len(heard.events) >= len(wanted), 10)
        self.assertEqual(heard.events, wanted)
        domain.destroy()
        domain.detachDeviceFlags("<disk><target dev='sdb'/></disk>", CURRENT)
        self.assertEqual(self.targets(domain), [])

    def test_what_a_domain_that_does_not_run_takes(self):
        domain = self.define("alpha")
        self.refused(
            lambda: domain.attachDevice(self.disk("vda", bus="virtio")),
            libvirt.VIR_ERR_OPERATION_INVALID,
        )
        domain.attachDeviceFlags(self.disk("vda", bus="virtio"), CURRENT)
        self.assertEqual(self.targets(domain), ["vda"])
        self.refused(
            lambda: domain.attachDeviceFlags(self.disk("vda", bus="virtio"), CONFIG),
            libvirt.VIR_ERR_OPERATION_INVALID,
            says=["vda"],
        )
        for device in (
            CARD.format(1),
            "<rng model='virtio'><backend model='random'>/dev/random</backend></rng>",
            "<channel type='unix'><target type='virtio' name='org.test.0'/></channel>",
            "<input type='tablet' bus='virtio'/>",
            "<watchdog model='i6300esb' action='reset'/>",
            "<controller type='scsi' index='3' model='virtio-scsi'/>",
        ):
            before = domain.XMLDesc()
            domain.attachDeviceFlags(device, CONFIG)
            self.assertNotEqual(domain.XMLDesc(), before, device)
            domain.detachDeviceFlags(device, CONFIG)
        self.refused(
            lambda: domain.attachDeviceFlags("<memballoon model='virtio'/>", CONFIG),
            libvirt.VIR_ERR_OPERATION_UNSUPPORTED,
        )

    def test_a_controller_comes_with_its_first_disk(self):
        domain = self.started("alpha", extra=ACPI)
        domain.attachDevice(self.disk("sda"))
        self.assertIn("<controller type='scsi' index='0'", domain.XMLDesc())
        self.agree(domain)
        domain.detachDevice("<disk><target dev='sda'/></disk>")
        self.agree(domain)

    def test_limits_are_in_force(self):
        domain = self.started("alpha", devices=SCSI)
        tune = "<iotune><total_iops_sec>77</total_iops_sec></iotune>"
        domain.attachDevice(self.disk("sda", more=tune))
        (drive,) = [each for each in ask(domain, "query-block") if "scsi0-0-0-0" in each["qdev"]]
        self.assertEqual(drive["inserted"]["iops"], 77)

    def test_what_fails_leaves_nothing(self):
        domain = self.started("alpha", devices=SCSI)
        before, open_images = domain.XMLDesc(), nodes(domain)
        missing = self.disk("sda").replace("one", "absent")
        self.refused(lambda: domain.attachDevice(missing), says=["absent"])
        # The emulator refuses a disk in a place that is not there.
        wrong = "<address type='drive' controller='0' bus='0' target='0' unit='20000'/>"
        self.refused(lambda: domain.attachDevice(self.disk("sdx", "two", more=wrong)))
        self.refused(
            lambda: domain.attachDevice(self.disk("hda", "two", bus="ide")),
            libvirt.VIR_ERR_OPERATION_UNSUPPORTED,
        )
        self.assertEqual(domain.XMLDesc(), before)
        self.assertEqual(nodes(domain), open_images)
        # And what was taken for it is free.
        domain.attachDevice(self.disk("sda", "two"))
        self.agree(domain)

    def test_an_image_has_one_writer(self):
        first = self.started("alpha", devices=SCSI)
        second = self.started("beta", devices=SCSI)
        first.attachDevice(self.disk("sda"))
        self.refused(lambda: second.attachDevice(self.disk("sdb")), says=["alpha", "sda"])
        first.detachDevice("<disk><target dev='sda'/></disk>")
        second.attachDevice(self.disk("sdb"))
        self.agree(second)

    def test_names_lead_to_devices(self):
        domain = self.started("alpha", devices=SCSI)
        alias = "<alias name='ua-mine'/>"
        domain.attachDevice(self.disk("sda", more=alias))
        self.assertIn("ua-mine", named(domain))
        domain.detachDeviceAlias("ua-mine", LIVE)
        self.assertEqual(self.targets(domain), [])
        self.refused(
            lambda: domain.detachDeviceAlias("ua-mine", LIVE), libvirt.VIR_ERR_DEVICE_MISSING
        )

    def test_a_new_daemon_knows_them(self):
        domain = self.started("alpha", devices=SCSI)
        domain.attachDevice(self.disk("sda"))
        text = domain.XMLDesc()
        self.daemon.kill()
        self.daemon.start()
        domain = self.reconnect().lookupByName("alpha")
        self.until("the monitor to be there", lambda: self.obeys(domain), 20)
        self.assertEqual(domain.XMLDesc(), text)
        domain.detachDevice("<disk><target dev='sda'/></disk>")
        domain.attachDevice(self.disk("sdb", "two"))
        self.agree(domain)

    def obeys(self, domain):
        try:
            return bool(named(domain))
        except libvirt.libvirtError:
            return False


class Drives(Hotplugging):
    def drive(self, source):
        source = f"<source file='{self.image(source)}'/>" if source else ""
        return (
            "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>"
            f"{source}<target dev='sda' bus='scsi'/><readonly/></disk>"
        )

    def medium(self, domain):
        source = ElementTree.fromstring(domain.XMLDesc()).find("devices/disk/source")
        file = source is not None and source.get("file")
        return pathlib.Path(file).name if file else None

    def test_media_come_and_go(self):
        domain = self.started("alpha", devices=SCSI + self.drive("one"))
        for name in ("two", None, "three", "one"):
            with self.subTest(medium=name):
                domain.updateDeviceFlags(self.drive(name), LIVE)
                self.assertEqual(self.medium(domain), name)
                (drive,) = ask(domain, "query-block")
                inside = drive.get("inserted", {}).get("file", "")
                self.assertEqual(os.path.basename(inside), name or "")
                self.agree(domain)
        domain.updateDeviceFlags(self.drive("two"), CONFIG)
        self.assertEqual(self.medium(domain), "one")
        self.assertIn("/two'", domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))

    def test_a_medium_that_is_not_there_leaves_the_old_one(self):
        domain = self.started("alpha", devices=SCSI + self.drive("one"))
        absent = self.drive("two").replace("two", "absent")
        self.refused(lambda: domain.updateDeviceFlags(absent, LIVE), says=["absent"])
        self.assertEqual(self.medium(domain), "one")
        self.agree(domain)


class Cards(Hotplugging):
    def test_a_card_comes_and_the_guest_lets_it_go(self):
        up = self.scratch / "up"
        domain = self.connection.defineXML(guest.booting("alpha", self.boot(), serial=up))
        domain.create()
        self.until_up(up)
        heard = DevicesHeard(self.daemon)
        domain.attachDevice(CARD.format(1))
        domain.attachDevice(self.disk("vda", bus="virtio"))
        self.assertEqual(self.cards(domain), ["52:54:00:00:00:01"])
        self.agree(domain)
        domain.detachDevice(CARD.format(1))
        domain.detachDevice("<disk><target dev='vda'/></disk>")
        gone = {("removed", "net0"), ("removed", "virtio-disk0")}
        self.until("both to be gone", lambda: gone <= set(heard.events), 30)
        self.assertEqual((self.cards(domain), self.targets(domain)), ([], []))
        self.agree(domain)

    def test_a_guest_that_does_not_answer_keeps_it(self):
        domain = self.started("alpha", extra=ACPI)
        domain.attachDevice(CARD.format(1))
        domain.detachDevice(CARD.format(1))
        self.assertEqual(self.cards(domain), ["52:54:00:00:00:01"])
        # A reset takes what the guest was asked for.
        heard = DevicesHeard(self.daemon)
        domain.reset()
        self.until("the card to be gone", lambda: not self.cards(domain), 20)
        self.until("the event", lambda: ("removed", "net0") in heard.events, 10)
        self.agree(domain)

    def test_the_cable_is_pulled_and_plugged(self):
        domain = self.started("alpha", extra=ACPI)
        card = CARD.format(1)
        down = card.replace("<model", "<link state='down'/><model")
        domain.attachDevice(down)
        self.assertIn("<link state='down'/>", domain.XMLDesc())
        domain.updateDeviceFlags(card, LIVE)
        self.assertNotIn("<link state='down'/>", domain.XMLDesc())
        self.refused(
            lambda: domain.updateDeviceFlags(card.replace("virtio", "e1000"), LIVE),
            libvirt.VIR_ERR_OPERATION_UNSUPPORTED,
        )

    def test_names_are_those_after_the_others(self):
        domain = self.started("alpha", devices=CARD.format(1) + CARD.format(2), extra=ACPI)
        domain.attachDevice(CARD.format(3))
        self.assertIn("net2", named(domain))
        self.refused(
            lambda: domain.detachDevice("<interface type='user'><model type='virtio'/></interface>"),
            libvirt.VIR_ERR_OPERATION_FAILED,
        )


@unittest.skipIf(os.geteuid(), "only root has bridges")
class CardsOnBridges(Hotplugging):
    """With the daemon in a network of its own."""

    def command(self):
        return f"unshare -n {super().command()}"

    def setUp(self):
        super().setUp()
        for bridge in ("br0", "br1"):
            self.ip("link", "add", bridge, "type", "bridge")
            self.ip("link", "set", bridge, "up")

    def ip(self, *arguments):
        enter = ["nsenter", "-t", str(self.daemon.process.pid), "-n", "ip", *arguments]
        return subprocess.run(enter, check=True, capture_output=True, text=True).stdout

    def bridge_of(self, tap):
        (link,) = json.loads(self.ip("-j", "link", "show", tap))
        return link.get("master")

    def taps(self):
        links = json.loads(self.ip("-j", "link", "show"))
        return [link["ifname"] for link in links if link["ifname"].startswith("vnet")]

    def card(self, bridge):
        return (
            "<interface type='bridge'><mac address='52:54:00:00:00:01'/>"
            f"<source bridge='{bridge}'/><model type='virtio'/></interface>"
        )

    def test_a_tap_device_comes_moves_and_goes(self):
        domain = self.started("alpha", extra=ACPI)
        domain.attachDevice(self.card("br0"))
        self.assertIn("<target dev='vnet0'/>", domain.XMLDesc())
        self.assertEqual(self.bridge_of("vnet0"), "br0")
        self.agree(domain)
        domain.updateDeviceFlags(self.card("br1"), LIVE)
        self.assertEqual(self.bridge_of("vnet0"), "br1")
        self.assertIn("<source bridge='br1'/>", domain.XMLDesc())
        domain.detachDevice(self.card("br1"))
        domain.reset()
        self.until("the card to be gone", lambda: not self.cards(domain), 20)
        self.assertEqual(self.taps(), [])
        self.agree(domain)

    def test_a_bridge_that_is_not_there_leaves_nothing(self):
        domain = self.started("alpha", extra=ACPI)
        before = domain.XMLDesc()
        self.refused(lambda: domain.attachDevice(self.card("br9")), says=["br9"])
        self.assertEqual((domain.XMLDesc(), self.taps()), (before, []))
        domain.attachDevice(self.card("br0"))
        self.agree(domain)
