"""Many domains that do not run: defined, listed, loaded at start, idle."""

import os
import re
import shutil
import tempfile
import time
import uuid

from .bench import milliseconds
from .guest import big

DEFINED = 1000
LOADED = 10000


def define(bench):
    def one(side):
        connection = side.open()
        before = side.cpu()
        began = time.monotonic()
        domains = [connection.defineXML(big(side.domain(i), i)) for i in range(DEFINED)]
        figures = {"define_ms_each": milliseconds(began) / DEFINED}
        began = time.monotonic()
        found = connection.listAllDomains(0)
        figures["list_ms"] = milliseconds(began)
        began = time.monotonic()
        xml = [domain.XMLDesc(0) for domain in domains]
        figures["dumpxml_us_each"] = milliseconds(began) * 1e3 / DEFINED
        began = time.monotonic()
        statistics = connection.getAllDomainStats(0, 0)
        figures["allstats_ms"] = milliseconds(began)
        began = time.monotonic()
        for i in range(DEFINED):
            connection.lookupByName(side.domain(i))
        figures["lookup_us_each"] = milliseconds(began) * 1e3 / DEFINED
        began = time.monotonic()
        for domain in domains:
            domain.undefine()
        figures["undefine_ms_each"] = milliseconds(began) / DEFINED
        assert len(found) == DEFINED and len(statistics) == DEFINED
        bench.size = len(xml[0])
        connection.close()
        return {**figures, "cpu_ms_all": (side.cpu() - before) * 1e3}

    def floor():
        directory = tempfile.mkdtemp(dir=bench.scratch)
        figures = {
            "define_ms_each": bench.floors("save", directory, DEFINED, bench.size)["each"] / 1e3
        }
        began = time.monotonic()
        for i in range(DEFINED):
            os.unlink(f"{directory}/{i}.xml")
        figures["undefine_ms_each"] = milliseconds(began) / DEFINED
        shutil.rmtree(directory)
        return figures

    bench.each("define1000", one, floor, bench.rounds(5, 2))


def restart(bench):
    """From exec to the first list of 10,000 domains on disk."""
    sizes = {}
    for side in bench.sides:
        sizes[side.tag] = populate(side)

    def one(side):
        side.start()
        connection = side.open()
        found = len(connection.listAllDomains(0))
        taken = (time.clock_gettime(time.CLOCK_BOOTTIME) - side.started()) * 1e3
        assert found == LOADED, f"{side.tag} found {found} of {LOADED} domains"
        began = time.monotonic()
        connection.listAllDomains(0)
        figures = {"relist_ms": milliseconds(began)}
        figures.update(first_list_ms=taken, cpu_ms=side.cpu() * 1e3, **side.memory())
        connection.close()
        side.stop()
        return figures

    directory = tempfile.mkdtemp(dir=bench.scratch)
    bench.floors("save", directory, LOADED, max(sizes.values()))
    bench.each(
        "restart10000",
        one,
        lambda: {"first_list_ms": bench.floors("load", directory)["ms"]},
        bench.rounds(3, 1),
    )
    shutil.rmtree(directory)
    for side in bench.sides:
        shutil.rmtree(side.state)
        side.start()


def populate(side):
    """Fills a stopped daemon's state with copies of a file that it wrote itself."""
    connection = side.open()
    template = connection.defineXML(big(side.domain("many"), 0))
    identity, name = template.UUIDString(), template.name()
    connection.close()
    side.stop()
    (written,) = side.state.glob(f"etc/libvirt/**/{name}.xml")
    text = written.read_text()
    for i in range(LOADED):
        copy = text.replace(name, f"many-{i}").replace(identity, str(uuid.uuid4()))
        mac = f"52:54:00:{i >> 16 & 255:02x}:{i >> 8 & 255:02x}:{i & 255:02x}"
        copy = re.sub(r"52:54:00(:[0-9a-f]{2}){3}", mac, copy)
        (written.parent / f"many-{i}.xml").write_text(copy)
    written.unlink()
    return len(text)


def idle(bench):
    seconds = 20
    connections = {side.tag: side.open() for side in bench.sides}
    domains = []
    for side in bench.sides:
        connection = connections[side.tag]
        domains += [connection.defineXML(big(side.domain(i), i)) for i in range(DEFINED)]
    time.sleep(3)

    def sample(side):
        switches = 0
        for task in os.listdir(f"/proc/{side.pid}/task"):
            for line in open(f"/proc/{side.pid}/task/{task}/status"):
                if "ctxt" in line:
                    switches += int(line.split()[1])
        return side.cpu(), switches

    # All sides over the same seconds.
    for _ in range(bench.rounds(3, 1)):
        before = {side.tag: sample(side) for side in bench.sides}
        time.sleep(seconds)
        for side in bench.sides:
            cpu, switches = sample(side)
            figures = {
                "cpu_ms": (cpu - before[side.tag][0]) * 1e3,
                "switches": switches - before[side.tag][1],
            }
            bench.put("idle20s", side.tag, {**figures, **side.memory()})
    for domain in domains:
        domain.undefine()
