"""Debian's virsh in the two versions that clients of Debian 12 and 13 have."""

import os
import pathlib
import subprocess

from . import places

VERSIONS = ("9.0.0", places.RELEASE)
#: Where those versions are that are nowhere installed any more.
SUITES = {"9.0.0": "bookworm"}


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
    if version == places.RELEASE:
        root = places.unpacked_release()
        # What it needs beyond the libraries of the installed python3-libvirt.
        places.fetch_packages("own", root.name, "libjson-c5")
    else:
        suite = SUITES[version]
        root = places.fetch_packages(suite, f"virsh-{version}", "libvirt-clients", "libvirt0")
        places.fetch_packages(suite, f"virsh-{version}", "libyajl2")
    unpacked = Virsh(root / "usr/bin/virsh", root / "usr/lib/x86_64-linux-gnu")
    if unpacked.version != version:
        raise RuntimeError(f"unpacked in {root} is virsh {unpacked.version}, not {version}")
    return unpacked
