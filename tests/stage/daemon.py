"""A daemon in a directory of its own."""

import contextlib
import os
import pathlib
import re
import select
import signal
import socket
import struct
import subprocess
import sys
import time

import libvirt

libvirt.registerErrorHandler(lambda *_: None, None)
# A script that is told to end still ends what it started.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def behind(connected):
    """The pid that listens at the other end of a socket."""
    size = struct.calcsize("iII")
    return struct.unpack("iII", connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))[0]


class Daemon:
    """One daemon, run by `command` with {sock} and {state} filled in.

    The directory given holds the socket, the state and the daemon's own output.
    Stopping leaves guests running when the daemon does; `clear` ends those too.
    """

    def __init__(self, command, directory, name="daemon"):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.directory.chmod(0o755)
        self.name = name
        self.sock = self.directory / "sock"
        self.state = self.directory / "state"
        self.output = self.directory / "daemon.log"
        self.command = command.format(sock=self.sock, state=self.state)
        self.process = None
        #: Pids of those that have ended: what they had started may hold their socket for a
        #: moment.
        self.killed = set()
        #: Only root's daemon is the system's; any other serves its own user.
        self.place = "system" if os.geteuid() == 0 else "session"

    @property
    def uri(self):
        return f"qemu+unix:///{self.place}?socket={self.sock}"

    @property
    def plain_uri(self):
        """What the client asks for on the wire."""
        return f"qemu:///{self.place}"

    def start(self, seconds=60):
        """Runs the daemon and returns once its socket accepts a connection."""
        if self.process:
            self.killed.add(self.process.pid)
        with open(self.output, "ab") as log:
            self.process = subprocess.Popen(
                "exec " + self.command, shell=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            if self.accepts():
                return self
            time.sleep(0.01)
        said = self.output.read_text(errors="replace")[-2000:]
        self.stop()
        raise RuntimeError(f"{self.name} did not serve {self.sock}: {self.command}\n{said}")

    def accepts(self):
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(self.sock))
            except OSError:
                return False
            return behind(probe) not in self.killed

    def beside(self, *command):
        """The command, run where the daemon's mounts are."""
        process = f"/proc/{self.pid}"
        return ["nsenter", f"--mount={process}/ns/mnt", f"--root={process}/root", "--wd=/", *command]

    @property
    def pid(self):
        """The pid behind the socket, which need not be the one we started."""
        with socket.socket(socket.AF_UNIX) as probe:
            probe.connect(str(self.sock))
            return behind(probe)

    def open(self, read_only=False):
        return (libvirt.openReadOnly if read_only else libvirt.open)(self.uri)

    def stop(self, seconds=60):
        """Asks the daemon to end, and ends it when it does not."""
        if not self.process:
            return None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
        code = self.process.wait()
        self.process = None
        return code

    def kill(self):
        """kill -9, as a crash would."""
        self.killed.add(self.process.pid)
        self.process.kill()
        self.process.wait()
        self.process = None

    def guests(self):
        """pids of the QEMUs that this daemon's state directory names, by guest."""
        found = {}
        for file in self.state.glob("**/qemu/*.pid"):
            with contextlib.suppress(OSError, ValueError):
                pid = int(file.read_text())
                if belongs(pid, self.state):
                    found[file.stem] = pid
        return found

    def clear(self):
        """Stops the daemon and every guest it left, and waits until they have ended."""
        guests = self.guests()
        self.stop()
        for pid in {*guests.values(), *strays(self.state)}:
            with contextlib.suppress(ProcessLookupError):
                end(pid)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.clear()


def end(pid, seconds=60):
    """Kills a process that need not be a child of this one, and waits for its end."""
    process = os.pidfd_open(pid)
    try:
        signal.pidfd_send_signal(process, signal.SIGKILL)
        select.select([process], [], [], seconds)
    finally:
        os.close(process)


def belongs(pid, state):
    """Whether a process is a QEMU that works in this state directory."""
    try:
        command = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return False
    return "qemu-system" in command.partition("\0")[0] and str(state) + "/" in command


def strays(state):
    """QEMUs of this state directory whether or not a pid file names them."""
    every = (int(entry) for entry in os.listdir("/proc") if re.fullmatch(r"\d+", entry))
    return [pid for pid in every if belongs(pid, state)]
