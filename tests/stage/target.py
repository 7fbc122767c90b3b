"""An iSCSI server on loopback: tgt, which needs nothing of the kernel."""

import os
import socket
import subprocess
import time


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Targets:
    """A tgtd of our own, with its control socket in `folder`."""

    def __init__(self, folder, port=None):
        self.folder = folder
        self.port = port or free_port()
        self.environment = {**os.environ, "TGT_IPC_SOCKET": str(folder / "tgtd.socket")}
        command = ["tgtd", "-f", "--iscsi", f"portal=127.0.0.1:{self.port}"]
        with open(folder / "tgtd.log", "wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.environment
            )
        self.targets = 0
        deadline = time.monotonic() + 20
        while not self.accepts():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"tgtd does not come up: {(folder / 'tgtd.log').read_text()}")
            time.sleep(0.02)

    def accepts(self):
        with socket.socket() as stream:
            return stream.connect_ex(("127.0.0.1", self.port)) == 0 and self.tell("show", "target", check=False) == 0

    def tell(self, operation, mode, *arguments, check=True):
        command = ["tgtadm", "--lld", "iscsi", "--op", operation, "--mode", mode, *map(str, arguments)]
        return subprocess.run(command, check=check, env=self.environment, stdout=subprocess.DEVNULL, stderr=None if check else subprocess.DEVNULL).returncode

    def add(self, name, units, account=None, initiator=None):
        """A target with units of these numbers and sizes; their files."""
        self.targets += 1
        number = self.targets
        self.tell("new", "target", "--tid", number, "-T", name)
        files = {}
        for unit, size in units.items():
            files[unit] = self.folder / f"unit-{number}-{unit}"
            with open(files[unit], "wb") as file:
                file.truncate(size)
            self.tell("new", "logicalunit", "--tid", number, "--lun", unit, "-b", files[unit])
        if initiator:
            self.tell("bind", "target", "--tid", number, "-Q", initiator)
        else:
            self.tell("bind", "target", "--tid", number, "-I", "ALL")
        if account:
            user, password = account
            self.tell("new", "account", "--user", user, "--password", password)
            self.tell("bind", "account", "--tid", number, "--user", user)
        return files

    def stop(self):
        # Also when it is stopped: it must not answer anybody once more.
        self.process.kill()
        self.process.wait()
