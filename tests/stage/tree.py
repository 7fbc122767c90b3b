"""What lies in a state directory, to see that a failure left nothing behind."""

import os
import pathlib
import stat

#: What may grow without anything being left behind: logs, caches of what the
#: emulators can do, the per-guest log that is the very place to look.
GROWS = ("var/log/", "var/cache/", "log/", "cache/")

#: Made once by every daemon, some time after it serves: guests marked for it
#: have been started since the host came up.
OF_THE_DAEMON = "/autostarted"


def tree(state, but=()):
    """Paths under the directory with what they are: a size, a link's goal, a kind."""
    state = pathlib.Path(state)
    found = {}
    for folder, names, files in os.walk(state):
        for name in [*names, *files]:
            path = pathlib.Path(folder) / name
            key = str(path.relative_to(state))
            if (key + "/").startswith(GROWS) or key.endswith(OF_THE_DAEMON):
                continue
            if any(part in key for part in but):
                continue
            try:
                about = path.lstat()
            except FileNotFoundError:
                continue
            if stat.S_ISLNK(about.st_mode):
                found[key] = f"-> {os.readlink(path)}"
            elif stat.S_ISREG(about.st_mode):
                found[key] = path.read_bytes()
            else:
                found[key] = oct(stat.S_IFMT(about.st_mode))
    return found


def changes(before, after):
    """What differs between two trees, a line each."""
    lines = [f"left behind: {key}" for key in sorted(after.keys() - before.keys())]
    lines += [f"lost: {key}" for key in sorted(before.keys() - after.keys())]
    lines += [
        f"changed: {key}" for key in sorted(before.keys() & after.keys()) if before[key] != after[key]
    ]
    return lines
