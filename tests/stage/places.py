"""Where things are: the repository, what it built, what it downloaded."""

import os
import pathlib
import shutil
import subprocess

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or REPOSITORY / "target")
CACHE = pathlib.Path(os.environ.get("OSTLER_CACHE") or TARGET / "cache")

#: How a daemon is run: {sock} and {state} are filled in. This is the installed
#: libvirtd, which is what is measured.
MEASURED_REFERENCE = f"{REPOSITORY}/benches/peer-libvirtd {{sock}} --state {{state}} --no-cgroups"
#: Where only what it says counts, its guests need no namespaces.
REFERENCE = MEASURED_REFERENCE + " --no-namespaces"

#: The release of libvirt to compare with in what is of the host, whatever release is
#: installed: its CPU map is ours.
RELEASE = "11.3.0"
#: Its packages. All but the daemon's own files are what Debian 12's one package
#: of the daemon holds, so both releases have the same drivers.
RELEASE_PACKAGES = (
    "libvirt0",
    "libvirt-clients",
    "libvirt-common",
    "libvirt-daemon",
    "libvirt-daemon-common",
    "libvirt-daemon-log",
    "libvirt-daemon-driver-qemu",
    "libvirt-daemon-driver-interface",
    "libvirt-daemon-driver-network",
    "libvirt-daemon-driver-nodedev",
    "libvirt-daemon-driver-nwfilter",
    "libvirt-daemon-driver-secret",
    "libvirt-daemon-driver-storage",
    "libvirt-daemon-driver-storage-disk",
    "libvirt-daemon-driver-storage-iscsi",
    "libvirt-daemon-driver-storage-logical",
    "libvirt-daemon-driver-storage-mpath",
    "libvirt-daemon-driver-storage-scsi",
)


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


def reference():
    """The command that runs libvirtd of RELEASE: the installed one, or one that is
    unpacked under the cache and runs with the libraries of the installed one."""
    if installed_release() == RELEASE:
        return REFERENCE
    return f"{REFERENCE} --prefix {unpacked_release()}"


def installed_release():
    """The release of the installed libvirtd; None where there is none."""
    program = shutil.which("libvirtd", path="/usr/sbin:/sbin")
    if not program:
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    return said.split()[-1] if said.split() else None


def unpacked_release():
    """The directory with RELEASE's packages, from the suite that has them for the
    libraries of this machine."""
    suite = "bookworm-backports" if codename() == "bookworm" else "trixie"
    return fetch_packages(suite, f"libvirt-{RELEASE}", *RELEASE_PACKAGES)


def codename():
    """The name of this machine's Debian release; empty where it is another system."""
    try:
        rows = pathlib.Path("/etc/os-release").read_text().splitlines()
    except OSError:
        return ""
    return dict(row.split("=", 1) for row in rows if "=" in row).get("VERSION_CODENAME", "")


def fetch_packages(suite, name, *packages):
    """Unpacks Debian packages under the cache and returns the directory."""
    directory = CACHE / name
    script = REPOSITORY / "scripts" / "fetch-deb"
    subprocess.run([script, suite, directory, *packages], check=True, stdout=subprocess.DEVNULL)
    return directory
