"""Where things are: the repository, what it built, what it downloaded."""

import os
import pathlib
import shutil
import subprocess

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or REPOSITORY / "target")
CACHE = pathlib.Path(os.environ.get("OSTLER_CACHE") or TARGET / "cache")

#: How a daemon is run: {sock} and {state} are filled in.
MEASURED_REFERENCE = f"{REPOSITORY}/benches/peer-libvirtd {{sock}} --state {{state}} --no-cgroups"
#: Where only what it says counts, its guests need no namespaces.
REFERENCE = MEASURED_REFERENCE + " --no-namespaces"


def ours(profile=None):
    """The command that runs the ostlerd built here, OSTLERD when it is set."""
    binary = os.environ.get("OSTLERD")
    if not binary:
        profiles = [profile] if profile else ["release", "debug"]
        built = [TARGET / each / "ostlerd" for each in profiles]
        built = [each for each in built if each.exists()]
        if not built:
            raise SystemExit(f"no ostlerd under {TARGET}: build it with `cargo build`")
        binary = max(built, key=lambda each: each.stat().st_mtime)
    return f"{binary} --socket {{sock}} --state {{state}}"


def reference_missing():
    """Why Debian's libvirtd cannot be run here, or None."""
    if os.geteuid() != 0:
        return "only root can give libvirtd namespaces of its own"
    if not shutil.which("libvirtd", path="/usr/sbin:/sbin"):
        return "libvirtd is not installed"
    probe = subprocess.run(["unshare", "-m", "-n", "-p", "--fork", "true"], capture_output=True)
    if probe.returncode:
        return "namespaces are not allowed here"
    return None


def fetch_packages(suite, name, *packages):
    """Unpacks Debian packages under the cache and returns the directory."""
    directory = CACHE / name
    script = REPOSITORY / "scripts" / "fetch-deb"
    subprocess.run([script, suite, directory, *packages], check=True, stdout=subprocess.DEVNULL)
    return directory
