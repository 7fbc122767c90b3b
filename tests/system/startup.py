"""What a start does with what is missing, and with what this driver does not do."""

import libvirt

from case import DaemonCase
from stage.events import Heard

DISK = """<disk type='file' device='{device}'><driver name='qemu' type='raw'/>
  <source file='{path}'{policy}/><target dev='{target}' bus='{bus}'/>{rest}</disk>"""


def cdrom(path, policy=""):
    return DISK.format(device="cdrom", path=path, policy=policy, target="hda", bus="ide", rest="<readonly/>")


def disk(path, policy=""):
    return DISK.format(device="disk", path=path, policy=policy, target="vdb", bus="virtio", rest="")


OPTIONAL = " startupPolicy='optional'"


class DiskChanges(Heard):
    """What became of sources, as events tell it: old source, new one, alias, reason."""

    def listen(self):
        self.connection.domainEventRegisterAny(
            None,
            libvirt.VIR_DOMAIN_EVENT_ID_DISK_CHANGE,
            lambda _, domain, *told: self.events.append(told[:4]),
            None,
        )


class StartupPolicy(DaemonCase):
    def start_without(self, name, device):
        domain = self.define(name, devices=device)
        domain.create()
        return domain

    def test_a_drive_is_empty_whose_medium_is_missing(self):
        gone = self.scratch / "removed.iso"
        heard = DiskChanges(self.daemon)
        domain = self.start_without("medium", cdrom(gone, OPTIONAL))
        self.until("the event", lambda: heard.events)
        emptied = libvirt.VIR_DOMAIN_EVENT_DISK_CHANGE_MISSING_ON_START
        self.assertEqual(heard.events, [(str(gone), None, "ide0-0-0", emptied)])
        live = domain.XMLDesc()
        self.assertIn("<target dev='hda'", live)
        self.assertNotIn(str(gone), live)
        self.assertIn(str(gone), domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))
        domain.destroy()
        gone.write_bytes(b"\0" * 4096)
        gone.chmod(0o644)
        domain.create()
        self.assertIn(str(gone), domain.XMLDesc())

    def test_a_disk_is_left_out_whose_image_is_missing(self):
        gone = self.scratch / "removed.img"
        domain = self.start_without("image", disk(gone, OPTIONAL))
        self.assertNotIn("vdb", domain.XMLDesc())
        self.assertIn(str(gone), domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))

    def test_any_other_policy_fails_with_the_path(self):
        gone = self.scratch / "removed.img"
        for name, policy in [("plain", ""), ("mandatory", " startupPolicy='mandatory'"),
                             ("requisite", " startupPolicy='requisite'")]:
            domain = self.define(name, devices=cdrom(gone, policy))
            with self.assertRaisesRegex(libvirt.libvirtError, str(gone)):
                domain.create()


class Refused(DaemonCase):
    """Defining is allowed, and the start names the path."""

    def test_what_is_not_done_is_refused_at_the_start(self):
        card = "<interface type='user'>{}<model type='virtio'/></interface>"
        for extra, devices, path in [
            ("<on_lockfailure>pause</on_lockfailure>", "", "on_lockfailure"),
            ("<perf><event name='cpu_cycles' enabled='yes'/></perf>", "", "perf"),
            ("<numatune><memory mode='strict' placement='auto'/></numatune>", "", "numatune/memory/@placement"),
            ("", card.format("<bandwidth><inbound average='100'/></bandwidth>"), "devices/interface/bandwidth"),
        ]:
            with self.subTest(path):
                domain = self.define("refused", extra=extra, devices=devices)
                with self.assertRaisesRegex(libvirt.libvirtError, f"'{path}'.*not supported") as caught:
                    domain.create()
                code = caught.exception.get_error_code()
                self.assertEqual(code, libvirt.VIR_ERR_CONFIG_UNSUPPORTED)
                self.assertFalse(domain.isActive())
                domain.undefine()
