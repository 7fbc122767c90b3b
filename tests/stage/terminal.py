"""A program on a terminal of its own, driven as a person would."""

import os
import pty
import select
import signal
import subprocess
import time


class Terminal:
    """Runs a command on a pseudo terminal; `expect` waits, `send` types."""

    def __init__(self, command, environment=None, directory=None):
        outside, inside = pty.openpty()
        self.descriptor = outside
        self.seen = b""
        self.process = subprocess.Popen(
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=environment,
            cwd=directory,
            start_new_session=True,
        )
        os.close(inside)

    def expect(self, text, seconds=180):
        """Waits until the text was printed; returns all that came up to it."""
        wanted = text.encode()
        deadline = time.monotonic() + seconds
        while wanted not in self.seen:
            if not self.read(deadline - time.monotonic()):
                said = self.seen.decode(errors="replace")
                raise AssertionError(f"{text!r} did not appear on the terminal; it shows:\n{said}")
        before, _, self.seen = self.seen.partition(wanted)
        return (before + wanted).decode(errors="replace")

    def read(self, seconds):
        """Reads what is there; False at the end or when the time is up."""
        if seconds <= 0:
            return False
        if self.descriptor < 0:
            return False
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        try:
            data = os.read(self.descriptor, 65536) if ready else b""
        except OSError:
            data = b""
        self.seen += data
        return bool(data)

    def send(self, text):
        os.write(self.descriptor, text.encode())

    def finish(self, seconds=20):
        """Waits for the program's end; returns the rest of its output and its code."""
        deadline = time.monotonic() + seconds
        while self.read(deadline - time.monotonic()):
            pass
        try:
            code = self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.close()
            raise AssertionError("the program on the terminal did not end") from None
        os.close(self.descriptor)
        self.descriptor = -1
        return self.seen.decode(errors="replace"), code

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1
