"""What a case did on one side: its steps, in order, with what each printed."""

import pathlib
import re
import shlex
import subprocess
import time

import libvirt

from normal import normalise, normalise_error
from stage.terminal import Terminal


class Side:
    """One daemon seen through one virsh, recording what a case makes of it."""

    def __init__(self, daemon, virsh, directory, boot):
        self.daemon, self.virsh_program, self.boot = daemon, virsh, str(boot)
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.directory.chmod(0o777)
        self.steps = []
        self.open_things = []

    # --- steps that are recorded ---------------------------------------------

    def virsh(self, line, read_only=False, names=(), keep=None, mask=(), arrange=None):
        """Runs virsh and records what it printed.

        `names` are words that an error must mention on both sides, `keep` a
        pattern of the only output lines to compare, `mask` more patterns whose
        matches vary from run to run, `arrange` rewrites the output beforehand.
        """
        result = self.quiet(line, read_only)
        text = arrange(result.stdout) if arrange else result.stdout
        text = normalise(self, text, mask)
        if keep:
            text = "".join(row for row in text.splitlines(True) if re.search(keep, row))
        errors = normalise_error(normalise(self, result.stderr, mask), names)
        code = f"[exit {result.returncode}]\n" if result.returncode else ""
        self.record(("virsh -r " if read_only else "virsh ") + line, text + errors + code)
        return result

    def call(self, title, function, read_only=False):
        """Calls through python3-libvirt and records the result or the error's numbers."""
        connection = self.daemon.open(read_only)
        try:
            said = f"{function(connection)!r}\n"
        except libvirt.libvirtError as error:
            code, domain, level = (
                error.get_error_code(),
                error.get_error_domain(),
                error.get_error_level(),
            )
            said = f"error: code {code}, from {domain}, level {level}\n"
        finally:
            connection.close()
        self.record(title, normalise(self, said))

    def note(self, title, text):
        self.record(title, normalise(self, text))

    def record(self, title, text):
        title = normalise(self, title).strip().replace("\n", "\\n")
        self.steps.append((title, text))

    # --- steps that are not ----------------------------------------------------

    def quiet(self, line, read_only=False):
        mode = ["-r"] if read_only else []
        arguments = ["-c", self.daemon.uri, *mode, *shlex.split(line)]
        return self.virsh_program.run(arguments, cwd=self.directory)

    def write(self, name, text):
        (self.directory / name).write_text(text)
        (self.directory / name).chmod(0o644)

    def path(self, name):
        return self.directory / name

    def until(self, what, ready, seconds=180):
        deadline = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {seconds} s in vain for: {what}")
            time.sleep(0.05)

    def until_state(self, name, state, seconds=180):
        self.until(
            f"{name} is {state}",
            lambda: self.quiet(f"domstate {name}").stdout.strip() == state,
            seconds,
        )

    def until_up(self, file, times=1, seconds=180):
        """Waits until the guest whose second serial port is `file` is up."""
        log = self.path(file)
        self.until(
            f"{file} has the guest's line",
            lambda: log.exists() and log.read_bytes().count(b"ostler guest up") >= times,
            seconds,
        )

    def terminal(self, line):
        command = [self.virsh_program.program, "-c", self.daemon.uri, *shlex.split(line)]
        terminal = Terminal(command, self.virsh_program.environment, self.directory)
        self.open_things.append(terminal)
        return terminal

    def background(self, line):
        """A virsh that runs on; its output and the client library's log go to files."""
        number = len(self.open_things)
        output = open(self.path(f"background-{number}"), "w+b")
        log = self.path(f"background-{number}.log")
        process = self.virsh_program.spawn(
            ["-c", self.daemon.uri, *shlex.split(line)],
            more={"LIBVIRT_LOG_FILTERS": "2:rpc", "LIBVIRT_LOG_OUTPUTS": f"2:file:{log}"},
            cwd=self.directory,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        process.line, process.output, process.log = line, output, log
        process.close = lambda: (process.kill(), process.wait(), output.close())
        self.open_things.append(process)
        return process

    def printed(self, process):
        return pathlib.Path(process.output.name).read_text(errors="replace")

    def close(self):
        for thing in self.open_things:
            thing.close()
        self.open_things = []

    def text(self):
        return "".join(f"$ {title}\n{text}\n" for title, text in self.steps)
