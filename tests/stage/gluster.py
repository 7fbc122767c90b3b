"""A Gluster server in a network of its own: glusterd takes no loopback address for
its bricks, and always the same port. It comes up in about two seconds."""

import contextlib
import os
import pathlib
import signal
import subprocess
import time

#: Reserved for documentation: nothing outside has it.
ADDRESS = "192.0.2.1"

CONFIGURATION = """volume management
    type mgmt/glusterd
    option working-directory {folder}/lib
    option run-directory {folder}/run
    option transport-type socket
    option transport.socket.listen-port 24007
    option max-port 60999
    option ping-timeout 0
    option event-threads 1
end-volume
"""

#: What it has of the system's folders is its own.
SERVE = """set -e
mount --bind {folder}/lib /var/lib/glusterd
mount --bind {folder}/log /var/log/glusterfs
mount -t tmpfs none /run
mkdir /run/gluster
exec glusterd --no-daemon --volfile={folder}/glusterd.vol --log-file={folder}/log/glusterd.log
"""


def missing():
    """Why there can be no server here, or None."""
    if os.geteuid() != 0:
        return "only root can mount"
    if not pathlib.Path("/dev/fuse").exists():
        return "there is no FUSE here"
    if not pathlib.Path("/usr/sbin/glusterd").exists():
        return "glusterd is not installed"
    return None


class Gluster:
    """A server of volumes, each of one brick. `inside` has a command run where it can
    be reached."""

    def __init__(self, folder):
        self.folder = folder / "gluster"
        for name in ("lib", "log", "run", "bricks"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "glusterd.vol").write_text(CONFIGURATION.format(folder=self.folder))
        self.servers, self.volumes = None, 0
        network = f"ip link set lo up && ip address add {ADDRESS}/32 dev lo && echo up && exec sleep infinity"
        self.network = subprocess.Popen(
            ["unshare", "--net", "--mount", "--propagation", "private", "sh", "-c", network],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        try:
            if self.network.stdout.readline() != b"up\n":
                raise RuntimeError("no network of its own")
            self.start()
        except BaseException:
            self.stop()
            raise

    def inside(self, *command):
        where = f"--target={self.network.pid}"
        return ["nsenter", where, "--net", "--mount", "--root", "--wd=/", *map(str, command)]

    def start(self):
        # Their numbers are their own too: ended with the first of them are all.
        alone = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private"]
        with open(self.folder / "log" / "out", "ab") as log:
            self.servers = subprocess.Popen(
                self.inside(*alone, "sh", "-c", SERVE.format(folder=self.folder)),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        # The first answer of a busy host may take long; a server that ends is seen at once.
        deadline = time.monotonic() + 240
        while True:
            with contextlib.suppress(
                RuntimeError, ValueError, FileNotFoundError, subprocess.TimeoutExpired
            ):
                return self.tell("volume", "list")
            if self.servers.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"glusterd does not come up: {(self.folder / 'log' / 'out').read_text()}")
            time.sleep(0.1)

    @property
    def first(self):
        """The pid of glusterd."""
        pid = self.servers.pid
        return int(pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text())

    def tell(self, *words):
        where = ["nsenter", f"--target={self.first}", "--net", "--mount", "--pid", "--root", "--wd=/"]
        command = [*where, "gluster", "--mode=script"]
        done = subprocess.run([*command, *map(str, words)], capture_output=True, timeout=60)
        if done.returncode:
            raise RuntimeError(f"{words}: {(done.stdout + done.stderr).decode(errors='replace')}")
        return done.stdout.decode()

    def add(self, **options):
        """A new volume; its name, and the folder of its brick."""
        self.volumes += 1
        name = f"volume-{self.volumes}"
        brick = self.folder / "bricks" / name
        self.tell("volume", "create", name, f"{ADDRESS}:{brick}", "force")
        for option, value in options.items():
            self.tell("volume", "set", name, option.replace("__", ".").replace("_", "-"), value)
        self.tell("volume", "start", name)
        return name, brick

    def pids(self):
        """Of glusterd and all that it has started."""
        space = os.readlink(f"/proc/{self.first}/ns/pid")
        found = []
        for entry in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if os.readlink(entry / "ns" / "pid") == space:
                    found.append(int(entry.name))
        return found

    def pause(self):
        """The server answers nobody any more."""
        self.signal(signal.SIGSTOP)

    def resume(self):
        self.signal(signal.SIGCONT)

    def signal(self, number):
        for pid in self.pids():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)

    def kill(self):
        """The servers are gone; the network stays."""
        if self.servers:
            self.servers.kill()
            self.servers.wait()
            self.servers = None

    def stop(self):
        self.kill()
        self.network.kill()
        self.network.wait()
        self.network.stdout.close()
