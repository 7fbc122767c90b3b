"""strace at the daemon: what happens to it at this call, for each call in turn."""

import shutil
import subprocess
import threading

import libvirt

#: Calls that change files.
FILES = (
    "openat,write,writev,pwrite64,fsync,fdatasync,rename,renameat,renameat2,"
    "unlink,unlinkat,link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir,ftruncate"
)

#: Beyond this many of one thread's calls nothing has ever ended.
MOST = 400


class UnderTheKnife:
    """For a case whose daemon is killed at the N-th call of one kind."""

    def setUp(self):
        if not shutil.which("strace"):
            self.skipTest("strace is not installed")
        if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode:
            self.skipTest("tracing processes is not allowed here")
        super().setUp()

    def crash_in(self, call, number, action):
        """Runs the action under the knife; True when the daemon was killed."""
        knife = Knife(self.daemon.process.pid, call, number)
        doomed = threading.Thread(target=self.attempt, args=(action,))
        doomed.start()
        doomed.join(60)
        self.assertFalse(doomed.is_alive(), "the action hangs")
        killed = knife.fell(self.daemon.process)
        if not killed:
            try:
                self.reconnect()
            except libvirt.libvirtError:
                # It fell later than the knife was taken away.
                killed = True
        if killed:
            self.daemon.process.wait(30)
            self.daemon.start()
            self.reconnect()
        return killed

    def attempt(self, action):
        try:
            action(self.daemon.open())
        except libvirt.libvirtError:
            pass


class Strace:
    """strace on a running daemon, set to do something to it at its calls."""

    def __init__(self, pid, calls, effect):
        # Not the guests: whoever execs another program is let go.
        command = ["strace", "-f", "-b", "execve", "-o", "/dev/null", "-p", str(pid)]
        self.process = subprocess.Popen(
            [*command, "-e", f"trace={calls}", "-e", f"inject={calls}:{effect}"],
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        line = self.process.stderr.readline().decode()
        if "attached" not in line:
            self.process.wait()
            raise AssertionError(f"strace: {line}")

    def end(self):
        self.process.terminate()
        self.process.wait()
        self.process.stderr.close()


class Knife(Strace):
    """One that kills the daemon at one call."""

    def __init__(self, pid, calls, number):
        super().__init__(pid, calls, f"signal=SIGKILL:when={number}")

    def fell(self, victim):
        """Takes the knife away; True when it fell."""
        fell = False
        try:
            victim.wait(0.3)
            fell = True
        except subprocess.TimeoutExpired:
            pass
        self.end()
        return fell or victim.poll() is not None
