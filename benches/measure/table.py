"""What must be reached, and how the figures are shown."""

import dataclasses
import platform
import statistics
import subprocess
import time


@dataclasses.dataclass
class Row:
    """One target: where its figure is, its unit, and what counts as reached.

    `reached` gets the three medians (libvirtd, floor, ours), which may be None.
    """

    title: str
    figure: str
    unit: str
    target: str
    reached: object
    beyond_floor: bool = False
    more_is_better: bool = False


def at_most(limit):
    return lambda theirs, floor, ours: ours <= limit


def of_floor(factor):
    return lambda theirs, floor, ours: ours <= floor * factor


def of_theirs(factor):
    return lambda theirs, floor, ours: None if theirs is None else ours <= theirs * factor


def times_theirs(factor):
    """More is better."""
    return lambda theirs, floor, ours: None if theirs is None else ours >= theirs * factor


def half_of_floor(theirs, floor, ours):
    return ours >= floor / 2


TARGETS = [
    Row("guest create, beyond bare QEMU", "start.create_ms", "ms", "at most +4", at_most(4), True),
    Row("guest destroy", "start.destroy_ms", "ms", "1.2x floor", of_floor(1.2)),
    Row("calls/s, 16 connections, GetLibVersion", "conc16_version.calls_s", "/s", "half of floor",
        half_of_floor, more_is_better=True),
    Row("calls/s, 16 connections, domain info", "conc16_info.calls_s", "/s", "half of floor",
        half_of_floor, more_is_better=True),
    Row("sequential call p50, GetLibVersion", "seq_version.p50", "us", "1.4x floor", of_floor(1.4)),
    Row("sequential call p50, domain info", "seq_info.p50", "us", "1.4x floor", of_floor(1.4)),
    Row("daemon CPU per call, sequential", "seq_version.cpu_us", "us", "a quarter", of_theirs(1 / 4)),
    Row("daemon CPU per call, 16 connections", "conc16_version.cpu_us", "us", "a quarter",
        of_theirs(1 / 4)),
    Row("define, each of 1,000", "define1000.define_ms_each", "ms", "8x quicker", of_theirs(1 / 8)),
    Row("dumpxml of a domain that does not run", "define1000.dumpxml_us_each", "us", "2x quicker",
        of_theirs(1 / 2)),
    Row("exec to first list, 10,000 domains", "restart10000.first_list_ms", "ms", "at most 400",
        at_most(400)),
    Row("resident memory, 10,000 domains", "restart10000.Rss_MiB", "MiB", "at most 70", at_most(70)),
    Row("all-stats over 60 running guests", "running60.allstats_ms", "ms", "at most 40", at_most(40)),
    Row("suspend to event, p50", "event_us.event_p50", "us", "at most 350", at_most(350)),
    Row("hotplug of a virtio disk, beyond bare QMP", "hotplug.attach_ms", "ms", "at most +3", at_most(3),
        True),
    Row("refresh of 10,000 volumes", "pool10000.refresh_ms", "ms", "at most 60", at_most(60)),
    Row("list of 10,000 volumes", "pool10000.list_ms", "ms", "3x quicker", of_theirs(1 / 3)),
    Row("info of a volume", "pool10000.info_us_each", "us", "3x quicker", of_theirs(1 / 3)),
    Row("upload of 1 GiB, over content", "stream.upload_MBs", "MB/s", "2x libvirtd", times_theirs(2),
        more_is_better=True),
    Row("upload of 1 GiB, new volume", "stream.new_upload_MBs", "MB/s", "2x libvirtd", times_theirs(2),
        more_is_better=True),
    Row("download of 1 GiB", "stream.download_MBs", "MB/s", "2x libvirtd", times_theirs(2),
        more_is_better=True),
    Row("memory beyond, upload", "stream.upload_more_MiB", "MiB", "at most 100", at_most(100)),
    Row("memory beyond, download", "stream.download_more_MiB", "MiB", "at most 100", at_most(100)),
    Row("10 MiB in sparse 100 GiB, download", "stream.sparse_s", "s", "at most 5", at_most(5)),
    Row("idle CPU, 1,000 domains, 20 s", "idle20s.cpu_ms", "ms", "at most 5", at_most(5)),
]  # fmt: skip


def medians(bench, row):
    samples = bench.out.get(row.figure, {})
    values = [
        statistics.median(samples[tag]) if samples.get(tag) else None
        for tag in ("libvirtd", "floor", "ostlerd")
    ]
    if row.beyond_floor and values[1] is not None:
        values = [value if value is None else value - values[1] for value in values]
    return values


def show_targets(bench):
    """The table of targets; returns how many were missed."""
    rows = [["", "libvirtd", "floor", "ostlerd", "target", "vs libvirtd", "vs floor", ""]]
    missed = 0
    for row in TARGETS:
        theirs, floor, ours = medians(bench, row)
        if ours is None and theirs is None:
            continue
        verdict = row.reached(theirs, floor, ours) if ours is not None else None
        missed += verdict is False
        cells = [amount(value, row.unit) for value in (theirs, floor, ours)]
        ratios = [quicker(theirs, ours, row.more_is_better), times(floor, ours, row)]
        word = {True: "pass", False: "MISS", None: ""}[verdict]
        rows.append([row.title, *cells, row.target, *ratios, word])
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    print()
    for number, row in enumerate(rows):
        cells = [
            cell.ljust(width) if i in (0, 4, 7) else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths))
        ]
        print("| " + " | ".join(cells) + " |")
        if number == 0:
            ends = ["-" * (width + 1) + ("-" if i in (0, 4, 7) else ":") for i, width in enumerate(widths)]
            print("|" + "|".join(ends) + "|")
    for name in bench.broken:
        print(f"broken off, its rows are missing: {name}")
    return missed


def amount(value, unit):
    if value is None:
        return ""
    return f"{value:,.0f} {unit}" if abs(value) >= 1000 else f"{value:.3g} {unit}"


def quicker(theirs, ours, more_is_better):
    """How many times better than libvirtd."""
    if not theirs or not ours:
        return ""
    ratio = ours / theirs if more_is_better else theirs / ours
    return f"{ratio:.1f}x better" if ratio > 0 else ""


def times(floor, ours, row):
    """How many times worse than the floor."""
    if not floor or not ours or row.beyond_floor:
        return ""
    return f"{floor / ours if row.more_is_better else ours / floor:.2f}x"


def show_figures(bench):
    """Every figure: median and range of each side."""
    for figure, samples in bench.out.items():
        cells = []
        for tag, values in samples.items():
            low, middle, high = min(values), statistics.median(values), max(values)
            cells.append(f"{tag} {middle:.4g} [{low:.4g}..{high:.4g}]")
        print(f"{figure}: " + "  ".join(cells))


def record(bench):
    """All samples, with what is needed to judge them."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True)
    return {
        "taken": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "commit": commit.stdout.strip(),
        "machine": {"kernel": platform.release(), "load": open("/proc/loadavg").read().split()[:3]},
        "quick": bench.quick,
        "broken": bench.broken,
        "targets": [
            {"title": row.title, "figure": row.figure, "target": row.target,
             **dict(zip(("libvirtd", "floor", "ostlerd"), medians(bench, row)))}
            for row in TARGETS
        ],
        "samples": bench.out,
    }  # fmt: skip
