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
UUIDS = {
    "guest": "0f6d0b33-5f6b-4f1c-9a53-1f0a4c9c0d01",
    "brief": "0f6d0b33-5f6b-4f1c-9a53-1f0a4c9c0d02",
}


def uri(side):
    return f"test+unix:///default?socket={side.daemon.sock}"


def script(side, title, *commands):
    for name, uuid in UUIDS.items():
        side.write(f"{name}.xml", XML.format(name=name, uuid=uuid))
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


CASES = [test_driver_life, test_driver_errors]
