"""virt-install, virt-clone and virt-xml: a guest with a new disk in a pool, its copy,
and devices that come to both, are changed, and go."""

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


def change(uri, domain, image):
    """virt-xml attaches, changes and detaches a disk and a card: in the definition,
    and at once when the domain runs."""
    mac = "52:54:00:0a:0b:0c"
    update = ["--update"] if domain.isActive() else []

    def virt_xml(*words):
        run("virt-xml", "--connect", uri, domain.name(), *words, *update)

    def has(*texts):
        views = [domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE)]
        views += [domain.XMLDesc()] if update else []
        return [all(text in view for text in texts) for view in views]

    # What is SCSI or USB leaves a running guest without being let go.
    disk = f"path={image},format=raw,target.dev=sdx,target.bus=scsi,serial=PLUG"
    card = f"type=user,model=usb-net,mac={mac},address.type=usb,address.bus=0,address.port=3"
    virt_xml("--add-device", "--disk", disk)
    virt_xml("--add-device", "--network", card)
    assert all(has(str(image), "PLUG", mac)), domain.XMLDesc()
    virt_xml("--edit", f"mac={mac}", "--network", "link.state=down")
    assert all(has("<link state='down'/>")), domain.XMLDesc()
    virt_xml("--remove-device", "--network", f"mac={mac}")
    virt_xml("--remove-device", "--disk", "target=sdx")
    assert not any(has(mac)) and not any(has(str(image))), domain.XMLDesc()
    when = "at once" if update else "in the definition"
    say(f"virt-xml: a disk and a card were attached, changed and detached {when}")


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
        change(uri, one, pathlib.Path(xml).with_suffix(".img"))
        one.destroy()
        run("qemu-io", "-c", "write -P 7 512M 1M", volume.path())
        run("virt-clone", "--connect", uri, "--original", "one", "--name", "two", "--auto-clone")
        copies = [each.path() for each in pool.listAllVolumes() if each.name() != volume.name()]
        run("qemu-img", "compare", volume.path(), *copies)
        two = connection.lookupByName("two")
        assert copies[0] in two.XMLDesc() and two.UUIDString() != one.UUIDString()
        change(uri, two, pathlib.Path(xml).with_suffix(".img"))
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
