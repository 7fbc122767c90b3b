"""Debian's virsh in the two versions that clients of Debian 12 have."""

import os
import pathlib
import subprocess

from . import places

VERSIONS = ("9.0.0", "11.3.0")


class Virsh:
    """One virsh program and the libraries it runs with."""

    def __init__(self, program, libraries=None):
        self.program = str(program)
        self.environment = dict(os.environ, LC_ALL="C.UTF-8", TERM="dumb", VISUAL="", EDITOR="")
        self.environment.pop("LD_LIBRARY_PATH", None)
        if libraries:
            self.environment["LD_LIBRARY_PATH"] = str(libraries)
        self.version = self.run(["--version"]).stdout.strip()

    def run(self, arguments, **options):
        options = {"timeout": 120, "stdin": subprocess.DEVNULL, **options}
        return subprocess.run(
            [self.program, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            errors="replace",
            **options,
        )

    def spawn(self, arguments, more=None, **options):
        environment = {**self.environment, **(more or {})}
        return subprocess.Popen([self.program, *arguments], env=environment, **options)


def virsh(version):
    """The virsh of a version: the installed one, or unpacked from its package."""
    installed = pathlib.Path("/usr/bin/virsh")
    if installed.exists():
        here = Virsh(installed)
        if here.version == version:
            return here
    suite = "bookworm" if version.startswith("9.") else "bookworm-backports"
    root = places.fetch_packages(suite, f"virsh-{version}", "libvirt-clients", "libvirt0")
    if suite != "bookworm":
        # What it needs beyond the libraries of the installed python3-libvirt.
        places.fetch_packages("bookworm", f"virsh-{version}", "libjson-c5")
    unpacked = Virsh(root / "usr/bin/virsh", root / "usr/lib/x86_64-linux-gnu")
    if unpacked.version != version:
        raise RuntimeError(f"{suite} has virsh {unpacked.version}, not {version}")
    return unpacked
