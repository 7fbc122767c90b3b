"""list, with every filter and every form of output."""

from stage import guest

FILTERS = [
    "",
    "--all",
    "--inactive",
    "--all --persistent",
    "--all --transient",
    "--all --autostart",
    "--all --no-autostart",
    "--all --with-snapshot",
    "--all --without-snapshot",
    "--all --with-checkpoint",
    "--all --without-checkpoint",
    "--all --with-managed-save",
    "--all --without-managed-save",
    "--state-running",
    "--state-paused",
    "--state-shutoff",
    "--state-other",
    "--state-running --state-paused",
    "--all --state-shutoff --autostart",
    "--inactive --autostart --no-autostart",
    "--all --managed-save",
    "--all --title",
]
FORMS = ["--all --name", "--all --uuid", "--all --uuid --name", "--all --table", "--all --id", "--name", "--uuid"]


def populate(side):
    for name, steps in {
        "running": ["define", "start"],
        "paused": ["define", "start --paused"],
        "suspended": ["define", "start", "suspend"],
        "off": ["define"],
        "auto": ["define", "autostart"],
        "brief": ["create"],
    }.items():
        extra = f"<title>The {name} one</title>"
        side.write(f"{name}.xml", guest.bare(name, extra=extra))
        for step in steps:
            verb, *options = step.split()
            what = f"{name}.xml" if verb in ("define", "create") else name
            side.virsh(" ".join([verb, what, *options]))


def list_filters(side):
    populate(side)
    for each in FILTERS:
        side.virsh(f"list {each}".strip(), mask=[r"(?m)^ \d+(?= )"])


def list_forms(side):
    populate(side)
    for each in FORMS:
        side.virsh(f"list {each}", mask=[r"(?m)^ ?\d+(?= |$)"])
    side.virsh("list --all --name", read_only=True)
    side.virsh("list --all --name --table")
    side.virsh("list --all --no-such-flag")


CASES = [list_filters, list_forms]
