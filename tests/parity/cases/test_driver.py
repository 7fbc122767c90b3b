"""The test driver: a domain's life at test:///default.

Its state goes with the last connection, so each script is one run of virsh.
"""

from normal import normalise, normalise_error

XML = """<domain type='test'>
  <name>{name}</name>
  <uuid>{uuid}</uuid>
  <memory unit='KiB'>102400</memory>
  <os><type>hvm</type></os>
</domain>
"""
# Devices that leave out what every hypervisor's domains are completed with.
DEVICES = """<domain type='test'>
  <name>devices</name>
  <uuid>0f6d0b33-5f6b-4f1c-9a53-1f0a4c9c0d03</uuid>
  <memory unit='KiB'>102400</memory>
  <os><type>hvm</type></os>
  <devices>
    <disk type='file'><source file='/x'/><target dev='hda'/></disk>
    <disk type='file' device='cdrom'><target dev='hdc'/></disk>
    <disk type='file'><source file='/y'/><target dev='sdb' bus='scsi'/></disk>
    <disk type='file'><driver name='qemu' cache='default'/><source file='/z'/>
      <target dev='vda' bus='virtio'/></disk>
    <filesystem type='mount'><source dir='/a'/><target dir='t'/></filesystem>
    <interface type='network'><mac address='52:54:00:00:00:01'/>
      <source network='default'/><target dev='testnet1'/></interface>
    <interface type='user'><mac address='52:54:00:00:00:02'/></interface>
    <interface type='user'><mac address='52:54:00:00:00:03'/></interface>
    <smartcard mode='host'/>
    <console type='pty'/>
    <channel type='unix'><target type='virtio' name='a'/></channel>
    <input type='mouse'/>
    <input type='tablet'/>
    <graphics type='vnc'/>
    <video/>
    <hostdev mode='subsystem' type='usb'>
      <source><vendor id='0x1'/><product id='0x2'/></source></hostdev>
    <watchdog model='i6300esb'/>
    <rng model='virtio'><backend model='random'/></rng>
    <memballoon model='virtio'/>
  </devices>
</domain>
"""
UNPLACED = """<domain type='test'>
  <name>unplaced</name>
  <memory unit='KiB'>102400</memory>
  <os><type>hvm</type></os>
  <devices>
    <disk type='file'><source file='/x'/><target dev='xx' bus='scsi'/></disk>
  </devices>
</domain>
"""
TWICE = UNPLACED.replace("xx' bus='scsi'/></disk>", """vda'/></disk>
    <disk type='file'><source file='/y'/><target dev='vda'/></disk>""")
UUIDS = {
    "guest": "0f6d0b33-5f6b-4f1c-9a53-1f0a4c9c0d01",
    "brief": "0f6d0b33-5f6b-4f1c-9a53-1f0a4c9c0d02",
}


def uri(side):
    return f"test+unix:///default?socket={side.daemon.sock}"


def script(side, title, *commands):
    for name, uuid in UUIDS.items():
        side.write(f"{name}.xml", XML.format(name=name, uuid=uuid))
    side.write("devices.xml", DEVICES)
    side.write("unplaced.xml", UNPLACED)
    side.write("twice.xml", TWICE)
    result = side.virsh_program.run(
        ["-c", uri(side), "; ".join(commands)], cwd=side.directory
    )
    text = normalise(side, result.stdout, [r"(?m)^CPU time: .*$"])
    errors = normalise_error(normalise(side, result.stderr), ())
    code = f"[exit {result.returncode}]\n" if result.returncode else ""
    side.record(f"virsh -c test: {title}", text + errors + code)


def test_driver_life(side):
    script(side, "the default host", "nodeinfo", "list --all", "dominfo test", "dumpxml test")
    script(side, "stop and go", "suspend test", "domstate test --reason", "resume test",
           "domstate test --reason", "domid test")
    script(side, "reboot and reset", "reboot test", "reset test", "domstate test --reason")
    script(side, "shut down and start", "shutdown test", "domstate test --reason", "start test",
           "domstate test --reason", "domid test", "destroy test", "domstate test --reason",
           "list --all", "dominfo test")
    script(side, "define and undefine", "define guest.xml", "list --all", "dumpxml guest",
           "start guest", "undefine guest", "list --all --transient", "destroy guest",
           "list --all")
    script(side, "define devices", "define devices.xml", "dumpxml devices",
           "dumpxml devices --inactive")
    script(side, "transient", "create brief.xml", "list --all", "define brief.xml",
           "destroy brief", "list --all", "autostart brief", "list --all --autostart")
    script(side, "rename", "define guest.xml", "domrename guest other", "list --all --name",
           "dumpxml other")
    script(side, "statistics", "domstats", "domstats --state --list-paused")
    script(side, "nothing is left", "list --all")


def test_driver_errors(side):
    script(side, "of a domain that is off", "define guest.xml", "suspend guest", "resume guest",
           "shutdown guest", "reboot guest", "reset guest", "destroy guest")
    script(side, "of a domain that runs", "start test", "resume test", "domrename test other")
    script(side, "of what is not there", "domstate nix", "domrename test test")
    script(side, "of definitions", "define unplaced.xml", "define twice.xml")


CASES = [test_driver_life, test_driver_errors]
