"""The guests that are measured with, and QEMU driven by hand."""

import json
import socket
import subprocess

from stage.guest import EMULATOR


def big(name, number):
    """About what an installer writes for a Linux guest."""
    mac = f"52:54:00:{number >> 16 & 255:02x}:{number >> 8 & 255:02x}:{number & 255:02x}"
    return f"""<domain type='qemu'>
  <name>{name}</name>
  <metadata><libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
    <libosinfo:os id="http://debian.org/debian/12"/></libosinfo:libosinfo></metadata>
  <memory unit='KiB'>2097152</memory><currentMemory unit='KiB'>2097152</currentMemory>
  <vcpu placement='static'>2</vcpu>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><boot dev='hd'/></os>
  <features><acpi/><apic/><vmport state='off'/></features>
  <cpu mode='custom' match='exact' check='none'><model fallback='forbid'>qemu64</model></cpu>
  <clock offset='utc'><timer name='rtc' tickpolicy='catchup'/>
    <timer name='pit' tickpolicy='delay'/><timer name='hpet' present='no'/></clock>
  <on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>
  <pm><suspend-to-mem enabled='no'/><suspend-to-disk enabled='no'/></pm>
  <devices>
    <emulator>{EMULATOR}</emulator>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2' discard='unmap'/>
      <source file='/var/lib/libvirt/images/{name}.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><driver name='qemu' type='raw'/>
      <target dev='sda' bus='sata'/><readonly/></disk>
    <controller type='usb' model='qemu-xhci' ports='15'/>
    <interface type='bridge'><mac address='{mac}'/><source bridge='br0'/><model type='virtio'/></interface>
    <serial type='pty'><target port='0'/></serial><console type='pty'><target type='serial' port='0'/></console>
    <channel type='unix'><source mode='bind'/><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <input type='tablet' bus='usb'/>
    <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>
    <video><model type='vga' vram='16384' heads='1' primary='yes'/></video>
    <memballoon model='virtio'/>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
  </devices>
</domain>"""


def tiny(name):
    """A guest with nothing to boot.  It has ACPI, as hotplug needs it, and QEMU 9 and
    later refuse the option by which libvirt 9.0 asks for a machine without."""
    return f"""<domain type='qemu'><name>{name}</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os>
<features><acpi/></features>
<devices><emulator>{EMULATOR}</emulator><controller type='usb' model='none'/><memballoon model='none'/></devices></domain>"""


#: The command line that libvirtd 9.0 makes of `tiny`, less its own secret.
COMMAND = [
    EMULATOR, "-name", "guest=bare,debug-threads=on", "-S",
    "-machine", "pc-i440fx-7.2,usb=off,dump-guest-core=off,memory-backend=pc.ram",
    "-accel", "tcg", "-cpu", "qemu64", "-m", "32",
    "-object", '{"qom-type":"memory-backend-ram","id":"pc.ram","size":33554432}',
    "-overcommit", "mem-lock=off", "-smp", "1,sockets=1,cores=1,threads=1", "-display", "none",
    "-no-user-config", "-nodefaults", "-mon", "chardev=charmonitor,id=monitor,mode=control",
    "-rtc", "base=utc", "-no-shutdown", "-boot", "strict=on", "-sandbox",
    "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
    "-msg", "timestamp=on",
]  # fmt: skip


class Bare:
    """QEMU with a monitor and nobody in between: the floor of guests."""

    def __init__(self, floors):
        path, listener = floors.listener("bare.qmp")
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(str(path))
        monitor = f"socket,id=charmonitor,fd={listener.fileno()},server=on,wait=off"
        self.process = subprocess.Popen(
            [*COMMAND, "-chardev", monitor],
            pass_fds=[listener.fileno()],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        listener.close()
        self.lines = self.socket.makefile("rb")
        self.lines.readline()  # the greeting
        self.command("qmp_capabilities")
        self.command("cont")

    def command(self, name, event=None, arguments=None):
        """Sends a command; waits for its reply, or for the event it leads to."""
        request = {"execute": name, **({"arguments": arguments} if arguments else {})}
        self.socket.sendall(json.dumps(request).encode() + b"\n")
        while True:
            message = json.loads(self.lines.readline())
            if "error" in message:
                raise RuntimeError(f"{name}: {message['error']['desc']}")
            if message.get("event") == event if event else "return" in message:
                return

    def end(self):
        self.process.terminate()
        self.process.wait()
        self.lines.close()
        self.socket.close()
