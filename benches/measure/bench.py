"""The run: sides, rounds, and where figures are gathered."""

import contextlib
import os
import socket
import subprocess
import time

from stage.daemon import Daemon


class Measured(Daemon):
    """A daemon with its costs."""

    @property
    def tag(self):
        return self.name

    def cpu(self):
        """CPU time of the daemon in seconds, to the nanosecond."""
        return time.clock_gettime((~self.pid << 3) | 2)

    @contextlib.contextmanager
    def on_one_processor(self):
        """Keeps the daemon, and what is started meanwhile, on one processor."""
        threads = [int(each) for each in os.listdir(f"/proc/{self.pid}/task")]
        free = os.sched_getaffinity(0)

        def place(processors):
            for thread in [0, *threads]:
                with contextlib.suppress(ProcessLookupError):
                    os.sched_setaffinity(thread, processors)

        try:
            place({min(free)})
            yield
        finally:
            place(free)

    def memory(self):
        words = open(f"/proc/{self.pid}/smaps_rollup").read().split()
        return {key + "_MiB": int(words[words.index(key + ":") + 1]) / 1024 for key in ("Rss", "Pss")}

    def started(self):
        """CLOCK_BOOTTIME of the daemon's exec, in ticks of 10 ms."""
        words = open(f"/proc/{self.pid}/stat").read().rpartition(")")[2].split()
        return int(words[19]) / os.sysconf("SC_CLK_TCK")

    def domain(self, number):
        return f"b-{self.tag}-{number}"


class Null(Measured):
    """The server that answers every call without looking: the floor of calls."""

    def __init__(self, program, directory):
        super().__init__(f"{program} {{sock}} null {directory}/image", directory, "null")


class Floors:
    """Programs in C that do what the machine itself charges for."""

    def __init__(self, sources, scratch):
        self.scratch = scratch
        for name in ("wire", "floor"):
            source, program = sources / f"{name}.c", scratch / name
            subprocess.run(["cc", "-O2", "-o", program, source], check=True)

    def __call__(self, *arguments):
        return figures([self.scratch / "floor", *map(str, arguments)])

    def wire(self, side, *arguments):
        """The bare client of the protocol against a daemon."""
        command = [self.scratch / "wire", side.sock, side.plain_uri, *map(str, arguments)]
        return figures(command)

    def null(self):
        return Null(self.scratch / "wire", self.scratch / "null")

    def listener(self, name):
        path = self.scratch / name
        path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(path))
        listener.listen(1)
        return path, listener


def figures(command):
    """Runs a program that prints key=value pairs."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip() or done.returncode}")
    return {key: float(value) for key, value in (pair.split("=") for pair in done.stdout.split())}


class Bench:
    def __init__(self, sides, floors, quick, rounds=None):
        self.sides, self.floors, self.quick, self.wanted = sides, floors, quick, rounds
        self.scratch = floors.scratch
        self.out = {}
        self.broken = []

    def rounds(self, full, quick):
        return self.wanted or (quick if self.quick else full)

    def put(self, metric, tag, values):
        for key, value in values.items():
            self.out.setdefault(f"{metric}.{key}", {}).setdefault(tag, []).append(value)

    def each(self, metric, measure, floor=None, rounds=5):
        """Calls measure(side) for the sides in turn, floor() once a round."""
        for number in range(rounds):
            for side in self.sides[:: 1 if number % 2 == 0 else -1]:
                self.put(metric, side.tag, measure(side))
            if floor:
                self.put(metric, "floor", floor())


def milliseconds(since):
    return (time.monotonic() - since) * 1e3
