"""python3-libvirt: both styles of event registration, streams, bulk statistics."""

import sys
import threading
import time

import libvirt

UP = b"ostler guest up"

DISK = (
    "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{}'/>"
    "<target dev='vdb' bus='virtio'/><alias name='ua-disk'/></disk>"
)
CARD = (
    "<interface type='user'><mac address='52:54:00:0a:0b:0c'/><model type='virtio'/>{}"
    "<alias name='ua-card'/></interface>"
)


class Watch:
    """What has been heard, and waiting for more."""

    def __init__(self):
        self.heard = []
        self.changed = threading.Condition()

    def add(self, *what):
        with self.changed:
            self.heard.append(what)
            self.changed.notify_all()

    def wait(self, what, seconds=60):
        with self.changed:
            if not self.changed.wait_for(lambda: what in self.heard, seconds):
                raise AssertionError(f"{what} was not heard in {seconds} s, but {self.heard}")


def say(text):
    print(f"    {text}", flush=True)


def expect(what, seen, wanted):
    assert seen == wanted, f"{what}: {seen!r} instead of {wanted!r}"


def run_events():
    while True:
        libvirt.virEventRunDefaultImpl()


def read_console(domain, watch):
    """A stream that is not blocking, driven by the event loop, to the "up" line."""
    stream = domain.connect().newStream(libvirt.VIR_STREAM_NONBLOCK)
    domain.openConsole(None, stream, libvirt.VIR_DOMAIN_CONSOLE_FORCE)
    seen = bytearray()

    def readable(stream, events, _):
        data = stream.recv(4096)
        if data == -2:
            return
        if not data:
            stream.eventRemoveCallback()
            return
        seen.extend(data)
        if UP in seen:
            watch.add("console", "up")
        if b"sum-42" in seen:
            watch.add("console", "answered")

    stream.eventAddCallback(libvirt.VIR_STREAM_EVENT_READABLE, readable, None)
    return stream


def plug(domain, watch, image):
    """A disk and a card come, are changed, and go, in the guest and in the definition."""
    both = libvirt.VIR_DOMAIN_AFFECT_LIVE | libvirt.VIR_DOMAIN_AFFECT_CONFIG
    numbers = [
        domain.connect().domainEventRegisterAny(
            domain, number, lambda _, __, alias, what: watch.add(what, alias), what
        )
        for number, what in (
            (libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED, "added"),
            (libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, "removed"),
        )
    ]

    def has(text):
        return [text in domain.XMLDesc(), text in domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE)]

    disk = DISK.format(image)
    domain.attachDeviceFlags(disk, both)
    domain.attachDeviceFlags(CARD.format(""), both)
    watch.wait(("added", "ua-disk"))
    watch.wait(("added", "ua-card"))
    expect("disk", has(image), [True, True])
    expect("size of the disk", domain.blockInfo("vdb")[0], 1 << 20)
    domain.updateDeviceFlags(CARD.format("<link state='down'/>"), both)
    expect("link", has("<link state='down'/>"), [True, True])
    domain.detachDeviceFlags(disk, both)
    watch.wait(("removed", "ua-disk"))
    domain.detachDeviceAlias("ua-card", both)
    watch.wait(("removed", "ua-card"))
    expect("disk", has(image), [False, False])
    expect("card", has("ua-card"), [False, False])
    for number in numbers:
        domain.connect().domainEventDeregisterAny(number)
    say("a disk and a card were attached, changed and detached")


def main(uri, xml):
    libvirt.virEventRegisterDefaultImpl()
    threading.Thread(target=run_events, daemon=True).start()
    connection = libvirt.open(uri)
    connection.setKeepAlive(5, 3)
    watch, old = Watch(), Watch()
    number = connection.domainEventRegisterAny(
        None,
        libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE,
        lambda _, domain, event, detail, __: watch.add(domain.name(), event),
        None,
    )
    connection.domainEventRegister(lambda _, domain, event, detail, __: old.add(domain.name(), event), None)

    domain = connection.defineXML(open(xml).read())
    name = domain.name()
    watch.wait((name, libvirt.VIR_DOMAIN_EVENT_DEFINED))
    expect("names", [each.name() for each in connection.listAllDomains()], [name])
    expect("old list", connection.listDefinedDomains(), [name])
    expect("active", domain.isActive(), 0)
    say("defined and listed")

    domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
    stream = read_console(domain, watch)
    domain.resume()
    watch.wait((name, libvirt.VIR_DOMAIN_EVENT_STARTED))
    watch.wait((name, libvirt.VIR_DOMAIN_EVENT_RESUMED))
    old.wait((name, libvirt.VIR_DOMAIN_EVENT_STARTED))
    expect("ids", connection.listDomainsID(), [domain.ID()])
    watch.wait(("console", "up"))
    say("started; its console says that it is up")
    deadline = time.monotonic() + 30
    while ("console", "answered") not in watch.heard:
        assert time.monotonic() < deadline, "the shell on the console did not answer"
        stream.send(b"echo sum-$((20+22))\n")
        time.sleep(0.5)
    say("a command on the console was answered")
    stream.eventRemoveCallback()
    stream.abort()

    state, _ = domain.state()
    expect("state", state, libvirt.VIR_DOMAIN_RUNNING)
    ((_, statistics),) = connection.getAllDomainStats(libvirt.VIR_DOMAIN_STATS_STATE)
    expect("statistics", statistics["state.state"], libvirt.VIR_DOMAIN_RUNNING)
    domain.suspend()
    watch.wait((name, libvirt.VIR_DOMAIN_EVENT_SUSPENDED))
    domain.resume()
    say("watched: state, statistics, suspend and resume")
    plug(domain, watch, xml.removesuffix("xml") + "img")

    domain.shutdownFlags(libvirt.VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN)
    watch.wait((name, libvirt.VIR_DOMAIN_EVENT_STOPPED))
    old.wait((name, libvirt.VIR_DOMAIN_EVENT_STOPPED))
    expect("state", domain.state()[0], libvirt.VIR_DOMAIN_SHUTOFF)
    connection.domainEventDeregisterAny(number)
    domain.undefine()
    old.wait((name, libvirt.VIR_DOMAIN_EVENT_UNDEFINED))
    assert (name, libvirt.VIR_DOMAIN_EVENT_UNDEFINED) not in watch.heard, "heard after leaving"
    expect("names", connection.listAllDomains(), [])
    try:
        connection.lookupByName(name)
        raise AssertionError("an undefined domain was found")
    except libvirt.libvirtError as error:
        expect("error", error.get_error_code(), libvirt.VIR_ERR_NO_DOMAIN)
    connection.close()
    say("stopped, undefined, gone")


if __name__ == "__main__":
    libvirt.registerErrorHandler(lambda *_: None, None)
    main(sys.argv[1], sys.argv[3])
