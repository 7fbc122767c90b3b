"""Guests that run: started, ended, watched, counted."""

import os
import statistics
import time

import libvirt

from .bench import milliseconds
from .guest import Bare, tiny

RUNNING = 60


def start(bench, count=8):
    """Creating and destroying one guest after another."""
    domains = {side.tag: side.open().defineXML(tiny(side.domain("tiny"))) for side in bench.sides}

    def one(side):
        up, down, before = [], [], side.cpu()
        for _ in range(count):
            began = time.monotonic()
            domains[side.tag].create()
            up.append(milliseconds(began))
            began = time.monotonic()
            domains[side.tag].destroy()
            down.append(milliseconds(began))
        return {
            "create_ms": statistics.median(up),
            "destroy_ms": statistics.median(down),
            "cpu_ms_each": (side.cpu() - before) * 1e3 / count,
        }

    def floor():
        up, down = [], []
        for _ in range(count):
            began = time.monotonic()
            guest = Bare(bench.floors)
            up.append(milliseconds(began))
            began = time.monotonic()
            guest.end()
            down.append(milliseconds(began))
        return {"create_ms": statistics.median(up), "destroy_ms": statistics.median(down)}

    for side in bench.sides:
        one(side)  # the first start probes the emulator
    bench.each("start", one, floor, bench.rounds(5, 2))
    for domain in domains.values():
        domain.undefine()


def events(bench, count=300):
    """From a suspend in one client to its event in another."""
    domains = {side.tag: side.open().defineXML(tiny(side.domain("event"))) for side in bench.sides}
    for domain in domains.values():
        domain.create()
    guest = Bare(bench.floors)
    time.sleep(4)  # past the firmware, into its halt

    def floor():
        taken = []
        for i in range(count):
            began = time.monotonic()
            guest.command(*(("cont", "RESUME") if i & 1 else ("stop", "STOP")))
            taken.append(milliseconds(began) * 1e3)
            time.sleep(0.002)
        taken.sort()
        return {"event_p50": taken[count // 2], "event_p99": taken[count * 99 // 100]}

    bench.each(
        "event_us",
        lambda side: bench.floors.wire(side, "event", side.domain("event"), count),
        floor,
        bench.rounds(5, 3),
    )
    guest.end()
    for domain in domains.values():
        domain.destroy()
        domain.undefine()


def running(bench):
    """Bulk statistics over sixty running guests."""
    connections = {side.tag: side.open() for side in bench.sides}
    idle = {side.tag: side.memory()["Rss_MiB"] for side in bench.sides}
    domains = []
    for i in range(RUNNING):
        for side in bench.sides:
            domain = connections[side.tag].defineXML(tiny(side.domain(i)))
            began = time.monotonic()
            domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
            bench.put("running60", side.tag, {"create_ms": milliseconds(began)})
            domains.append((side, domain))
    guest = Bare(bench.floors)
    guest.command("stop")

    def one(side, count=20):
        taken, before = [], side.cpu()
        for _ in range(count):
            began = time.monotonic()
            found = connections[side.tag].getAllDomainStats(0, 0)
            taken.append(milliseconds(began))
        assert len(found) == RUNNING
        memory = side.memory()
        return {
            "allstats_ms": statistics.median(taken),
            "allstats_max_ms": max(taken),
            "cpu_ms_each": (side.cpu() - before) * 1e3 / count,
            "threads": len(os.listdir(f"/proc/{side.pid}/task")),
            "Rss_MiB_per_guest": (memory["Rss_MiB"] - idle[side.tag]) / RUNNING,
            **memory,
        }

    def floor():
        began = time.monotonic()
        for _ in range(RUNNING):
            guest.command("query-status")
        return {"allstats_ms": milliseconds(began)}

    bench.each("running60", one, floor, bench.rounds(5, 1))
    guest.end()
    for side, domain in domains:
        began = time.monotonic()
        domain.destroy()
        bench.put("running60", side.tag, {"destroy_ms": milliseconds(began)})
        domain.undefine()
