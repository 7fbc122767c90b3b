"""The console: attached at start, attached later, taken over, refused."""

from stage import guest


def start_console(side):
    side.write("alpha.xml", guest.booting("alpha", side.boot))
    side.virsh("define alpha.xml")
    terminal = side.terminal("start alpha --console")
    said = terminal.expect("ostler guest up")
    head = "\n".join(row.strip() for row in said.splitlines()[:3])
    side.note("start alpha --console", head + "\n")
    terminal.expect("guest# ")
    talk(side, terminal)
    side.virsh("domstate alpha --reason")

    terminal = side.terminal("console alpha")
    terminal.expect("Escape character")
    prompted(terminal)
    side.virsh("console alpha", names=["alpha"])
    second = side.terminal("console alpha --safe")
    said, code = second.finish()
    side.note("console alpha --safe, while another has it", f"exit {code}\n")
    third = side.terminal("console alpha --force")
    third.expect("Escape character")
    said, code = terminal.finish()
    side.note("the first console, when forced away", f"exit {code}\n")
    prompted(third)
    side.virsh("destroy alpha")
    said, code = third.finish()
    side.note("the console of a destroyed guest", f"exit {code}\n")
    side.virsh("console alpha")


def prompted(terminal):
    """Knocks until the shell in the guest answers: what is typed before virsh
    has taken over the terminal is lost."""
    for _ in range(30):
        terminal.send("\n")
        try:
            return terminal.expect("guest# ", 1)
        except AssertionError:
            continue
    terminal.expect("guest# ", 1)


def talk(side, terminal):
    """A command in the guest and its answer; then away by the escape."""
    terminal.send("echo sum-$((20 + 22))\n")
    terminal.expect("sum-42")
    terminal.expect("guest# ")
    terminal.send("\x1d")
    said, code = terminal.finish()
    side.note("escape", f"exit {code}\n")


def console_devices(side):
    side.write("alpha.xml", guest.booting("alpha", side.boot))
    side.virsh("define alpha.xml")
    side.virsh("start alpha --paused")
    side.virsh("ttyconsole alpha")
    side.virsh("console alpha --devname nothing", names=["nothing"])
    terminal = side.terminal("console alpha --devname serial0")
    terminal.expect("Escape character")
    side.virsh("resume alpha")
    terminal.expect("ostler guest up")
    terminal.send("\x1d")
    side.note("console --devname serial0", f"exit {terminal.finish()[1]}\n")
    side.virsh("console alpha", read_only=True)


CASES = [start_console, console_devices]
