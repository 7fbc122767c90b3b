"""Keys, screenshots, interrupts and the monitor itself."""

import socket

import libvirt

from stage import guest

VGA = "<video><model type='vga' vram='16384' heads='1' primary='yes'/></video>"


def send_key(side):
    log = side.path("up.log")
    side.write("alpha.xml", guest.booting("alpha", side.boot, serial=log))
    side.virsh("define alpha.xml")
    side.virsh("send-key alpha KEY_A")
    side.virsh("start alpha")
    side.until_up("up.log")
    side.virsh("send-key alpha --codeset linux KEY_A KEY_B --holdtime 50")
    for codeset, codes in (
        ("win32", "VK_A VK_RIGHT"),
        ("xt", "0x1e 0xe04d"),
        ("atset1", "0x1e"),
        ("atset2", "0x1c 0xe074"),
        ("atset3", "0x1c 0x6a"),
        ("os_x", "ANSI_A 0x7c"),
        ("xt_kbd", "0x1e 0x14d"),
        ("usb", "4 79"),
        ("usb", "9999"),
        ("atset2", "0xffff"),
    ):
        side.virsh(f"send-key alpha --codeset {codeset} {codes}")
    side.virsh("send-key alpha --codeset qnum 30 48")
    side.virsh("send-key alpha KEY_NONSENSE")
    side.virsh("send-key alpha --codeset nonsense KEY_A")
    side.virsh("inject-nmi alpha")
    side.virsh("send-key alpha KEY_LEFTCTRL KEY_LEFTALT KEY_DELETE")
    side.until_up("up.log", 2)
    side.virsh("domstate alpha --reason")


def screenshot(side):
    side.write("alpha.xml", guest.bare("alpha", devices=VGA))
    side.write("blind.xml", guest.bare("blind"))
    side.virsh("define alpha.xml")
    side.virsh("screenshot alpha off.ppm")
    side.virsh("start alpha")
    side.virsh("screenshot alpha shot")
    shot = side.path("shot").read_bytes()
    side.note("the picture", f"begins with {shot[:2]!r}\n")
    side.virsh("screenshot alpha other --screen 7")
    side.virsh("create blind.xml")
    side.virsh("screenshot blind none.ppm")
    side.virsh("screenshot alpha denied.ppm", read_only=True)


def viewers(side):
    """Clients that bring their own connection to a display."""
    side.write("alpha.xml", guest.bare("alpha", devices="<graphics type='vnc'/>"))
    side.virsh("define alpha.xml")

    def brought(domain, index, flags=0):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            domain.openGraphics(index, theirs.fileno(), flags)
            return greeting(ours)

    def given(domain, index):
        with socket.socket(fileno=domain.openGraphicsFD(index)) as viewer:
            return greeting(viewer)

    def greeting(viewer):
        viewer.settimeout(20)
        return viewer.recv(12)

    skip = libvirt.VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH
    for state in ("off", "on"):
        for title, function in {
            "a viewer": lambda d: brought(d, 0),
            "a viewer without authentication": lambda d: brought(d, 0, skip),
            "a viewer of another display": lambda d: brought(d, 5),
            "a descriptor": lambda d: given(d, 0),
            "a descriptor of another display": lambda d: given(d, 7),
        }.items():
            side.call(f"{state}: {title}", lambda c: function(c.lookupByName("alpha")))
        side.virsh("start alpha")


def monitor_command(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    side.virsh("qemu-monitor-command alpha --hmp info status")
    side.virsh("start alpha --paused")
    side.virsh("qemu-monitor-command alpha --hmp info status")
    side.virsh("qemu-monitor-command alpha --hmp nonsense")
    side.virsh("""qemu-monitor-command alpha '{"execute":"query-status"}'""")
    side.virsh("""qemu-monitor-command alpha --pretty '{"execute":"query-status"}'""")
    side.virsh("""qemu-monitor-command alpha --return-value '{"execute":"query-kvm"}'""")
    side.virsh("""qemu-monitor-command alpha '{"execute":"no-such-command"}'""")
    side.virsh("""qemu-monitor-command alpha '{"execute":"query-status","arguments":{"x":1}}'""")
    side.virsh("qemu-monitor-command alpha 'not json'")
    side.virsh("""qemu-monitor-command alpha '{"execute":"query-status"}'""", read_only=True)
    side.virsh("""qemu-monitor-command alpha '{"execute":"cont"}'""")
    side.until_state("alpha", "running")
    side.virsh("domstate alpha --reason")


CASES = [send_key, screenshot, viewers, monitor_command]
