"""Starting, pausing, restarting and ending guests."""

from stage import guest


def pause(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    side.virsh("start alpha")
    side.virsh("start alpha", names=["alpha"])
    side.virsh("domstate alpha --reason")
    side.virsh("suspend alpha")
    side.virsh("domstate alpha --reason")
    side.virsh("suspend alpha")
    side.virsh("resume alpha")
    side.virsh("domstate alpha --reason")
    side.virsh("resume alpha")
    side.virsh("reset alpha")
    side.virsh("domstate alpha --reason")
    side.virsh("destroy alpha --graceful")
    side.virsh("domstate alpha --reason")
    side.virsh("destroy alpha")
    side.virsh("suspend alpha")
    side.virsh("resume alpha")
    side.virsh("reset alpha")
    side.virsh("reboot alpha")
    side.virsh("shutdown alpha")


def start_paused(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    side.virsh("start alpha --paused")
    side.virsh("domstate alpha --reason")
    side.virsh("resume alpha")
    side.virsh("domstate alpha --reason")
    side.virsh("destroy alpha")
    side.virsh("create alpha.xml --paused")
    side.virsh("list --all --persistent --name")
    side.virsh("destroy alpha")
    side.virsh("undefine alpha")
    side.virsh("create alpha.xml")
    side.virsh("list --all --transient --name")
    side.virsh("destroy alpha")
    side.virsh("list --all")


def autodestroy(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.virsh("define alpha.xml")
    side.virsh("start alpha --autodestroy")
    side.until_state("alpha", "shut off")
    side.virsh("domstate alpha --reason")
    side.virsh("create alpha.xml --autodestroy --paused")
    side.until_state("alpha", "shut off")
    side.virsh("list --all")


def shutdown(side):
    side.write("alpha.xml", guest.booting("alpha", side.boot, serial=side.path("up.log")))
    side.virsh("define alpha.xml")
    side.virsh("start alpha")
    side.until_up("up.log")
    side.virsh("shutdown alpha --mode acpi")
    side.until_state("alpha", "shut off")
    side.virsh("domstate alpha --reason")
    side.virsh("dominfo alpha")
    side.virsh("shutdown alpha --mode nonsense")


def reboot(side):
    side.write("alpha.xml", guest.booting("alpha", side.boot, serial=side.path("up.log")))
    side.virsh("define alpha.xml")
    side.virsh("start alpha")
    side.until_up("up.log")
    side.virsh("reboot alpha --mode acpi")
    side.until_up("up.log", 2)
    side.virsh("domstate alpha --reason")
    side.virsh("reset alpha")
    side.until_up("up.log", 3)
    side.virsh("domstate alpha --reason")
    side.virsh("destroy alpha")


def guest_ends_itself(side):
    log = side.path("up.log")
    side.write("off.xml", guest.booting("off", side.boot, then="poweroff", serial=log))
    side.virsh("define off.xml")
    side.virsh("start off")
    side.until_state("off", "shut off")
    side.virsh("domstate off --reason")
    side.write("brief.xml", guest.booting("brief", side.boot, then="poweroff"))
    side.virsh("create brief.xml")
    side.until("brief is gone", lambda: side.quiet("domstate brief").returncode)
    side.virsh("list --all")


def actions(side):
    """on_reboot and on_poweroff other than what everyone uses."""
    log = side.path("up.log")
    text = guest.booting(
        "once", side.boot, then="reboot", serial=log, extra="<on_reboot>destroy</on_reboot>"
    )
    side.write("once.xml", text)
    side.virsh("define once.xml")
    side.virsh("start once")
    side.until_state("once", "shut off")
    side.virsh("domstate once --reason")
    text = guest.booting(
        "again", side.boot, then="poweroff", extra="<on_poweroff>restart</on_poweroff>",
        serial=side.path("again.log"),
    )
    side.write("again.xml", text)
    side.virsh("define again.xml")
    side.virsh("start again")
    side.until_up("again.log", 2)
    # It powers off as soon as it is up and comes back again and again, so what
    # one look finds is chance.
    side.until(
        "again runs as booted",
        lambda: side.quiet("domstate again --reason").stdout.strip() == "running (booted)",
        60,
    )
    side.virsh("destroy again")


CASES = [pause, start_paused, autodestroy, shutdown, reboot, guest_ends_itself, actions]
