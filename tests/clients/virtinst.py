"""virt-install and virt-clone: a guest with a new disk in a pool, and its copy."""

import pathlib
import re
import subprocess
import sys
import tempfile

import libvirt

POOL = "<pool type='dir'><name>default</name><target><path>{}</path></target></pool>"


def say(text):
    print(f"    {text}", flush=True)


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise AssertionError(f"{command[0]}: {done.stdout}{done.stderr}")
    return done.stdout


def image(path):
    """What qemu-img, which is not ours, says of an image."""
    said = run("qemu-img", "info", "-U", path)
    return re.search(r"file format: (\w+)", said)[1], int(re.search(r"\((\d+) bytes\)", said)[1])


def main(uri, _socket, xml):
    text = pathlib.Path(xml).read_text()
    kernel, initrd = (re.search(f"<{tag}>(.*)</{tag}>", text)[1] for tag in ("kernel", "initrd"))
    with tempfile.TemporaryDirectory(prefix="ostler-virtinst.") as folder:
        pathlib.Path(folder).chmod(0o755)
        connection = libvirt.open(uri)
        pool = connection.storagePoolDefineXML(POOL.format(folder))
        pool.create()
        run(
            "virt-install", "--connect", uri, "--name", "one", "--memory", "128", "--disk", "size=1",
            "--network", "none", "--graphics", "none", "--virt-type", "qemu", "--osinfo", "generic",
            "--boot", f"kernel={kernel},initrd={initrd},kernel_args=console=ttyS0", "--import",
            "--noautoconsole",
        )  # fmt: skip
        one = connection.lookupByName("one")
        assert one.isActive() and one.isPersistent()
        (volume,) = pool.listAllVolumes()
        assert image(volume.path()) == ("qcow2", 1 << 30), image(volume.path())
        assert volume.path() in one.XMLDesc()
        say("virt-install: a guest runs from a new volume")
        one.destroy()
        run("qemu-io", "-c", "write -P 7 512M 1M", volume.path())
        run("virt-clone", "--connect", uri, "--original", "one", "--name", "two", "--auto-clone")
        copies = [each.path() for each in pool.listAllVolumes() if each.name() != volume.name()]
        run("qemu-img", "compare", volume.path(), *copies)
        two = connection.lookupByName("two")
        assert copies[0] in two.XMLDesc() and two.UUIDString() != one.UUIDString()
        two.create()
        two.destroy()
        say("virt-clone: its copy has the same bytes, and runs")
        for domain in (one, two):
            domain.undefine()
        for each in pool.listAllVolumes():
            each.delete()
        pool.destroy()
        pool.undefine()
        connection.close()


main(*sys.argv[1:])
