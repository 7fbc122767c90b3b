"""event --loop in one client while another makes things happen."""

import re
import signal

from stage import guest


def lifecycle_events(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.write("brief.xml", guest.bare("brief"))
    watch = watching(side, "event --event lifecycle --loop")
    for line in (
        "define alpha.xml",
        "define alpha.xml",
        "start alpha --paused",
        "resume alpha",
        "suspend alpha",
        "resume alpha",
        "destroy alpha",
        "start alpha",
        "destroy alpha --graceful",
        "domrename alpha beta",
        "undefine beta",
        "create brief.xml",
        "destroy brief",
    ):
        assert side.quiet(line).returncode == 0, line
    seen(side, watch, "brief", "Destroyed")


def guest_events(side):
    """What the guest itself brings about."""
    log = side.path("up.log")
    side.write("alpha.xml", guest.booting("alpha", side.boot, serial=log))
    side.quiet("define alpha.xml")
    lifecycle = watching(side, "event --domain alpha --event lifecycle --loop")
    reboot = watching(side, "event --domain alpha --event reboot --loop")
    side.quiet("start alpha")
    side.until_up("up.log")
    side.quiet("reset alpha")
    side.until_up("up.log", 2)
    side.quiet("shutdown alpha --mode acpi")
    side.until_state("alpha", "shut off")
    seen(side, lifecycle, "alpha", "Stopped")
    # A reset is one event or more, as the firmware takes part in it or not.
    seen(side, reboot, "alpha", "reboot", once=True)


def metadata_events(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.quiet("define alpha.xml")
    watch = watching(side, "event --event metadata-change --loop")
    side.quiet("desc alpha --new-desc 'what it is'")
    side.quiet("desc alpha --title --new-desc 'a title'")
    side.quiet("metadata alpha http://ostler.test/m --key o --set '<x/>'")
    seen(side, watch, "element", "http://ostler.test/m")


def event_forms(side):
    side.write("alpha.xml", guest.bare("alpha"))
    side.quiet("define alpha.xml")
    side.virsh("event --list")
    side.virsh("event")
    side.virsh("event --event nonsense")
    side.virsh("event --all --loop --timeout 1")
    side.virsh("event --domain nobody --event lifecycle --timeout 1", names=["nobody"])
    side.virsh("event --event lifecycle --timeout 1", read_only=True)
    once = watching(side, "event --event lifecycle")
    side.quiet("start alpha --paused")
    side.until("one event ends it", lambda: once.poll() is not None)
    side.note("event --event lifecycle", side.printed(once))


#: Number of the procedure by which a client registers for an event of domains.
REGISTER = 316


def watching(side, line, registrations=1, register=REGISTER):
    """Starts `virsh event` and waits until the daemon has answered its registration."""
    process = side.background(line)
    side.until(
        "virsh event is registered",
        lambda: process.log.exists()
        and process.log.read_text(errors="replace").count(f"proc={register} type=1")
        >= registrations,
    )
    return process


def seen(side, process, *last, once=False):
    """Waits for the last line expected, interrupts, records everything.

    With `once`, rows that repeat are recorded one time and not counted.
    """
    side.until(
        " ".join(last),
        lambda: any(all(word in row for word in last) for row in side.printed(process).splitlines()),
    )
    process.send_signal(signal.SIGINT)
    process.wait(20)
    said = side.printed(process)
    if once:
        said = "\n".join(dict.fromkeys(said.splitlines()))
        said = re.sub(r"(?m)^events received: \d+$", "", said)
    side.note(process.line, said)


CASES = [lifecycle_events, guest_events, metadata_events, event_forms]
